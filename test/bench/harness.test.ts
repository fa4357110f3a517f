import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { figure, formatTable } from '../../bench/figures.ts';
import { replaceSection } from '../../bench/performance-page.ts';
import { interleave, median, percentile, ratio } from '../../bench/statistics.ts';

test('a figure meets its goal at the goal itself, except where it is to stay below', () => {
  const metAt = (value: number) => [
    figure('rate', value, '/s', ['≥', 2]).met,
    figure('delay', value, 'ms', ['≤', 2]).met,
    figure('time', value, 's', ['<', 2]).met,
  ];
  expect(metAt(1.999)).toEqual([false, true, true]);
  expect(metAt(2)).toEqual([true, true, false]);
  expect(metAt(2.001)).toEqual([true, false, false]);
});

test('a measurement that failed meets no goal', () => {
  expect(figure('time', Number.NaN, 's', ['<', 2]).met).toBe(false);
});

test('a figure without a goal is told and not judged', () => {
  expect(figure('raw', 3, '/s')).toEqual({ name: 'raw', value: 3, unit: '/s', goal: null, met: true });
});

test('the table has a line for each figure, and shouts where a goal is missed', () => {
  const figures = [
    figure('decide()', 5_824_946.4, 'decisions/s', ['≥', 2_000_000]),
    figure('over raw', 0.06364, '×', ['≥', 0.25]),
    figure('raw', 17_512, 'answers/s'),
  ];
  expect(formatTable(figures).split('\n')).toEqual([
    '| Figure   |  Measured | Unit        |        Goal | Met |',
    '| -------- | --------: | ----------- | ----------: | --- |',
    '| decide() | 5,824,946 | decisions/s | ≥ 2,000,000 | yes |',
    '| over raw |    0.0636 | ×           |      ≥ 0.25 | NO  |',
    '| raw      |    17,512 | answers/s   |             |     |',
  ]);
});

test('the page gets a suite’s section between its markers, and keeps the rest', () => {
  const page = (section: string) =>
    `before\n<!-- bench x: written by npm run bench -->${section}<!-- end of bench x -->\nafter\n`;
  expect(replaceSection(page('\n\nold\n\n'), 'x', 'new')).toBe(page('\n\nnew\n\n'));
  expect(() => replaceSection(page(''), 'y', 'new')).toThrow('no place for the suite "y"');
});

test('percentiles are values that were measured', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.99)).toBe(10);
  expect(() => median([])).toThrow('nothing');
});

test('a ratio is the median of the rounds’ ratios', () => {
  expect(ratio([10, 30, 90], [10, 10, 10])).toBe(3);
});

test('contestants take turns, and the first turn does not count', async () => {
  const turns: string[] = [];
  const take = (name: string) => () => turns.push(name);
  expect(await interleave(2, { one: take('one'), other: take('other') })).toEqual({
    one: [3, 5],
    other: [4, 6],
  });
  expect(turns).toEqual(['one', 'other', 'one', 'other', 'one', 'other']);
});

test('an unknown suite is answered with the usage and 2', async () => {
  const main = join(import.meta.dirname, '../../bench/main.ts');
  await expect(promisify(execFile)(process.execPath, [main, 'no-such-suite'])).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('usage: npm run bench'),
  });
});
