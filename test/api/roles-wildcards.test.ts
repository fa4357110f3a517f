import { afterAll, beforeAll, expect, test } from 'vitest';
import { editionOf } from '../../access-model/editions.ts';
import { startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { actorWith, assign, createMember, createRole, problemOf, snapshot } from '../support/resources.ts';

/* Custom roles: wildcards by prefix are expanded and shown. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const beginningWith = (prefix: string, edition = 'emqx-platform-3') =>
  [...editionOf(edition).permissions.keys()].filter((permission) => permission.startsWith(prefix)).sort();

/** As the operator's switch does it, without the rules around it. */
async function switchEdition(environment: TestEnvironment, edition_id: string): Promise<void> {
  await api.context.database
    .updateTable('environments')
    .set({ edition_id })
    .where('id', '=', environment.id)
    .execute();
}

test('a wildcard stays as it was declared, and what it means is shown beside it', async () => {
  const { administrator } = await api.newEnvironment();
  const declared = ['audit_log.read', 'deployment.tls.*', 'datahub.*'];
  const role = await createRole(administrator, declared);
  expect(role.permissions).toEqual([...declared].sort());
  const meant = ['audit_log.read', ...beginningWith('deployment.tls.'), ...beginningWith('datahub.')].sort();
  expect(role.effective_permissions).toEqual(meant);
  const read = await administrator.get(`/v1/roles/${role.id}`);
  expect(read.body).toEqual(role);
  const narrowed = await administrator.patch(`/v1/roles/${role.id}`, { permissions: ['deployment.tls.*'] });
  expect(narrowed.body).toMatchObject({
    permissions: ['deployment.tls.*'],
    effective_permissions: ['deployment.tls.read', 'deployment.tls.write'],
  });
});

test('a wildcard grants what it means', async () => {
  const environment = await api.newEnvironment();
  const holder = await actorWith(environment, ['member.*']);
  expect((await holder.get('/v1/members')).status).toBe(200);
  expect((await holder.post('/v1/members', { email: 'new@example.com' })).status).toBe(201);
  problemOf(await holder.get('/v1/audit_events'), 403, 'permission_denied');
});

test('a wildcard that means nothing in the edition is refused, at creation and at a change', async () => {
  const environment = await api.newEnvironment({ edition: 'emqx-cloud' });
  const { administrator } = environment;
  const role = await createRole(administrator, ['deployment.tls.*']);
  const before = await snapshot(api, environment);
  const permissions = ['deployment.*', 'datahub.*', 'topic.read'];
  for (const refused of [
    await administrator.post('/v1/roles', { name: 'Other', scope_kind: 'project', permissions }),
    await administrator.patch(`/v1/roles/${role.id}`, { permissions }),
  ])
    expect(problemOf(refused, 422, 'unknown_reference').errors).toEqual([
      {
        pointer: '/permissions',
        code: 'unknown_reference',
        message: 'names what the edition emqx-cloud does not have: datahub.*, topic.read',
      },
    ]);
  expect(await snapshot(api, environment)).toEqual(before);
});

test('everything at once is no wildcard, nor is one in the middle', async () => {
  const { administrator } = await api.newEnvironment();
  for (const pattern of ['*', '.*', 'deployment*', '*.read', 'deployment.*.read', 'deployment.**']) {
    const body = { name: 'Mine', scope_kind: 'project', permissions: [pattern] };
    problemOf(await administrator.post('/v1/roles', body), 422, 'validation_failed');
  }
});

test('nobody grants what they do not hold by a wildcard either', async () => {
  const environment = await api.newEnvironment();
  const clerk = await actorWith(environment, ['member.*', 'deployment.tls.read']);
  const mine = await createRole(clerk, ['member.*'], 'environment', 'Mine');
  const before = await snapshot(api, environment);
  const permissions = ['deployment.tls.*'];
  for (const refused of [
    await clerk.post('/v1/roles', { name: 'Stronger', scope_kind: 'environment', permissions }),
    await clerk.patch(`/v1/roles/${mine.id}`, { permissions }),
  ])
    expect(problemOf(refused, 403, 'permission_denied').missing_permission).toBe('deployment.tls.write');
  expect((await snapshot(api, environment)).roles).toEqual(before.roles);
});

test('another edition takes away what it does not have, and adds nothing until the role is written again', async () => {
  const environment = await api.newEnvironment({ edition: 'emqx-cloud' });
  const { administrator } = environment;
  const role = await createRole(administrator, ['deployment.*', 'member.list']);
  const holder = await environment.actor({ role: role.id });
  const both = role.effective_permissions.filter((permission: string) =>
    editionOf('emqx-platform-3').permissions.has(permission),
  );
  expect(both.length).toBeLessThan(role.effective_permissions.length);
  await switchEdition(environment, 'emqx-platform-3');
  const switched = (await administrator.get(`/v1/roles/${role.id}`)).body;
  expect(switched).toEqual({ ...role, effective_permissions: both });
  expect((await holder.get('/v1/members')).status).toBe(200);
  const renamed = await administrator.patch(`/v1/roles/${role.id}`, { description: 'As before' });
  expect(renamed.body).toMatchObject({ effective_permissions: both, affected_principals: { gain: 0 } });
  const { permissions } = role;
  const rewritten = await administrator.patch(`/v1/roles/${role.id}`, { permissions });
  expect(rewritten.body.permissions).toEqual(permissions);
  expect(rewritten.body.effective_permissions).toEqual(
    ['member.list', ...beginningWith('deployment.')].sort(),
  );
  expect(rewritten.body.affected_principals).toMatchObject({ gain: 1, lose: 0 });
});

test('what the edition does not have, the role does not grant', async () => {
  const environment = await api.newEnvironment();
  const role = await createRole(environment.administrator, ['project.list', 'audit_log.read']);
  const holder = await environment.actor({ role: role.id });
  expect((await holder.get('/v1/audit_events')).status).toBe(200);
  await switchEdition(environment, 'emqx-cloud');
  problemOf(await holder.get('/v1/audit_events'), 403, 'permission_denied');
  expect((await holder.get('/v1/projects')).status).toBe(200);
});

test('in automq-cloud a denial names the permission of that edition', async () => {
  const environment = await api.newEnvironment({ edition: 'automq-cloud' });
  const { administrator } = environment;
  const operator = await environment.member({ role: 'operator' });
  const viewer = await environment.member({ role: 'viewer' });
  const body = { name: 'orders' };
  expect((await operator.post('/v1/projects', body)).status).toBe(201);
  const refused = problemOf(await viewer.post('/v1/projects', { name: 'more' }), 403, 'permission_denied');
  expect(refused.missing_permission).toBe('instance.write');
  expect(refused.detail).toBe('you need the permission instance.write in this environment');
  expect((await viewer.get('/v1/projects')).body.items).toHaveLength(1);
  const member = await createMember(administrator);
  const clerk = await actorWith(environment, ['instance.*']);
  const [{ id: project_id }] = (await viewer.get('/v1/projects')).body.items;
  const binding = { principal_id: member.id, role_id: 'instance_viewer', project_id };
  const denied = problemOf(await clerk.post('/v1/role_assignments', binding), 403, 'permission_denied');
  expect(denied.missing_permission).toBe('member.manage');
  await assign(administrator, member.id, 'instance_viewer', { project_id });
});
