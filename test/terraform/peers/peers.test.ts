import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = import.meta.dirname;

/** The numbers in the first column of the table. */
async function linesOfTable(): Promise<number[]> {
  const table = await readFile(join(folder, 'peers.md'), 'utf8');
  return [...table.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
}

/** How the tests beside this one begin: `it('12: …`. */
async function numbersOfTests(): Promise<Set<number>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const titles = sources.flatMap((source) => [
    ...source.matchAll(/\bit(?:\.each\([\s\S]*?\))?\(\s*['"](\d+): /g),
  ]);
  return new Set(titles.map(([, number]) => Number(number)));
}

it('has a test, named by its number, for every complaint in the table', async () => {
  const [lines, tested] = await Promise.all([linesOfTable(), numbersOfTests()]);
  expect(lines).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  expect(lines.filter((line) => !tested.has(line))).toEqual([]);
  expect([...tested].filter((number) => !lines.includes(number))).toEqual([]);
});
