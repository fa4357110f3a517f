import { afterAll, beforeAll, expect, test } from 'vitest';
import { editionOf } from '../../access-model/editions.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { documentedOperations, queryFor } from '../support/openapi.ts';
import {
  actorWith,
  createMember,
  createProject,
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

/** What each list takes, in the words of the matrix, and what must be asked of it, as the OpenAPI document says. */
const lists = documentedOperations()
  .filter(({ method, path, credential, documented, isEverybodys }) => {
    const isList = documented.parameters.some(({ name }: Json) => name === 'page_token');
    const isOfEnvironment = credential === 'principal' && !path.includes('{');
    return method === 'GET' && isList && isOfEnvironment && !isEverybodys;
  })
  .map((operation) => ({
    path: operation.path,
    permission: operation.documented['x-permission'] as string,
    query: queryFor(operation),
  }));

test.each(['administrator', 'accountant', 'auditor', 'project_administrator', 'project_user'])(
  'the role %s opens the lists that its row in the matrix says',
  async (roleId) => {
    const { administrator, actor } = await api.newEnvironment();
    const role = editionOf('emqx-platform-3').roles.get(roleId);
    const project = await createProject(administrator);
    const holder = await actor({
      role: roleId,
      ...(role?.scopeKind === 'project' && { project: project.id }),
    });
    for (const { path, permission, query } of lists) {
      const inProject = role?.scopeKind === 'project' && permission !== 'project.list';
      const reply = await holder.get(path, query);
      if (role?.permissions.has(permission) && !inProject) expect(reply.status, path).toBe(200);
      else expect(problemOf(reply, 403, 'permission_denied').missing_permission, path).toBe(permission);
    }
  },
);

test('a project user sees the projects that they are bound to, on every page, and no others', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const projects = [];
  for (let number = 1; number <= 12; number++)
    projects.push(await createProject(administrator, `project ${number}`));
  const bound = projects.filter((_, index) => index % 3 === 0);
  const user = await actor(...bound.map(({ id }) => ({ role: 'project_user', project: id })));
  for (const page_size of [1, 2, 3, 4, 100])
    expect(await listAll(user, 'projects', { page_size })).toEqual(bound);
  expect(await listAll(user, 'projects', { name: 'project 2' })).toEqual([]);
  expect(await listAll(user, 'projects', { name: 'project 4' })).toEqual([bound[1]]);
});

test('a project that they are not bound to does not exist for them; one that they are, they may not change', async () => {
  const environment = await api.newEnvironment();
  const { administrator, actor } = environment;
  const bound = await createProject(administrator, 'bound');
  const hidden = await createProject(administrator, 'hidden');
  for (const role of ['project_user', 'project_administrator']) {
    const user = await actor({ role, project: bound.id });
    expect((await user.get(`/v1/projects/${bound.id}`)).body).toEqual(bound);
    for (const [refused, permission] of [
      [await user.patch(`/v1/projects/${bound.id}`, { name: 'mine' }), 'project.update'],
      [await user.delete(`/v1/projects/${bound.id}`), 'project.delete'],
      [await user.post('/v1/projects', { name: 'new' }), 'project.create'],
    ] as const)
      expect(problemOf(refused, 403, 'permission_denied').missing_permission).toBe(permission);
    for (const id of [hidden.id, neverExisted('prj')]) {
      const path = `/v1/projects/${id}`;
      for (const refused of [
        await user.get(path),
        await user.patch(path, { name: 'mine' }),
        await user.patch(path, { nonsense: 1 }),
        await user.delete(path),
      ])
        expect(problemOf(refused, 404, 'not_found').detail).toBe('there is no such project');
    }
  }
  expect(await listAll(administrator, 'projects')).toEqual([bound, hidden]);
});

