import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { addEvents, cutOffEnd, exportOf, storedLog, verdictOf } from '../support/audit.ts';
import { createProject, listAll, problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const verify = async ({ administrator }: TestEnvironment, query: Json = {}) =>
  (await administrator.get('/v1/audit_log/verify', query)).body;

const headOf = async ({ administrator }: TestEnvironment) =>
  (await administrator.get('/v1/audit_log/head')).body;

const asQuery = ({ sequence, hash }: Json) => ({ head_sequence: sequence, head_hash: hash });

test('the head names the last event, and grows with each', async () => {
  const environment = await api.newEnvironment();
  await createProject(environment.administrator);
  const head = await headOf(environment);
  const last = (await listAll(environment.administrator, 'audit_events')).at(-1);
  expect(head).toEqual({
    environment_id: environment.id,
    sequence: last.sequence,
    hash: last.hash,
    occurred_at: last.occurred_at,
  });
  await createProject(environment.administrator, 'billing');
  expect(await headOf(environment)).toMatchObject({ sequence: head.sequence + 1 });
});

test('the log is verified on the server, also when it has many pages', async () => {
  const environment = await api.newEnvironment();
  await addEvents(api, environment, 2_300);
  const head = await headOf(environment);
  expect(await verify(environment)).toEqual({
    ok: true,
    events: head.sequence,
    sequence: null,
    reason: null,
    head,
  });
  await addEvents(api, environment, 5);
  expect(await verify(environment, asQuery(head))).toMatchObject({ ok: true, events: head.sequence + 5 });
});

const tampering: [how: string, statement: string, sequence: number, reason: string][] = [
  ['changed', `update audit_events set actor_id = 'sa_x' where sequence = 5`, 5, 'the event was changed'],
  ['removed', 'delete from audit_events where sequence = 5', 5, 'the event is missing'],
  ['removed at the end', 'delete from audit_events where sequence = 12', 12, 'the end of the log is missing'],
  [
    'reordered',
    'update audit_events set sequence = 11 - sequence + 1000 where sequence in (5, 6)',
    5,
    'the event is missing',
  ],
  [
    'added behind the end',
    `insert into audit_events select environment_id, 13, id || 'x', occurred_at, actor_kind, actor_id, action,
      outcome, target_kind, target_id, details, request_id, address, user_agent, change_reference, hash, hash
      from audit_events where sequence = 12`,
    13,
    'the event was added behind the end of the log',
  ],
];

test.each(tampering)(
  'an event that was %s is found by the server',
  async (how, statement, sequence, reason) => {
    const environment = await api.newEnvironment();
    const { head } = await storedLog(api, environment);
    await addEvents(api, environment, 12 - head.sequence);
    expect(await verify(environment)).toMatchObject({ ok: true, events: 12 });
    const { database } = api.context;
    const own = `environment_id = '${environment.id}'`;
    await sql.raw(statement.replace('where', `where ${own} and`)).execute(database);
    // Each takes the other's place.
    if (how === 'reordered')
      await sql
        .raw(`update audit_events set sequence = sequence - 1000 where ${own} and sequence > 1000`)
        .execute(database);
    const found = how === 'reordered' ? 'the event does not follow the one before it' : reason;
    expect(await verify(environment)).toMatchObject({ ok: false, sequence, reason: found });
  },
);

test('a tail that was cut off together with its head is found by a head that was exported before', async () => {
  const environment = await api.newEnvironment();
  await addEvents(api, environment, 5);
  const exported = await headOf(environment);
  await cutOffEnd(api, environment);
  expect(await verify(environment)).toMatchObject({ ok: true });
  const cutOff = { ok: false, sequence: exported.sequence, reason: 'the end of the log is missing' };
  expect(await verify(environment, asQuery(exported))).toMatchObject(cutOff);
  expect(verdictOf(await exportOf(environment), exported).verdict).toEqual(cutOff);
  // Whatever is written in its place has another hash.
  await addEvents(api, environment, 3);
  const replaced = {
    ok: false,
    sequence: exported.sequence,
    reason: 'the event is not the one that the head names',
  };
  expect(await verify(environment, asQuery(exported))).toMatchObject(replaced);
  expect(verdictOf(await exportOf(environment), exported).verdict).toEqual(replaced);
});

test('a head is a sequence and a hash; the head of another log is not in this one', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  await addEvents(api, environment, 5);
  const other = await api.newEnvironment();
  await addEvents(api, other, 5);
  expect(await verify(environment, asQuery(await headOf(other)))).toMatchObject({ ok: false });
  expect(await verify(environment, { head_sequence: 0, head_hash: '' })).toMatchObject({ ok: true });
  for (const query of [
    { head_sequence: 1 },
    { head_hash: 'f'.repeat(64) },
    { head_sequence: 1, head_hash: 'F'.repeat(64) },
    { head_sequence: 'x', head_hash: 'f'.repeat(64) },
  ])
    problemOf(await administrator.get('/v1/audit_log/verify', query), 400, 'malformed_request');
});

test('reading the audit log takes audit_log.read, and leaves no event', async () => {
  const environment = await api.newEnvironment();
  const auditor = await environment.actor({ role: 'auditor' });
  const accountant = await environment.actor({ role: 'accountant' });
  const { head } = await storedLog(api, environment);
  for (const path of ['/v1/audit_events', '/v1/audit_log/head', '/v1/audit_log/verify'])
    expect((await auditor.get(path)).status, path).toBe(200);
  expect(await headOf(environment)).toMatchObject(head);
  for (const path of [
    '/v1/audit_events',
    '/v1/audit_log/head',
    '/v1/audit_log/verify',
    '/v1/audit_log/export',
  ])
    expect(problemOf(await accountant.get(path), 403, 'permission_denied').missing_permission).toBe(
      'audit_log.read',
    );
});
