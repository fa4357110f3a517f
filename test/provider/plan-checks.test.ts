import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CtyObject, unknown } from '../../provider/plugin/cty/value.ts';
import { type Actor, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { startProvider } from './provider-harness.ts';

let api: TestApi;
let environment: TestEnvironment;
let administrator: Actor;
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  api = await startTestApi();
}, 30_000);
afterAll(() => api.stop());

beforeEach(async () => {
  environment = await api.newEnvironment();
  administrator = environment.administrator;
  provider = await startAs(administrator);
});

function startAs({ accessKeyId, secretAccessKey }: Actor, more = {}) {
  const credentials = { access_key_id: accessKeyId, secret_access_key: secretAccessKey };
  return startProvider({ endpoint: api.url, ...credentials, ...more });
}

async function assignedRole(times: number) {
  const permissions = ['member.list'];
  const role = await create('/v1/roles', { name: 'Reader', scope_kind: 'environment', permissions });
  const assignments: CtyObject[] = [];
  for (let number = 1; number <= times; number += 1) {
    const { id } = await create('/v1/members', { email: `member-${number}@example.com` });
    assignments.push(await create('/v1/role_assignments', { principal_id: id, role_id: role.id }));
  }
  return { role, assignments };
}

const create = async (path: string, body: object) => (await administrator.post(path, body)).body;

describe('a plan asks the API', () => {
  it('and says nothing when all is well, and changes nothing', async () => {
    expect((await provider.plan('roster_project', null, { name: 'payments' })).says).toEqual([]);
    expect((await administrator.get('/v1/projects')).body.items).toEqual([]);
  });

  it('whether a name is taken', async () => {
    const project = await create('/v1/projects', { name: 'payments' });
    const { says } = await provider.plan('roster_project', null, { name: 'Payments' });
    expect(says[0]).toMatch(/^error at name: Cannot create the project: conflict: /);
    expect(says[0]).toContain(project.id);
    expect(says[0]).toMatch(/API code: conflict \(HTTP 409\).*request id: /s);
  });

  it('whether what it refers to exists', async () => {
    const { id } = await create('/v1/service_accounts', { name: 'robot' });
    await administrator.delete(`/v1/service_accounts/${id}`);
    const { says } = await provider.plan('roster_access_key', null, { service_account_id: id });
    expect(says.filter((line) => line.startsWith('error'))[0]).toMatch(/^error at service_account_id: /);
  });

  it('whether the caller may do it', async () => {
    const reader = await startAs(await environment.actor());
    const { says } = await reader.plan('roster_member', null, { email: 'jane@example.com' });
    expect(says[0]).toMatch(/permission denied.*missing permission: member\.manage/s);
  });

  it('whether a rename is possible', async () => {
    await create('/v1/projects', { name: 'payments' });
    const orders = await create('/v1/projects', { name: 'orders' });
    const { says } = await provider.plan('roster_project', orders, { name: 'payments' });
    expect(says[0]).toMatch(/^error at name: Cannot update the project prj_/);
  });

  it('but not about values that it does not know yet', async () => {
    const config = { principal_id: unknown, role_id: 'administrator' };
    expect((await provider.plan('roster_role_assignment', null, config)).says).toEqual([]);
  });

  it('but not when it is told not to', async () => {
    await create('/v1/projects', { name: 'payments' });
    const unchecked = await startAs(administrator, { plan_checks: false });
    expect((await unchecked.plan('roster_project', null, { name: 'payments' })).says).toEqual([]);
  });
});

