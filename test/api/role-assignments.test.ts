import { afterAll, beforeAll, expect, test } from 'vitest';
import { predefinedRoleIds } from '../../access-model/editions.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import {
  actorWith,
  assign,
  create,
  createMember,
  createProject,
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

const path = '/v1/role_assignments';

async function setUp() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const member = await createMember(administrator);
  return { environment, administrator, project, member, principal_id: member.id, project_id: project.id };
}

test('members and service accounts hold project roles in a project and environment roles in all', async () => {
  const { administrator, principal_id, project_id } = await setUp();
  const robot = await createServiceAccount(administrator);
  for (const id of [principal_id, robot.id]) {
    for (const role of ['project_administrator', 'project_user'])
      expect(await assign(administrator, id, role, { project_id })).toMatchObject({ project_id });
    for (const role of ['administrator', 'accountant', 'auditor'])
      expect(await assign(administrator, id, role)).toMatchObject({ principal_id: id, project_id: null });
  }
});

test('one member has another role in each of two projects', async () => {
  const { administrator, principal_id, project_id } = await setUp();
  const other = await createProject(administrator, 'billing');
  await assign(administrator, principal_id, 'project_user', { project_id });
  await assign(administrator, principal_id, 'project_administrator', { project_id: other.id });
  await assign(administrator, principal_id, 'project_user', { project_id: other.id });
  expect(await listAll(administrator, 'role_assignments', { principal_id })).toHaveLength(3);
});

test('a predefined role in the wrong kind of scope is refused, and the answer says what to do', async () => {
  const { environment, administrator, principal_id, project_id } = await setUp();
  const before = await snapshot(api, environment);
  const without = await administrator.post(path, { principal_id, role_id: 'project_user' });
  expect(fieldErrorsOf(without)).toEqual({
    '/project_id': [
      'scope_mismatch',
      'the role "project_user" is granted project by project: set project_id',
    ],
  });
  const withProject = await administrator.post(path, { principal_id, role_id: 'auditor', project_id });
  expect(fieldErrorsOf(withProject)).toEqual({
    '/project_id': ['scope_mismatch', 'the role "auditor" covers all projects: leave project_id out'],
  });
  expect(await snapshot(api, environment)).toEqual(before);
});

test('so is a custom role', async () => {
  const { environment, administrator, principal_id, project_id } = await setUp();
  const inProject = await createRole(administrator, ['deployment.read'], 'project', 'In a project');
  const everywhere = await createRole(administrator, ['deployment.read'], 'environment', 'Everywhere');
  const before = await snapshot(api, environment);
  const without = await administrator.post(path, { principal_id, role_id: inProject.id });
  expect(fieldErrorsOf(without)['/project_id']?.[1]).toContain('granted project by project');
  const withProject = await administrator.post(path, { principal_id, role_id: everywhere.id, project_id });
  expect(fieldErrorsOf(withProject)['/project_id']?.[1]).toContain('covers all projects');
  expect(await snapshot(api, environment)).toEqual(before);
});

