import { expect, test } from 'vitest';
import { ruleTexts } from '../../../review/render/rule-texts.ts';
import { shorten, visible } from '../../../review/render/text.ts';
import { ruleIds } from '../../../review/report.ts';
import { hostileNames } from '../../support/hostile-names.ts';

test.each([
  ['Jane Doe', 'Jane Doe'],
  ['Zoë Müller, 山田　太郎', 'Zoë Müller, 山田　太郎'],
  ['שלום', 'שלום'],
  ['two\nlines', 'two\\nlines'],
  ['\u001b[31mred\u0007\u007f', '\\u001b[31mred\\u0007\\u007f'],
  ['evil\u202egnp', 'evil\\u202egnp'],
  ['zero\u200bwidth', 'zero\\u200bwidth'],
  ['filler\u3164', 'filler\\u3164'],
  ['no\u00a0break', 'no\\u00a0break'],
  ['tag\u{e0041}', 'tag\\udb40\\udc41'],
  [' lead, two  and trail ', '␣lead, two ␣and trail␣'],
  ['\u0301alone', '\\u0301alone'],
  ['', ''],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('a text that is visible stays as it is', () => {
  for (const text of hostileNames) expect(visible(visible(text))).toBe(visible(text));
});

test('a long text ends in an ellipsis, and no character of it is cut in two', () => {
  expect(shorten('abcdef', 4)).toBe('abc…');
  expect(shorten('abcd', 4)).toBe('abcd');
  expect(shorten('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧…');
});

test('every rule has its texts', () => {
  for (const id of ruleIds) {
    expect(ruleTexts[id].title).not.toMatch(/\.$/);
    expect(ruleTexts[id].description).toMatch(/^[A-Z].*\.$/);
  }
});
