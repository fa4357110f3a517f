import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import {
  actorWith,
  assign,
  createMember,
  createProject,
  listAll,
  problemOf,
  snapshot,
} from '../support/resources.ts';

/* Assignments are idempotent on their natural key: principal, role and scope. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const path = '/v1/role_assignments';

async function setUp() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const member = await createMember(administrator);
  return { environment, administrator, principal_id: member.id, project_id: project.id };
}

test('assigning what is assigned already, just so, answers 200 with it and writes nothing', async () => {
  const { environment, administrator, principal_id, project_id } = await setUp();
  const role_id = 'project_user';
  const bodies = [
    { principal_id, role_id: 'auditor' },
    { principal_id, role_id, project_id, expires_at: '2099-01-01T00:00:00Z', reason: 'On call' },
  ];
  for (const body of bodies) {
    const first = await administrator.post(path, body);
    expect(first.status).toBe(201);
    const before = await snapshot(api, environment);
    for (const more of [{}, { query: { dry_run: true } }, { headers: { 'idempotency-key': 'again' } }]) {
      const again = await administrator.post(path, body, more);
      expect(again).toMatchObject({ status: 200, body: first.body });
      expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    }
    expect(await snapshot(api, environment)).toEqual(before);
  }
  const left_out_is_null = { principal_id, role_id: 'auditor', project_id: null, expires_at: null };
  expect((await administrator.post(path, left_out_is_null)).status).toBe(200);
});

test('an Idempotency-Key repeats the creation that it stands for, and tells of no other', async () => {
  const { administrator, principal_id } = await setUp();
  const body = { principal_id, role_id: 'auditor' };
  const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
  const first = await administrator.post(path, body, keyed('mine'));
  expect(await administrator.post(path, body, keyed('mine'))).toMatchObject({
    status: 201,
    body: first.body,
  });
  expect((await administrator.post(path, body, keyed('other'))).status).toBe(200);
  expect((await administrator.get('/v1/idempotency_keys/mine')).body.resource_id).toBe(first.body.id);
  problemOf(await administrator.get('/v1/idempotency_keys/other'), 404, 'not_found');
});

test('of ten who assign the same at once one creates it, and all get the same answer', async () => {
  const { environment, administrator, principal_id } = await setUp();
  const ten = await Promise.all(
    Array.from({ length: 10 }, () => administrator.post(path, { principal_id, role_id: 'accountant' })),
  );
  expect(ten.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
  expect(new Set(ten.map(({ body }) => body.id)).size).toBe(1);
  const events = await listAll(environment.administrator, 'audit_events', {
    action: 'role_assignment.create',
    target_id: ten[0]?.body.id,
  });
  expect(events).toHaveLength(1);
});

test('what is assigned already is shown to nobody who could not assign it', async () => {
  const { environment, administrator, principal_id } = await setUp();
  await assign(administrator, principal_id, 'auditor');
  const clerk = await actorWith(environment, ['member.manage', 'member.list']);
  problemOf(await clerk.post(path, { principal_id, role_id: 'auditor' }), 403, 'permission_denied');
});
