import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  activeMember,
  namedAssignment,
  permissionsOfRoles,
  upToDate,
  wholeOf,
} from '../support/effective-access.ts';
import {
  assign,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
  listAll,
  problemOf,
} from '../support/resources.ts';
import { travelWithin } from '../support/travel.ts';

/* Who holds something: asked of a project, of a role, of a permission. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
const travel = travelWithin(() => api);

const edition = 'emqx-platform-3';

/** An environment whose only other principals are its Administrators: a member, root, and a service account. */
async function setUp() {
  const environment = await api.newEnvironment({ edition });
  const { administrator, root } = environment;
  const payments = await createProject(administrator, 'payments');
  const billing = await createProject(administrator, 'billing');
  const jane = await activeMember(api, environment);
  const robot = await createServiceAccount(administrator, 'pipeline');
  const reader = upToDate(api, environment, administrator);
  const all = async (path: string, query = {}): Promise<Json[]> =>
    wholeOf(await reader.get(path, query)).items;
  /** Without those who may do everything everywhere. */
  const others = async (path: string, query = {}) =>
    (await all(path, query)).filter(({ principal_id: id }) => id !== root.id && id !== administrator.id);
  const user = (principal: Json, project: Json, more = {}) =>
    assign(administrator, principal.id, 'project_user', { project_id: project.id, ...more });
  return { environment, administrator, reader, payments, billing, jane, robot, all, others, user };
}

const accessOf = (project: Json) => `/v1/projects/${project.id}/access`;

test('a project shows everybody who may do anything in it, what that is, and through what', async () => {
  const { administrator, payments, billing, jane, robot, others, user } = await setUp();
  const inProject = await user(jane, payments);
  const everywhere = await assign(administrator, jane.id, 'accountant');
  const auditor = await assign(administrator, robot.id, 'auditor');
  await user(jane, billing);
  await user(robot, billing);
  expect(await others(accessOf(payments))).toEqual([
    {
      principal_id: jane.id,
      kind: 'member',
      name: 'jane@example.com',
      permissions: permissionsOfRoles(edition, 'accountant', 'project_user'),
      role_assignments: [
        namedAssignment(everywhere, 'Accountant'),
        namedAssignment(inProject, 'Project User'),
      ],
    },
    {
      principal_id: robot.id,
      kind: 'service_account',
      name: 'pipeline',
      permissions: permissionsOfRoles(edition, 'auditor'),
      role_assignments: [namedAssignment(auditor, 'Auditor')],
    },
  ]);
});

test('who may do everything everywhere may do so in each project', async () => {
  const { environment, payments, all } = await setUp();
  const ids = [environment.root.id, environment.administrator.id].sort();
  const items = await all(accessOf(payments));
  expect(items.map(({ principal_id }) => principal_id)).toEqual(ids);
  for (const { permissions } of items)
    expect(permissions).toEqual(permissionsOfRoles(edition, 'administrator'));
});

test('who is pending or disabled, and what has ended, is shown nowhere', async () => {
  const { administrator, payments, jane, robot, others, user } = await setUp();
  const inAMinute = `${new Date(Date.now() + 60_000).toISOString().slice(0, 19)}Z`;
  await user(jane, payments, { expires_at: inAMinute });
  await user(await createMember(administrator, 'pending@example.com'), payments);
  await user(robot, payments);
  const lists = [
    [accessOf(payments), {}],
    ['/v1/roles/project_user/access', {}],
    ['/v1/who_can', { permission: 'deployment.online_test', project_id: payments.id }],
  ] as const;
  const expectAll = async (...expected: Json[]) => {
    for (const [path, query] of lists)
      expect((await others(path, query)).map(({ name }) => name)).toEqual(expected);
  };
  await expectAll('jane@example.com', 'pipeline');
  await administrator.post(`/v1/service_accounts/${robot.id}/disable`, undefined);
  await expectAll('jane@example.com');
  travel(61_000);
  await expectAll();
});

test('a role shows each assignment that gives it, by principal, and where', async () => {
  const { administrator, payments, billing, jane, robot, all, user } = await setUp();
  const expires_at = '2099-01-01T00:00:00Z';
  const janes = [await user(jane, payments), await user(jane, billing, { expires_at })];
  const robots = await user(robot, payments);
  await assign(administrator, jane.id, 'project_administrator', { project_id: payments.id });
  const who = { principal_id: jane.id, kind: 'member', name: 'jane@example.com' };
  const payment = { project_id: payments.id, project_name: 'payments' };
  expect(await all('/v1/roles/project_user/access')).toEqual([
    { role_assignment_id: janes[0]?.id, ...who, ...payment, expires_at: null },
    {
      role_assignment_id: janes[1]?.id,
      ...who,
      project_id: billing.id,
      project_name: 'billing',
      expires_at,
    },
    {
      role_assignment_id: robots.id,
      principal_id: robot.id,
      kind: 'service_account',
      name: 'pipeline',
      ...payment,
      expires_at: null,
    },
  ]);
});

