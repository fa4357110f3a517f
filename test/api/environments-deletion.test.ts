import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLiveKey, findLiveSession } from '../../api/access/load-caller.ts';
import { newId } from '../../api/ids.ts';
import { startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { createEnvironment, eventsIn } from '../support/environments.ts';
import { memberWithPassword, signIn } from '../support/members.ts';
import {
  assign,
  create,
  createMember,
  createProject,
  createRole,
  problemOf,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** The tables that have rows of environments, in the database that is there. */
async function tablesOfEnvironments(): Promise<string[]> {
  const { rows } = await sql<{ table_name: string }>`
    select table_name from information_schema.columns
    where column_name = 'environment_id' and table_schema = 'public'`.execute(api.context.database);
  return rows.map(({ table_name }) => table_name).sort();
}

/** Table → how many rows of the environment it has, where it has any. */
async function rowsOf(environmentId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesOfEnvironments()) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)} where environment_id = ${environmentId}`.execute(
      api.context.database,
    );
    if (Number(rows[0]?.count) > 0) counts[table] = Number(rows[0]?.count);
  }
  return counts;
}

/** Puts something into each table: what has no short way through the API goes in by itself. */
async function fill({ id: environment_id, administrator, root }: TestEnvironment): Promise<void> {
  const project = await createProject(administrator);
  const role = await createRole(administrator, ['deployment.list'], 'project');
  const member = await createMember(administrator);
  await assign(administrator, member.id, role.id, { project_id: project.id });
  await administrator.post('/v1/projects', { name: 'kept' }, { headers: { 'idempotency-key': 'one' } });
  const account = await create(administrator, 'service_accounts', { name: 'robot' });
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  const { database, now } = api.context;
  const at = now();
  const ofRoot = { environment_id, member_id: root.id };
  const connection = newId('sso');
  await database
    .insertInto('sso_connections')
    .values({
      environment_id,
      id: connection,
      name: 'Okta',
      issuer: 'https://example.com',
      client_id: 'roster',
      sealed_client_secret: new Uint8Array([1]),
      id_token_algorithm: 'RS256',
      allowed_domains: ['example.com'],
      default_roles: '[]',
      group_roles: '[]',
      groups_claim: null,
      status: 'enabled',
    })
    .execute();
  await database
    .updateTable('members')
    .set({ sso_connection_id: connection, sso_subject: 'jane' })
    .where('id', '=', member.id)
    .execute();
  const inAnHour = new Date(at.getTime() + 3_600_000);
  const token = (table: string) => ({
    ...ofRoot,
    token_hash: table + root.id,
    created_at: at,
    expires_at: inAnHour,
  });
  await database
    .insertInto('sso_sign_ins')
    .values({
      environment_id,
      connection_id: connection,
      state_hash: connection,
      sealed_checks: new Uint8Array([1]),
      expires_at: inAnHour,
    })
    .execute();
  await database
    .insertInto('sign_ins')
    .values({ ...token('s'), step: 'second_factor' })
    .execute();
  await database
    .insertInto('member_tokens')
    .values({ ...token('m'), purpose: 'recovery' })
    .execute();
  await database
    .insertInto('recovery_codes')
    .values({ ...ofRoot, code_hash: 'x' })
    .execute();
  await database
    .insertInto('attempts')
    .values({ ...ofRoot, purpose: 'sign_in', attempted_at: at })
    .execute();
  await database
    .insertInto('access_key_addresses')
    .values({ environment_id, access_key_id: key.id, address: '192.0.2.1', first_used_at: at })
    .execute();
  const identity = await create(administrator, 'workload_identities', {
    name: 'Deployments',
    service_account_id: account.id,
    issuer: 'https://login.example.com',
    audience: 'roster',
    subject_pattern: 'job',
  });
  await database
    .insertInto('exchanged_tokens')
    .values({
      environment_id,
      id: newId('xt'),
      token_hash: identity.id,
      workload_identity_id: identity.id,
      service_account_id: account.id,
      created_at: at,
      expires_at: inAnHour,
    })
    .execute();
}

test('deleting an environment removes all that is in it but its row and its audit log', async () => {
  const environment = await api.newEnvironment();
  const other = await api.newEnvironment();
  await fill(environment);
  await fill(other);
  const untouched = await snapshot(api, other);
  const before = await rowsOf(environment.id);
  expect(Object.keys(before), 'fill() must reach every table').toEqual(await tablesOfEnvironments());

  const reply = await api.operator.delete(`/v1/environments/${environment.id}`);
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  expect(reply.body).toMatchObject({
    id: environment.id,
    deleted: {
      members: before['members'],
      service_accounts: 2,
      access_keys: 2,
      projects: 2,
      roles: 1,
      role_assignments: before['role_assignments'],
      sso_connections: 1,
      workload_identities: 1,
    },
  });
  expect(Object.keys(await rowsOf(environment.id))).toEqual(['audit_events']);
  const rows = await api.context.database
    .selectFrom('environments')
    .select(['id', 'root_member_id', 'deleted_at'])
    .where('id', '=', environment.id)
    .execute();
  expect(rows).toEqual([{ id: environment.id, root_member_id: null, deleted_at: expect.any(Date) }]);
  const [event] = await eventsIn(api, environment.id, 'environment.delete');
  expect(event).toMatchObject({
    actor_kind: 'operator',
    target_id: environment.id,
    details: { deleted: reply.body.deleted, changes: { slug: [environment.slug, null] } },
  });
  expect(await snapshot(api, other)).toEqual(untouched);
});

test('a dry run of the deletion counts what would go along, and removes nothing', async () => {
  const environment = await api.newEnvironment();
  await fill(environment);
  const before = await snapshot(api, environment);
  const path = `/v1/environments/${environment.id}`;
  const tried = await api.operator.delete(path, { query: { dry_run: true } });
  expect(await snapshot(api, environment)).toEqual(before);
  const real = await api.operator.delete(path);
  expect({ ...real.body, deleted_at: '' }).toEqual({ ...tried.body, deleted_at: '' });
});

test('its keys, sessions and passwords stop at the next request', async () => {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  const member = await memberWithPassword(api, environment);
  const { body: session } = await signIn(api, member.signIn);
  expect(session).toMatchObject({ status: 'signed_in' });
  await api.operator.delete(`/v1/environments/${environment.id}`);
  problemOf(await administrator.get('/v1/projects'), 401, 'unauthenticated');
  problemOf(await root.get('/v1/projects'), 401, 'unauthenticated');
  problemOf(await signIn(api, member.signIn), 401, 'sign_in_failed');
  const { database, now } = api.context;
  const at = now();
  expect(await findLiveKey(database, administrator.accessKeyId, at)).toBeUndefined();
  expect(await findLiveSession(database, { id: session.session_id ?? session.id ?? '' }, at)).toBeUndefined();
});

test('a change that waits while the environment is deleted is refused', async () => {
  const environment = await api.newEnvironment();
  const replies = await Promise.all([
    api.operator.delete(`/v1/environments/${environment.id}`),
    ...Array.from({ length: 10 }, (_, index) =>
      environment.administrator.post('/v1/projects', { name: `project ${index}` }),
    ),
  ]);
  expect(replies[0]?.status).toBe(200);
  // 403: the key was still good when the request came, and what it could do was gone.
  for (const { status } of replies.slice(1)) expect([201, 401, 403]).toContain(status);
  expect(Object.keys(await rowsOf(environment.id))).toEqual(['audit_events']);
});

test('a deleted environment is gone for every reader, its slug is free, and its id never comes back', async () => {
  const { id, slug } = await createEnvironment(api);
  const path = `/v1/environments/${id}`;
  expect((await api.operator.delete(path)).status).toBe(200);
  for (const reply of [
    await api.operator.get(path),
    await api.operator.patch(path, { name: 'Acme' }),
    await api.operator.delete(path),
    await api.operator.post(`${path}/recover_root`, undefined),
  ])
    problemOf(reply, 404, 'not_found');
  expect((await api.operator.get('/v1/environments', { slug })).body.items).toEqual([]);
  const again = await createEnvironment(api, { slug });
  expect(again.id).not.toBe(id);
});
