import { afterAll, beforeAll, expect, test } from 'vitest';
import { editionIds, editionOf } from '../../access-model/editions.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import {
  assign,
  create,
  createMember,
  createRole,
  createServiceAccount,
  fieldErrorsOf,
  listAll,
  neverExisted,
  problemOf,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test.each(editionIds)(
  'an environment of the edition %s has the five predefined roles as the edition says',
  async (edition) => {
    const { administrator } = await api.newEnvironment({ edition });
    const listed = await listAll(administrator, 'roles');
    expect(listed.map(({ id }) => id)).toEqual([...editionOf(edition).roles.keys()].sort());
    expect(listed).toHaveLength(5);
    for (const role of editionOf(edition).roles.values()) {
      const read = await administrator.get(`/v1/roles/${role.id}`);
      expect(read.body).toEqual({
        id: role.id,
        name: role.name,
        description: role.description,
        scope_kind: role.scopeKind,
        permissions: [...role.permissions].sort(),
        effective_permissions: [...role.permissions].sort(),
        predefined: true,
        created_at: null,
      });
      expect(listed).toContainEqual(read.body);
      expect(read.headers.get('etag')).toMatch(/^".+"$/);
    }
  },
);

test.each(editionIds)('predefined roles are read-only in the edition %s', async (edition) => {
  const environment = await api.newEnvironment({ edition });
  const { administrator } = environment;
  const before = await snapshot(api, environment);
  for (const id of editionOf(edition).roles.keys()) {
    const path = `/v1/roles/${id}`;
    problemOf(await administrator.patch(path, { name: 'Mine' }), 422, 'predefined_role');
    problemOf(await administrator.delete(path), 422, 'predefined_role');
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test('predefined and custom roles are one list, paged, filtered by name and scope kind', async () => {
  const { administrator } = await api.newEnvironment();
  const custom = await createRole(administrator, ['deployment.read'], 'project', 'Reader');
  const names = async (query: object) =>
    (await listAll(administrator, 'roles', query)).map(({ name }) => name).sort();
  const all = ['Accountant', 'Administrator', 'Auditor', 'Project Administrator', 'Project User', 'Reader'];
  expect(await names({})).toEqual(all);
  for (const page_size of [1, 2, 3, 5, 6]) expect(await names({ page_size })).toEqual(all);
  expect(await names({ scope_kind: 'project' })).toEqual(['Project Administrator', 'Project User', 'Reader']);
  expect(await names({ name: 'READER' })).toEqual(['Reader']);
  expect(await names({ name: 'project user' })).toEqual(['Project User']);
  expect(await names({ name: 'Reader', scope_kind: 'environment' })).toEqual([]);
  expect((await administrator.get(`/v1/roles/${custom.id}`)).body).toEqual(custom);
});

test('a custom role does not take the name or the id of a predefined role, in any case', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const custom = await createRole(administrator, ['deployment.read']);
  const before = await snapshot(api, environment);
  for (const [name, taken] of [
    ['Administrator', 'administrator'],
    ['PROJECT USER', 'project_user'],
    ['project_user', 'project_user'],
    ['auditor', 'auditor'],
  ] as const) {
    const body = { name, scope_kind: 'project', permissions: ['deployment.read'] };
    const refused = problemOf(await administrator.post('/v1/roles', body), 409, 'conflict');
    expect(refused.conflicting_id).toBe(taken);
    problemOf(await administrator.patch(`/v1/roles/${custom.id}`, { name }), 409, 'conflict');
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test('a custom role grants what is in the edition of its environment, and nothing else', async () => {
  const environment = await api.newEnvironment({ edition: 'emqx-cloud' });
  const { administrator } = environment;
  const elsewhere = [...editionOf('emqx-platform-3').permissions.keys()].filter(
    (permission) => !editionOf('emqx-cloud').permissions.has(permission),
  );
  expect(elsewhere.length).toBeGreaterThan(0);
  const custom = await createRole(administrator, ['deployment.list']);
  const before = await snapshot(api, environment);
  for (const permission of elsewhere) {
    const permissions = ['deployment.list', permission];
    const body = { name: 'Other', scope_kind: 'project', permissions };
    for (const refused of [
      await administrator.post('/v1/roles', body),
      await administrator.patch(`/v1/roles/${custom.id}`, { permissions }),
    ])
      expect(problemOf(refused, 422, 'unknown_reference').errors).toEqual([
        {
          pointer: '/permissions',
          code: 'unknown_reference',
          message: `names what the edition emqx-cloud does not have: ${permission}`,
        },
      ]);
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test('the permissions of a custom role are a set of at least one that exist', async () => {
  const { administrator } = await api.newEnvironment();
  const refusal = async (permissions: unknown) =>
    fieldErrorsOf(
      await administrator.post('/v1/roles', { name: 'Mine', scope_kind: 'project', permissions }),
    );
  expect(await refusal([])).toMatchObject({
    '/permissions': ['invalid_value', 'must have at least 1 item (it has 0)'],
  });
  expect(await refusal(['deployment.fly'])).toEqual({
    '/permissions': ['unknown_permission', 'no edition has the permission deployment.fly'],
  });
  expect(await refusal(['deployment.read', 'deployment.read'])).toMatchObject({
    '/permissions': ['invalid_value', 'must not contain an item twice'],
  });
  expect(await refusal(['*'])).toMatchObject({
    '/permissions': [
      'invalid_value',
      expect.stringMatching(/^each item must be a permission id, as in deployment.read, or/),
    ],
  });
});

test('changing a custom role changes what its holders may do, at their next request', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const role = await createRole(administrator, ['member.list']);
  const holder = await actor({ role: role.id });
  expect((await holder.get('/v1/members')).status).toBe(200);
  problemOf(await holder.get('/v1/audit_events'), 403, 'permission_denied');
  const changed = await administrator.patch(`/v1/roles/${role.id}`, { permissions: ['audit_log.read'] });
  expect(changed.body).toMatchObject({
    ...role,
    permissions: ['audit_log.read'],
    effective_permissions: ['audit_log.read'],
  });
  problemOf(await holder.get('/v1/members'), 403, 'permission_denied');
  expect((await holder.get('/v1/audit_events')).status).toBe(200);
});

test('a role that somebody holds is not deleted, until nobody does', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const role = await createRole(administrator, ['deployment.read']);
  const member = await createMember(administrator);
  const robot = await createServiceAccount(administrator);
  const assignments = [
    await assign(administrator, member.id, role.id),
    await assign(administrator, robot.id, role.id),
  ];
  const before = await snapshot(api, environment);
  const refused = problemOf(await administrator.delete(`/v1/roles/${role.id}`), 409, 'role_in_use');
  expect(refused.detail).toBe('the role is assigned 2 times: delete its role assignments first');
  expect(await snapshot(api, environment)).toEqual(before);
  for (const { id } of assignments) await administrator.delete(`/v1/role_assignments/${id}`);
  expect((await administrator.delete(`/v1/roles/${role.id}`)).status).toBe(204);
  const lost = await administrator.post('/v1/role_assignments', {
    principal_id: member.id,
    role_id: role.id,
  });
  problemOf(lost, 422, 'unknown_reference');
});

test('a role that an SSO connection gives is not deleted, until none does', async () => {
  const { administrator } = await api.newEnvironment();
  const byDefault = await createRole(administrator, ['deployment.read'], 'environment', 'By default');
  const byGroup = await createRole(administrator, ['deployment.list'], 'environment', 'By group');
  const connection = await create(administrator, 'sso_connections', {
    name: 'Company',
    issuer: 'https://login.example.com',
    client_id: 'roster',
    client_secret: 'the-secret-of-the-client',
    allowed_domains: ['example.com'],
    default_roles: [{ role_id: 'auditor' }, { role_id: byDefault.id }],
    groups_claim: 'groups',
    group_roles: [{ group: 'ops', role_id: byGroup.id }],
  });
  const path = `/v1/sso_connections/${connection.id}`;
  for (const { id } of [byDefault, byGroup]) {
    const refused = problemOf(await administrator.delete(`/v1/roles/${id}`), 409, 'role_in_use');
    expect(refused.detail).toBe('SSO connections give the role to members: take it out of them first');
    expect(refused.conflicting_ids).toEqual([connection.id]);
  }
  const without = await administrator.patch(path, { default_roles: [], group_roles: [] });
  expect(without.status, JSON.stringify(without.body)).toBe(200);
  for (const { id } of [byDefault, byGroup])
    expect((await administrator.delete(`/v1/roles/${id}`)).status).toBe(204);
});

test('an id that could be a role but never was is not found', async () => {
  const { administrator } = await api.newEnvironment();
  for (const id of [neverExisted('rol'), 'owner', '__proto__', 'constructor'])
    problemOf(await administrator.get(`/v1/roles/${id}`), 404, 'not_found');
});