test('nothing of another environment can be named, nor what does not exist', async () => {
  const { environment, administrator, principal_id, project_id } = await setUp();
  const other = await setUp();
  const foreignRole = await createRole(other.administrator, ['deployment.read'], 'project');
  const before = await snapshot(api, environment);
  const good = { principal_id, role_id: 'project_user', project_id };
  const cases: [field: string, ids: string[]][] = [
    ['principal_id', [other.principal_id, neverExisted('mem'), other.administrator.id, neverExisted('sa')]],
    ['project_id', [other.project_id, neverExisted('prj')]],
    ['role_id', [foreignRole.id, neverExisted('rol')]],
  ];
  for (const [field, ids] of cases) {
    const said = new Set<string>();
    for (const id of ids) {
      const refused = await administrator.post(path, { ...good, [field]: id });
      const { detail, errors } = problemOf(refused, 422, 'unknown_reference');
      expect(errors[0].pointer).toBe(`/${field}`);
      said.add(detail.replace(id, '…'));
    }
    expect(said.size, field).toBe(1);
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test('an unknown role name is refused with the names that exist', async () => {
  const { administrator, principal_id } = await setUp();
  for (const role_id of ['owner', 'Administrator', 'project_users', '__proto__', 'rol_short']) {
    const errors = fieldErrorsOf(await administrator.post(path, { principal_id, role_id }));
    expect(errors['/role_id']).toEqual([
      'unknown_role',
      `no role has the id "${role_id}": use a predefined role (${predefinedRoleIds().join(', ')}) or the id of a custom role`,
    ]);
  }
});

test('a role of another edition is refused with the names that this one has', async () => {
  const { administrator, principal_id } = await setUp();
  const refused = await administrator.post(path, { principal_id, role_id: 'operator' });
  expect(problemOf(refused, 422, 'unknown_reference').detail).toBe(
    'role_id names no role of this environment: operator (use administrator, project_administrator, project_user, accountant, auditor, or a custom role)',
  );
});

test('ids of the wrong kind are refused before anything is looked up', async () => {
  const { administrator, principal_id, project_id } = await setUp();
  const good = { principal_id, role_id: 'project_user', project_id };
  const refusal = async (more: object) => fieldErrorsOf(await administrator.post(path, { ...good, ...more }));
  expect(await refusal({ principal_id: project_id })).toHaveProperty(['/principal_id']);
  expect(await refusal({ principal_id: 'jane@example.com' })).toHaveProperty(['/principal_id']);
  expect(await refusal({ project_id: principal_id })).toHaveProperty(['/project_id']);
  expect(await refusal({ project_id: `${project_id}\0` })).toHaveProperty(['/project_id']);
});

test('the same principal holds the same role in the same scope once', async () => {
  const { environment, administrator, principal_id, project_id } = await setUp();
  const inProject = await assign(administrator, principal_id, 'project_user', { project_id });
  const everywhere = await assign(administrator, principal_id, 'auditor');
  const before = await snapshot(api, environment);
  const twins = [
    [inProject, { principal_id, role_id: 'project_user', project_id, reason: 'again' }],
    [everywhere, { principal_id, role_id: 'auditor', expires_at: '2099-01-01T00:00:00Z' }],
  ];
  for (const [first, body] of twins) {
    const refused = problemOf(await administrator.post(path, body), 409, 'conflict');
    expect(refused.conflicting_id).toBe(first.id);
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test('the end lies in the future, on a day that exists, in UTC, to the second', async () => {
  const { environment, administrator, principal_id } = await setUp();
  const held = await assign(administrator, principal_id, 'accountant');
  const before = await snapshot(api, environment);
  const now = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString().replace('.000Z', 'Z');
  for (const [expires_at, says] of [
    ['2020-01-01T00:00:00Z', /^must lie in the future/],
    [now, /^must lie in the future/],
    ['2099-02-29T00:00:00Z', /^must be a time in RFC 3339/],
    ['2099-13-01T00:00:00Z', /^must be a time in RFC 3339/],
    ['2099-01-01T24:00:00Z', /^must be a time in RFC 3339/],
    ['2099-01-01T00:00:60Z', /^must be a time in RFC 3339/],
    ['2099-01-01T00:00:00+00:00', /^must be a time in RFC 3339/],
    ['2099-01-01T00:00:00.000Z', /^must be a time in RFC 3339/],
    ['2099-01-01t00:00:00z', /^must be a time in RFC 3339/],
    ['2099-01-01', /^must be a time in RFC 3339/],
    ['+012099-01-01T00:00:00Z', /^must be a time in RFC 3339/],
  ] as const) {
    const created = await administrator.post(path, { principal_id, role_id: 'auditor', expires_at });
    expect(fieldErrorsOf(created)['/expires_at']?.[1], expires_at).toMatch(says);
    const changed = await administrator.patch(`${path}/${held.id}`, { expires_at });
    expect(fieldErrorsOf(changed)['/expires_at']?.[1], expires_at).toMatch(says);
  }
  expect(await snapshot(api, environment)).toEqual(before);
  for (const expires_at of ['2096-02-29T23:59:59Z', '9999-12-31T23:59:59Z'])
    expect((await administrator.patch(`${path}/${held.id}`, { expires_at })).body.expires_at).toBe(
      expires_at,
    );
});

test('assignments are listed by principal, role and project, alone and together', async () => {
  const { administrator, principal_id, project_id } = await setUp();
  const john = await createMember(administrator, 'john@example.com');
  const other = await createProject(administrator, 'billing');
  const a = await assign(administrator, principal_id, 'project_user', { project_id });
  const b = await assign(administrator, principal_id, 'project_administrator', { project_id: other.id });
  const c = await assign(administrator, john.id, 'project_user', { project_id });
  const ids = async (query: object) =>
    (await listAll(administrator, 'role_assignments', query)).map(({ id }) => id);
  expect(await ids({ principal_id })).toEqual([a.id, b.id]);
  expect(await ids({ project_id })).toEqual([a.id, c.id]);
  expect(await ids({ role_id: 'project_user' })).toEqual([a.id, c.id]);
  expect(await ids({ principal_id, project_id })).toEqual([a.id]);
  expect(await ids({ principal_id, role_id: 'auditor' })).toEqual([]);
});

test('who manages the members of one project sees its assignments, and no others', async () => {
  const { environment, administrator, principal_id, project_id } = await setUp();
  const other = await createProject(administrator, 'billing');
  const mine = await assign(administrator, principal_id, 'project_user', { project_id });
  const others = await assign(administrator, principal_id, 'project_user', { project_id: other.id });
  const lead = await actorWith(environment, ['project.list', 'project.members.manage'], project_id);
  const seen = await listAll(lead, 'role_assignments', { project_id });
  expect(seen.map(({ id }) => id)).toContain(mine.id);
  expect(seen.every((assignment) => assignment.project_id === project_id)).toBe(true);
  problemOf(await lead.get(path, { project_id: other.id }), 403, 'permission_denied');
  problemOf(await lead.get(path), 403, 'permission_denied');
  problemOf(await lead.get(path, { principal_id }), 403, 'permission_denied');
  expect((await lead.get(`${path}/${mine.id}`)).body).toEqual(mine);
  for (const id of [others.id, neverExisted('ra')]) {
    problemOf(await lead.get(`${path}/${id}`), 404, 'not_found');
    problemOf(await lead.patch(`${path}/${id}`, { reason: 'x' }), 404, 'not_found');
    problemOf(await lead.delete(`${path}/${id}`), 404, 'not_found');
  }
});

test('only the root user or an Administrator adds members to projects', async () => {
  const { environment, administrator, principal_id, project_id } = await setUp();
  const body = { principal_id, role_id: 'project_user', project_id };
  const held = await assign(administrator, principal_id, 'project_administrator', { project_id });
  for (const role of ['project_administrator', 'project_user', 'accountant', 'auditor']) {
    const inProject = role.startsWith('project_') && { project: project_id };
    const other = await environment.member({ role, ...inProject });
    problemOf(await other.post(path, body), 403, 'permission_denied');
    problemOf(await other.post(path, { ...body, principal_id: other.id }), 403, 'permission_denied');
    const removal = await other.delete(`${path}/${held.id}`);
    expect([403, 404], role).toContain(removal.status);
  }
  expect(await listAll(administrator, 'role_assignments', { principal_id })).toEqual([held]);
  for (const by of [environment.root, await environment.member({ role: 'administrator' })]) {
    const { id } = await create(by, 'role_assignments', body);
    expect((await by.delete(`${path}/${id}`)).status).toBe(204);
  }
});

test('"Change Role": what an Administrator adds or takes away counts for the member at the next request', async () => {
  const { environment, administrator, project_id } = await setUp();
  const jane = await environment.member({ role: 'accountant' });
  problemOf(await jane.get('/v1/members'), 403, 'permission_denied');
  const auditor = await assign(administrator, jane.id, 'auditor');
  expect((await jane.get('/v1/members')).status).toBe(200);
  await assign(administrator, jane.id, 'project_user', { project_id });
  expect((await administrator.delete(`${path}/${auditor.id}`)).status).toBe(204);
  problemOf(await jane.get('/v1/members'), 403, 'permission_denied');
  expect((await jane.get(`/v1/projects/${project_id}`)).status).toBe(200);
  const left = await listAll(administrator, 'role_assignments', { principal_id: jane.id });
  expect(left.map(({ role_id }) => role_id)).toEqual(['accountant', 'project_user']);
});
