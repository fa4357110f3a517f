import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CtyObject, unknown } from '../../provider/plugin/cty/value.ts';
import { type Actor, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { startProvider } from './provider-harness.ts';

let api: TestApi;
let environment: TestEnvironment;
let administrator: Actor;
let provider: Awaited<ReturnType<typeof startProvider>>;
let project: { id: string };
let jane: { id: string };
let omar: { id: string };

beforeAll(async () => {
  api = await startTestApi();
}, 30_000);
afterAll(() => api.stop());

beforeEach(async () => {
  environment = await api.newEnvironment();
  administrator = environment.administrator;
  provider = await startAs(administrator);
  project = await create('/v1/projects', { name: 'payments' });
  jane = await create('/v1/members', { email: 'jane@example.com' });
  omar = await create('/v1/members', { email: 'omar@example.com' });
});

const type = 'roster_project_role_members';

function startAs({ accessKeyId, secretAccessKey }: Actor) {
  const credentials = { access_key_id: accessKeyId, secret_access_key: secretAccessKey };
  return startProvider({ endpoint: api.url, ...credentials });
}

const create = async (path: string, body: object) => (await administrator.post(path, body)).body;
const setOf = (...ids: string[]) => ({
  project_id: project.id,
  role_id: 'project_user',
  principal_ids: ids.sort(),
});
const holders = async (role = 'project_user') =>
  (await administrator.get(`/v1/projects/${project.id}/role_members/${role}`)).body.members.map(
    ({ principal_id }: CtyObject) => principal_id,
  );
/** As an earlier run left it. */
const made = async (set: CtyObject) =>
  (await (await startAs(administrator)).apply(type, null, set)).state as CtyObject;
const twoPlaces = [
  expect.stringMatching(
    /^error: The project role members prj_\w+\/project_user has two places in this plan: /,
  ),
];

describe('destroying a set', () => {
  it('is not done while the caller may not know of it', async () => {
    const state = await made(setOf(jane.id));
    const stranger = await startAs(await environment.actor());
    const { state: left, says } = await stranger.apply(type, state, null);
    expect(says[0]).toMatch(
      /^error at principal_ids: It cannot be found out whether the project prj_\w+ still/,
    );
    expect(left).toEqual(state);
    expect(await holders()).toEqual([jane.id]);
  });

  it('is done when the project is gone', async () => {
    const state = await made(setOf(jane.id));
    await administrator.delete(`/v1/projects/${project.id}`);
    expect(await provider.plan(type, state, null)).toMatchObject({ planned: null, says: [] });
    expect(await provider.apply(type, state, null)).toMatchObject({ state: null, says: [] });
  });

  it('is refused at plan where the API would refuse it', async () => {
    const state = await made(setOf(jane.id));
    const reader = await startAs(await environment.actor({ role: 'auditor' }));
    const { says } = await reader.plan(type, state, null);
    expect(says).toEqual([expect.stringMatching(/permission denied.*project\.members\.manage/s)]);
  });
});

describe('the last right to grant roles of whom Terraform acts as', () => {
  let own: CtyObject;
  let asOwner: Awaited<ReturnType<typeof startProvider>>;
  beforeEach(async () => {
    const permissions = ['member.list', 'project.members.manage'];
    const { id: role_id } = await create('/v1/roles', { name: 'Owner', scope_kind: 'project', permissions });
    const owner = await environment.actor({ role: role_id, project: project.id });
    const set = { project_id: project.id, role_id, principal_ids: [owner.id] };
    own = { ...set, id: `${project.id}/${role_id}`, reason: null };
    asOwner = await startAs(owner);
  });
  const refused = expect.stringMatching(
    /^error at principal_ids: Cannot take rol_\w+ in prj_\w+ from sa_\w+: this run depends on it/,
  );

  it('is not taken away with a set', async () => {
    expect((await asOwner.plan(type, own, null)).says).toEqual([refused]);
    expect((await asOwner.plan(type, own, { ...own, principal_ids: [jane.id] })).says).toEqual([refused]);
  });

  it('may be, where another role gives it', async () => {
    expect((await provider.plan(type, own, null)).says).toEqual([]);
  });
});

describe('two sets of one place', () => {
  it('are refused, whoever is in them', async () => {
    expect((await provider.plan(type, null, setOf(jane.id))).says).toEqual([]);
    const { says } = await provider.plan(type, null, setOf(omar.id));
    expect(says).toEqual([
      expect.stringMatching(/^error at project_id: Another project role members in this plan is the same/),
    ]);
  });

  it('are refused when both are in the state', async () => {
    const state = await made(setOf(jane.id));
    expect((await provider.plan(type, state, state)).says).toEqual([]);
    const { says } = await provider.plan(type, null, setOf(jane.id));
    expect(says[0]).toMatch(/^error at project_id: Another project role members in this plan is the same/);
  });

  it('are refused when the one is to be destroyed and the other created, whichever is planned first', async () => {
    const state = await made(setOf(jane.id));
    expect((await provider.plan(type, null, setOf(jane.id))).says).toEqual([]);
    expect((await provider.plan(type, state, null)).says).toEqual(twoPlaces);
    provider = await startAs(administrator);
    expect((await provider.plan(type, state, null)).says).toEqual([]);
    expect((await provider.plan(type, null, setOf(jane.id))).says).toEqual(twoPlaces);
  });

  it('are none when a set moves to another place', async () => {
    const state = await made(setOf(jane.id));
    await provider.see(type, state);
    const moved = { ...setOf(jane.id), role_id: 'project_administrator' };
    const { first, second } = await provider.planReplacement(type, state, moved);
    expect(first.replace).toEqual(['role_id']);
    expect(second.says).toEqual([]);
  });

  it('are two when a set is to be replaced by its like', async () => {
    const state = await made(setOf(jane.id));
    await provider.see(type, state);
    const { second } = await provider.planReplacement(type, state, setOf(jane.id));
    expect(second.says).toEqual(twoPlaces);
  });

  it('keep the role when an apply that no plan has warned of ends the one after it made the other', async () => {
    const state = await made(setOf(jane.id));
    provider = await startAs(administrator);
    await provider.plan(type, null, { ...setOf(jane.id), project_id: unknown });
    expect((await provider.apply(type, null, setOf(jane.id))).says).toEqual([]);
    const { state: left, says } = await provider.apply(type, state, null);
    expect(left).toBeNull();
    expect(says).toEqual([expect.stringMatching(/^warning: .* is forgotten here and not/)]);
    expect(await holders()).toEqual([jane.id]);
  });
});
