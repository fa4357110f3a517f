import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import {
  actorWith,
  assign,
  create,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
  listAll,
  problemOf,
  snapshot,
} from '../support/resources.ts';

/* Nobody grants what they do not hold, by any path. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Someone who manages members and keys, and holds little else. */
async function setUp() {
  const environment = await api.newEnvironment();
  const held = [
    'member.manage',
    'member.list',
    'platform_api_key.manage',
    'platform_api_key.read',
    'deployment.read',
  ];
  const clerk = await actorWith(environment, held);
  return { environment, administrator: environment.administrator, clerk, held };
}

/** Refused for real and as a dry run, audited both times, and nothing else is written. */
async function expectRefused(
  { environment, clerk }: { environment: TestEnvironment; clerk: Caller },
  request: { method: string; path: string; body: Json },
  permission: string | RegExp,
): Promise<void> {
  const before = await snapshot(api, environment);
  for (const query of [{}, { dry_run: true }]) {
    const refused = problemOf(await clerk.send({ ...request, query }), 403, 'permission_denied');
    expect(refused.missing_permission).toMatch(permission);
  }
  const { audit_events, environment: own, ...rest } = await snapshot(api, environment);
  expect(rest).toEqual(Object.fromEntries(Object.keys(rest).map((table) => [table, before[table]])));
  expect(audit_events).toHaveLength(before.audit_events.length + 2);
  expect(own.revision).toBe(before.environment.revision);
}

describe('who manages members but holds little else', () => {
  test('assigns what they hold, to others and to themselves', async () => {
    const { administrator, clerk, held } = await setUp();
    const role = await createRole(administrator, held.slice(0, 2), 'environment', 'Lesser');
    const member = await createMember(clerk);
    await assign(clerk, member.id, role.id);
    await assign(clerk, clerk.id, role.id);
  });

  test('assigns no role that holds more, to nobody', async () => {
    const { environment, administrator, clerk } = await setUp();
    const member = await createMember(administrator);
    const stronger = await createRole(
      administrator,
      ['deployment.read', 'deployment.delete'],
      'environment',
      'S',
    );
    for (const principal_id of [member.id, clerk.id])
      for (const role_id of ['administrator', 'auditor', 'accountant', stronger.id])
        await expectRefused(
          { environment, clerk },
          { method: 'POST', path: '/v1/role_assignments', body: { principal_id, role_id } },
          /./,
        );
  });

  test('does not prolong an assignment that grants more', async () => {
    const { environment, administrator, clerk } = await setUp();
    const member = await createMember(administrator);
    const { id } = await assign(administrator, member.id, 'auditor', { expires_at: '2098-01-01T00:00:00Z' });
    const path = `/v1/role_assignments/${id}`;
    for (const expires_at of ['2099-01-01T00:00:00Z', null])
      await expectRefused({ environment, clerk }, { method: 'PATCH', path, body: { expires_at } }, /./);
    expect((await clerk.patch(path, { reason: 'a remark is no grant' })).status).toBe(200);
  });

  test('makes no custom role that grants more, and adds nothing to one', async () => {
    const { environment, clerk } = await setUp();
    const body = {
      name: 'Stronger',
      scope_kind: 'project',
      permissions: ['deployment.read', 'billing.bills.read'],
    };
    await expectRefused(
      { environment, clerk },
      { method: 'POST', path: '/v1/roles', body },
      'billing.bills.read',
    );
    const mine = await createRole(clerk, ['deployment.read'], 'project', 'Mine');
    await expectRefused(
      { environment, clerk },
      { method: 'PATCH', path: `/v1/roles/${mine.id}`, body: { permissions: body.permissions } },
      'billing.bills.read',
    );
  });

  test('adds nothing to the role that they hold themselves', async () => {
    const { environment, clerk, held } = await setUp();
    const [own] = await listAll(clerk, 'role_assignments', { principal_id: clerk.id });
    await expectRefused(
      { environment, clerk },
      {
        method: 'PATCH',
        path: `/v1/roles/${own.role_id}`,
        body: { permissions: [...held, 'audit_log.read'] },
      },
      'audit_log.read',
    );
  });

  test('gets no key of a service account that holds more, and does not prolong one', async () => {
    const { environment, administrator, clerk } = await setUp();
    const robot = await createServiceAccount(administrator);
    await assign(administrator, robot.id, 'auditor');
    const body = { service_account_id: robot.id };
    await expectRefused({ environment, clerk }, { method: 'POST', path: '/v1/access_keys', body }, /./);
    const ending = { ...body, expires_at: '2098-01-01T00:00:00Z' };
    const key = await create(administrator, 'access_keys', ending);
    for (const expires_at of ['2099-01-01T00:00:00Z', null])
      await expectRefused(
        { environment, clerk },
        { method: 'PATCH', path: `/v1/access_keys/${key.id}`, body: { expires_at } },
        /./,
      );
    await expectRefused(
      { environment, clerk },
      { method: 'POST', path: '/v1/access_keys', body: { service_account_id: administrator.id } },
      /./,
    );
  });

  test('neither rotates nor switches on a key of a service account that holds more', async () => {
    const { environment, administrator, clerk } = await setUp();
    const robot = await createServiceAccount(administrator);
    await assign(administrator, robot.id, 'auditor');
    const key = await create(administrator, 'access_keys', { service_account_id: robot.id });
    const post = (verb: string) => ({
      method: 'POST',
      path: `/v1/access_keys/${key.id}/${verb}`,
      body: undefined,
    });
    await expectRefused({ environment, clerk }, { ...post('rotate'), body: {} }, /./);
    expect((await administrator.send(post('disable'))).status).toBe(200);
    await expectRefused({ environment, clerk }, post('enable'), /./);
  });

  test('invites nobody to a role that holds more, nor to one in a project that they do not manage', async () => {
    const { environment, administrator, clerk } = await setUp();
    const project = await createProject(administrator);
    const invitation = (role: Json) => ({
      method: 'POST',
      path: '/v1/members',
      body: { email: 'new@example.com', roles: [role] },
    });
    for (const role_id of ['administrator', 'auditor'])
      await expectRefused({ environment, clerk }, invitation({ role_id }), /./);
    const bound = { role_id: 'project_user', project_ids: [project.id] };
    await expectRefused({ environment, clerk }, invitation(bound), 'project.members.manage');
  });

  test('may do no more of it as a member who is signed in', async () => {
    const { environment, administrator, held } = await setUp();
    const role = await createRole(administrator, held, 'environment', 'Clerk');
    const clerk = await environment.member({ role: role.id });
    for (const principal_id of [clerk.id, environment.root.id, administrator.id])
      await expectRefused(
        { environment, clerk },
        {
          method: 'POST',
          path: '/v1/role_assignments',
          body: { principal_id, role_id: 'auditor' },
        },
        /./,
      );
  });

  test('gets a key of a service account that holds as much in one project as they do everywhere', async () => {
    const { administrator, clerk } = await setUp();
    const project = await createProject(administrator);
    const robot = await createServiceAccount(administrator);
    const role = await createRole(administrator, ['deployment.read'], 'project', 'Reader');
    await assign(administrator, robot.id, role.id, { project_id: project.id });
    await create(clerk, 'access_keys', { service_account_id: robot.id });
  });
});

