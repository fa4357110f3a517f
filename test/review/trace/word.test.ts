import { expect, test } from 'vitest';
import { readReport, readWord } from '../../../review/trace/word.ts';

const digits = '0123456789abcdef'.repeat(4);
const id = (prefix: string) => `${prefix}_01h2xcejqtf2nbrexx3vqjhp41`;

test.each([
  [`sha256:${digits}`, { kind: 'review', hash: `sha256:${digits}` }],
  [`review:sha256:${digits}`, { kind: 'review', hash: `sha256:${digits}` }],
  ['01234567', { kind: 'review', hash: 'sha256:01234567' }],
  ['sha256:ABCDEF012', { kind: 'review', hash: 'sha256:abcdef012' }],
  ['https://git.example.com/pull/7', { kind: 'url', url: 'https://git.example.com/pull/7' }],
  ['https://git.example.com/pull/7/#note_9', { kind: 'url', url: 'https://git.example.com/pull/7' }],
  ['https://git.example.com/?pull=7', { kind: 'url', url: 'https://git.example.com/?pull=7' }],
  [id('ra'), { kind: 'object', id: id('ra') }],
  [id('mem'), { kind: 'object', id: id('mem') }],
  ['0123456', undefined],
  [`${digits}0`, undefined],
  ['report.json', undefined],
  ['./01234567', undefined],
  ['ra_1', undefined],
  ['', undefined],
])('%s is taken for what it looks like', (word, sought) => {
  expect(readWord(word)).toEqual(sought);
});

test('a report is traced by its hash, whatever else is in it', () => {
  const text = JSON.stringify({ schema_version: 1, kind: 'change', hash: `sha256:${digits}` });
  expect(readReport(text)).toEqual({ kind: 'review', hash: `sha256:${digits}` });
});

test('what has no such hash is no report', () => {
  for (const text of ['', '{', '[]', 'null', '{}', '{"hash":7}', '{"hash":"md5:1"}', '{"hash":"sha256:1"}'])
    expect(readReport(text), text).toBeUndefined();
});
