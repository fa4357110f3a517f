import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/rules.md'), 'utf8');

interface Row {
  readonly id: string;
  readonly rule: string;
  readonly tests: string;
}

/** The rows of the page's tables: `| id | rule | tests |`. */
const rows: Row[] = page
  .split('\n')
  .filter((line) => /^\| [A-Z]+\d+ \|/.test(line))
  .map((line) => {
    const [id = '', rule = '', tests = ''] = line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''));
    return { id, rule, tests };
  });

const referencePattern = /`(test\/[\w/.-]+\.test\.ts)` › (.+?)(?=<br>|$)/g;

/** What stands first in `test(…)`, `describe(…)`, `it(…)`, and in the second parentheses of `test.each(…)(…)`. */
const titlePattern = /(?:\b(?:describe|it|test)|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1,/g;

function titlesOf(file: string): string[] {
  expect(existsSync(join(root, file)), file).toBe(true);
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(titlePattern)].map(([, , title = '']) => title.replaceAll(/\\(.)/g, '$1'));
}

test('every rule of the five documents and every security case has a row', () => {
  const numbers = (letter: string) =>
    rows.filter(({ id }) => id.startsWith(letter)).map(({ id }) => Number(id.slice(1)));
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
  const letters = ['A', 'C', 'P', 'M', 'S'];
  expect(rows.filter(({ id }) => !letters.includes(id.charAt(0)))).toEqual([]);
  for (const letter of letters) expect(numbers(letter), letter).toEqual(upTo(numbers(letter).length));
  for (const letter of ['A', 'C', 'P', 'M']) expect(numbers(letter).length, letter).toBeGreaterThan(5);
  expect(numbers('S')).toHaveLength(25);
});

test.each(rows)('$id names tests that exist: $rule', ({ rule, tests }) => {
  const doesNotApply = /^Does not apply: .{10}/.test(tests);
  for (const [id] of (doesNotApply ? rule + tests : rule).matchAll(/\b[ACPMS]\d+\b/g))
    expect(rows.map((row) => row.id)).toContain(id);
  if (doesNotApply) return;
  const references = [...tests.matchAll(referencePattern)];
  expect(references.length).toBeGreaterThan(0);
  // Whatever is not a reference is a misspelt one.
  expect(tests.replaceAll(referencePattern, '').replaceAll('<br>', '').trim()).toBe('');
  for (const [, file = '', title = ''] of references)
    for (const part of title.split(' › ')) {
      expect(part.trim().length, title).toBeGreaterThan(2);
      expect(titlesOf(file).join('\n'), file).toContain(part.trim());
    }
});
