import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { up } from '../../api/database/migrations/2026-11-26-traces.ts';
import { sweepTokens } from '../../api/workload-identities/tokens.ts';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { listAll } from '../support/resources.ts';
import { exchange, exchanged, jobClaims, trust } from '../support/token-exchange.ts';
import { travelWithin } from '../support/travel.ts';

let api: TestApi;
let issuer: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi();
  issuer = await startHostileIssuer();
});
afterAll(async () => {
  await issuer.stop();
  await api.stop();
});
const travel = travelWithin(() => api);

const jobToken = (more: Json = {}) =>
  issuer.forge.sign({ ...jobClaims(issuer.issuer, api.context.now()), ...more });

async function prepare() {
  const environment = await api.newEnvironment();
  const trusted = await trust(environment, issuer.issuer);
  const path = `/v1/workload_identities/${trusted.identity.id}`;
  const read = () => environment.administrator.get(path);
  const lastUse = async () => (await read()).body.last_used_at;
  const use = async () => exchanged(api, trusted, await jobToken());
  return { environment, ...trusted, path, read, lastUse, use };
}

const wireNow = () => `${api.context.now().toISOString().slice(0, 19)}Z`;

const revisionOf = async ({ administrator }: TestEnvironment) =>
  (await administrator.get('/v1/caller')).headers.get('x-roster-revision');

test('an identity tells when a token was last exchanged for it, wherever it is shown', async () => {
  const { environment, identity, lastUse, use } = await prepare();
  expect(identity.last_used_at).toBeNull();
  expect(await lastUse()).toBeNull();
  const earliest = wireNow();
  await use();
  const used = await lastUse();
  expect(used >= earliest && used <= wireNow()).toBe(true);
  const [listed] = await listAll(environment.administrator, 'workload_identities');
  expect(listed.last_used_at).toBe(used);
});

test('a use within a minute is not written again, and a later one is', async () => {
  const { lastUse, use } = await prepare();
  await use();
  const first = await lastUse();
  travel(50_000);
  await use();
  expect(await lastUse()).toBe(first);
  travel(20_000);
  await use();
  expect(Date.parse(await lastUse()) - Date.parse(first)).toBeGreaterThanOrEqual(70_000);
});

test('a token that is refused is no use', async () => {
  const { identity, lastUse } = await prepare();
  const refused = await exchange(
    api,
    identity,
    await jobToken({ sub: 'repo:acme/other:ref:refs/heads/main' }),
  );
  expect(refused.status).toBe(400);
  expect(await lastUse()).toBeNull();
});

test('it is remembered when the tokens are forgotten', async () => {
  const { environment, lastUse, use } = await prepare();
  await use();
  const used = await lastUse();
  travel(2 * 60 * 60_000);
  await sweepTokens(api.context);
  const { database } = api.context;
  const tokens = database.selectFrom('exchanged_tokens').where('environment_id', '=', environment.id);
  expect(await tokens.selectAll().execute()).toEqual([]);
  // Whoever asks signs with a clock of their own.
  travel(-2 * 60 * 60_000);
  expect(await lastUse()).toBe(used);
});

test('a use is no change of the identity: its ETag and the revision stay, and nobody is recorded as changing it', async () => {
  const { environment, path, read, use, lastUse } = await prepare();
  const { administrator } = environment;
  const before = await read();
  const revision = await revisionOf(environment);
  await use();
  const used = await lastUse();
  const after = await read();
  expect(used).not.toBeNull();
  expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  expect(after.body).toEqual({ ...before.body, last_used_at: used });
  expect(await revisionOf(environment)).toBe(revision);
  const headers = { 'if-match': String(before.headers.get('etag')) };
  const changed = await administrator.patch(path, { note: 'Used' }, { headers });
  expect([changed.status, changed.body.last_used_at]).toEqual([200, used]);
  const [event, ...others] = await listAll(administrator, 'audit_events', {
    action: 'workload_identity.update',
  });
  expect([event.details.changes, others]).toEqual([{ note: [null, 'Used'] }, []]);
});

test('who has exchanged tokens before it was kept is not taken for one who never has', async () => {
  const { environment, identity, lastUse, use } = await prepare();
  const { identity: never } = await trust(environment, issuer.issuer);
  await use();
  travel(30 * 60_000);
  await exchange(api, identity, 'no token');
  travel(-30 * 60_000);
  const used = await lastUse();
  const revision = await revisionOf(environment);
  await sql`alter table workload_identities drop column last_used_at`.execute(api.context.database);
  await up(api.context.database as unknown as Kysely<unknown>);
  expect(await lastUse()).toBe(used);
  expect(await revisionOf(environment)).toBe(revision);
  const { body } = await environment.administrator.get(`/v1/workload_identities/${never.id}`);
  expect(body.last_used_at).toBeNull();
});

test('nobody can set it', async () => {
  const { environment, path } = await prepare();
  const reply = await environment.administrator.patch(path, { last_used_at: wireNow() });
  expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, '/last_used_at']);
});