test.each(['auditor', 'accountant'])('an %s sees every project and changes none', async (role) => {
  const { administrator, actor } = await api.newEnvironment();
  const projects = [
    await createProject(administrator, 'payments'),
    await createProject(administrator, 'other'),
  ];
  const reader = await actor({ role });
  expect(await listAll(reader, 'projects')).toEqual(projects);
  for (const project of projects) {
    const path = `/v1/projects/${project.id}`;
    expect((await reader.get(path)).body).toEqual(project);
    problemOf(await reader.patch(path, { name: 'mine' }), 403, 'permission_denied');
    problemOf(await reader.delete(path), 403, 'permission_denied');
  }
  problemOf(await reader.post('/v1/projects', { name: 'new' }), 403, 'permission_denied');
  expect(await listAll(administrator, 'projects')).toEqual(projects);
});

test('who holds nothing is told so, and is shown nothing', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const member = await createMember(administrator);
  const nobody = await environment.actor();
  for (const { path, permission, query } of lists) {
    const refused = problemOf(await nobody.get(path, query), 403, 'permission_denied');
    expect(refused.missing_permission).toBe(permission);
    expect(refused.detail).toContain(permission);
  }
  problemOf(await nobody.get(`/v1/projects/${project.id}`), 404, 'not_found');
  // 403 for what is and for what never was: the answer tells neither apart.
  for (const id of [member.id, neverExisted('mem')])
    problemOf(await nobody.get(`/v1/members/${id}`), 403, 'permission_denied');
});

test('who may not, learns nothing of what a request must look like', async () => {
  const environment = await api.newEnvironment();
  const nobody = await environment.actor();
  const before = await snapshot(api, environment);
  for (const [path, body] of [
    ['/v1/members', { email: 7 }],
    ['/v1/projects', { nonsense: true }],
    ['/v1/access_keys', []],
    ['/v1/roles', { permissions: ['nonsense'] }],
  ] as const)
    expect(problemOf(await nobody.post(path, body), 403, 'permission_denied').errors).toEqual([]);
  problemOf(await nobody.get('/v1/members', { page_size: 'x' }), 403, 'permission_denied');
  const after = await snapshot(api, environment);
  expect(after.members).toEqual(before.members);
  expect(after.environment.revision).toBe(before.environment.revision);
});

test('a role in one project gives nothing in another, nor in the environment', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const [one, other] = [
    await createProject(administrator, 'one'),
    await createProject(administrator, 'other'),
  ];
  const editor = await actorWith(environment, ['project.list', 'project.update'], one.id);
  expect((await editor.patch(`/v1/projects/${one.id}`, { note: 'mine' })).status).toBe(200);
  problemOf(await editor.patch(`/v1/projects/${other.id}`, { note: 'mine' }), 404, 'not_found');
  const everywhere = await actorWith(environment, ['project.list', 'project.update']);
  expect((await everywhere.patch(`/v1/projects/${other.id}`, { note: 'theirs' })).status).toBe(200);
});

test('in automq-cloud Operators and Viewers manage neither the environment nor its members; Admins do', async () => {
  const environment = await api.newEnvironment({ edition: 'automq-cloud' });
  const { id: project_id } = await createProject(environment.administrator);
  const { id: principal_id } = await createMember(environment.administrator);
  const requests = [
    ['POST', '/v1/members', { email: 'new@example.com' }],
    ['POST', '/v1/service_accounts', { name: 'pipeline' }],
    ['POST', '/v1/role_assignments', { principal_id, role_id: 'viewer' }],
    ['PATCH', '/v1/environment', { name: 'Mine' }],
  ] as const;
  for (const role of ['operator', 'viewer']) {
    const member = await environment.member({ role });
    for (const [method, path, body] of requests)
      problemOf(await member.send({ method, path, body }), 403, 'permission_denied');
    problemOf(await member.get('/v1/members'), 403, 'permission_denied');
    expect((await member.get(`/v1/projects/${project_id}`)).status).toBe(200);
    const change = await member.patch(`/v1/projects/${project_id}`, { note: role });
    expect(change.status, role).toBe(role === 'operator' ? 200 : 403);
  }
  for (const [method, path, body] of requests) {
    const reply = await environment.root.send({ method, path, body });
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
  }
});
