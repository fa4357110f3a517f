import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepAssignments } from '../../api/role-assignments/sweep.ts';
import { type Caller, startTestApi, type TestApi } from '../support/api.ts';
import {
  assign,
  create,
  createMember,
  createProject,
  createServiceAccount,
  listAll,
  problemOf,
  snapshot,
} from '../support/resources.ts';

/* What ends, and who is disabled. */
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
  return { environment, administrator, principal_id: member.id, project_id: project.id };
}

/** A member and a service account, each with an assignment that ends and one that does not, then disabled. */
async function disabledPrincipals() {
  const { administrator, principal_id } = await setUp();
  const robot = await createServiceAccount(administrator);
  return Promise.all(
    [principal_id, robot.id].map(async (id) => {
      const ending = await assign(administrator, id, 'auditor', { expires_at: '2098-01-01T00:00:00Z' });
      const endless = await assign(administrator, id, 'accountant');
      const { database } = api.context;
      const table = id === robot.id ? 'service_accounts' : 'members';
      await database
        .updateTable(table as 'members')
        .set({ status: 'disabled' })
        .where('id', '=', id)
        .execute();
      return { administrator, id, ending, endless };
    }),
  );
}

test('who is disabled cannot be bound, and keeps what was assigned', async () => {
  for (const { administrator, id, ending, endless } of await disabledPrincipals()) {
    for (const query of [{}, { dry_run: true }]) {
      const refused = await administrator.post(
        path,
        { principal_id: id, role_id: 'administrator' },
        { query },
      );
      const { errors } = problemOf(refused, 422, 'principal_disabled');
      expect(errors[0].pointer).toBe('/principal_id');
    }
    expect(await listAll(administrator, 'role_assignments', { principal_id: id })).toEqual([ending, endless]);
    expect((await administrator.post(path, { principal_id: id, role_id: 'accountant' })).status).toBe(200);
  }
});

test('what is assigned to who is disabled is not prolonged, but may be ended and explained', async () => {
  for (const { administrator, ending, endless } of await disabledPrincipals()) {
    const change = (id: string, body: object) => administrator.patch(`${path}/${id}`, body);
    for (const expires_at of ['2099-01-01T00:00:00Z', null])
      problemOf(await change(ending.id, { expires_at }), 422, 'principal_disabled');
    for (const expires_at of ['2098-01-01T00:00:00Z', '2097-01-01T00:00:00Z'])
      expect((await change(ending.id, { expires_at })).status).toBe(200);
    expect((await change(endless.id, { expires_at: '2097-01-01T00:00:00Z' })).status).toBe(200);
    expect((await change(ending.id, { reason: 'On leave' })).status).toBe(200);
    expect((await administrator.delete(`${path}/${ending.id}`)).status).toBe(204);
  }
});

test('an assignment that has ended is listed with its end for 30 days, and then swept', async () => {
  const { environment, administrator, principal_id, project_id } = await setUp();
  const inAnHour = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
  const ended = await assign(administrator, principal_id, 'auditor', { expires_at: inAnHour });
  const later = await assign(administrator, principal_id, 'project_user', {
    project_id,
    expires_at: '2099-01-01T00:00:00Z',
  });
  const endless = await assign(administrator, principal_id, 'accountant');
  const { now } = api.context;
  const sweepAfter = (days: number) =>
    sweepAssignments({ ...api.context, now: () => new Date(now().getTime() + days * 86_400_000) });
  const before = await snapshot(api, environment);
  await sweepAfter(30);
  expect(await snapshot(api, environment)).toEqual(before);
  expect(await listAll(administrator, 'role_assignments', { principal_id })).toEqual([ended, later, endless]);
  await Promise.all([sweepAfter(31), sweepAfter(31)]);
  expect(await listAll(administrator, 'role_assignments', { principal_id })).toEqual([later, endless]);
  expect(await listAll(administrator, 'audit_events', { action: 'role_assignment.sweep' })).toMatchObject([
    {
      actor_kind: 'system',
      outcome: 'success',
      target_kind: 'role_assignment',
      details: {
        deleted_role_assignments: [{ id: ended.id, principal_id, role_id: 'auditor', project_id: null }],
      },
    },
  ]);
  await assign(administrator, principal_id, 'auditor');
});

describe('nobody grants for longer than they hold it themselves', () => {
  const ownEnd = '2098-01-01T00:00:00Z';
  const tooLong = [{}, { expires_at: null }, { expires_at: '2098-01-01T00:00:01Z' }];

  /** An Administrator for a time, who is Auditor for good. */
  async function setUpTemporary() {
    const { administrator, environment, principal_id } = await setUp();
    const temporary = await environment.member({ role: 'auditor' });
    const own = await assign(administrator, temporary.id, 'administrator', { expires_at: ownEnd });
    return { environment, administrator, principal_id, temporary, own };
  }

  /** Refused for real and as a dry run, and nothing is granted. */
  async function expectRefused(by: Caller, method: string, target: string, body: object): Promise<void> {
    const before = await listAll(by, 'role_assignments');
    for (const query of [{}, { dry_run: true }]) {
      const refused = problemOf(
        await by.send({ method, path: target, body, query }),
        403,
        'permission_denied',
      );
      expect(refused.detail).toMatch(/^nobody grants for longer than they hold it: set an expires_at/);
      expect(refused.missing_permission).toEqual(expect.any(String));
    }
    expect(await listAll(by, 'role_assignments')).toEqual(before);
  }

  test('a temporary Administrator does not prolong the own role assignment', async () => {
    const { temporary, own } = await setUpTemporary();
    for (const body of tooLong.slice(1)) await expectRefused(temporary, 'PATCH', `${path}/${own.id}`, body);
    expect((await temporary.patch(`${path}/${own.id}`, { expires_at: ownEnd })).status).toBe(200);
  });

  test('they assign to others and to themselves until the own end at most, and prolong up to it', async () => {
    const { administrator, principal_id, temporary } = await setUpTemporary();
    const robot = await createServiceAccount(administrator);
    for (const id of [principal_id, temporary.id, robot.id]) {
      const body = { principal_id: id, role_id: 'accountant' };
      for (const more of tooLong) await expectRefused(temporary, 'POST', path, { ...body, ...more });
      const given = await create(temporary, 'role_assignments', {
        ...body,
        expires_at: '2097-01-01T00:00:00Z',
      });
      const target = `${path}/${given.id}`;
      for (const more of tooLong.slice(1)) await expectRefused(temporary, 'PATCH', target, more);
      expect((await temporary.patch(target, { expires_at: ownEnd })).body.expires_at).toBe(ownEnd);
    }
  });

  test('they invite nobody to a role, which would have no end', async () => {
    const { temporary } = await setUpTemporary();
    const invitation = { email: 'new@example.com', roles: [{ role_id: 'administrator' }] };
    await expectRefused(temporary, 'POST', '/v1/members', invitation);
    await create(temporary, 'members', { email: 'new@example.com' });
  });

  test('what they hold for good they give for good, and taking away takes no more than to hold it now', async () => {
    const { administrator, principal_id, temporary } = await setUpTemporary();
    await create(temporary, 'role_assignments', { principal_id, role_id: 'auditor' });
    const endless = await assign(administrator, principal_id, 'accountant');
    const target = `${path}/${endless.id}`;
    expect((await temporary.patch(target, { expires_at: '2099-01-01T00:00:00Z' })).status).toBe(200);
    expect((await temporary.delete(target)).status).toBe(204);
  });
});
