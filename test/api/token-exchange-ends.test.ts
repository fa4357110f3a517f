import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepTokens } from '../../api/workload-identities/tokens.ts';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { listAll, problemOf } from '../support/resources.ts';
import { exchanged, jobClaims, trust, waysOf } from '../support/token-exchange.ts';
import { travelWithin } from '../support/travel.ts';

const _curl = promisify(execFile);

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
const travel = travelWithin(() => api);

const jobToken = (more: Json = {}) =>
  issuer.forge.sign({ ...jobClaims(issuer.issuer, api.context.now()), ...more });

/** A program that has exchanged its token. */
async function program(environment: TestEnvironment, more: Json = {}) {
  const trusted = await trust(environment, issuer.issuer, more);
  return { ...trusted, bearer: await exchanged(api, trusted, await jobToken()) };
}

const tokensOf = ({ id }: TestEnvironment) =>
  api.context.database.selectFrom('exchanged_tokens').selectAll().where('environment_id', '=', id).execute();

describe('it ends at the next request', () => {
  const changes: Record<
    string,
    (environment: TestEnvironment, of: Json) => Promise<{ status: number; headers: Headers }>
  > = {
    'when the service account is disabled': ({ administrator }, { account }) =>
      administrator.post(`/v1/service_accounts/${account.id}/disable`, undefined),
    'when the service account is deleted': ({ administrator }, { account }) =>
      administrator.delete(`/v1/service_accounts/${account.id}`),
    'when the workload identity is disabled': ({ administrator }, { identity }) =>
      administrator.patch(`/v1/workload_identities/${identity.id}`, { status: 'disabled' }),
    'when the workload identity is deleted': ({ administrator }, { identity }) =>
      administrator.delete(`/v1/workload_identities/${identity.id}`),
    'when another subject is asked for': ({ administrator }, { identity }) =>
      administrator.patch(`/v1/workload_identities/${identity.id}`, { subject_pattern: 'repo:acme/other:*' }),
    'when a claim is asked for': ({ administrator }, { identity }) =>
      administrator.patch(`/v1/workload_identities/${identity.id}`, {
        claims: { environment: 'production' },
      }),
    'when another audience is asked for': ({ administrator }, { identity }) =>
      administrator.patch(`/v1/workload_identities/${identity.id}`, { audience: 'another' }),
    'when the account is for other addresses': ({ administrator }, { account }) =>
      administrator.patch(`/v1/service_accounts/${account.id}`, { allowed_addresses: ['10.0.0.1'] }),
    'when the environment is deleted': ({ id }) => api.operator.delete(`/v1/environments/${id}`),
  };

  test.each(Object.entries(changes))('%s', async (_, change) => {
    const environment = await api.newEnvironment();
    const { bearer, ...of } = await program(environment);
    const ways = waysOf(environment, bearer);
    for (const ask of Object.values(ways)) expect((await ask()).status).toBe(200);
    const reply = await change(environment, of);
    expect(reply.status).toBeLessThan(300);
    problemOf(await ways['from the database'](), 401, 'unauthenticated');
    problemOf(await ways['from memory'](reply.headers.get('x-roster-revision')), 401, 'unauthenticated');
  });

  test('when its time is over, which is no longer than the identity says', async () => {
    const environment = await api.newEnvironment();
    const { bearer } = await program(environment, { token_lifetime_minutes: 5 });
    const ways = Object.values(waysOf(environment, bearer));
    travel(299_000);
    for (const ask of ways) expect((await ask()).status).toBe(200);
    travel(1_000);
    for (const ask of ways) problemOf(await ask(), 401, 'unauthenticated');
  });

  test('and a change that was under way when it ended is refused', async () => {
    const environment = await api.newEnvironment();
    const { bearer, identity } = await program(environment, { roles: ['administrator'] });
    const { database } = api.context;
    let waiting: Promise<{ status: number }> | undefined;
    await database.transaction().execute(async (transaction) => {
      await transaction
        .selectFrom('environments')
        .select('id')
        .where('id', '=', environment.id)
        .forUpdate()
        .execute();
      waiting = bearer.post('/v1/projects', { name: 'late' });
      await transaction
        .updateTable('workload_identities')
        .set({ status: 'disabled' })
        .where('id', '=', identity.id)
        .execute();
    });
    expect((await waiting)?.status).toBe(401);
    expect(await listAll(environment.administrator, 'projects')).toEqual([]);
  });

  test('while a new name, note or lifetime leaves it alone', async () => {
    const environment = await api.newEnvironment();
    const { bearer, identity } = await program(environment);
    const change = {
      name: 'Other',
      note: 'renamed',
      token_lifetime_minutes: 5,
      subject_pattern: identity.subject_pattern,
    };
    const { administrator } = environment;
    expect((await administrator.patch(`/v1/workload_identities/${identity.id}`, change)).status).toBe(200);
    for (const ask of Object.values(waysOf(environment, bearer))) expect((await ask()).status).toBe(200);
  });
});

test.each([
  ['another subject', { subject_pattern: 'repo:acme/other:*' }],
  ['disabling', { status: 'disabled' }],
])('a token that ended by %s does not live again when that is taken back', async (_, change) => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const { bearer, identity } = await program(environment);
  const path = `/v1/workload_identities/${identity.id}`;
  const { subject_pattern, status } = identity;
  expect((await administrator.patch(path, change)).status).toBe(200);
  expect((await administrator.patch(path, { subject_pattern, status })).status).toBe(200);
  problemOf(await bearer.get('/v1/projects'), 401, 'unauthenticated');
  const events = await listAll(administrator, 'audit_events', { action: 'workload_identity.update' });
  expect(events[0].details.ended_tokens).toEqual([expect.stringMatching(/^xt_/)]);
});

test('expired tokens are forgotten, and others are not', async () => {
  const environment = await api.newEnvironment();
  await program(environment, { token_lifetime_minutes: 5 });
  const later = await program(environment, { token_lifetime_minutes: 60 });
  travel(10 * 60_000);
  await sweepTokens(api.context);
  expect((await tokensOf(environment)).map((row) => row.workload_identity_id)).toEqual([later.identity.id]);
  expect((await later.bearer.get('/v1/projects')).status).toBe(200);
});
