import { expect, test } from 'vitest';
import { changeReference, parseChangeReference } from '../../client/change-reference.ts';

const hash = `sha256:${'0123456789abcdef'.repeat(4)}`;
const url = 'https://git.example.com/acme/access/pull/7';

test('the reference of a reviewed change has its hash and, where there is one, its pull request', () => {
  expect(changeReference({ hash, url })).toBe(`review:${hash} ${url}`);
  expect(changeReference({ hash, url: null })).toBe(`review:${hash}`);
  expect(changeReference({ hash })).toBe(`review:${hash}`);
});

test('what was made is read again', () => {
  for (const reference of [
    { hash, url },
    { hash, url: null },
  ])
    expect(parseChangeReference(changeReference(reference))).toEqual(reference);
});

test('a URL that does not fit is left out', () => {
  const bare = `review:${hash}`;
  const room = 500 - bare.length - 1;
  const longest = `https://git.example.com/${'x'.repeat(room - 24)}`;
  expect(changeReference({ hash, url: longest })).toHaveLength(500);
  for (const unfit of [
    `${longest}x`,
    '',
    'https://git.example.com/größe',
    'https://x/ y',
    'https://x/\n',
    '\u001b',
  ])
    expect(changeReference({ hash, url: unfit }), unfit).toBe(bare);
});

test('nothing else is a hash', () => {
  for (const other of [
    '',
    'sha256:',
    hash.slice(7),
    hash.toUpperCase(),
    `${hash}0`,
    hash.slice(0, -1),
    `${hash}\n`,
  ])
    expect(() => changeReference({ hash: other, url }), other).toThrow('is no hash of a review');
});

test('nothing else is the reference of a review', () => {
  const bare = `review:${hash}`;
  const others = [
    '',
    'pull/7',
    hash,
    ` ${bare}`,
    `${bare} `,
    `${bare}  ${url}`,
    `${bare} ${url} x`,
    `${bare}0`,
  ];
  for (const other of [
    ...others,
    `${bare}\n${url}`,
    `${bare} ü`,
    `${bare} ${'x'.repeat(500)}`,
    bare.toUpperCase(),
  ])
    expect(parseChangeReference(other), other).toBeUndefined();
});
