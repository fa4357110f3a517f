import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import {
  type Claims,
  type Forge,
  type HostileIssuer,
  startHostileIssuer,
} from '../support/hostile-issuer.ts';
import { snapshot } from '../support/resources.ts';
import { audience, exchange, exchangesOf, jobClaims, trust } from '../support/token-exchange.ts';

let api: TestApi;
let hostile: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi();
  hostile = await startHostileIssuer();
});
afterAll(async () => {
  await hostile.stop();
  await api.stop();
});

async function begin(more: Json = {}) {
  const environment = await api.newEnvironment();
  return { environment, ...(await trust(environment, hostile.issuer, more)) };
}

const claimsOf = () => jobClaims(hostile.issuer, api.context.now());

/** Everything but the audit log, which says why, and the counters that go with it. */
async function objectsOf(environment: TestEnvironment): Promise<Json> {
  const { audit_events, environment: own, ...objects } = await snapshot(api, environment);
  return { ...objects, revision: own.revision };
}

/** Whatever is wrong, the answer is the same word for word. */
async function expectRefused(environment: TestEnvironment, identity: Json, token: string, details: Json) {
  const before = await objectsOf(environment);
  const reply = await exchange(api, identity, token);
  expect(reply.status).toBe(400);
  expect(reply.body).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    code: 'invalid_grant',
    error: 'invalid_grant',
    detail:
      'this token is not exchanged for this workload identity: the audit log of its environment says why (workload_identity.exchange)',
    error_description: reply.body.detail,
    request_id: reply.headers.get('x-request-id'),
  });
  expect(await objectsOf(environment)).toEqual(before);
  const { administrator } = environment;
  const [event, ...others] = await exchangesOf(administrator, { request_id: reply.body.request_id });
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    outcome: 'denied',
    actor_kind: 'anonymous',
    target_kind: 'workload_identity',
    target_id: identity.id,
    details,
  });
  expect(JSON.stringify(event)).not.toContain(token.split('.')[1]);
}

const seconds = () => Math.floor(api.context.now().getTime() / 1000);

type Make = (claims: Claims, forge: Forge) => string | Promise<string>;

