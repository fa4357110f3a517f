import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { startBrowser } from '../support/browser.ts';
import { documentedOperations } from '../support/openapi.ts';
import { focused, paleTexts, unfoldAll } from './review-report-page.ts';

// What a reader of the API reference sees, in a real browser that can reach nothing but the API.

const artefacts = 'dist/test-artefacts/reference';
const operations = documentedOperations();

let api: TestApi;
let browser: Browser;
beforeAll(async () => {
  await mkdir(artefacts, { recursive: true });
  api = await startTestApi();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

async function open(options: BrowserContextOptions = {}, path = '/reference') {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    asked.push(url);
    return url.startsWith(`${api.url}/`) ? route.continue() : route.abort();
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => faults.push(message.text()));
  await page.goto(api.url + path);
  return { page, asked, faults, close: () => context.close() };
}

const picture = (page: Page, name: string) => page.screenshot({ path: `${artefacts}/${name}.png` });

const shownOperations = (page: Page) =>
  page.locator('.operation').evaluateAll((all) => all.filter((each) => !each.hidden).map(({ id }) => id));

test.each(['light', 'dark'] as const)(
  'every operation is there in %s, no text is pale, and nothing else is asked for',
  async (colorScheme) => {
    const { page, asked, faults, close } = await open({ colorScheme });
    await picture(page, colorScheme);
    expect((await shownOperations(page)).sort()).toEqual(operations.map(({ id }) => id).sort());
    await unfoldAll(page);
    expect(await paleTexts(page)).toEqual([]);
    expect(asked).toEqual([`${api.url}/reference`]);
    expect(faults).toEqual([]);
    await close();
  },
);

test('an operation says its route, its permission, its credential, its fields and how it is refused', async () => {
  const { page, close } = await open({}, '/reference#create_role_assignment');
  const section = page.locator('#create_role_assignment');
  await section.getByRole('heading').scrollIntoViewIfNeeded();
  await picture(page, 'operation');
  const text = await section.innerText();
  expect(text).toMatch(/POST \/v1\/role_assignments/);
  expect(text).toMatch(/Permission\s+member\.manage, or project\.members\.manage in the project/);
  expect(text).toMatch(/Credential\s+signed with an access key, exchanged token, session of a member/);
  expect(text).toMatch(/Audited as\s+role_assignment\.create/);
  expect(text).toMatch(/principal_id string required/);
  expect(text).toMatch(/May be refused\s+401 403 409 422 429/);
  await close();
});

test('every link within the page leads somewhere, and no id stands twice', async () => {
  const { page, close } = await open();
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.length).toBe(new Set(ids).size);
  const targets = await page
    .locator('a[href^="#"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href').slice(1)));
  expect([...new Set(targets)].filter((target) => !ids.includes(target))).toEqual([]);
  expect(
    await page.locator('a:not([href^="#"])').evaluateAll((all) => all.map(({ pathname }) => pathname)),
  ).toEqual(['/openapi.json']);
  await close();
});

test('by keyboard: past the contents, into the filter, to an operation, and back to all', async () => {
  const { page, close } = await open();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Skip to the reference');
  await page.keyboard.press('/');
  expect(await focused(page)).toMatchObject({ is: 'input', outline: 3 });
  await page.keyboard.type('rotate key');
  expect(await shownOperations(page)).toEqual(['rotate_access_key']);
  expect(await page.getByRole('status').innerText()).toBe(`1 of ${operations.length}`);
  await picture(page, 'filtered');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#rotate_access_key');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  expect(await shownOperations(page)).toHaveLength(operations.length);
  await close();
});

test('without a script all is there, and samples change their language', async () => {
  const { page, close } = await open({ javaScriptEnabled: false });
  const samples = page.locator('#create_project .sample:not(.always)').filter({ visible: true });
  expect(await samples.allTextContents()).toEqual([expect.stringContaining('--aws-sigv4')]);
  await page.getByLabel('TypeScript').check();
  expect(await samples.allTextContents()).toEqual([
    expect.stringContaining("await roster.POST('/v1/projects'"),
  ]);
  await page.getByLabel('Python').check();
  expect(await samples.allTextContents()).toEqual([expect.stringContaining('call("POST", "/v1/projects"')]);
  expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  await close();
});

test('a phone gets a page that fits, with the contents folded', async () => {
  const { page, faults, close } = await open({ viewport: { width: 390, height: 844 } });
  await picture(page, 'phone');
  await unfoldAll(page);
  expect(await page.locator('html').evaluate((root) => root.scrollWidth)).toBe(390);
  await page.locator('#create_project').scrollIntoViewIfNeeded();
  await picture(page, 'phone-operation');
  expect(faults).toEqual([]);
  await close();
});

test('on paper the contents are left out and what is folded is printed', async () => {
  const { page, close } = await open();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect(await page.locator('#list_projects').getByText('page_token', { exact: true }).isVisible()).toBe(
    true,
  );
  await close();
});

test('the bare address leads there, and a second reading is answered by 304 and costs nothing', async () => {
  const landed = await fetch(api.url);
  expect(new URL(landed.url).pathname).toBe('/reference');
  for (const path of ['/reference', '/openapi.json']) {
    const first = await fetch(api.url + path, { headers: { 'accept-encoding': 'gzip' } });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect((await first.text()).length).toBeGreaterThan(100_000);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await fetch(api.url + path, { headers })).status).toBe(304);
  }
});
