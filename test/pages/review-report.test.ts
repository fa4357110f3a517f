import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toHtml } from '../../review/render/html.ts';
import type { Report } from '../../review/report.ts';
import { hostileNames, withTextEverywhere } from '../support/hostile-names.ts';
import { report } from '../support/report-parts.ts';
import { largeReport, largeStandingReport, sampleReport, standingReport } from '../support/sample-report.ts';
import { anatomy, focused, paleTexts, picture, read, startReading, unfoldAll } from './review-report-page.ts';

// What a person sees of a report.

let browser: Browser;
beforeAll(async () => {
  browser = await startReading();
});
afterAll(() => browser.close());

test.each(['light', 'dark'] as const)(
  'the page is read in %s, and no text in it is pale',
  async (colorScheme) => {
    const { page, asked, faults, close } = await read(browser, sampleReport(), { colorScheme });
    await picture(page, `change-${colorScheme}`);
    await unfoldAll(page);
    expect(await paleTexts(page)).toEqual([]);
    await picture(page, `change-${colorScheme}-unfolded`);
    expect([asked, faults]).toEqual([[], []]);
    await close();
  },
);

test('a phone, and whoever has forced colours, gets a page that fits', async () => {
  const phone = await read(browser, sampleReport(), { width: 390 });
  await picture(phone.page, 'change-phone');
  expect(await phone.page.locator('html').evaluate((root) => root.scrollWidth)).toBe(390);
  await phone.close();
  const forced = await read(browser, sampleReport(), { forcedColors: 'active' });
  await picture(forced.page, 'change-forced-colors');
  await forced.close();
});

test('the verdict, the approvals and what becomes of each person are there to be read', async () => {
  const { page, close } = await read(browser, sampleReport());
  expect(await page.getByRole('banner').innerText()).toContain('Verdict: blocked');
  expect(await page.getByRole('region', { name: 'Approvals' }).getByRole('listitem').allInnerTexts()).toEqual(
    [
      expect.stringMatching(/awaited\s+security awaits one of kim@example.com, lee@example.com/),
      expect.stringMatching(/approved\s+payments-owners approved by mei@example.com/),
    ],
  );
  const jane = page.getByRole('row', { name: /jane@example.com/ });
  expect(await jane.getByRole('cell').first().innerText()).toMatch(
    /Auditor →\s+becomes\s+Administrator\s+\+ 24 gained/,
  );
  await jane.locator('summary').first().click();
  expect(await jane.getByRole('cell').first().innerText()).toContain(
    'declared at roster_role_assignment.jane_administrator',
  );
  await jane.getByRole('link', { name: 'all of list 1' }).first().click();
  expect(await page.locator(':target').innerText()).toContain('service_account.create');
  await close();
});

test('assistive technology finds landmarks, headings in order, and a table with headers of rows and columns', async () => {
  const { page, close } = await read(browser, sampleReport());
  for (const landmark of ['banner', 'main', 'contentinfo'] as const)
    expect(await page.getByRole(landmark).count()).toBe(1);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const levels = await page
    .locator('h1, h2, h3, h4')
    .evaluateAll((all) => all.map((each) => Number(each.localName[1])));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries())
    expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  const table = page.getByRole('table');
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
    'Who',
    'whole environment',
    'payments',
    'telemetry',
  ]);
  expect(await table.getByRole('rowheader').count()).toBe(5);
  expect(await table.ariaSnapshot()).toMatch(
    /rowgroup:[\s\S]*row "Who whole environment payments telemetry"/,
  );
  expect(await page.locator('table > caption').count()).toBe(1);
  await close();
});

test('the keyboard reaches and unfolds everything, and shows where it is', async () => {
  const { page, close } = await read(browser, sampleReport());
  const folds = await page.locator('summary').count();
  const reached = new Set<string>();
  for (let press = 0; press < 200; press++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at === null) break;
    expect(at.outline).toBeGreaterThanOrEqual(2);
    if (at.is === 'summary' && !reached.has(`${at.position}`)) {
      await page.keyboard.press('Enter');
      reached.add(`${at.position}`);
    }
  }
  expect(reached.size).toBe(folds);
  expect(await page.locator('details:not([open])').count()).toBe(0);
  await close();
});

test('printed, a page shows what is folded as well', async () => {
  const { page, close } = await read(browser, sampleReport());
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('covers for Ravi until spring').isVisible()).toBe(true);
  await close();
});

test('standing access has a page, too', async () => {
  const { page, close } = await read(browser, standingReport());
  await picture(page, 'standing');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Standing access');
  expect(await page.getByRole('row', { name: /mei@example.com/ }).innerText()).toContain('15 permissions');
  await close();
});

test('a change of nothing has a page that says so', async () => {
  const { page, close } = await read(browser, report());
  expect(await page.getByRole('main').innerText()).toContain("Nobody's access changes.");
  await close();
});

describe('with hostile names', () => {
  test('no script runs, nothing is asked for, and no element is there that was not before', {
    timeout: 300_000,
  }, async () => {
    const plain = await read(browser, withTextEverywhere(sampleReport(), 'plain'));
    const expected = await anatomy(plain.page);
    await plain.close();
    for (const text of hostileNames) {
      const { page, asked, faults, close } = await read(browser, withTextEverywhere(sampleReport(), text));
      expect({ text, anatomy: await anatomy(page), asked, faults }).toEqual({
        text,
        anatomy: expected,
        asked: [],
        faults: [],
      });
      await close();
    }
  });

  test('the page is still to be read', async () => {
    const { page, close } = await read(
      browser,
      report({
        ...sampleReport(),
        principals: hostileNames.map((text, index) => ({
          ...(withTextEverywhere(sampleReport(), text).principals[index % 5] as Report['principals'][number]),
          key: `${index}`,
          findings: [],
        })),
      }),
    );
    await picture(page, 'hostile');
    const header = page.getByRole('rowheader', { name: /gnp\.exe/ });
    expect(await header.innerText()).toContain('evil\\u202egnp.exe');
    await close();
  });
});

test('a change to a thousand principals opens, in parts, with headers that stay', async () => {
  const large = largeReport(1_000);
  expect(Buffer.byteLength(toHtml(large))).toBeLessThan(15_000_000);
  const { page, close } = await read(browser, large);
  await picture(page, 'large', false);
  expect(await page.locator('section:has(#matrix) > details > summary').count()).toBe(20);
  const frame = page.getByRole('region', { name: 'Access matrix, 1 to 50 of 1,000' });
  await frame.evaluate((element) => element.scrollTo(600, 2_000));
  await frame.scrollIntoViewIfNeeded();
  await picture(page, 'large-scrolled', false);
  const frameBox = await frame.boundingBox();
  const whoBox = await frame.getByRole('columnheader', { name: 'Who', exact: true }).boundingBox();
  expect(Math.abs((whoBox?.x ?? 0) - (frameBox?.x ?? 99))).toBeLessThan(3);
  expect(Math.abs((whoBox?.y ?? 0) - (frameBox?.y ?? 99))).toBeLessThan(3);
  await close();
});

test('what ten thousand principals hold opens in no long time, in parts', async () => {
  const started = performance.now();
  const { page, asked, faults, close } = await read(browser, largeStandingReport(10_000));
  expect(performance.now() - started).toBeLessThan(15_000);
  await picture(page, 'standing-large', false);
  expect(await page.locator('section:has(#matrix) > details > summary').count()).toBe(200);
  await page.locator('section:has(#matrix) > details > summary').nth(199).click();
  expect(await page.getByText('person-9999@example.com').first().isVisible()).toBe(true);
  expect([asked, faults]).toEqual([[], []]);
  await close();
});
