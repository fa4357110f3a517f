import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import {
  assign,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
  setMemberStatus,
  snapshot,
} from '../support/resources.ts';

/* Changing a role answers with the number of principals that gain or lose. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const affectedBy = async (administrator: Actor, roleId: string, permissions: readonly string[]) => {
  const reply = await administrator.patch(`/v1/roles/${roleId}`, { permissions });
  expect(reply.status).toBe(200);
  return reply.body.affected_principals;
};

test('members and service accounts who hold the role are counted once each, whatever their status', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const role = await createRole(administrator, ['deployment.read', 'member.list']);
  const pending = await createMember(administrator, 'pending@example.com');
  const disabled = await createMember(administrator, 'disabled@example.com');
  const robot = await createServiceAccount(administrator);
  for (const { id } of [pending, disabled, robot]) await assign(administrator, id, role.id);
  await setMemberStatus(api, disabled.id, 'disabled');
  await environment.member({ role: 'project_user', project: (await createProject(administrator)).id });
  expect(
    await affectedBy(administrator, role.id, ['deployment.read', 'ticket.use', 'audit_log.read']),
  ).toEqual({
    gain: 3,
    lose: 3,
    gained_permissions: ['audit_log.read', 'ticket.use'],
    lost_permissions: ['member.list'],
  });
  expect(await affectedBy(administrator, role.id, ['deployment.read'])).toMatchObject({ gain: 0, lose: 3 });
});

test('who has the permission through another role neither gains nor loses it', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const role = await createRole(administrator, ['deployment.read']);
  const auditor = await environment.member({ role: role.id }, { role: 'auditor' });
  await environment.member({ role: role.id });
  const widened = ['deployment.read', 'audit_log.read'];
  expect(await affectedBy(administrator, role.id, widened)).toMatchObject({ gain: 1, lose: 0 });
  expect(await affectedBy(administrator, role.id, [...widened, 'deployment.delete'])).toMatchObject({
    gain: 2,
    lose: 0,
  });
  const other = await createRole(administrator, ['deployment.delete'], 'environment', 'Other');
  await assign(administrator, auditor.id, other.id, { expires_at: '2099-01-01T00:00:00Z' });
  expect(await affectedBy(administrator, role.id, ['deployment.read'])).toMatchObject({ gain: 0, lose: 1 });
});

test('the other role must cover the same scope', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const one = (await createProject(administrator, 'one')).id;
  const two = (await createProject(administrator, 'two')).id;
  const role = await createRole(administrator, ['deployment.list'], 'project');
  // Has it in both of the role's projects already.
  await environment.member(
    { role: role.id, project: one },
    { role: role.id, project: two },
    { role: 'project_user', project: one },
    { role: 'project_user', project: two },
  );
  // Has it in one of them, and gains it in the other.
  await environment.member(
    { role: role.id, project: one },
    { role: role.id, project: two },
    { role: 'project_user', project: one },
  );
  // Has it in a project where the role does not count.
  await environment.member({ role: role.id, project: one }, { role: 'project_user', project: two });
  // Has it everywhere.
  await environment.member({ role: role.id, project: one }, { role: 'auditor' });
  // Gains it twice, and counts once.
  await environment.member({ role: role.id, project: one }, { role: role.id, project: two });
  const widened = ['deployment.list', 'deployment.read'];
  expect(await affectedBy(administrator, role.id, widened)).toMatchObject({ gain: 3, lose: 0 });
});

test('an assignment that has ended neither counts nor covers', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const role = await createRole(administrator, ['deployment.list']);
  const soon = new Date(Math.ceil(api.context.now().getTime() / 1000) * 1000 + 60_000)
    .toISOString()
    .replace('.000Z', 'Z');
  for (const email of ['former@example.com', 'ended@example.com'])
    await assign(administrator, (await createMember(administrator, email)).id, role.id, { expires_at: soon });
  const holder = await environment.member({ role: role.id });
  await assign(administrator, holder.id, 'auditor', { expires_at: soon });
  const request = { permissions: ['deployment.list', 'deployment.read'] };
  const path = `/v1/roles/${role.id}`;
  const ask = async () =>
    (await administrator.patch(path, request, { query: { dry_run: true } })).body.affected_principals;
  expect(await ask()).toMatchObject({ gain: 2 });
  api.travel(120_000);
  expect(await ask()).toMatchObject({ gain: 1 });
  expect(await affectedBy(administrator, role.id, request.permissions)).toMatchObject({ gain: 1 });
  expect(await affectedBy(administrator, role.id, ['deployment.list'])).toMatchObject({ lose: 1 });
});

test('a dry run counts the same and writes nothing', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const role = await createRole(administrator, ['deployment.read']);
  await environment.member({ role: role.id });
  const before = await snapshot(api, environment);
  const change = { permissions: ['deployment.tls.*'] };
  const asked = await administrator.patch(`/v1/roles/${role.id}`, change, { query: { dry_run: true } });
  expect(asked.body.affected_principals).toEqual({
    gain: 1,
    lose: 1,
    gained_permissions: ['deployment.tls.read', 'deployment.tls.write'],
    lost_permissions: ['deployment.read'],
  });
  expect(await snapshot(api, environment)).toEqual(before);
  const real = await administrator.patch(`/v1/roles/${role.id}`, change);
  expect(real.body).toEqual(asked.body);
});

test('a change of name affects nobody, and other answers do not count', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const role = await createRole(administrator, ['deployment.read']);
  await environment.member({ role: role.id });
  expect(role).not.toHaveProperty('affected_principals');
  const renamed = await administrator.patch(`/v1/roles/${role.id}`, { name: 'Looker' });
  expect(renamed.body.affected_principals).toEqual({
    gain: 0,
    lose: 0,
    gained_permissions: [],
    lost_permissions: [],
  });
  expect((await administrator.get(`/v1/roles/${role.id}`)).body).not.toHaveProperty('affected_principals');
});
