import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { create, listAll, problemOf } from '../support/resources.ts';
import {
  exchange,
  exchanged,
  exchangeNames,
  exchangesOf,
  job,
  jobClaims,
  trust,
  waysOf,
} from '../support/token-exchange.ts';
import { travelWithin } from '../support/travel.ts';

const curl = promisify(execFile);

let api: TestApi;
let issuer: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi({ trustedProxies: ['127.0.0.1'] });
  issuer = await startHostileIssuer();
});
afterAll(async () => {
  await issuer.stop();
  await api.stop();
});
const _travel = travelWithin(() => api);

const jobToken = (more: Json = {}) =>
  issuer.forge.sign({ ...jobClaims(issuer.issuer, api.context.now()), ...more });

/** A program that has exchanged its token. */
async function program(environment: TestEnvironment, more: Json = {}) {
  const trusted = await trust(environment, issuer.issuer, more);
  return { ...trusted, bearer: await exchanged(api, trusted, await jobToken()) };
}

const tokensOf = ({ id }: TestEnvironment) =>
  api.context.database.selectFrom('exchanged_tokens').selectAll().where('environment_id', '=', id).execute();

test('curl exchanges a token with a form post and works with what it got', async () => {
  const environment = await api.newEnvironment();
  const { identity, account } = await trust(environment, issuer.issuer);
  const { stdout } = await curl('curl', [
    ...['--silent', '--show-error', '--include', `${api.url}/v1/oauth/token`],
    ...['--data-urlencode', `grant_type=${exchangeNames.grant}`],
    ...['--data-urlencode', `subject_token=${await jobToken()}`],
    ...['--data-urlencode', `subject_token_type=${exchangeNames.idToken}`],
    ...['--data-urlencode', `audience=${identity.id}`],
  ]);
  const [head = '', text = ''] = stdout.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 200 /);
  expect(head).toMatch(/^content-type: application\/json$/im);
  expect(head).toMatch(/^cache-control: no-store$/im);
  const body = JSON.parse(text);
  expect(body).toEqual({
    access_token: expect.stringMatching(/^rxt_[\w-]{43}$/),
    issued_token_type: exchangeNames.accessToken,
    token_type: 'Bearer',
    expires_in: 900,
  });
  const { stdout: projects } = await curl('curl', [
    ...['--silent', '--show-error', '--fail', `${api.url}/v1/projects`],
    ...['--header', `Authorization: Bearer ${body.access_token}`],
  ]);
  expect(JSON.parse(projects)).toEqual({ items: [], next_page_token: '' });
  const [row, ...others] = await tokensOf(environment);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ workload_identity_id: identity.id, service_account_id: account.id });
  expect(JSON.stringify(row)).not.toContain(body.access_token);
});

test('it works wherever an access key does, with what the account may do and nothing more', async () => {
  const environment = await api.newEnvironment();
  const { bearer, account } = await program(environment);
  for (const ask of Object.values(waysOf(environment, bearer))) expect((await ask()).status).toBe(200);
  const refused = await bearer.post('/v1/projects', { name: 'mine' });
  problemOf(refused, 403, 'permission_denied');
  problemOf(await bearer.get('/v1/sessions'), 403, 'session_required');
  const cookie = { cookie: `roster_session=${bearer.token}` };
  expect((await fetch(`${api.url}/v1/projects`, { headers: cookie })).status).toBe(401);
  const admin = await program(environment, { roles: ['administrator'] });
  const made = await admin.bearer.post(
    '/v1/projects',
    { name: 'mine' },
    { headers: { 'idempotency-key': 'k' } },
  );
  expect(made.status).toBe(201);
  const key = await admin.bearer.get('/v1/idempotency_keys/k');
  expect(key.body).toMatchObject({ resource_id: made.body.id });
  const denied = await listAll(environment.administrator, 'audit_events', { actor_id: account.id });
  expect(denied.find(({ outcome }) => outcome === 'denied')).toMatchObject({ action: 'project.create' });
});

