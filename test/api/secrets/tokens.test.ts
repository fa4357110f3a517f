import { expect, test } from 'vitest';
import { generateMasterKey, parseMasterKeys } from '../../../api/secrets/master-keys.ts';
import { signToken, verifyToken } from '../../../api/secrets/tokens.ts';

const [oldEntry, newEntry] = [generateMasterKey(), generateMasterKey()];
const keys = parseMasterKeys(oldEntry);
const payload = { after: 'mem_1', name: 'ä', size: 10, empty: null };
const context = 'env_1/members';

test('a token gives its payload back', () => {
  const token = signToken(keys, payload, context);
  expect(token).toMatch(/^[A-Za-z0-9_.-]+$/);
  expect(verifyToken(keys, token, context)).toEqual({ payload });
});

test('a token of another context is refused', () => {
  const token = signToken(keys, payload, context);
  expect(verifyToken(keys, token, 'env_2/members')).toBeUndefined();
  expect(verifyToken(keys, token, '')).toBeUndefined();
});

test('a change of any character is refused', () => {
  const token = signToken(keys, payload, context);
  for (let index = 0; index < token.length; index += 1) {
    const changed = token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1);
    expect(verifyToken(keys, changed, context)).toBeUndefined();
  }
});

test.each([
  '',
  '.',
  '..',
  'a.b.c',
  'ä',
  `${signToken(keys, payload, context)}.`,
  ` ${signToken(keys, payload, context)}`,
])('%j is refused', (token) => {
  expect(verifyToken(keys, token, context)).toBeUndefined();
});

test('tokens outlive a rotation for as long as their key is given', () => {
  const token = signToken(keys, payload, context);
  expect(verifyToken(parseMasterKeys(`${newEntry},${oldEntry}`), token, context)).toEqual({ payload });
  expect(verifyToken(parseMasterKeys(newEntry), token, context)).toBeUndefined();
});
