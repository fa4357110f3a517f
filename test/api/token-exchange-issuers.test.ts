import type { RequestListener } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { exchange, exchangesOf, jobClaims, trust } from '../support/token-exchange.ts';
import { travelWithin } from '../support/travel.ts';

/* What an issuer publishes of itself, and how often it is asked. */
const allowed: string[] = [];
let api: TestApi;
let hostile: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi({ allowedPrivateHosts: allowed });
});
afterEach(() => hostile?.stop());
afterAll(() => api.stop());
const travel = travelWithin(() => api);

const discovery = '/.well-known/openid-configuration';

async function begin() {
  hostile = await startHostileIssuer();
  allowed.push(new URL(hostile.issuer).host);
  const environment = await api.newEnvironment();
  const { identity } = await trust(environment, hostile.issuer);
  const send = async (kid?: string) =>
    exchange(
      api,
      identity,
      await hostile.forge.sign(
        jobClaims(hostile.issuer, api.context.now()),
        kid === undefined ? {} : { kid },
      ),
    );
  return { environment, identity, send };
}

const answer =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };

const endless: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!response.destroyed && response.write(`"${'x'.repeat(65_536)}"`));
  };
  response.on('drain', more).on('error', () => {});
  response.write('{"keys":[');
  more();
};

const faults: Record<string, () => void> = {
  'names another issuer': () => hostile.setDiscovery({ issuer: 'https://login.example.com' }),
  'names its issuer with a slash': () => hostile.setDiscovery({ issuer: `${hostile.issuer}/` }),
  'names no issuer': () => hostile.setDiscovery({ issuer: undefined }),
  'names no keys': () => hostile.setDiscovery({ jwks_uri: undefined }),
  'has its keys at no URL': () => hostile.setDiscovery({ jwks_uri: 'keys' }),
  'has its keys in a file': () => hostile.setDiscovery({ jwks_uri: 'file:///etc/passwd' }),
  'has its keys at a private address': () => hostile.setDiscovery({ jwks_uri: 'https://10.0.0.1/jwks' }),
  'redirects from its discovery document': () =>
    hostile.setAnswer(discovery, answer(302, '', { location: `${hostile.issuer}/elsewhere` })),
  'redirects from its keys': () => {
    hostile.setAnswer('/jwks', answer(307, '', { location: `${hostile.issuer}/jwks2` }));
  },
  'has a discovery document that is no JSON': () => hostile.setAnswer(discovery, answer(200, '<html>')),
  'has a discovery document that is a list': () => hostile.setAnswer(discovery, answer(200, '[]')),
  'has keys that are no list': () => hostile.setAnswer('/jwks', answer(200, '{"keys":{}}')),
  'has very many keys': () =>
    hostile.setAnswer('/jwks', answer(200, JSON.stringify({ keys: Array(101).fill({ kty: 'RSA' }) }))),
  'has endless keys': () => hostile.setAnswer('/jwks', endless),
  'is out of order': () => hostile.setAnswer(discovery, answer(500, '{}')),
};

test.each(Object.entries(faults))('an issuer that %s is not believed', async (_, spoil) => {
  const { environment, send } = await begin();
  spoil();
  expect(await send()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  const [event] = await exchangesOf(environment.administrator);
  expect(event).toMatchObject({ outcome: 'denied', details: { reason: 'issuer_unusable' } });
  expect(hostile.asked).not.toContain('/elsewhere');
  expect(hostile.asked).not.toContain('/jwks2');
});

test.each([
  [
    'symmetric',
    { kty: 'oct', k: Buffer.from('secret').toString('base64url'), alg: 'HS256', kid: 'published' },
  ],
  ['for encryption', { use: 'enc' }],
  ['for another algorithm', { alg: 'RS512' }],
])('a published key that is %s verifies nothing', async (_, change: Json) => {
  const { environment, identity, send } = await begin();
  const published = { ...JSON.parse(hostile.forge.publicKeyJwk), kid: 'published', use: 'sig', ...change };
  hostile.setAnswer('/jwks', answer(200, JSON.stringify({ keys: [published] })));
  expect((await send()).status).toBe(400);
  const hmac = hostile.forge.hmac(jobClaims(hostile.issuer), 'secret');
  expect((await exchange(api, identity, hmac)).status).toBe(400);
  const reasons = (await exchangesOf(environment.administrator)).map(({ details }) => details.reason);
  expect(reasons.sort()).toEqual(['algorithm_not_allowed', 'unknown_key']);
});

test('an issuer is asked once for many tokens at once, and again after some minutes', async () => {
  const { send } = await begin();
  const replies = await Promise.all(Array.from({ length: 12 }, () => send()));
  expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(200));
  expect(hostile.asked).toEqual([discovery, '/jwks']);
  travel(4 * 60_000);
  expect((await send()).status).toBe(200);
  expect(hostile.asked).toHaveLength(2);
  travel(61_000);
  expect((await send()).status).toBe(200);
  expect(hostile.asked).toHaveLength(4);
});