const forgeries: Record<string, [reason: string, make: Make]> = {
  'alg none': ['algorithm_not_allowed', (claims, { unsigned }) => unsigned(claims)],
  'HS256 with the public key as the secret, as PEM': [
    'algorithm_not_allowed',
    (claims, { hmac, publicKeyPem }) => hmac(claims, publicKeyPem),
  ],
  'HS256 with the public key as the secret, as JWK': [
    'algorithm_not_allowed',
    (claims, { hmac, publicKeyJwk }) => hmac(claims, publicKeyJwk),
  ],
  'the key of somebody else': ['not_proved', (claims, { sign }) => sign(claims, { stranger: true })],
  'a key that nobody published': ['unknown_key', (claims, { sign }) => sign(claims, { kid: 'another' })],
  'a key of its own in the header': [
    'not_proved',
    async (claims) => {
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const jwk = publicKey.export({ format: 'jwk' });
      return new SignJWT(claims)
        .setProtectedHeader({
          alg: 'RS256',
          kid: 'published',
          jwk,
          jku: 'https://evil.example/jwks',
        } as never)
        .sign(privateKey);
    },
  ],
  'a header that asks for what nobody understands': [
    'not_proved',
    async (claims, { sign }) => {
      const [, payload, signature] = (await sign(claims)).split('.');
      const header = { alg: 'RS256', kid: 'published', crit: ['x'], x: 1 };
      return [Buffer.from(JSON.stringify(header)).toString('base64url'), payload, signature].join('.');
    },
  ],
  'a changed payload': [
    'not_proved',
    async (claims, { sign }) => {
      const [header, , signature] = (await sign({ ...claims, sub: 'repo:evil/x:y' })).split('.');
      return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    },
  ],
  'no signature': [
    'not_proved',
    async (claims, { sign }) => `${(await sign(claims)).split('.').slice(0, 2).join('.')}.`,
  ],
  'the wrong issuer': [
    'wrong_issuer',
    (claims, { sign }) => sign({ ...claims, iss: 'https://x.example.com' }),
  ],
  'the issuer with a slash': [
    'wrong_issuer',
    (claims, { sign }) => sign({ ...claims, iss: `${claims.iss}/` }),
  ],
  'the issuer in a list': [
    'wrong_issuer',
    (claims, { sign }) => sign({ ...claims, iss: [claims.iss] as never }),
  ],
  'no issuer': ['wrong_issuer', ({ iss, ...claims }, { sign }) => sign(claims)],
  'the wrong audience': ['wrong_audience', (claims, { sign }) => sign({ ...claims, aud: 'another' })],
  'an audience that only begins alike': [
    'wrong_audience',
    (claims, { sign }) => sign({ ...claims, aud: `${audience}.evil.example` }),
  ],
  'audiences in a list within a list': [
    'wrong_audience',
    (claims, { sign }) => sign({ ...claims, aud: [[audience]] as never }),
  ],
  'no audience': ['wrong_audience', ({ aud, ...claims }, { sign }) => sign(claims)],
  'an end in the past': ['expired', (claims, { sign }) => sign({ ...claims, exp: seconds() - 60 })],
  'no end': ['not_proved', ({ exp, ...claims }, { sign }) => sign(claims)],
  'an end in words': ['not_proved', (claims, { sign }) => sign({ ...claims, exp: '9999999999' as never })],
  'a beginning that is to come': [
    'not_yet_valid',
    (claims, { sign }) => sign({ ...claims, nbf: seconds() + 90 }),
  ],
  'a time of making that is to come': [
    'not_yet_valid',
    (claims, { sign }) => sign({ ...claims, iat: seconds() + 90 }),
  ],
  'no time of making': ['not_proved', ({ iat, ...claims }, { sign }) => sign(claims)],
  'another subject': [
    'wrong_subject',
    (claims, { sign }) => sign({ ...claims, sub: 'repo:acme/platform2:x' }),
  ],
  'a subject with the right one in it': [
    'wrong_subject',
    (claims, { sign }) => sign({ ...claims, sub: `repo:evil/x:${claims.sub}` }),
  ],
  'a subject in other letters': [
    'wrong_subject',
    (claims, { sign }) => sign({ ...claims, sub: String(claims.sub).toUpperCase() }),
  ],
  'a subject in a list': [
    'wrong_subject',
    (claims, { sign }) => sign({ ...claims, sub: [claims.sub] as never }),
  ],
  'a subject that no database stores': [
    'wrong_subject',
    (claims, { sign }) => sign({ ...claims, sub: 'repo:acme/platform:\0' }),
  ],
  'no subject': ['not_proved', ({ sub, ...claims }, { sign }) => sign(claims)],
  'what is no token': ['no_token', () => 'neither.of-the-parts.of-a-token'],
  'what has more parts': ['no_token', async (claims, { sign }) => `${await sign(claims)}.e30.e30`],
};

test.each(Object.entries(forgeries))('a token with %s opens nothing', async (_, [reason, make]) => {
  const { environment, identity } = await begin();
  const token = await make(claimsOf(), hostile.forge);
  await expectRefused(environment, identity, token, { reason, issuer: hostile.issuer });
});

test.each([
  ['a list of audiences', { aud: ['another', audience] }],
  ['clocks that differ a little', { exp: -20, nbf: 20, iat: 20 }],
])('while a good token with %s is taken', async (_, changes: Json) => {
  const { identity } = await begin();
  const moved = Object.entries(changes).map(([name, value]) =>
    typeof value === 'number' ? [name, seconds() + value] : [name, value],
  );
  const token = await hostile.forge.sign({ ...claimsOf(), ...Object.fromEntries(moved) });
  expect(await exchange(api, identity, token)).toMatchObject({ status: 200 });
});

