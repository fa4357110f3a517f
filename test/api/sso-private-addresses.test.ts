import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { create, fieldErrorsOf } from '../support/resources.ts';
import { beginSso, connect, endSso, redirectUriOf } from '../support/sso.ts';

// What the operator allows; each test says it.
const allowed: string[] = [];
let api: TestApi;
let issuer: HostileIssuer;
let inside: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi({ allowedPrivateHosts: allowed });
  issuer = await startHostileIssuer();
  inside = await startHostileIssuer();
});
afterEach(() => {
  allowed.splice(0);
  for (const { asked, setDiscovery } of [issuer, inside]) {
    asked.splice(0);
    setDiscovery({});
  }
});
afterAll(() => Promise.all([api, issuer, inside].map(({ stop }) => stop())));

const hostOf = (url: string) => new URL(url).host;
const allow = (...urls: string[]) => allowed.push(...urls.map(hostOf));

const start = (slug: string, id: string) => fetch(`${api.url}/e/${slug}/sso/${id}`, { redirect: 'manual' });

test.each([
  'https://127.0.0.1',
  'https://localhost',
  'https://2130706433',
  'https://10.1.2.3',
  'https://192.168.0.1:8443',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]',
  'https://[::ffff:127.0.0.1]',
  'https://[fd00::1]',
  'https://[64:ff9b::a00:1]',
  'http://127.0.0.1:8085',
])('a connection to %s is refused at once, at creation and change (case 24)', async (address) => {
  const { administrator } = await api.newEnvironment();
  const body = {
    name: 'Inside',
    issuer: 'https://login.example.com',
    client_id: 'roster',
    client_secret: 'secret',
    allowed_domains: ['example.com'],
  };
  const connection = await create(administrator, 'sso_connections', body);
  const created = await administrator.post('/v1/sso_connections', { ...body, name: 'B', issuer: address });
  const changed = await administrator.patch(`/v1/sso_connections/${connection.id}`, { issuer: address });
  for (const reply of [created, changed]) expect(Object.keys(fieldErrorsOf(reply))).toEqual(['/issuer']);
});

test('a private address is asked nothing once the operator does not allow it any more (case 24)', async () => {
  allow(issuer.issuer);
  const environment = await api.newEnvironment();
  const connection = await connect(environment, issuer.issuer);
  allowed.splice(0);
  const reply = await start(environment.slug, connection.id);
  expect(reply.status).toBe(422);
  expect(await reply.text()).not.toContain('127.0.0.1');
  expect(issuer.asked).toEqual([]);
});

test.each(['token_endpoint', 'jwks_uri', 'userinfo_endpoint'])(
  'an issuer cannot send the API elsewhere by its %s (case 24)',
  async (endpoint) => {
    allow(issuer.issuer);
    const environment = await api.newEnvironment();
    const connection = await connect(environment, issuer.issuer);
    issuer.setDiscovery({ [endpoint]: `${inside.issuer}/inside` });
    const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
    const asked = new URL(authorizationUrl).searchParams;
    const seconds = Math.floor(Date.now() / 1000);
    // Without an e-mail address, so that the user info endpoint would be asked.
    issuer.setToken(() =>
      issuer.forge.sign({
        iss: issuer.issuer,
        aud: 'roster',
        sub: 'jane-1',
        nonce: asked.get('nonce') ?? '',
        iat: seconds,
        exp: seconds + 60,
      }),
    );
    const callback = new URL(redirectUriOf(api, environment));
    callback.search = new URLSearchParams({ code: 'c', state: asked.get('state') ?? '' }).toString();
    expect((await endSso(api, callback, cookie)).status).toBe(401);
    expect(inside.asked).toEqual([]);
    expect(issuer.asked).toContain(
      endpoint === 'token_endpoint' ? '/.well-known/openid-configuration' : '/token',
    );
  },
);

test('what the operator allows is asked, and no other port of that host', async () => {
  allow(issuer.issuer);
  const environment = await api.newEnvironment();
  const connection = await connect(environment, issuer.issuer);
  expect((await start(environment.slug, connection.id)).status).toBe(303);
  expect(issuer.asked).toEqual(['/.well-known/openid-configuration']);
  const body = { issuer: inside.issuer };
  const reply = await environment.administrator.patch(`/v1/sso_connections/${connection.id}`, body);
  expect(fieldErrorsOf(reply)).toHaveProperty(['/issuer']);
});

test('the provider is asked who it is once in five minutes, and again after a change of the connection', async () => {
  allow(issuer.issuer);
  const environment = await api.newEnvironment();
  const connection = await connect(environment, issuer.issuer);
  const asks = async () => {
    issuer.asked.splice(0);
    expect((await start(environment.slug, connection.id)).status).toBe(303);
    return issuer.asked.length;
  };
  expect([await asks(), await asks()]).toEqual([1, 0]);
  const path = `/v1/sso_connections/${connection.id}`;
  await environment.administrator.patch(path, { client_id: 'another' });
  expect([await asks(), await asks()]).toEqual([1, 0]);
  api.travel(5 * 60_000);
  expect(await asks()).toBe(1);
  api.travel(-5 * 60_000);
});
