import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import { startIdentityProvider } from '../support/identity-provider.ts';
import { linksIn, type MailingApi, startMailingApi } from '../support/mail.ts';
import { goodPassword, memberWithPassword } from '../support/members.ts';
import { assign, create, createProject } from '../support/resources.ts';
import { codeOf } from '../support/two-factor.ts';

// What a person sees and does, in a real browser: the pages, real mail, a real identity provider.

let api: MailingApi;
let browser: Browser;
beforeAll(async () => {
  api = await startMailingApi();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

/** A new browser session, and what went wrong in it. */
async function openPage(): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // An answer such as 401 is told in the console, too; what a page may not do is a fault.
    if (message.type() === 'error' && !message.text().includes('status of 4')) faults.push(message.text());
  });
  return { page, faults };
}

const loginUrlOf = (slug: string) => `${api.url}/e/${slug}`;

async function signIn(page: Page, slug: string, login: string, password: string): Promise<void> {
  await page.goto(loginUrlOf(slug));
  await page.getByLabel('E-mail address or user name').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

test('a person activates an account from the mail, turns on two-factor, and signs in with it', async () => {
  const { administrator, slug } = await api.newEnvironment();
  const project = await createProject(administrator, 'payments');
  const email = 'jane@example.com';
  const jane = await create(administrator, 'members', { email, display_name: 'Jane Doe' });
  await assign(administrator, jane.id, 'project_user', { project_id: project.id });
  const { page, faults } = await openPage();

  const [activation = '', login] = linksIn(await api.mailbox.next(email));
  expect(login).toBe(loginUrlOf(slug));
  await page.goto(activation);
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Activate and sign in' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('15 characters');
  await page.getByLabel('Password').fill(goodPassword);
  await page.getByRole('button', { name: 'Activate and sign in' }).click();
  expect(await heading(page)).toBe('Jane Doe');
  expect(await page.getByRole('listitem').allTextContents()).toEqual(['payments']);

  await page.getByRole('link', { name: 'Turn two-factor authentication on' }).click();
  await page.getByLabel('Password').fill(goodPassword);
  await page.getByRole('button', { name: 'Begin' }).click();
  expect(await page.getByAltText('QR code').boundingBox()).toMatchObject({ width: expect.any(Number) });
  const seed = (await page.locator('code').textContent()) ?? '';
  await page.getByLabel('Code').fill(codeOf(api, seed));
  await page.getByRole('button', { name: 'Turn on' }).click();
  const codes = await page.getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto(`${loginUrlOf(slug)}/account`);
  expect(await heading(page)).toBe('Sign in');

  await signIn(page, slug, email, goodPassword);
  expect(await heading(page)).toBe('Two-factor authentication');
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('did not work');
  await signIn(page, slug, email, goodPassword);
  await page.getByLabel('Code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await heading(page)).toBe('Jane Doe');
  expect(faults).toEqual([]);
});

test('an activation link works once, and opening it redeems nothing', async () => {
  const { administrator } = await api.newEnvironment();
  await create(administrator, 'members', { email: 'once@example.com' });
  const [activation = ''] = linksIn(await api.mailbox.next('once@example.com'));
  const { page } = await openPage();
  for (let time = 0; time < 3; time++) {
    await page.goto(activation);
    expect(await heading(page)).toBe('Activate your account');
  }
  await page.getByLabel('Password').fill(goodPassword);
  await page.getByRole('button', { name: 'Activate and sign in' }).click();
  const other = await openPage();
  await other.page.goto(activation);
  expect(await heading(other.page)).toBe('This link is not good any more');
});

test('who got an initial password has to choose another one at the first sign-in', async () => {
  const environment = await api.newEnvironment();
  const { slug } = environment;
  const { email } = await memberWithPassword(api, environment, { mustChange: true });
  const { page } = await openPage();
  await signIn(page, slug, email, goodPassword);
  expect(await heading(page)).toBe('Choose a password');
  await page.getByLabel('New password').fill('another orchid in the fog');
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await page.getByText(email).first().isVisible()).toBe(true);
});

test('a member without a project is told so, and changes the own password', async () => {
  const environment = await api.newEnvironment();
  const { email, password } = await memberWithPassword(api, environment);
  const { page } = await openPage();
  await signIn(page, environment.slug, email, password);
  expect(await page.getByText('You see no projects yet').isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Change password' }).click();
  await page.getByLabel('Present password').fill('not this one, surely');
  await page.getByLabel('New password').fill('another orchid in the fog');
  await page.getByRole('button', { name: 'Change password' }).click();
  expect(await page.getByRole('alert').isVisible()).toBe(true);
  await page.getByLabel('Present password').fill(password);
  await page.getByLabel('New password').fill('another orchid in the fog');
  await page.getByRole('button', { name: 'Change password' }).click();
  expect(await page.getByRole('status').textContent()).toBe('Your password is changed.');
});

test('a person ends a session of theirs on another device', async () => {
  const environment = await api.newEnvironment();
  const { email, password } = await memberWithPassword(api, environment);
  const here = await openPage();
  const there = await openPage();
  await signIn(there.page, environment.slug, email, password);
  await signIn(here.page, environment.slug, email, password);
  await here.page.getByRole('button', { name: 'End' }).click();
  expect(await here.page.getByRole('row').count()).toBe(2);
  await there.page.reload();
  expect(await heading(there.page)).toBe('Sign in');
});

test('a person signs in through the identity provider, and comes back as the same member', async () => {
  const { administrator, slug } = await api.newEnvironment();
  const redirectUri = `${loginUrlOf(slug)}/sso/callback`;
  const client = { client_id: 'roster', client_secret: 'a-client-secret-that-is-long-enough' };
  const provider = await startIdentityProvider({
    clients: [{ ...client, redirect_uris: [redirectUri] }],
    claimsInIdToken: true,
  });
  try {
    await create(administrator, 'sso_connections', {
      name: 'Example SSO',
      issuer: provider.issuer,
      ...client,
      allowed_domains: ['example.com'],
      default_roles: [{ role_id: 'auditor' }],
    });
    provider.addAccount({ sub: 'mei', email: 'mei@example.com', email_verified: true, name: 'Mei Tanaka' });
    const { page } = await openPage();
    await page.goto(loginUrlOf(slug));
    await page.getByRole('link', { name: 'Continue with Example SSO' }).click();
    await page.locator('input[name=login]').fill('mei');
    await page.locator('input[name=password]').fill('anything');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await page.waitForURL(`${loginUrlOf(slug)}/account`);
    expect(await page.getByText('mei@example.com').first().isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Continue with Example SSO' }).click();
    await page.waitForURL(`${loginUrlOf(slug)}/account`);
    const { body } = await administrator.get('/v1/members', { email: 'mei@example.com' });
    expect(body.items).toMatchObject([{ kind: 'sso', status: 'active' }]);
  } finally {
    await provider.stop();
  }
});

describe('what others cannot do with a person’s browser', () => {
  test('forms of other sites are refused, before signing in as well', async () => {
    const environment = await api.newEnvironment();
    const { email, password } = await memberWithPassword(api, environment);
    const { page } = await openPage();
    await signIn(page, environment.slug, email, password);
    for (const path of ['', '/sign-out', '/change-password']) {
      const reply = await page.request.post(`${loginUrlOf(environment.slug)}${path}`, {
        form: { login: email, password },
        headers: { origin: 'https://evil.example' },
        maxRedirects: 0,
      });
      expect(reply.status(), path).toBe(403);
    }
    await page.goto(`${loginUrlOf(environment.slug)}/account`);
    expect(await page.getByText(email).first().isVisible()).toBe(true);
  });

  test('pages carry no script, cannot be framed, and their cookie is kept from scripts', async () => {
    const environment = await api.newEnvironment();
    const { email, password } = await memberWithPassword(api, environment);
    const { page } = await openPage();
    const answer = await page.goto(loginUrlOf(environment.slug));
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(await page.locator('script').count()).toBe(0);
    await signIn(page, environment.slug, email, password);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'roster_session', httpOnly: true, sameSite: 'Lax', path: '/' });
  });

  test('a session of one environment shows nothing on the pages of another', async () => {
    const environment = await api.newEnvironment();
    const other = await api.newEnvironment();
    const { email, password } = await memberWithPassword(api, environment);
    const { page } = await openPage();
    await signIn(page, environment.slug, email, password);
    await page.goto(`${loginUrlOf(other.slug)}/account`);
    expect(page.url()).toBe(loginUrlOf(other.slug));
  });
});

test('an environment that does not exist looks like any other, and lets nobody in', async () => {
  const { page } = await openPage();
  await signIn(page, 'no-such-environment', 'jane@example.com', goodPassword);
  expect(await page.getByRole('alert').textContent()).toContain('did not work');
  const answer = await page.goto(`${api.url}/e/no-such-environment/nothing-here`);
  expect(answer?.status()).toBe(404);
});

test('what is no form, no slug and no notice of these pages is refused or ignored, and never a failure', async () => {
  const environment = await api.newEnvironment();
  const { email, password } = await memberWithPassword(api, environment);
  const loginUrl = loginUrlOf(environment.slug);
  for (const type of [
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/json',
  ]) {
    const headers = { origin: api.url, 'content-type': type };
    const answer = await fetch(loginUrl, { method: 'POST', headers, body: 'garbage' });
    expect(answer.status, type).toBe(415);
  }
  for (const path of ['/e/%0d%0aX/account', '/e/a%00b/account', '/e/..%2Fx', '/e/UPPER'])
    expect((await fetch(api.url + path, { redirect: 'manual' })).status, path).toBe(404);
  const { page } = await openPage();
  await signIn(page, environment.slug, email, password);
  for (const done of ['constructor', '__proto__', 'nothing']) {
    await page.goto(`${loginUrl}/account?done=${done}`);
    expect(await page.getByRole('status').count(), done).toBe(0);
  }
});