describe('who manages the members of one project', () => {
  async function setUpLead() {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const project = await createProject(administrator, 'mine');
    const other = await createProject(administrator, 'other');
    const member = await createMember(administrator);
    const held = ['project.list', 'project.members.manage', 'deployment.read'];
    const clerk = await actorWith(environment, held, project.id);
    const reader = await createRole(administrator, ['deployment.read'], 'project', 'Reader');
    return { environment, administrator, project, other, member, clerk, reader };
  }

  test('binds members to it with what they hold there, and unbinds them', async () => {
    const { project, member, clerk, reader } = await setUpLead();
    const { id } = await assign(clerk, member.id, reader.id, { project_id: project.id });
    expect((await clerk.patch(`/v1/role_assignments/${id}`, { reason: 'on call' })).status).toBe(200);
    expect((await clerk.delete(`/v1/role_assignments/${id}`)).status).toBe(204);
  });

  test('grants no more than they hold there, and nothing elsewhere', async () => {
    const { environment, administrator, project, other, member, clerk, reader } = await setUpLead();
    const body = { principal_id: member.id, role_id: reader.id };
    const post = (more: Json) => ({
      method: 'POST',
      path: '/v1/role_assignments',
      body: { ...body, ...more },
    });
    for (const role_id of ['project_user', 'project_administrator'])
      await expectRefused({ environment, clerk }, post({ role_id, project_id: project.id }), /./);
    await expectRefused({ environment, clerk }, post({ project_id: other.id }), 'project.members.manage');
    await expectRefused({ environment, clerk }, post({ role_id: 'auditor' }), 'member.manage');
    const elsewhere = await assign(administrator, member.id, reader.id, { project_id: other.id });
    problemOf(await clerk.delete(`/v1/role_assignments/${elsewhere.id}`), 404, 'not_found');
  });

  test('makes no members, roles, accounts or keys', async () => {
    const { administrator, clerk } = await setUpLead();
    const robot = await createServiceAccount(administrator);
    for (const [path, body, permission] of [
      ['/v1/members', { email: 'new@example.com' }, 'member.manage'],
      ['/v1/roles', { name: 'R', scope_kind: 'project', permissions: ['deployment.read'] }, 'member.manage'],
      ['/v1/service_accounts', { name: 'robot' }, 'platform_api_key.manage'],
      ['/v1/access_keys', { service_account_id: robot.id }, 'platform_api_key.manage'],
    ] as const)
      expect(problemOf(await clerk.post(path, body), 403, 'permission_denied').missing_permission).toBe(
        permission,
      );
  });
});