describe('claims', () => {
  const asked = { repository_id: '42', ref: 'refs/heads/*', protected: 'true' };
  const good = { repository_id: 42, ref: 'refs/heads/main', protected: true };

  test('that are as they must be are taken, also as numbers and truth values', async () => {
    const { identity } = await begin({ claims: asked });
    const token = await hostile.forge.sign({ ...claimsOf(), ...good });
    expect(await exchange(api, identity, token)).toMatchObject({ status: 200 });
  });

  test.each<[string, string, Json]>([
    ['is missing', 'ref', { ref: undefined }],
    ['is another', 'repository_id', { repository_id: 43 }],
    ['only begins alike', 'repository_id', { repository_id: '420' }],
    ['does not fit its pattern', 'ref', { ref: 'refs/tags/refs/heads/main' }],
    ['stands in a list', 'repository_id', { repository_id: ['42'] }],
    ['stands in a list with others', 'repository_id', { repository_id: ['42', 'evil'] }],
    ['is an object', 'protected', { protected: { toString: 'true' } }],
    ['is null', 'ref', { ref: null }],
    ['is a number beyond what is exact', 'repository_id', { repository_id: 2 ** 53 }],
  ])('of which one %s refuse the token', async (_, claim, changes) => {
    const { environment, identity } = await begin({ claims: asked });
    const token = await hostile.forge.sign({ ...claimsOf(), ...good, ...changes });
    await expectRefused(environment, identity, token, { reason: 'wrong_claim', claim });
  });

  test('are those of the token itself, not what every object has', async () => {
    const { environment, identity } = await begin({ claims: { constructor: 'function*', toString: '*f*' } });
    const token = await hostile.forge.sign(claimsOf());
    await expectRefused(environment, identity, token, { reason: 'wrong_claim' });
  });
});

test('a good token of another issuer, and one for another environment’s identity, open nothing', async () => {
  const { environment, identity } = await begin();
  const other = await startHostileIssuer();
  try {
    const elsewhere = await trust(await api.newEnvironment(), other.issuer);
    const token = await other.forge.sign(jobClaims(other.issuer));
    expect(await exchange(api, elsewhere.identity, token)).toMatchObject({ status: 200 });
    await expectRefused(environment, identity, token, { reason: 'wrong_issuer' });
    // Signed by the other issuer, in the name of this one.
    const forged = await other.forge.sign(claimsOf());
    await expectRefused(environment, identity, forged, { reason: 'not_proved' });
  } finally {
    await other.stop();
  }
});

test.each([
  ['identity_disabled', (identity: Json) => [`workload_identities/${identity.id}`, { status: 'disabled' }]],
  ['account_disabled', (identity: Json) => [`service_accounts/${identity.service_account_id}/disable`, null]],
] as const)('%s: a good token opens nothing, and the issuer is not asked', async (reason, change) => {
  const unasked = await startHostileIssuer();
  onTestFinished(unasked.stop);
  const environment = await api.newEnvironment();
  const { identity } = await trust(environment, unasked.issuer);
  const [path, body] = change(identity) as [string, Json];
  const { administrator } = environment;
  const reply = body
    ? await administrator.patch(`/v1/${path}`, body)
    : await administrator.post(`/v1/${path}`, undefined);
  expect(reply.status).toBe(200);
  const token = await unasked.forge.sign(jobClaims(unasked.issuer));
  await expectRefused(environment, identity, token, { reason });
  expect(unasked.asked).toEqual([]);
});

test.each(['wi_01h2xcejqtf2nbrexx3vqjhp41', 'wi_x', '\u0000', 'sa_01h2xcejqtf2nbrexx3vqjhp41', '%'])(
  'an identity that nobody has (%j) is answered the same, and the log alone knows',
  async (id) => {
    const { identity } = await begin();
    const good = await hostile.forge.sign(claimsOf());
    const wrong = await exchange(api, identity, 'x');
    const unknown = await exchange(api, { id }, good);
    const { request_id: _one, ...said } = wrong.body;
    const { request_id, ...saidOfUnknown } = unknown.body;
    expect([unknown.status, saidOfUnknown]).toEqual([400, said]);
    const line = api.log.find((one) => one.includes(request_id) && one.includes('unknown_identity'));
    expect(line).toBeDefined();
  },
);

test('refusals reach the audit log within a bound', async () => {
  const { environment, identity } = await begin();
  const token = await hostile.forge.sign({ ...claimsOf(), sub: 'somebody' });
  for (let count = 0; count < 8; count++) await exchange(api, identity, token);
  expect(await exchangesOf(environment.administrator)).toHaveLength(3);
});
