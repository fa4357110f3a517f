import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import { assign, createMember, createProject, listAll, neverExisted } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const path = '/v1/batch';

/** Sends, and gives the answers one by one. */
async function send(by: Caller, requests: Json[], headers: Record<string, string> = {}): Promise<Json[]> {
  const reply = await by.post(path, { requests }, { headers });
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200 });
  expect(reply.body.responses).toHaveLength(requests.length);
  return reply.body.responses;
}

const statusesOf = (answers: Json[]) => answers.map(({ status }) => status);
const codesOf = (answers: Json[]) => answers.map(({ body }) => body?.code ?? null);

const project = (name: string, more: Json = {}) => ({
  method: 'POST',
  path: '/v1/projects',
  body: { name },
  ...more,
});

const namesIn = async (by: Caller) => (await listAll(by, 'projects')).map(({ name }) => name);

const changes = documentedOperations().filter(
  ({ isMutation, credential }) => isMutation && credential === 'principal',
);

test.each(changes.map((operation) => [operation.id, operation] as const))(
  '%s is made and recorded as it is alone, beside another',
  async (_, operation) => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    const asked = { method: request.method, path: request.path, body: request.body };
    const requestId = `batch-of-${operation.id}`;
    const [answer] = await send(owner, [asked, project('beside')], { 'x-request-id': requestId });
    expect(answer.status, JSON.stringify(answer.body)).toBe(operation.status);
    expect(answer.headers['x-request-id']).toBe(`${requestId}.0`);
    const events = await api.context.database
      .selectFrom('audit_events')
      .selectAll()
      .where('request_id', '=', `${requestId}.0`)
      .where('action', '=', operation.documented['x-audit-action'])
      .execute();
    expect(events).toMatchObject([{ outcome: 'success', actor_id: owner.id, target_kind: operation.tag }]);
  },
);

test('many are made in their order, in one transaction, and the log of the environment holds together', async () => {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  const names = Array.from({ length: 100 }, (_, index) => `project ${index}`);
  const answers = await send(
    administrator,
    names.map((name) => project(name)),
    { 'x-request-id': 'many' },
  );
  expect(new Set(statusesOf(answers))).toEqual(new Set([201]));
  expect(answers.map(({ body }) => body.name)).toEqual(names);
  expect(answers[7].headers).toMatchObject({ etag: '"1"', location: `/v1/projects/${answers[7].body.id}` });
  const revisions = answers.map(({ headers }) => Number(headers['x-roster-revision']));
  expect(revisions).toEqual(revisions.map((_, index) => (revisions[0] ?? 0) + index));
  const events = await listAll(root, 'audit_events', { action: 'project.create' });
  expect(events.map(({ request_id }) => request_id)).toEqual(names.map((_, index) => `many.${index}`));
  const { rows } = await sql`
    select distinct xmin::text from projects where environment_id = ${environment.id}`.execute(
    api.context.database,
  );
  expect(rows).toHaveLength(1);
});

test('each is in the log of requests by its own id, with its own status', async () => {
  const { administrator } = await api.newEnvironment();
  await createProject(administrator, 'taken');
  const before = api.log.length;
  await send(administrator, [project('taken'), project('free')], { 'x-request-id': 'logged' });
  const lines = api.log.slice(before).map((line) => JSON.parse(line));
  const told = lines.filter(({ requestId }) => requestId?.startsWith('logged'));
  expect(told.map(({ requestId, path, status }) => [requestId, path, status]).sort()).toEqual([
    ['logged', '/v1/batch', 200],
    ['logged.0', '/v1/projects', 409],
    ['logged.1', '/v1/projects', 201],
  ]);
});

test('what is refused keeps none of the others from being made', async () => {
  const { administrator } = await api.newEnvironment();
  await createProject(administrator, 'taken');
  const answers = await send(administrator, [
    project('one'),
    project('TAKEN'),
    { method: 'DELETE', path: `/v1/projects/${neverExisted('prj')}` },
    project(''),
    { method: 'POST', path: '/v1/nowhere' },
    project('two'),
    project('one'),
  ]);
  expect(statusesOf(answers)).toEqual([201, 409, 404, 422, 404, 201, 409]);
  expect(answers[6].body.conflicting_id).toBe(answers[0].body.id);
  expect((await namesIn(administrator)).sort()).toEqual(['one', 'taken', 'two']);
  expect(await listAll(administrator, 'audit_events', { action: 'project.create' })).toHaveLength(3);
});

