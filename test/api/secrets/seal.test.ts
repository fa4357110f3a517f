import { expect, test } from 'vitest';
import { generateMasterKey, parseMasterKeys } from '../../../api/secrets/master-keys.ts';
import { masterKeyIdOf, open, rewrap, SealError, seal } from '../../../api/secrets/seal.ts';

const [oldEntry, newEntry] = [generateMasterKey(), generateMasterKey()];
const oldKeys = parseMasterKeys(oldEntry);
const bothKeys = parseMasterKeys(`${newEntry},${oldEntry}`);
const newKeys = parseMasterKeys(newEntry);
const owner = 'env_1/ak_1';
const secret = 'rsk_ä-secret';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

function faultOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof SealError) return error.code;
    throw error;
  }
  return 'opened';
}

test.each([secret, '', 'x'.repeat(100_000)])('what was sealed can be opened', (plaintext) => {
  expect(text(open(oldKeys, seal(oldKeys, plaintext, owner), owner))).toBe(plaintext);
});

test('bytes come back as they were', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect(new Uint8Array(open(oldKeys, seal(oldKeys, bytes, owner), owner))).toEqual(bytes);
});

test('sealing twice gives nothing in common but the header, and never shows the secret', () => {
  const [one, other] = [seal(oldKeys, secret, owner), seal(oldKeys, secret, owner)];
  const header = 2 + oldKeys.current.id.length;
  expect(one.subarray(0, header)).toEqual(other.subarray(0, header));
  for (let start = header; start + 8 <= one.length; start += 1)
    expect(one.subarray(start, start + 8)).not.toEqual(other.subarray(start, start + 8));
  expect(Buffer.from(one).includes(secret)).toBe(false);
});

test('other associated data opens nothing', () => {
  const sealed = seal(oldKeys, secret, owner);
  for (const other of ['env_2/ak_1', 'env_1/ak_2', '', `${owner}\n`])
    expect(faultOf(() => open(oldKeys, sealed, other))).toBe('not_authentic');
});

test('a change of any bit of any region is found', () => {
  const sealed = seal(oldKeys, secret, owner);
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Uint8Array.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ (1 << (index % 8));
    expect(faultOf(() => open(oldKeys, changed, owner))).not.toBe('opened');
    expect(faultOf(() => open(bothKeys, changed, owner))).not.toBe('opened');
  }
});

test('cut off or longer than made is found', () => {
  const sealed = seal(oldKeys, secret, owner);
  for (let length = 0; length < sealed.length; length += 1)
    expect(faultOf(() => open(oldKeys, sealed.subarray(0, length), owner))).not.toBe('opened');
  expect(faultOf(() => open(oldKeys, Buffer.concat([sealed, Buffer.alloc(1)]), owner))).toBe('not_authentic');
});

test('the data key of one secret does not fit the text of another', () => {
  const [one, other] = [seal(oldKeys, secret, owner), seal(oldKeys, secret, owner)];
  const outer = 2 + oldKeys.current.id.length + 12 + 32 + 16;
  const mixed = Buffer.concat([one.subarray(0, outer), other.subarray(outer)]);
  expect(faultOf(() => open(oldKeys, mixed, owner))).toBe('not_authentic');
});

test('after a rotation the old secrets open and the new ones are under the new key', () => {
  const before = seal(oldKeys, secret, owner);
  const after = seal(bothKeys, secret, owner);
  expect(text(open(bothKeys, before, owner))).toBe(secret);
  expect(masterKeyIdOf(after)).toBe(newKeys.current.id);
  expect(faultOf(() => open(newKeys, before, owner))).toBe('unknown_master_key');
});

test('rewrapping moves a secret to the current master key without touching its text', () => {
  const before = seal(oldKeys, secret, owner);
  const after = rewrap(bothKeys, before, owner);
  expect(masterKeyIdOf(after)).toBe(newKeys.current.id);
  expect(text(open(newKeys, after, owner))).toBe(secret);
  const innerLength = 12 + Buffer.byteLength(secret) + 16;
  expect(Buffer.from(after.subarray(-innerLength))).toEqual(Buffer.from(before.subarray(-innerLength)));
  expect(rewrap(bothKeys, after, owner)).toEqual(after);
  expect(faultOf(() => rewrap(bothKeys, before, 'env_2/ak_1'))).toBe('not_authentic');
});

test('the same id with another key is found', () => {
  const impostor = parseMasterKeys(`${oldKeys.current.id}:${Buffer.alloc(32, 1).toString('base64')}`);
  expect(faultOf(() => open(impostor, seal(oldKeys, secret, owner), owner))).toBe('not_authentic');
});
