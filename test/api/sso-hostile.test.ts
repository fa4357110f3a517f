import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import {
  type Claims,
  type Forge,
  type HostileIssuer,
  startHostileIssuer,
} from '../support/hostile-issuer.ts';
import { createMember, listAll, snapshot } from '../support/resources.ts';
import { beginSso, clientSecret, connect, endSso, redirectUriOf, type SsoReply } from '../support/sso.ts';

let api: TestApi;
let hostile: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi();
  hostile = await startHostileIssuer();
});
afterEach(() => {
  hostile.setDiscovery({});
  hostile.setToken(() => undefined);
});
afterAll(async () => {
  await hostile.stop();
  await api.stop();
});

const seconds = () => Math.floor(Date.now() / 1000);

/** What a well-meaning provider would say. */
const goodClaims = (nonce: string): Claims => ({
  iss: hostile.issuer,
  aud: 'roster',
  sub: 'jane-1',
  nonce,
  iat: seconds(),
  exp: seconds() + 300,
  email: 'jane@example.com',
  email_verified: true,
});

/** Comes back from the issuer, which makes the token for this sign-in while the API waits for it. */
async function comeBack(
  environment: TestEnvironment,
  connection: { id: string },
  make: (claims: Claims, forge: Forge) => string | undefined | Promise<string | undefined>,
  more: Record<string, string> = {},
): Promise<SsoReply> {
  const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
  const asked = new URL(authorizationUrl).searchParams;
  hostile.setToken(() => make(goodClaims(asked.get('nonce') ?? ''), hostile.forge));
  const callback = new URL(redirectUriOf(api, environment));
  callback.search = new URLSearchParams({ code: 'c', state: asked.get('state') ?? '', ...more }).toString();
  return endSso(api, callback, cookie);
}

/** Everything but the audit log, which says why, and the counters that go with it. */
async function objectsOf(environment: TestEnvironment): Promise<Json> {
  const { audit_events, environment: own, ...objects } = await snapshot(api, environment);
  return { ...objects, revision: own.revision };
}

const lastSignIn = async ({ administrator }: TestEnvironment): Promise<Json> =>
  (await listAll(administrator, 'audit_events', { action: 'member.sign_in' })).at(-1);

test('a well-made token of the same issuer signs in', async () => {
  const environment = await api.newEnvironment();
  const connection = await connect(environment, hostile.issuer);
  const reply = await comeBack(environment, connection, (claims, { sign }) => sign(claims));
  expect(reply.status).toBe(303);
  expect((await reply.session?.get('/v1/sessions'))?.status).toBe(200);
  expect(await lastSignIn(environment)).toMatchObject({ outcome: 'success', details: { method: 'sso' } });
});

const forgeries: Record<string, Parameters<typeof comeBack>[2]> = {
  'alg none': (claims, { unsigned }) => unsigned(claims),
  'HS256 with the public key as the secret, as PEM': (claims, { hmac, publicKeyPem }) =>
    hmac(claims, publicKeyPem),
  'HS256 with the public key as the secret, as JWK': (claims, { hmac, publicKeyJwk }) =>
    hmac(claims, publicKeyJwk),
  'HS256 with the client secret': (claims, { hmac }) => hmac(claims, clientSecret),
  'another algorithm of the published key': (claims, { sign }) => sign(claims, { alg: 'PS256' }),
  'the key of somebody else': (claims, { sign }) => sign(claims, { stranger: true }),
  'a changed payload': async (claims, { sign }) => {
    const [header, , signature] = (await sign(claims)).split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims, sub: 'root' })).toString('base64url');
    return `${header}.${payload}.${signature}`;
  },
  'no signature': async (claims, { sign }) => `${(await sign(claims)).split('.').slice(0, 2).join('.')}.`,
  'the wrong issuer': (claims, { sign }) => sign({ ...claims, iss: 'https://login.example.com' }),
  'no issuer': ({ iss, ...claims }, { sign }) => sign(claims),
  'the wrong audience': (claims, { sign }) => sign({ ...claims, aud: 'another-client' }),
  'several audiences, and made for another': (claims, { sign }) =>
    sign({ ...claims, aud: ['roster', 'another-client'], azp: 'another-client' }),
  'an end in the past': (claims, { sign }) => sign({ ...claims, exp: seconds() - 120 }),
  'no end': ({ exp, ...claims }, { sign }) => sign(claims),
  'the wrong nonce': (claims, { sign }) => sign({ ...claims, nonce: 'of another sign-in' }),
  'no nonce': ({ nonce, ...claims }, { sign }) => sign(claims),
  'no subject': ({ sub, ...claims }, { sign }) => sign(claims),
  'a subject that no database stores': (claims, { sign }) => sign({ ...claims, sub: 'jane\0' }),
  'no token at all': () => undefined,
  'what is no token': () => 'not.a.token',
};

test.each(Object.keys(forgeries))(
  'an ID token with %s → 401, and nothing is created (case 23)',
  async (name) => {
    const environment = await api.newEnvironment();
    const connection = await connect(environment, hostile.issuer, {
      default_roles: [{ role_id: 'auditor' }],
    });
    const before = await objectsOf(environment);
    const reply = await comeBack(environment, connection, forgeries[name] as () => string);
    expect(reply).toMatchObject({ status: 401, session: undefined });
    expect(await objectsOf(environment)).toEqual(before);
    expect(await lastSignIn(environment)).toMatchObject({
      outcome: 'denied',
      actor_kind: 'anonymous',
      target_id: null,
      details: { method: 'sso', reason: 'not_proved', sso_connection_id: connection.id },
    });
  },
);