test('sent again, what has an idempotency key is answered as before, and the rest is done anew', async () => {
  const { administrator } = await api.newEnvironment();
  const requests = [
    project('one', { idempotency_key: 'first' }),
    project('two', { idempotency_key: 'second' }),
  ];
  const answers = await send(administrator, requests);
  const [again, other, third] = await send(administrator, [
    ...requests.toReversed(),
    project('three', { idempotency_key: 'third' }),
  ]);
  expect(again).toMatchObject({ status: 201, body: answers[1].body });
  expect(other).toMatchObject({ status: 201, body: answers[0].body });
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(third.headers).not.toHaveProperty('idempotency-replayed');
  expect((await namesIn(administrator)).sort()).toEqual(['one', 'three', 'two']);
  const alone = await administrator.post(
    '/v1/projects',
    { name: 'one' },
    { headers: { 'idempotency-key': 'first' } },
  );
  expect(alone.body.id).toBe(answers[0].body.id);
  const [reused, made] = await send(administrator, [
    project('four', { idempotency_key: 'first' }),
    project('five', { idempotency_key: 'fifth' }),
  ]);
  expect(reused.body).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  expect(made.status).toBe(201);
});

test('an ETag counts for its own request', async () => {
  const { administrator } = await api.newEnvironment();
  const { id } = await createProject(administrator);
  const rename = (name: string, if_match: string) => ({
    ...{ method: 'PATCH', path: `/v1/projects/${id}`, body: { name }, if_match },
  });
  const answers = await send(administrator, [rename('a', '"1"'), rename('b', '"1"'), rename('c', '"2"')]);
  expect(statusesOf(answers)).toEqual([200, 412, 200]);
  expect(await namesIn(administrator)).toEqual(['c']);
});

test('a right that one request takes or gives is gone or there for the next', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const actor = await environment.actor({ role: 'administrator' });
  const [held] = await listAll(administrator, 'role_assignments', { principal_id: actor.id });
  const answers = await send(actor, [
    project('before'),
    { method: 'DELETE', path: `/v1/role_assignments/${held?.id}` },
    project('after'),
  ]);
  expect(statusesOf(answers)).toEqual([201, 204, 403]);
  expect(await namesIn(administrator)).toEqual(['before']);
  const denials = await listAll(administrator, 'audit_events', { actor_id: actor.id, outcome: 'denied' });
  expect(denials).toMatchObject([
    { action: 'project.create', request_id: answers[2].headers['x-request-id'] },
  ]);

  const jane = await createMember(administrator);
  const give = (principal_id: string) => ({
    ...{ method: 'POST', path: '/v1/role_assignments', body: { principal_id, role_id: 'auditor' } },
  });
  const given = await send(administrator, [give(administrator.id), give(jane.id), give(jane.id)]);
  expect(statusesOf(given)).toEqual([201, 201, 200]);
});

test('who ends the own credential makes nothing more with it', async () => {
  const environment = await api.newEnvironment();
  const actor = await environment.actor({ role: 'administrator' });
  const before = await namesIn(environment.administrator);
  const answers = await send(actor, [
    { method: 'POST', path: `/v1/service_accounts/${actor.id}/disable` },
    project('after'),
  ]);
  expect(statusesOf(answers)).toEqual([200, 401]);
  expect(codesOf(answers)).toEqual([null, 'unauthenticated']);
  expect(await namesIn(environment.administrator)).toEqual(before);
});

test('the last Administrator stays, however many requests share a transaction', async () => {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  const assignments = await listAll(root, 'role_assignments', { role_id: 'administrator' });
  const answers = await send(
    administrator,
    assignments.map(({ id }) => ({ method: 'DELETE', path: `/v1/role_assignments/${id}` })),
  );
  expect(statusesOf(answers)).not.toEqual(assignments.map(() => 204));
  const left = await listAll(root, 'role_assignments', { role_id: 'administrator' });
  expect(left.length).toBeGreaterThan(0);
});

test('dry runs among changes change nothing, and see what was made before them', async () => {
  const { administrator } = await api.newEnvironment();
  const answers = await send(administrator, [
    project('one'),
    project('one', { dry_run: true }),
    project('two', { dry_run: true }),
    project('two'),
  ]);
  expect(statusesOf(answers)).toEqual([201, 409, 201, 201]);
  expect((await namesIn(administrator)).sort()).toEqual(['one', 'two']);
});

test('batches that race each other are made one after the other', async () => {
  const { administrator } = await api.newEnvironment();
  const jane = await createMember(administrator);
  const of = (number: number) => [
    project(`shared`),
    project(`own ${number}`),
    { method: 'POST', path: '/v1/role_assignments', body: { principal_id: jane.id, role_id: 'auditor' } },
  ];
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, number) => send(administrator, of(number))),
  );
  const shared = answers.map(([first]) => first.status).sort();
  expect(shared).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
  expect(answers.map(([, second]) => second.status)).toEqual(Array.from({ length: 8 }, () => 201));
  expect(answers.map(([, , third]) => third.status).sort()).toEqual([
    ...Array.from({ length: 7 }, () => 200),
    201,
  ]);
  expect(await assign(administrator, jane.id, 'accountant')).toMatchObject({ role_id: 'accountant' });
});
