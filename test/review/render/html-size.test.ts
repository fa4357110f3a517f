import { expect, test } from 'vitest';
import { toHtml } from '../../../review/render/html.ts';
import { largeStandingReport } from '../../support/sample-report.ts';

const leftOut = 'the CSV and the JSON report have it';

test('a page of ten thousand principals with fifty thousand assignments takes less than 15 MB', () => {
  const page = toHtml(largeStandingReport(10_000));
  expect(Buffer.byteLength(page)).toBeLessThan(15_000_000);
  expect(page.includes('person-9999@example.com')).toBe(true);
  expect(page.includes(leftOut)).toBe(true);
  expect(page).toMatch(/3\d,\d{3} more findings/);
});

test('of very many, every link leads to something on the page', () => {
  const page = toHtml(largeStandingReport(1_200));
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const targets = new Set([...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id));
  expect(targets.size).toBeGreaterThan(400);
  expect(targets.isSubsetOf(ids)).toBe(true);
});

test('of a thousand it is told through what they hold it', () => {
  const page = toHtml(largeStandingReport(1_000));
  expect(page.includes('asked for in ticket ACCESS-999-1')).toBe(true);
  expect(page.includes(leftOut)).toBe(false);
});