test('a role of the own shows who holds it, in the whole environment too, and nobody before it is assigned', async () => {
  const { administrator, jane, all } = await setUp();
  const role = await createRole(administrator, ['ticket.use'], 'environment', 'Support');
  const path = `/v1/roles/${role.id}/access`;
  expect(await all(path)).toEqual([]);
  const { id } = await assign(administrator, jane.id, role.id);
  expect(await all(path)).toMatchObject([{ role_assignment_id: id, project_id: null, project_name: null }]);
});

test('who can: everybody who holds the permission in a project, by whichever assignments give it', async () => {
  const { administrator, payments, billing, jane, robot, others, user } = await setUp();
  const custom = await createRole(administrator, ['deployment.online_test'], 'environment', 'Watcher');
  const janes = await user(jane, payments);
  await assign(administrator, jane.id, 'accountant');
  const watching = await assign(administrator, robot.id, custom.id);
  const robots = await user(robot, payments);
  const permission = 'deployment.online_test';
  const pipeline = { principal_id: robot.id, kind: 'service_account', name: 'pipeline' };
  const everywhere = namedAssignment(watching, 'Watcher');
  expect(await others('/v1/who_can', { permission, project_id: payments.id })).toEqual([
    {
      principal_id: jane.id,
      kind: 'member',
      name: 'jane@example.com',
      role_assignments: [namedAssignment(janes, 'Project User')],
    },
    { ...pipeline, role_assignments: [everywhere, namedAssignment(robots, 'Project User')] },
  ]);
  for (const query of [{ permission, project_id: billing.id }, { permission }])
    expect(await others('/v1/who_can', query)).toEqual([{ ...pipeline, role_assignments: [everywhere] }]);
});

test('who can: a permission that the edition does not have, or none, is refused', async () => {
  const { administrator } = await setUp();
  const ask = (query: Record<string, string>) => administrator.get('/v1/who_can', query);
  for (const permission of ['deployment.raed', 'cluster.read', 'instance.read']) {
    const refused = problemOf(await ask({ permission }), 422, 'unknown_reference');
    expect(refused.errors[0].pointer).toBe('/permission');
    expect(refused.detail).toContain(permission);
  }
  for (const query of [{}, { permission: '' }, { permission: 'deployment.*' }] as Json[])
    expect(problemOf(await ask(query), 400, 'malformed_request').errors[0].pointer).toBe('/permission');
});

test('projects, roles and permissions show those who hold them page by page, each once', async () => {
  const { administrator, reader, payments, billing, user } = await setUp();
  for (let number = 0; number < 4; number++) {
    const robot = await createServiceAccount(administrator, `robot ${number}`);
    for (const project of [payments, billing]) await user(robot, project);
  }
  const held = [
    [accessOf(payments), {}, 6],
    ['/v1/roles/project_user/access', {}, 8],
    ['/v1/who_can', { permission: 'deployment.read', project_id: payments.id }, 6],
  ] as const;
  for (const [path, query, count] of held) {
    const all = wholeOf(await reader.get(path, query)).items;
    expect(all).toHaveLength(count);
    for (const page_size of [1, 3, count])
      expect(await listAll(reader, path.replace('/v1/', ''), { ...query, page_size }), path).toEqual(all);
    const page = (await reader.get(path, { ...query, page_size: 1 })).body;
    expect(page.freshness).toEqual({
      revision: expect.any(Number),
      age_ms: expect.any(Number),
      max_age_ms: expect.any(Number),
    });
  }
});

test('of those who hold a role once, no page leaves one out', async () => {
  const { administrator, reader, payments, user } = await setUp();
  for (let number = 0; number < 5; number++)
    await user(await createServiceAccount(administrator, `robot ${number}`), payments);
  const path = 'roles/project_user/access';
  const all = await listAll(reader, path, {});
  expect(all).toHaveLength(5);
  for (const page_size of [1, 2, 3, 4]) expect(await listAll(reader, path, { page_size })).toEqual(all);
});

test('a page token of one project, role or question is none of another', async () => {
  const { reader, payments, billing, jane, robot, user } = await setUp();
  for (const principal of [jane, robot])
    for (const project of [payments, billing]) await user(principal, project);
  const permission = 'deployment.read';
  const lists = [
    [accessOf(payments), accessOf(billing), {}],
    ['/v1/roles/project_user/access', '/v1/roles/auditor/access', {}],
    ['/v1/who_can', '/v1/who_can', { permission, project_id: payments.id }],
  ] as const;
  for (const [path, other, query] of lists) {
    const { next_page_token: page_token } = (await reader.get(path, { ...query, page_size: 1 })).body;
    expect(page_token).not.toBe('');
    const elsewhere = 'permission' in query ? { permission: 'deployment.list' } : {};
    problemOf(await reader.get(other, { ...query, ...elsewhere, page_token }), 400, 'malformed_request');
  }
});