describe('a plan does not refuse what applying it makes possible', () => {
  it('the second half of a replacement', async () => {
    const member = await create('/v1/members', { email: 'jane@example.com' });
    await provider.see('roster_member', member);
    const config = { email: 'JANE@example.com' };
    const { first, second } = await provider.planReplacement('roster_member', member, config);
    expect(first.replace).toEqual(['email']);
    expect(second.says).toEqual([]);
  });

  it('the replacement of a tainted object, which is planned as a creation alone', async () => {
    const project = await create('/v1/projects', { name: 'payments' });
    await provider.see('roster_project', project);
    expect((await provider.plan('roster_project', null, { name: 'payments' })).says).toEqual([]);
  });

  it('a name that another object of the plan gives up', async () => {
    const payments = await create('/v1/projects', { name: 'payments' });
    await provider.see('roster_project', payments);
    await provider.plan('roster_project', payments, { name: 'billing' });
    expect((await provider.plan('roster_project', null, { name: 'payments' })).says).toEqual([]);
  });

  it('deleting what is gone already', async () => {
    const project = await create('/v1/projects', { name: 'payments' });
    await administrator.delete(`/v1/projects/${project.id}`);
    expect((await provider.plan('roster_project', project, null)).says).toEqual([]);
  });

  it('deleting a role together with its assignments, whichever Terraform shows first', async () => {
    const { role, assignments } = await assignedRole(2);
    expect((await administrator.delete(`/v1/roles/${role.id}`)).status).toBe(409);
    const planning = provider.plan('roster_role', role, null);
    for (const assignment of assignments) {
      await sleep(200);
      await provider.see('roster_role_assignment', assignment);
    }
    expect((await planning).says).toEqual([]);
    expect((await provider.plan('roster_role', role, null)).says).toEqual([]);
  });
});

describe('a plan warns', () => {
  it('before a project goes in which others than those of the state hold roles', async () => {
    const project = await create('/v1/projects', { name: 'payments' });
    const member = await create('/v1/members', { email: 'jane@example.com' });
    const grant = { principal_id: member.id, project_id: project.id };
    const mine = await create('/v1/role_assignments', { ...grant, role_id: 'project_user' });
    const other = await create('/v1/role_assignments', { ...grant, role_id: 'project_administrator' });
    await provider.see('roster_role_assignment', mine);
    expect((await provider.plan('roster_project', project, null)).says).toEqual([
      expect.stringMatching(/^warning: Deleting the project prj_.* takes roles away: /),
    ]);
    const [warning] = (await provider.plan('roster_project', project, null)).says;
    expect(warning).toContain(`- jane@example.com: project_administrator (${other.id})`);
    expect(warning).not.toContain(mine.id);
    await provider.see('roster_role_assignment', other);
    expect((await provider.plan('roster_project', project, null)).says).toEqual([]);
  });

  it('before a role goes that others than those of the state have', async () => {
    const { role, assignments } = await assignedRole(7);
    for (const assignment of assignments.slice(0, 1))
      await provider.see('roster_role_assignment', assignment);
    const { says } = await provider.plan('roster_role', role, null);
    expect(says).toHaveLength(1);
    expect(says[0]).toMatch(
      /^warning: It is not certain that the role rol_\w+ can be deleted: .*assigned 7 times/,
    );
    const named = assignments.filter(({ id }) => says[0]?.includes(String(id)));
    expect(named).toEqual(assignments.slice(1, 6));
    expect(says[0]).toMatch(/ and others\. Unless this plan deletes them, too, .* role_in_use/);
  });
});

describe('a plan refuses', () => {
  it('to delete what the caller may not know of any more', async () => {
    const project = await create('/v1/projects', { name: 'payments' });
    const stranger = await startAs(await environment.actor());
    const { says } = await stranger.plan('roster_project', project, null);
    expect(says[0]).toMatch(/^error: It cannot be found out whether the project prj_\w+ still exists: /);
  });

  it('a copy of an object of the state', async () => {
    const payments = await create('/v1/projects', { name: 'payments' });
    await provider.see('roster_project', payments);
    await provider.plan('roster_project', payments, { name: 'payments' });
    const { says } = await provider.plan('roster_project', null, { name: 'payments' });
    expect(says[0]).toMatch(/^error at name: .*must be unique/);
  });

  it('a name that another object of the state keeps, whichever is planned first', async () => {
    const payments = await create('/v1/projects', { name: 'payments' });
    await provider.see('roster_project', payments);
    await provider.plan('roster_project', null, { name: 'payments', note: 'twin' });
    const { says } = await provider.plan('roster_project', payments, { name: 'payments' });
    expect(says[0]).toMatch(/^error at name: .*must be unique/);
  });
});
