import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  assign,
  createProject,
  createServiceAccount,
  listAll,
  neverExisted,
  snapshot,
} from '../support/resources.ts';
import { setUpRoleMembers } from '../support/role-members.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const eventsOf = (administrator: Actor, query: Json = {}) =>
  listAll(administrator, 'audit_events', { target_kind: 'role_assignment', ...query });

test('the members of a role in a project are who was assigned it there, and nobody else', async () => {
  const { administrator, project, people, path, bind } = await setUpRoleMembers(api, 'jane', 'john', 'joan');
  const [jane, john, joan] = people;
  const robot = await createServiceAccount(administrator, 'pipeline');
  const expires_at = '2099-01-01T00:00:00Z';
  const janes = await bind(jane, { expires_at, reason: 'On call' });
  const robots = await bind(robot);
  await assign(administrator, john.id, 'project_administrator', { project_id: project.id });
  const elsewhere = await createProject(administrator, 'billing');
  await assign(administrator, joan.id, 'project_user', { project_id: elsewhere.id });
  const { status, body, headers } = await administrator.get(path);
  expect(status).toBe(200);
  expect(headers.get('etag')).toMatch(/^"[^"]+"$/);
  expect(body).toEqual({
    project_id: project.id,
    role_id: 'project_user',
    members: [
      {
        principal_id: jane.id,
        kind: 'member',
        name: 'jane@example.com',
        role_assignment_id: janes.id,
        expires_at,
        reason: 'On call',
      },
      {
        principal_id: robot.id,
        kind: 'service_account',
        name: 'pipeline',
        role_assignment_id: robots.id,
        expires_at: null,
        reason: null,
      },
    ],
  });
});

test('one change adds and removes by name, touches nobody else, and answers with the list after', async () => {
  const { administrator, people, path, bind } = await setUpRoleMembers(api, 'jane', 'john', 'joan', 'jack');
  const [jane, john, joan, jack] = people;
  const kept = await bind(jane, { reason: 'Since ever' });
  await bind(john);
  const change = { add: [jack.id, joan.id], remove: [john.id], reason: 'New team' };
  const { status, body, headers } = await administrator.patch(path, change);
  expect(status).toBe(200);
  expect(body.members).toEqual([
    expect.objectContaining({ principal_id: jane.id, role_assignment_id: kept.id, reason: 'Since ever' }),
    expect.objectContaining({ principal_id: joan.id, expires_at: null, reason: 'New team' }),
    expect.objectContaining({ principal_id: jack.id, expires_at: null, reason: 'New team' }),
  ]);
  const read = await administrator.get(path);
  expect(read.body).toEqual(body);
  expect(read.headers.get('etag')).toBe(headers.get('etag'));
});

test('the audit log has one event for each assignment, as if it had been made or deleted alone', async () => {
  const { administrator, project, people, path } = await setUpRoleMembers(api, 'jane', 'john', 'joan');
  const [jane, john, joan] = people;
  const single = await assign(administrator, jane.id, 'project_user', {
    project_id: project.id,
    reason: 'x',
  });
  await administrator.delete(`/v1/role_assignments/${single.id}`);
  const [singleCreation, singleDeletion] = await eventsOf(administrator, { target_id: single.id });
  const headers = { 'x-roster-change': 'pull/7', 'x-request-id': 'one-change' };
  await administrator.patch(path, { add: [john.id, joan.id], reason: 'x' }, { headers });
  await administrator.patch(path, { remove: [joan.id] }, { headers });
  const events = (await eventsOf(administrator)).filter(({ request_id }) => request_id === 'one-change');
  expect(events.map(({ action }) => action)).toEqual([
    'role_assignment.create',
    'role_assignment.create',
    'role_assignment.delete',
  ]);
  const shapeOf = ({ action, outcome, details, target_kind, actor_id, change_reference }: Json) => ({
    ...{ action, outcome, target_kind, actor_id, change_reference },
    details: Object.entries(details.changes).map(([field, [before, after]]: Json) => [
      field,
      /^(id|principal_id|created_at)$/.test(field) ? [before === null, after === null] : [before, after],
    ]),
    more: Object.keys(details).sort(),
  });
  const likeSingle = (event: Json) => ({ ...shapeOf(event), change_reference: 'pull/7' });
  for (const event of events.slice(0, 2)) expect(shapeOf(event)).toEqual(likeSingle(singleCreation));
  expect(shapeOf(events[2])).toEqual(likeSingle(singleDeletion));
  expect(events.map(({ details }) => (details.changes.principal_id as Json).find(Boolean))).toEqual([
    john.id,
    joan.id,
    joan.id,
  ]);
  expect((await administrator.get('/v1/audit_log/verify')).body).toMatchObject({ ok: true });
});

