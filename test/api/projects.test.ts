import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { assign, createMember, createProject, createServiceAccount, listAll } from '../support/resources.ts';

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
  expect((await administrator.delete(`/v1/projects/${payments.id}`)).status).toBe(204);
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
