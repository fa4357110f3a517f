import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import {
  deriveKey,
  generateMasterKey,
  MasterKeyError,
  parseMasterKeys,
} from '../../../api/secrets/master-keys.ts';

const key = Buffer.alloc(32, 7).toString('base64');

test('the first key is the current one and all are found by id', () => {
  const keys = parseMasterKeys(`new:${key}, old:${Buffer.alloc(32, 8).toString('base64')}`);
  expect(keys.current.id).toBe('new');
  expect([...keys.byId.keys()]).toEqual(['new', 'old']);
  expect(keys.current.key.export()).toEqual(Buffer.alloc(32, 7));
});

test('generated keys can be parsed and are not twice the same', () => {
  const [one, other] = [generateMasterKey(), generateMasterKey()];
  expect(one).not.toBe(other);
  expect(parseMasterKeys(`${one},${other}`).byId.size).toBe(2);
});

test.each([
  ['', /is empty/],
  [key, /entry 1 has no ":"/],
  [`a:${key},`, /entry 2 has no ":"/],
  [`a b:${key}`, /the id of entry 1/],
  [`:${key}`, /the id of entry 1/],
  [`${'a'.repeat(33)}:${key}`, /the id of entry 1/],
  [`a:${key.slice(0, -1)}`, /the key "a" is not base64/],
  [`a:${key}!`, /the key "a" is not base64/],
  [`a:${Buffer.alloc(16).toString('base64')}`, /the key "a" has 16 bytes instead of 32/],
  ['a:', /the key "a" has 0 bytes/],
  [`a:${key},a:${key}`, /two keys have the same id/],
])('%j is refused', (text, message) => {
  expect(() => parseMasterKeys(text)).toThrow(MasterKeyError);
  expect(() => parseMasterKeys(text)).toThrow(message);
});

test('neither errors nor printed keys show key material', () => {
  expect(() => parseMasterKeys(`a:${key}!`)).toThrow(expect.not.stringContaining(key));
  const keys = parseMasterKeys(`a:${key}`);
  expect(JSON.stringify(keys) + inspect(keys, { depth: 9 })).not.toMatch(/BwcH|07 07|7, 7/);
});

test('each purpose has a key of its own', () => {
  const { current } = parseMasterKeys(`a:${key}`);
  expect(deriveKey(current, 'wrap data keys')).not.toEqual(deriveKey(current, 'sign tokens'));
  expect(deriveKey(current, 'wrap data keys')).not.toEqual(Buffer.alloc(32, 7));
});
