import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { toTerminal } from '../../../review/render/terminal.ts';
import { hostileNames, withTextEverywhere } from '../../support/hostile-names.ts';
import { largeReport, sampleReport, standingReport } from '../../support/sample-report.ts';

const plain = { color: false, width: 120 };

test('the verdict comes first, and tables stand in columns', () => {
  const lines = toTerminal(sampleReport(), plain).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'ACCESS REVIEW: BLOCKED',
    'jane@example.com grants herself Administrator, and 1 approval is missing',
    '',
    'to approve  security: awaits one of kim@example.com, lee@example.com',
    'approved    payments-owners: approved by mei@example.com',
  ]);
  expect(lines).toContain(
    'jane@example.com  + gets more             whole environment: Auditor → Administrator, 24 gained',
  );
  expect(lines).toContain(
    'Jane Doe                                  payments: Project User → Project Administrator, 12 gained',
  );
});

test('standing access is told as it is', () => {
  const text = toTerminal(standingReport(), plain);
  expect(text).toContain('STANDING ACCESS: PASSES');
  expect(text).toContain('through: Project User in telemetry');
});

test('colour is there only where it is asked for, and says nothing that words do not', () => {
  const coloured = toTerminal(sampleReport(), { ...plain, color: true });
  expect(coloured).toContain('\u001b[31mACCESS REVIEW: BLOCKED\u001b[39m');
  const trimmed = (text: string) => text.split('\n').map((line) => line.trimEnd());
  expect(trimmed(stripVTControlCharacters(coloured))).toEqual(trimmed(toTerminal(sampleReport(), plain)));
});

test.each([40, 72, 200])('no line is wider than %i columns, also where names are long or wide', (width) => {
  const wide = ['山田'.repeat(60), 'x'.repeat(300), '👩‍👩‍👧 '.repeat(50), ...hostileNames];
  for (const text of wide)
    for (const line of toTerminal(withTextEverywhere(sampleReport(), text), { color: false, width }).split(
      '\n',
    ))
      expect(stringWidth(line)).toBeLessThanOrEqual(width);
});

test('names with control characters do nothing to the terminal, and are shown', () => {
  for (const text of hostileNames) {
    const printed = toTerminal(withTextEverywhere(sampleReport(), text), plain);
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  }
  const red = toTerminal(withTextEverywhere(sampleReport(), '\u001b[31mred'), plain);
  expect(red).toContain('\\u001b[31mred');
});

test('of a large change the gravest is printed, and how much is not', () => {
  const lines = toTerminal(largeReport(1_000), plain).split('\n');
  expect(lines.length).toBeLessThan(1_200);
  expect(lines).toContain('and 970 more are in the JSON and HTML reports');
});