const unfit: Record<string, [reason: string, claims: Claims]> = {
  'an e-mail address that is not said to be verified': ['email_not_verified', { email_verified: undefined }],
  'an e-mail address that is said not to be verified': ['email_not_verified', { email_verified: false }],
  'an e-mail address that is verified by a word': ['email_not_verified', { email_verified: 'true' }],
  'no e-mail address': ['email_unusable', { email: undefined }],
  'an e-mail address in a list': ['email_unusable', { email: ['jane@example.com'] }],
  'a look-alike of an allowed domain': ['email_unusable', { email: 'jane@exаmple.com' }],
  'white space around the e-mail address': ['email_unusable', { email: ' jane@example.com' }],
  'two e-mail addresses in one': ['email_unusable', { email: 'jane@evil.example, jane@example.com' }],
  'a domain below an allowed one': ['domain_not_allowed', { email: 'jane@sub.example.com' }],
  'a domain that ends like an allowed one': ['domain_not_allowed', { email: 'jane@notexample.com' }],
  'another domain': ['domain_not_allowed', { email: 'jane@evil.test' }],
};

test.each(Object.entries(unfit))(
  '%s → 401, and nothing is created (cases 6, 23)',
  async (_, [reason, claims]) => {
    const environment = await api.newEnvironment();
    const connection = await connect(environment, hostile.issuer);
    const before = await objectsOf(environment);
    const reply = await comeBack(environment, connection, (good, { sign }) => sign({ ...good, ...claims }));
    expect(reply).toMatchObject({ status: 401, session: undefined });
    expect(await objectsOf(environment)).toEqual(before);
    expect(await lastSignIn(environment)).toMatchObject({ outcome: 'denied', details: { reason } });
  },
);

test('the domain of an address is compared without regard to case', async () => {
  const environment = await api.newEnvironment();
  const connection = await connect(environment, hostile.issuer);
  const reply = await comeBack(environment, connection, (claims, { sign }) =>
    sign({ ...claims, email: 'Jane@Example.COM' }),
  );
  expect(reply.status).toBe(303);
});

describe('what changes while the API waits for the identity provider', () => {
  const meanwhile = (change: () => Promise<{ status: number }>) =>
    (async (claims, { sign }) => {
      expect((await change()).status).toBe(200);
      return sign(claims);
    }) satisfies Parameters<typeof comeBack>[2];

  test.each([
    ['a disabled connection', { status: 'disabled' }, 'connection_disabled'],
    ['a connection with other domains', { allowed_domains: ['other.example'] }, 'connection_changed'],
    ['a connection with another issuer', { issuer: 'https://login.example.com' }, 'connection_changed'],
  ])('%s lets nobody in', async (_, body, reason) => {
    const environment = await api.newEnvironment();
    const connection = await connect(environment, hostile.issuer);
    const path = `/v1/sso_connections/${connection.id}`;
    const reply = await comeBack(
      environment,
      connection,
      meanwhile(() => environment.administrator.patch(path, body)),
    );
    expect(reply).toMatchObject({ status: 401, session: undefined });
    expect(await lastSignIn(environment)).toMatchObject({ outcome: 'denied', details: { reason } });
    expect(await listAll(environment.administrator, 'members')).toHaveLength(1);
  });

  test('an invitation to the same address: the person is not linked to it', async () => {
    const environment = await api.newEnvironment();
    const connection = await connect(environment, hostile.issuer);
    const reply = await comeBack(environment, connection, async (claims, { sign }) => {
      await createMember(environment.administrator, 'jane@example.com');
      return sign(claims);
    });
    expect(reply.status).toBe(401);
    expect(await lastSignIn(environment)).toMatchObject({ details: { reason: 'email_taken' } });
  });
});

test('the answer of another issuer (`iss`, RFC 9207) is refused', async () => {
  const environment = await api.newEnvironment();
  const connection = await connect(environment, hostile.issuer);
  const reply = await comeBack(environment, connection, (claims, { sign }) => sign(claims), {
    iss: 'https://login.example.com',
  });
  expect(reply).toMatchObject({ status: 401, session: undefined });
});

test('a discovery document that names another issuer is refused', async () => {
  const environment = await api.newEnvironment();
  const connection = await connect(environment, hostile.issuer);
  hostile.setDiscovery({ issuer: 'https://login.example.com' });
  const reply = await fetch(`${api.url}/e/${environment.slug}/sso/${connection.id}`, { redirect: 'manual' });
  expect(reply.status).toBe(422);
});

test('whatever is wrong, the person sees the same page, and no token is logged', async () => {
  const environment = await api.newEnvironment();
  const connection = await connect(environment, hostile.issuer);
  const tokens: string[] = [];
  const pages: string[] = [];
  for (const name of ['alg none', 'the wrong audience', 'an end in the past']) {
    const make = forgeries[name] as NonNullable<(typeof forgeries)[string]>;
    const reply = await comeBack(environment, connection, async (claims, forge) => {
      tokens.push((await make(claims, forge)) ?? '');
      return tokens.at(-1);
    });
    pages.push(reply.page);
  }
  expect(new Set(pages).size).toBe(1);
  const log = api.log.join('\n');
  for (const token of tokens) expect(log).not.toContain(token.split('.')[1]);
  expect(log).not.toContain(clientSecret);
});

test('a sign-in whose connection is deleted while the identity provider is asked does not begin', async () => {
  const environment = await api.newEnvironment();
  const { id } = await connect(environment, hostile.issuer);
  hostile.setDiscovery(async () => {
    expect((await environment.administrator.delete(`/v1/sso_connections/${id}`)).status).toBe(204);
    return {};
  });
  const reply = await fetch(`${api.url}/e/${environment.slug}/sso/${id}`, { redirect: 'manual' });
  expect([reply.status, reply.headers.getSetCookie()]).toEqual([404, []]);
});
