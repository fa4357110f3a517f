import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unknown } from '../../provider/plugin/cty/value.ts';
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
    expect((await provider.plan('roster_member', member, config)).replace).toEqual(['email']);
    expect((await provider.plan('roster_member', null, config)).says).toEqual([]);
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

  it('deleting a role together with its assignments', async () => {
    const role = await create('/v1/roles', {
      name: 'Reader',
      scope_kind: 'environment',
      permissions: ['member.list'],
    });
    await create('/v1/role_assignments', { principal_id: administrator.id, role_id: role.id });
    expect((await administrator.delete(`/v1/roles/${role.id}`)).status).toBe(409);
    expect((await provider.plan('roster_role', role, null)).says).toEqual([]);
  });
});

describe('a plan refuses', () => {
  it('a name that another object of the state keeps, whichever is planned first', async () => {
    const payments = await create('/v1/projects', { name: 'payments' });
    await provider.see('roster_project', payments);
    await provider.plan('roster_project', null, { name: 'payments', note: 'twin' });
    const { says } = await provider.plan('roster_project', payments, { name: 'payments' });
    expect(says[0]).toMatch(/^error at name: .*must be unique/);
  });
});