test('an issuer that fails is left in peace for half a minute, and works again afterwards', async () => {
  const { send } = await begin();
  hostile.setAnswer(discovery, answer(503, '{}'));
  for (let count = 0; count < 5; count++) expect((await send()).status).toBe(400);
  expect(hostile.asked).toEqual([discovery]);
  hostile.setAnswer(discovery, undefined);
  expect((await send()).status).toBe(400);
  travel(30_000);
  expect((await send()).status).toBe(200);
});

test('an issuer that says nothing is waited for some seconds, once, and others are not kept waiting', async () => {
  const { send } = await begin();
  hostile.setAnswer('/jwks', () => {});
  const silent = hostile;
  const started = performance.now();
  const waiting = Promise.all([send(), send()]);
  await expect.poll(() => silent.asked.length).toBe(2);
  const other = await begin();
  expect((await other.send()).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(4_000);
  expect((await waiting).map(({ status }) => status)).toEqual([400, 400]);
  expect(performance.now() - started).toBeLessThan(9_000);
  expect(silent.asked).toHaveLength(2);
  await silent.stop();
});

test('an issuer that says nothing stops nobody but the environment that names it, however many come', async () => {
  const { send } = await begin();
  hostile.setAnswer('/jwks', () => {});
  const silent = hostile;
  const many = () => Array.from({ length: 75 }, () => send());
  const first = many();
  await expect.poll(() => silent.asked.length).toBe(2);
  const second = many();
  const other = await begin();
  expect((await other.send()).status).toBe(200);
  const replies = await Promise.all([...first, ...second]);
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([400, 429]));
  const told = replies.filter(({ status }) => status === 429).map(({ body }) => body.detail);
  expect(told).toContain(
    'too many exchanges of this environment wait for issuers: wait a little and try again',
  );
  await silent.stop();
});

test('a token that expires while its issuer is waited for is not exchanged', async () => {
  const { environment, send } = await begin();
  const held = Promise.withResolvers<void>();
  hostile.setDiscovery(async () => {
    await held.promise;
    return {};
  });
  const waiting = send();
  await expect.poll(() => hostile.asked.length).toBe(1);
  travel(6 * 60_000);
  held.resolve();
  expect((await waiting).status).toBe(400);
  travel(-6 * 60_000);
  const [event] = await exchangesOf(environment.administrator);
  expect(event).toMatchObject({ outcome: 'denied', details: { reason: 'expired' } });
});

test('keys that were read are used for an hour while the issuer cannot be read anew', async () => {
  const { send } = await begin();
  expect((await send()).status).toBe(200);
  hostile.setAnswer(discovery, answer(503, '{}'));
  travel(6 * 60_000);
  for (let count = 0; count < 3; count++) expect((await send()).status).toBe(200);
  expect(hostile.asked).toEqual([discovery, '/jwks', discovery]);
  // An unknown key does not make Roster ask again at once.
  expect((await send('new')).status).toBe(400);
  expect(hostile.asked).toHaveLength(3);
  travel(53 * 60_000);
  expect((await send()).status).toBe(200);
  travel(60_000);
  expect((await send()).status).toBe(400);
  hostile.setAnswer(discovery, undefined);
  travel(31_000);
  expect((await send()).status).toBe(200);
});

test('a new key of the issuer is found, and made-up ones do not make Roster ask again and again', async () => {
  const { send } = await begin();
  expect((await send()).status).toBe(200);
  for (const kid of ['new', 'a', 'b']) expect((await send(kid)).status).toBe(400);
  expect(hostile.asked).toHaveLength(2);
  const renewed = { ...JSON.parse(hostile.forge.publicKeyJwk), kid: 'new', use: 'sig' };
  hostile.setAnswer('/jwks', answer(200, JSON.stringify({ keys: [renewed] })));
  travel(31_000);
  const replies = await Promise.all([send('new'), send('new'), send('c'), send('d')]);
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 400, 400]);
  expect(hostile.asked).toHaveLength(4);
  // The old one is published no longer.
  expect((await send('published')).status).toBe(400);
});

test('what is wrong with a token at sight does not make Roster ask its issuer', async () => {
  const { identity } = await begin();
  const { forge } = hostile;
  const claims = jobClaims(hostile.issuer);
  for (const token of [
    'x',
    forge.unsigned(claims),
    await forge.sign({ ...claims, iss: 'https://x.example' }),
  ])
    expect((await exchange(api, identity, token)).status).toBe(400);
  expect(hostile.asked).toEqual([]);
});

test('an issuer at a private address is asked nothing once the operator does not allow it any more', async () => {
  const { send } = await begin();
  allowed.splice(0);
  expect((await send()).status).toBe(400);
  expect(hostile.asked).toEqual([]);
});