test('what is so already is no change: nothing is written, and the ETag stays', async () => {
  const { administrator, environment, people, path, bind } = await setUpRoleMembers(api, 'jane', 'john');
  const [jane, john] = people;
  await bind(jane, { expires_at: '2099-01-01T00:00:00Z', reason: 'On call' });
  const first = await administrator.get(path);
  const before = await snapshot(api, environment);
  const changes = [{}, { add: [jane.id], remove: [john.id, neverExisted('mem')] }, { add: [], reason: null }];
  for (const change of changes) {
    const reply = await administrator.patch(path, change);
    expect(reply).toMatchObject({ status: 200, body: first.body });
    expect(reply.headers.get('etag')).toBe(first.headers.get('etag'));
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test('an assignment that has ended is none: it is not listed, not removed, and begins anew when added', async () => {
  const { administrator, people, path, idsNow, bind } = await setUpRoleMembers(api, 'jane', 'john');
  const [jane, john] = people;
  const ended = await bind(jane);
  await bind(john);
  await api.context.database
    .updateTable('role_assignments')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('id', '=', ended.id)
    .execute();
  expect(await idsNow()).toEqual([john.id]);
  expect((await administrator.patch(path, { remove: [jane.id] })).status).toBe(200);
  expect((await administrator.get(`/v1/role_assignments/${ended.id}`)).status).toBe(200);
  const { body } = await administrator.patch(path, { add: [jane.id], reason: 'Back' });
  expect(body.members[0]).toMatchObject({
    role_assignment_id: ended.id,
    expires_at: null,
    reason: 'Back',
  });
  const [event] = (await eventsOf(administrator, { target_id: ended.id })).slice(-1);
  expect(event).toMatchObject({
    action: 'role_assignment.update',
    details: { changes: { expires_at: [expect.any(String), null], reason: [null, 'Back'] } },
  });
});

test('a dry run answers with the list that would be, and writes nothing', async () => {
  const { administrator, environment, people, path, bind } = await setUpRoleMembers(api, 'jane', 'john');
  const [jane, john] = people;
  await bind(jane);
  const before = await snapshot(api, environment);
  const change = { add: [john.id], remove: [jane.id] };
  const dry = await administrator.patch(path, change, { query: { dry_run: true } });
  expect(await snapshot(api, environment)).toEqual(before);
  const real = await administrator.patch(path, change);
  const anyId = ({ members, ...rest }: Json) => ({
    ...rest,
    members: members.map((member: Json) => ({ ...member, role_assignment_id: '…' })),
  });
  expect(anyId(dry.body)).toEqual(anyId(real.body));
});

test('changes at the same time all count: nobody replaces what somebody else has added', async () => {
  const names = Array.from({ length: 8 }, (_, index) => `member-${index}`);
  const { administrator, people, path, idsNow } = await setUpRoleMembers(api, ...names);
  const replies = await Promise.all(people.map(({ id }) => administrator.patch(path, { add: [id] })));
  expect(replies.map(({ status }) => status)).toEqual(names.map(() => 200));
  expect(await idsNow()).toEqual(people.map(({ id }) => id).sort());
});

test('500 are added and 500 removed in one change, each with its event, and the log still verifies', async () => {
  const { administrator, environment, path, idsNow } = await setUpRoleMembers(api);
  const { database } = api.context;
  const ids = Array.from({ length: 500 }, (_, index) => `mem_01h${String(index).padStart(23, '0')}`);
  await database
    .insertInto('members')
    .values(
      ids.map((id) => ({
        ...{ environment_id: environment.id, id, email: `${id}@example.com` },
        kind: 'local' as const,
        status: 'active' as const,
      })),
    )
    .execute();
  expect((await administrator.patch(path, { add: ids })).status).toBe(200);
  expect(await idsNow()).toEqual(ids);
  expect((await administrator.patch(path, { remove: ids })).body.members).toEqual([]);
  expect(await eventsOf(administrator)).toHaveLength(1000);
  expect((await administrator.get('/v1/audit_log/verify')).body).toMatchObject({ ok: true });
});
