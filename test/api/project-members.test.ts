import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  actorWith,
  assign,
  createMember,
  createProject,
  createServiceAccount,
  listAll,
  neverExisted,
  problemOf,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Moves an assignment's end into the past, as time does. */
const end = (id: string) =>
  api.context.database
    .updateTable('role_assignments')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('id', '=', id)
    .execute();

async function setUp() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const jane = await createMember(administrator, 'jane@example.com');
  const robot = await createServiceAccount(administrator, 'pipeline');
  const bind = (principal: Json, role = 'project_user', more = {}) =>
    assign(administrator, principal.id, role, { project_id: project.id, ...more });
  return {
    environment,
    administrator,
    project,
    jane,
    robot,
    bind,
    path: `/v1/projects/${project.id}/members`,
  };
}

test('the members of a project are those who hold a role in it, with what they hold, each once', async () => {
  const { administrator, robot, jane, bind, path } = await setUp();
  await administrator.patch(`/v1/members/${jane.id}`, { display_name: 'Jane Doe' });
  const expires_at = '2099-01-01T00:00:00Z';
  const user = await bind(jane);
  const head = await bind(jane, 'project_administrator', { expires_at });
  const robots = await bind(robot);
  const elsewhere = await createProject(administrator, 'billing');
  const john = await createMember(administrator, 'john@example.com');
  await assign(administrator, john.id, 'project_user', { project_id: elsewhere.id });
  await assign(administrator, john.id, 'auditor');
  const { body } = await administrator.get(path);
  const [janes, pipeline, ...others] = body.items;
  expect(others).toEqual([]);
  expect(janes).toEqual({
    id: jane.id,
    kind: 'member',
    email: 'jane@example.com',
    name: 'Jane Doe',
    status: 'pending',
    role_assignments: [
      { id: user.id, role_id: 'project_user', expires_at: null },
      { id: head.id, role_id: 'project_administrator', expires_at },
    ],
  });
  expect(pipeline).toEqual({
    id: robot.id,
    kind: 'service_account',
    email: null,
    name: 'pipeline',
    status: 'active',
    role_assignments: [{ id: robots.id, role_id: 'project_user', expires_at: null }],
  });
});

test('"when disabled, it … will not appear in the project members lists", and comes back when enabled', async () => {
  const { administrator, project, robot, jane, bind, path } = await setUp();
  await bind(jane);
  await bind(robot);
  const ids = async () => (await administrator.get(path)).body.items.map(({ id }: Json) => id);
  const { database } = api.context;
  for (const [table, { id, status }] of [
    ['members', jane],
    ['service_accounts', robot],
  ] as const) {
    const setStatus = (to: string) =>
      database
        .updateTable(table as 'service_accounts')
        .set({ status: to as 'active' })
        .where('id', '=', id)
        .execute();
    await setStatus('disabled');
    expect(await ids()).not.toContain(id);
    await setStatus(status ?? 'active');
    expect(await ids()).toContain(id);
  }
  expect(await listAll(administrator, 'role_assignments', { project_id: project.id })).toHaveLength(2);
});

test('the members of a project are no more from the second at which their last assignment ends', async () => {
  const { administrator, jane, bind, path } = await setUp();
  const first = await bind(jane);
  const second = await bind(jane, 'project_administrator');
  await end(first.id);
  const [{ role_assignments }] = (await administrator.get(path)).body.items;
  expect(role_assignments.map(({ id }: Json) => id)).toEqual([second.id]);
  await end(second.id);
  expect((await administrator.get(path)).body.items).toEqual([]);
});

test('the members of a project come page by page, and a page token belongs to one project', async () => {
  const { administrator, bind, path } = await setUp();
  for (let number = 0; number < 5; number++)
    await bind(await createMember(administrator, `m${number}@example.com`));
  const all = (await administrator.get(path)).body.items;
  expect(all).toHaveLength(5);
  const first = (await administrator.get(path, { page_size: 3 })).body;
  const page_token = first.next_page_token;
  const second = (await administrator.get(path, { page_size: 3, page_token })).body;
  expect([...first.items, ...second.items]).toEqual(all);
  expect(second.next_page_token).toBe('');
  const other = await createProject(administrator, 'billing');
  problemOf(
    await administrator.get(`/v1/projects/${other.id}/members`, { page_token }),
    400,
    'malformed_request',
  );
});

test('the members of a project are shown to who may list members or manages those of the project, to nobody else', async () => {
  const { environment, project, path, jane, bind } = await setUp();
  await bind(jane);
  const auditor = await environment.member({ role: 'auditor' });
  const lead = await actorWith(environment, ['project.list', 'project.members.manage'], project.id);
  for (const reader of [auditor, lead, environment.root])
    expect((await reader.get(path)).body.items[0].email).toBe('jane@example.com');
  for (const role of ['project_user', 'project_administrator']) {
    const bound = await environment.member({ role, project: project.id });
    const refused = problemOf(await bound.get(path), 403, 'permission_denied');
    expect(refused.missing_permission).toBe('member.list');
  }
  const accountant = await environment.member({ role: 'accountant' });
  problemOf(await accountant.get(path), 403, 'permission_denied');
});

test('the members of a project are hidden with the project from who may not see it', async () => {
  const { environment, administrator, path } = await setUp();
  const other = await createProject(administrator, 'billing');
  const stranger = await actorWith(environment, ['project.list', 'project.members.manage'], other.id);
  const foreigner = (await api.newEnvironment()).administrator;
  const never = `/v1/projects/${neverExisted('prj')}/members`;
  const said = new Set<string>();
  for (const [by, target] of [
    [stranger, path],
    [stranger, never],
    [foreigner, path],
    [administrator, never],
  ] as const)
    said.add(problemOf(await by.get(target), 404, 'not_found').detail);
  expect([...said]).toEqual(['there is no such project']);
});
