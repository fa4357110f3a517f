import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  actorWith,
  assign,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
  listAll,
  problemOf,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test('renaming a project keeps its id, and who is bound to it', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const project = await createProject(administrator, 'payments');
  const member = await createMember(administrator);
  const binding = await assign(administrator, member.id, 'project_user', { project_id: project.id });
  const user = await actor({ role: 'project_user', project: project.id });
  const renamed = await administrator.patch(`/v1/projects/${project.id}`, { name: 'billing' });
  expect(renamed.body).toEqual({ ...project, name: 'billing' });
  expect((await user.get(`/v1/projects/${project.id}`)).body.name).toBe('billing');
  expect((await administrator.get(`/v1/role_assignments/${binding.id}`)).body).toEqual(binding);
});

test('a project takes its role assignments along when it goes, and no others', async () => {
  const { administrator } = await api.newEnvironment();
  const payments = await createProject(administrator, 'payments');
  const billing = await createProject(administrator, 'billing');
  const { id } = await createMember(administrator);
  const inPayments = await assign(administrator, id, 'project_user', { project_id: payments.id });
  const inBilling = await assign(administrator, id, 'project_user', { project_id: billing.id });
  const everywhere = await assign(administrator, id, 'auditor');
  expect((await administrator.delete(`/v1/projects/${payments.id}`)).status).toBe(200);
  const left = await listAll(administrator, 'role_assignments', { principal_id: id });
  expect(left.map((assignment) => assignment.id)).toEqual([inBilling.id, everywhere.id]);
  const [event] = await listAll(administrator, 'audit_events', {
    target_id: payments.id,
    action: 'project.delete',
  });
  expect(event.details.deleted_role_assignments).toEqual([
    { id: inPayments.id, principal_id: id, role_id: 'project_user', project_id: payments.id },
  ]);
});

test('deleting a project, and its dry run, names who loses what', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const elsewhere = await createProject(administrator, 'billing');
  const jane = await createMember(administrator, 'jane@example.com');
  const robot = await createServiceAccount(administrator, 'pipeline');
  const project_id = project.id;
  const janes = await assign(administrator, jane.id, 'project_user', { project_id });
  const robots = await assign(administrator, robot.id, 'project_administrator', { project_id });
  await assign(administrator, jane.id, 'project_user', { project_id: elsewhere.id });
  await assign(administrator, jane.id, 'auditor');
  const ended = await assign(administrator, jane.id, 'project_administrator', {
    project_id,
    expires_at: '2099-01-01T00:00:00Z',
  });
  await end(ended.id);
  const before = await snapshot(api, environment);
  const path = `/v1/projects/${project_id}`;
  const asked = await administrator.delete(path, { query: { dry_run: true } });
  expect(asked).toMatchObject({ status: 200 });
  expect(asked.body).toEqual({
    ended_role_assignments: [
      { id: janes.id, principal_id: jane.id, principal: 'jane@example.com', role_id: 'project_user' },
      { id: robots.id, principal_id: robot.id, principal: 'pipeline', role_id: 'project_administrator' },
    ],
  });
  expect(await snapshot(api, environment)).toEqual(before);
  expect(await administrator.delete(path)).toMatchObject({ status: 200, body: asked.body });
  problemOf(await administrator.delete(path), 404, 'not_found');
});

test('deleting a project, and its dry run, names nobody to who may neither list members nor manage those of the project', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const other = await createProject(administrator, 'billing');
  const jane = await createMember(administrator, 'jane@example.com');
  const robot = await createServiceAccount(administrator, 'pipeline');
  for (const { id } of [jane, robot])
    await assign(administrator, id, 'project_user', { project_id: project.id });
  const deleter = ['project.list', 'project.delete'];
  const listing = await actorWith(environment, [...deleter, 'member.list']);
  const managing = await actorWith(environment, [...deleter, 'project.members.manage']);
  const blind = await actorWith(environment, deleter);
  const leadElsewhere = await createRole(administrator, ['project.members.manage'], 'project', 'Lead');
  await assign(administrator, blind.id, leadElsewhere.id, { project_id: other.id });
  const path = `/v1/projects/${project.id}`;
  const namedTo = async (by: Caller, query: object) => {
    const { body } = await by.delete(path, { query: { ...query } });
    expect(body.ended_role_assignments.map(({ principal_id }: Json) => principal_id)).toEqual([
      jane.id,
      robot.id,
    ]);
    return body.ended_role_assignments.map(({ principal }: Json) => principal);
  };
  for (const by of [listing, managing])
    expect(await namedTo(by, { dry_run: true })).toEqual(['jane@example.com', 'pipeline']);
  for (const query of [{ dry_run: true }, {}]) expect(await namedTo(blind, query)).toEqual([null, null]);
});

/** Moves an assignment's end into the past, as time does. */
const end = (id: string) =>
  api.context.database
    .updateTable('role_assignments')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('id', '=', id)
    .execute();

test('a project is found by its name in any case', async () => {
  const { administrator } = await api.newEnvironment();
  const payments = await createProject(administrator, 'Payments');
  await createProject(administrator, 'Payments 2');
  expect(await listAll(administrator, 'projects', { name: 'payments' })).toEqual([payments]);
  expect(await listAll(administrator, 'projects', { name: 'pay' })).toEqual([]);
  expect(await listAll(administrator, 'projects', { name: '%' })).toEqual([]);
});

test('renaming a service account keeps its keys and role assignments', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator, 'pipeline');
  await assign(administrator, account.id, 'auditor');
  const key = await administrator.post('/v1/access_keys', { service_account_id: account.id });
  const robot = api.actAs(account.id, {
    accessKeyId: key.body.id,
    secretAccessKey: key.body.secret_access_key,
  });
  await administrator.patch(`/v1/service_accounts/${account.id}`, { name: 'release' });
  expect(await robot.get(`/v1/service_accounts/${account.id}`)).toMatchObject({
    status: 200,
    body: { ...account, name: 'release' },
  });
});
