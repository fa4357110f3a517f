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

const beginApplying = () => {
  if (provider.runtime.session) provider.runtime.session.applying = true;
};
const create = async (path: string, body: object) => (await administrator.post(path, body)).body;
const read = async (path: string) => (await administrator.get(path)).body;
const plain = { name: 'payments' };
const payments = { ...plain, adopt_existing: true };
const adopts = (project: { id: string }) =>
  expect.stringMatching(`^warning at adopt_existing: The project ${project.id} exists and is taken over: `);
const twoPlaces = (project: { id: string }) =>
  expect.stringMatching(`^error.*: The project ${project.id} has two places in this plan: `);

describe('a plan that takes over what is there', () => {
  it('leaves open what only the object knows, as the plan of a creation does', async () => {
    const project = await create('/v1/projects', plain);
    const { planned, says } = await provider.plan('roster_project', null, payments);
    expect(says).toEqual([adopts(project)]);
    expect(planned).toMatchObject({ ...payments, id: unknown, created_at: unknown });
    beginApplying();
    expect((await provider.plan('roster_project', null, payments)).planned).toEqual(planned);
  });

  it('makes another one when it has gone since', async () => {
    const project = await create('/v1/projects', plain);
    const { planned } = await provider.plan('roster_project', null, payments);
    await administrator.delete(`/v1/projects/${project.id}`);
    const { state } = await provider.apply('roster_project', null, planned);
    expect((await read('/v1/projects')).items).toMatchObject([{ id: state?.['id'] }]);
  });

  it('says that a status changes, and changes it', async () => {
    const account = await create('/v1/service_accounts', { name: 'robot' });
    const config = { name: 'robot', status: 'disabled', adopt_existing: true };
    const { planned, says } = await provider.plan('roster_service_account', null, config);
    expect(says).toEqual([expect.stringContaining('It changes:\n- status: "active" becomes "disabled"')]);
    await provider.apply('roster_service_account', null, planned);
    expect((await read(`/v1/service_accounts/${account.id}`)).status).toBe('disabled');
  });

  it('refuses to disable whom Terraform acts as, also without having been planned', async () => {
    const { name, id } = await read(`/v1/service_accounts/${administrator.id}`);
    const config = { name, status: 'disabled', adopt_existing: true };
    const refused = expect.stringMatching(
      `^error at status: Cannot disable the service account ${id}: this run depends on it`,
    );
    const { planned, says } = await provider.plan('roster_service_account', null, config);
    expect(says).toEqual([refused]);
    const unchecked = await startAs(administrator, { plan_checks: false });
    const applied = await unchecked.apply('roster_service_account', null, planned);
    expect(applied).toMatchObject({ state: null, says: [refused] });
  });

  it('refuses a status to which nothing leads', async () => {
    await create('/v1/members', { email: 'jane@example.com' });
    const config = { email: 'jane@example.com', status: 'active', adopt_existing: true };
    const { says } = await provider.plan('roster_member', null, config);
    expect(says).toEqual([
      expect.stringMatching(/^error at status: .*cannot be made active: .*it is "pending"/),
    ]);
  });

  it('takes a member who is active for one who is declared so', async () => {
    const { email, id } = await read(`/v1/members/${environment.root.id}`);
    const config = { email, status: 'active', adopt_existing: true };
    const { planned, says } = await provider.plan('roster_member', null, config);
    expect(says).toEqual([expect.stringMatching(/^warning at adopt_existing: The member .* is taken over/)]);
    beginApplying();
    expect((await provider.plan('roster_member', null, config)).planned).toEqual(planned);
    const { state } = await provider.apply('roster_member', null, planned);
    expect(state).toMatchObject({ id, status: 'active' });
  });

  it('sends the activation mail that is asked for', async () => {
    const { id } = await create('/v1/members', { email: 'jane@example.com' });
    const config = { email: 'jane@example.com', activation_resend: 1, adopt_existing: true };
    const { planned, says } = await provider.plan('roster_member', null, config);
    expect(says).toEqual([expect.stringContaining('It changes:\n- activation_resend: nothing becomes 1')]);
    const { state } = await provider.apply('roster_member', null, planned, undefined, config);
    expect(state).toMatchObject({ id, activation_resend: 1 });
    const { items } = await read('/v1/audit_events');
    expect(items.map(({ action }: CtyObject) => action)).toContain('member.resend_activation');
  });
});

describe('one object in two places', () => {
  it('is refused when the end of the one is planned after the other', async () => {
    const project = await create('/v1/projects', plain);
    expect((await provider.plan('roster_project', null, payments)).says).toEqual([adopts(project)]);
    await provider.see('roster_project', project);
    expect((await provider.plan('roster_project', project, null)).says).toEqual([twoPlaces(project)]);
  });

  it('is refused when the end of the one is planned before the other', async () => {
    const project = await create('/v1/projects', plain);
    await provider.see('roster_project', project);
    await provider.plan('roster_project', project, null);
    expect((await provider.plan('roster_project', null, payments)).says).toEqual([twoPlaces(project)]);
  });

  it('is refused when the one is renamed after the other took it over', async () => {
    const project = await create('/v1/projects', plain);
    await provider.plan('roster_project', null, payments);
    const { says } = await provider.plan('roster_project', project, { name: 'orders' });
    expect(says).toEqual([twoPlaces(project)]);
  });

  it('is none when the one is renamed and the other created', async () => {
    const project = await create('/v1/projects', plain);
    await provider.see('roster_project', project);
    expect((await provider.plan('roster_project', null, payments)).says).toEqual([]);
    expect((await provider.plan('roster_project', project, { name: 'orders' })).says).toEqual([]);
  });

  it('is refused where two declare it', async () => {
    await create('/v1/projects', plain);
    await provider.plan('roster_project', null, payments);
    const { says } = await provider.plan('roster_project', null, payments);
    expect(says).toEqual([expect.stringMatching(/^error at name: Another project in this plan is the same/)]);
  });

  it('is not taken over by an apply while the state has it', async () => {
    const project = await create('/v1/projects', plain);
    const { planned } = await provider.plan('roster_project', null, payments);
    await provider.see('roster_project', project);
    const { state, says } = await provider.apply('roster_project', null, planned);
    expect(state).toBeNull();
    expect(says).toEqual([twoPlaces(project)]);
  });

  it('is not deleted at the one place once an apply has it at the other', async () => {
    const project = await create('/v1/projects', plain);
    const unchecked = await startAs(administrator, { plan_checks: false });
    const { planned } = await unchecked.plan('roster_project', null, payments);
    const { state } = await unchecked.apply('roster_project', null, planned);
    expect(state).toMatchObject({ id: project.id });
    // Terraform plans the end of a deposed object once more when it applies.
    expect((await unchecked.plan('roster_project', state, null)).says).toEqual([]);
    const removed = await unchecked.apply('roster_project', state, null);
    expect(removed.state).toBeNull();
    expect(removed.says).toEqual([expect.stringMatching(/^warning: .* is forgotten here and not deleted/)]);
    expect((await administrator.get(`/v1/projects/${project.id}`)).status).toBe(200);
  });
});
