import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
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

/* What one member or service account may do. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
const travel = travelWithin(() => api);

const edition = 'emqx-platform-3';

async function setUp() {
  const environment = await api.newEnvironment({ edition });
  const { administrator } = environment;
  const jane = await activeMember(api, environment);
  const payments = await createProject(administrator, 'payments');
  const billing = await createProject(administrator, 'billing');
  const path = `/v1/members/${jane.id}/access`;
  const reader = upToDate(api, environment, administrator);
  return { environment, administrator, reader, jane, payments, billing, path };
}

test('a member may do in a project what was assigned in it and what was assigned in the whole environment', async () => {
  const { administrator, reader, jane, payments, path } = await setUp();
  const auditor = await assign(administrator, jane.id, 'auditor');
  const expires_at = '2099-01-01T00:00:00Z';
  const user = await assign(administrator, jane.id, 'project_user', { project_id: payments.id, expires_at });
  const named = [namedAssignment(auditor, 'Auditor'), namedAssignment(user, 'Project User')];
  const { freshness, ...body } = wholeOf(await reader.get(path));
  expect(body).toEqual({
    principal_id: jane.id,
    kind: 'member',
    name: 'jane@example.com',
    status: 'active',
    items: [
      {
        project_id: null,
        project_name: null,
        permissions: permissionsOfRoles(edition, 'auditor'),
        role_assignments: named.slice(0, 1),
      },
      {
        project_id: payments.id,
        project_name: 'payments',
        permissions: permissionsOfRoles(edition, 'auditor', 'project_user'),
        role_assignments: named,
      },
    ],
    next_page_token: '',
  });
  expect(freshness).toEqual({
    revision: expect.any(Number),
    age_ms: expect.any(Number),
    max_age_ms: expect.any(Number),
  });
});

test('several roles in one project add up, and give nothing in another or in the environment', async () => {
  const { administrator, reader, jane, payments, billing, path } = await setUp();
  await assign(administrator, jane.id, 'project_user', { project_id: payments.id });
  await assign(administrator, jane.id, 'project_administrator', { project_id: payments.id });
  const custom = await createRole(administrator, ['billing.bills.read'], 'project', 'Bills');
  await assign(administrator, jane.id, custom.id, { project_id: billing.id });
  const both = permissionsOfRoles(edition, 'project_user', 'project_administrator');
  expect(wholeOf(await reader.get(path)).items).toMatchObject([
    { project_id: payments.id, permissions: both, role_assignments: { length: 2 } },
    { project_id: billing.id, permissions: ['billing.bills.read'], role_assignments: { length: 1 } },
  ]);
});

test.each(['emqx-platform-3', 'automq-cloud'])(
  'an Administrator in %s may do what the edition knows, and nothing of other editions',
  async (id) => {
    const environment = await api.newEnvironment({ edition: id });
    const { root } = environment;
    const body = wholeOf(await upToDate(api, environment, root).get(`/v1/members/${root.id}/access`));
    const [item, ...others] = body.items;
    expect(others).toEqual([]);
    expect(item).toMatchObject({ project_id: null, role_assignments: [{ role_id: 'administrator' }] });
    expect(item.permissions).toEqual(permissionsOfRoles(id, 'administrator'));
  },
);

test('what a service account may do is worked out in the same way', async () => {
  const { administrator, reader, payments } = await setUp();
  const robot = await createServiceAccount(administrator, 'pipeline');
  const user = await assign(administrator, robot.id, 'project_user', { project_id: payments.id });
  expect(wholeOf(await reader.get(`/v1/service_accounts/${robot.id}/access`))).toMatchObject({
    principal_id: robot.id,
    kind: 'service_account',
    name: 'pipeline',
    status: 'active',
    items: [
      {
        project_id: payments.id,
        permissions: permissionsOfRoles(edition, 'project_user'),
        role_assignments: [namedAssignment(user, 'Project User')],
      },
    ],
  });
});

test('who is pending or disabled may do nothing, and the status says why', async () => {
  const { administrator, reader, payments } = await setUp();
  const john = await createMember(administrator, 'john@example.com');
  const robot = await createServiceAccount(administrator);
  for (const { id } of [john, robot])
    await assign(administrator, id, 'project_user', { project_id: payments.id });
  const seen = async (path: string) => {
    const { status, items } = wholeOf(await reader.get(path));
    return [status, items.length];
  };
  expect(await seen(`/v1/members/${john.id}/access`)).toEqual(['pending', 0]);
  const account = `/v1/service_accounts/${robot.id}`;
  expect(await seen(`${account}/access`)).toEqual(['active', 1]);
  await administrator.post(`${account}/disable`, undefined);
  expect(await seen(`${account}/access`)).toEqual(['disabled', 0]);
  await administrator.post(`${account}/enable`, undefined);
  expect(await seen(`${account}/access`)).toEqual(['active', 1]);
});

test('an assignment that has ended gives nothing and is not named', async () => {
  const { administrator, reader, jane, payments, path } = await setUp();
  const inAMinute = `${new Date(Date.now() + 60_000).toISOString().slice(0, 19)}Z`;
  const { id: project_id } = payments;
  await assign(administrator, jane.id, 'auditor', { expires_at: inAMinute });
  await assign(administrator, jane.id, 'project_administrator', { project_id, expires_at: inAMinute });
  const user = await assign(administrator, jane.id, 'project_user', { project_id });
  expect(wholeOf(await reader.get(path)).items).toMatchObject([
    { role_assignments: { length: 1 } },
    { role_assignments: { length: 3 } },
  ]);
  travel(61_000);
  expect(wholeOf(await reader.get(path)).items).toEqual([
    {
      project_id,
      project_name: 'payments',
      permissions: permissionsOfRoles(edition, 'project_user'),
      role_assignments: [namedAssignment(user, 'Project User')],
    },
  ]);
});

test('who asks with the revision of a change sees it at once', async () => {
  const { administrator, jane, path } = await setUp();
  const role = await createRole(administrator, ['ticket.use']);
  const assigned = await assign(administrator, jane.id, role.id);
  const changes = [
    [() => administrator.patch(`/v1/roles/${role.id}`, { permissions: ['audit_log.read', 'ticket.use'] }), 2],
    [() => administrator.patch(`/v1/roles/${role.id}`, { permissions: ['audit_log.read'] }), 1],
    [() => administrator.delete(`/v1/role_assignments/${assigned.id}`), undefined],
  ] as const;
  for (const [change, permissions] of changes) {
    const revision = (await change()).headers.get('x-roster-revision') ?? '';
    const headers = { 'x-roster-revision': revision };
    const reply = await administrator.send({ method: 'GET', path, headers });
    expect(reply.body.items[0]?.permissions.length).toBe(permissions);
    expect(reply.body.freshness.revision).toBeGreaterThanOrEqual(Number(revision));
  }
});

test('filters: where one permission is held, and what is held in one project', async () => {
  const { administrator, reader, jane, payments, billing, path } = await setUp();
  await assign(administrator, jane.id, 'accountant');
  await assign(administrator, jane.id, 'project_user', { project_id: payments.id });
  const places = async (query: Record<string, string>) =>
    wholeOf(await reader.get(path, query)).items.map(({ project_id }: { project_id: string }) => project_id);
  expect(await places({})).toEqual([null, payments.id]);
  expect(await places({ permission: 'billing.payment.update' })).toEqual([null, payments.id]);
  expect(await places({ permission: 'deployment.online_test' })).toEqual([payments.id]);
  expect(await places({ permission: 'member.manage' })).toEqual([]);
  expect(await places({ project_id: payments.id })).toEqual([payments.id]);
  expect(await places({ project_id: billing.id, permission: 'deployment.online_test' })).toEqual([]);
  const elsewhere = wholeOf(await reader.get(path, { project_id: billing.id })).items;
  expect(elsewhere).toMatchObject([
    {
      project_id: billing.id,
      project_name: 'billing',
      permissions: permissionsOfRoles(edition, 'accountant'),
      role_assignments: [{ role_id: 'accountant', project_id: null }],
    },
  ]);
});

test('a permission that the edition does not have is refused, not answered with nothing', async () => {
  const { administrator, path } = await setUp();
  for (const permission of ['deployment.raed', 'cluster.read']) {
    const refused = await administrator.get(path, { permission });
    expect(problemOf(refused, 422, 'unknown_reference').errors[0].pointer).toBe('/permission');
  }
  for (const query of [{ permission: 'deployment.*' }, { permission: '' }, { project_id: 'payments' }])
    problemOf(await administrator.get(path, query), 400, 'malformed_request');
});

test('the items come page by page, and a page token belongs to one principal', async () => {
  const { environment, administrator, reader, jane, path } = await setUp();
  await assign(administrator, jane.id, 'auditor');
  for (const name of ['one', 'two', 'three', 'four'])
    await assign(administrator, jane.id, 'project_user', {
      project_id: (await createProject(administrator, name)).id,
    });
  const all = wholeOf(await reader.get(path)).items;
  const ids = all.map(({ project_id }: { project_id: string | null }) => project_id);
  expect(ids).toEqual([null, ...ids.slice(1).sort()]);
  expect(ids).toHaveLength(5);
  for (const page_size of [1, 2, 5])
    expect(await listAll(reader, path.replace('/v1/', ''), { page_size })).toEqual(all);
  const { next_page_token: page_token } = (await reader.get(path, { page_size: 1 })).body;
  const robot = `/v1/service_accounts/${environment.administrator.id}/access`;
  for (const [other, query] of [
    [`/v1/members/${environment.root.id}/access`, {}],
    [robot, {}],
    [path, { permission: 'deployment.read' }],
  ] as const)
    problemOf(await reader.get(other, { ...query, page_token }), 400, 'malformed_request');
});