test('the audit log tells of the exchange, and by which exchange somebody came who did something', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const { bearer, identity, account } = await (async () => {
    const trusted = await trust(environment, issuer.issuer, { roles: ['administrator'] });
    const reply = await exchange(api, trusted.identity, await jobToken({ jti: 'job-4711' }), {
      'x-request-id': 'exchange-1',
      'user-agent': 'pipeline/1',
    });
    return { ...trusted, bearer: api.bearer(trusted.account.id, reply.body.access_token) };
  })();
  const [event, ...others] = await exchangesOf(administrator);
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    actor_kind: 'service_account',
    actor_id: account.id,
    outcome: 'success',
    target_kind: 'workload_identity',
    target_id: identity.id,
    request_id: 'exchange-1',
    user_agent: 'pipeline/1',
    address: '127.0.0.1',
    details: {
      exchanged_token_id: expect.stringMatching(/^xt_/),
      expires_at: expect.stringMatching(/Z$/),
      issuer: issuer.issuer,
      subject: job,
      jti: 'job-4711',
    },
  });
  const through = {
    exchanged_token_id: event.details.exchanged_token_id,
    workload_identity_id: identity.id,
  };
  const { body: project } = await bearer.post('/v1/projects', { name: 'payments' });
  const [made] = await listAll(administrator, 'audit_events', { target_id: project.id });
  expect(made).toMatchObject({ actor_kind: 'service_account', actor_id: account.id, details: through });
  const own = await administrator.post('/v1/projects', { name: 'by key' });
  const [byKey] = await listAll(administrator, 'audit_events', { target_id: own.body.id });
  expect(byKey.details).not.toHaveProperty('exchanged_token_id');
});

test('what is denied to it names the exchange as well', async () => {
  const environment = await api.newEnvironment();
  const { bearer, identity } = await program(environment);
  problemOf(await bearer.post('/v1/projects', { name: 'mine' }), 403, 'permission_denied');
  const [denied] = await listAll(environment.administrator, 'audit_events', { action: 'project.create' });
  expect(denied).toMatchObject({
    outcome: 'denied',
    details: { workload_identity_id: identity.id, missing_permission: 'project.create' },
  });
});

test('the same token may be exchanged again until it expires, for another one each time', async () => {
  const environment = await api.newEnvironment();
  const trusted = await trust(environment, issuer.issuer);
  const token = await jobToken();
  const first = await exchanged(api, trusted, token);
  const second = await exchanged(api, trusted, token);
  expect(second.token).not.toBe(first.token);
  for (const each of [first, second]) expect((await each.get('/v1/projects')).status).toBe(200);
});

test('the addresses of the account hold for exchanges and for tokens, and refusals are recorded within a bound', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const trusted = await trust(environment, issuer.issuer);
  await administrator.patch(`/v1/service_accounts/${trusted.account.id}`, {
    allowed_addresses: ['203.0.113.0/24'],
  });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const elsewhere = await exchange(api, trusted.identity, await jobToken(), from('192.0.2.1'));
  expect(elsewhere).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  const { body } = await exchange(api, trusted.identity, await jobToken(), from('203.0.113.7'));
  const ask = (address: string) =>
    fetch(`${api.url}/v1/projects`, {
      headers: { authorization: `Bearer ${body.access_token}`, ...from(address) },
    });
  expect((await ask('203.0.113.8')).status).toBe(200);
  for (let count = 0; count < 6; count++) expect((await ask('192.0.2.1')).status).toBe(401);
  const refused = await exchangesOf(administrator, { action: 'workload_identity.use' });
  expect(refused).toHaveLength(3);
  expect(refused[0]).toMatchObject({
    outcome: 'denied',
    target_id: trusted.identity.id,
    address: '192.0.2.1',
    details: { reason: 'address_not_allowed', exchanged_token_id: expect.stringMatching(/^xt_/) },
  });
  expect((await exchangesOf(administrator))[0]).toMatchObject({
    outcome: 'denied',
    actor_kind: 'anonymous',
    details: { reason: 'address_not_allowed' },
  });
});

test('nothing of a token stands in a log, an audit event, a list or an answer', async () => {
  const environment = await api.newEnvironment();
  const trusted = await trust(environment, issuer.issuer);
  const good = await jobToken();
  const bad = await jobToken({ aud: 'somebody else' });
  const bearer = await exchanged(api, trusted, good);
  const refusal = await exchange(api, trusted.identity, bad);
  await bearer.get('/v1/projects');
  await api.bearer('x', `${bearer.token}x`).get('/v1/projects');
  const events = await listAll(environment.administrator, 'audit_events');
  const list = await environment.administrator.get('/v1/workload_identities');
  const where = [api.log.join(''), JSON.stringify(events), JSON.stringify([refusal.body, list.body])].join(
    '\n',
  );
  for (const token of [good, bad])
    for (const part of token.split('.').slice(1)) expect(where).not.toContain(part);
  expect(where).not.toContain(bearer.token);
  expect(where).not.toMatch(/\brxt_/);
});

test('whoever has no identity in the environment cannot make one that stands for somebody else’s account', async () => {
  const [mine, other] = [await api.newEnvironment(), await api.newEnvironment()];
  const account = await create(other.administrator, 'service_accounts', { name: 'robot' });
  const reply = await mine.administrator.post('/v1/workload_identities', {
    name: 'x',
    service_account_id: account.id,
    issuer: issuer.issuer,
    audience: 'x',
    subject_pattern: 'x',
  });
  problemOf(reply, 422, 'unknown_reference');
});
