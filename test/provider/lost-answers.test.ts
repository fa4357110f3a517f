import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CtyObject, unknown } from '../../provider/plugin/cty/value.ts';
import { decodePending, encodePending, type PendingRequest } from '../../provider/resources/pending.ts';
import { stopProvider } from '../../provider/rpc/stop-provider.ts';
import { type Actor, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type FaultyNetwork, openFaultyNetwork } from './faulty-network.ts';
import { startProvider, usualLife } from './provider-harness.ts';

let api: TestApi;
let environment: TestEnvironment;
let administrator: Actor;
let network: FaultyNetwork;
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  api = await startTestApi();
}, 30_000);
afterAll(() => api.stop());

beforeEach(async () => {
  environment = await api.newEnvironment();
  administrator = environment.administrator;
  network = await openFaultyNetwork(api.url);
  provider = await startAt(network.url);
});
afterEach(() => network.close());

function startAt(endpoint: string, retryMilliseconds = 300, actor = administrator) {
  const { accessKeyId, secretAccessKey } = actor;
  const config = { endpoint, access_key_id: accessKeyId, secret_access_key: secretAccessKey };
  return startProvider(config, {}, retryMilliseconds);
}

const planned: CtyObject = {
  id: unknown,
  name: 'payments',
  note: null,
  created_at: unknown,
  ...usualLife,
};
/** As if a creation was sent so many hours ago, and the API did not have its key any more. */
const pendingSince = (hours: number) =>
  encodePending({
    key: 'forgotten',
    requestedAt: new Date(Date.now() - hours * 3_600_000).toISOString(),
    credentialId: administrator.accessKeyId,
  });

const projects = async () => (await administrator.get('/v1/projects')).body.items;

describe('a creation whose answers are lost', () => {
  it('is repeated with the same key, and happens once', async () => {
    provider = await startAt(network.url, 15_000);
    network.loseAnswersTo = /^POST /;
    const applying = provider.apply('roster_project', null, planned);
    await expect.poll(() => network.lost, { timeout: 10_000 }).toBeGreaterThanOrEqual(1);
    network.loseAnswersTo = undefined;
    const { state, says } = await applying;
    expect(says).toEqual([]);
    expect((await projects()).map((project: object) => ({ ...project, ...usualLife }))).toEqual([state]);
  });

  it('is kept without an id when its outcome stays unknown, and found by the next refresh', async () => {
    network.loseAnswersTo = /^POST /;
    const { state, privateData, says } = await provider.apply('roster_project', null, planned);
    expect(says).toHaveLength(1);
    expect(says[0]).toMatch(
      /^error: It is not known whether the project was created: .*Run terraform apply again/s,
    );
    expect(state).toEqual({ ...planned, id: null, created_at: null });
    network.loseAnswersTo = undefined;
    const [project] = await projects();
    expect(await provider.read('roster_project', state ?? {}, privateData)).toEqual({
      state: { ...project, ...usualLife },
      privateData: new Uint8Array(),
      says: [],
    });
  });

  it('can be deleted without a refresh', async () => {
    network.loseAnswersTo = /^POST /;
    const { state, privateData } = await provider.apply('roster_project', null, planned);
    expect(await projects()).toHaveLength(1);
    expect(await provider.apply('roster_project', state, null, privateData)).toMatchObject({
      state: null,
      says: [],
    });
    expect(await projects()).toEqual([]);
  });

  it('is not deleted by guesswork when the key is missing', async () => {
    network.loseAnswersTo = /^POST /;
    const { state } = await provider.apply('roster_project', null, planned);
    const deleted = await provider.apply('roster_project', state, null);
    // Told of an error and no state, Terraform keeps its own, and with it the key: see test/terraform.
    expect(deleted.state).toBeNull();
    expect(deleted.says[0]).toMatch(/Run terraform again without -refresh=false/);
    expect(await projects()).toHaveLength(1);
  });

  it('keeps its key when Terraform is interrupted, and does not keep Terraform waiting', async () => {
    provider = await startAt(network.url, 60_000);
    network.loseAnswersTo = /^POST /;
    const applying = provider.apply('roster_project', null, planned);
    await expect.poll(() => network.lost, { timeout: 10_000 }).toBeGreaterThan(0);
    const interrupted = performance.now();
    await stopProvider(provider.runtime, {});
    const { state, privateData } = await applying;
    expect(performance.now() - interrupted).toBeLessThan(2_000);
    expect(state).toMatchObject({ id: null, name: 'payments' });
    const again = await startAt(api.url);
    const [project] = await projects();
    expect((await again.read('roster_project', state ?? {}, privateData)).state).toEqual({
      ...project,
      ...usualLife,
    });
  });
});

describe('a creation that never reached the API', () => {
  it('leaves nothing in the state', async () => {
    network.close();
    const { state, says } = await provider.apply('roster_project', null, planned);
    expect(state).toBeNull();
    expect(says[0]).toMatch(
      /^error: Cannot create the project: the Roster API cannot be reached: .*ECONNREFUSED/,
    );
  });

  it('is forgotten by the next refresh when only that tells', async () => {
    const pending = { ...planned, id: null, created_at: null };
    const privateData = pendingSince(22.9);
    expect(await provider.read('roster_project', pending, privateData)).toMatchObject({
      state: null,
      says: [],
    });
  });
});

describe('a creation that the API does not know of', () => {
  const pending = { ...planned, id: null, created_at: null };

  it('may have happened when it was sent long ago: it is neither forgotten nor repeated', async () => {
    const privateData = pendingSince(23.1);
    const read = await provider.read('roster_project', pending, privateData);
    expect(read).toMatchObject({ state: pending, privateData: privateData });
    expect(read.says).toHaveLength(1);
    expect(read.says[0]).toMatch(/^error: It cannot be found out whether the project was created: /);
    expect(read.says[0]).toMatch(/a roster_project with name = "payments", sent at 20.*for 24 hours only/s);
    expect(read.says[0]).toMatch(/GET \/v1\/projects lists.*terraform state rm.*terraform import/s);
    const deleted = await provider.apply('roster_project', pending, null, privateData);
    expect(deleted).toMatchObject({ state: pending, privateData: privateData });
    expect(deleted.says).toEqual(read.says);
  });

  it('is told by all that was configured when nothing of it is unique', async () => {
    const key = { service_account_id: 'sa_1', note: 'backup', expires_at: null, store_secret_in_state: true };
    const { says } = await provider.read('roster_access_key', key, pendingSince(48));
    expect(says[0]).toContain('a roster_access_key with service_account_id = "sa_1", note = "backup", sent');
  });

  it('is found however long ago it was sent', async () => {
    network.loseAnswersTo = /^POST /;
    const { privateData } = await provider.apply('roster_project', null, planned);
    network.loseAnswersTo = undefined;
    const sent = decodePending(privateData) as PendingRequest;
    const old = encodePending({ ...sent, requestedAt: '2026-01-01T00:00:00.000Z' });
    const [project] = await projects();
    expect(await provider.read('roster_project', pending, old)).toMatchObject({ state: project, says: [] });
  });

  it("may be another caller's: the API shows a key to its own principal alone", async () => {
    network.loseAnswersTo = /^POST /;
    const { state, privateData } = await provider.apply('roster_project', null, planned);
    expect(await projects()).toHaveLength(1);
    const first = administrator.accessKeyId;
    administrator = await environment.actor({ role: 'administrator' });
    const other = await startAt(api.url);
    const read = await other.read('roster_project', state ?? {}, privateData);
    expect(read).toMatchObject({ state: pending, privateData: privateData });
    expect(read.says[0]).toContain(`signed with the access key ${first}`);
  });
});

describe('reading', () => {
  it('forgets only what the API itself says is gone', async () => {
    const { body } = await administrator.post('/v1/projects', { name: 'payments' });
    await administrator.delete(`/v1/projects/${body.id}`);
    expect(await provider.read('roster_project', body)).toMatchObject({ state: null, says: [] });
    const wrongPath = await startAt(`${api.url}/elsewhere`);
    const kept = await wrongPath.read('roster_project', body);
    expect(kept.state).toMatchObject(body);
    expect(kept.says[0]).toMatch(/^error: Cannot read the project prj_/);
  });

  it.each([
    ['roster_project', '/v1/projects', 'project.list'],
    ['roster_role_assignment', '/v1/role_assignments', 'member.list'],
  ])('does not forget a %s that the caller may not know of any more', async (type, path, permission) => {
    const actor = await environment.actor({ role: 'administrator' });
    const project = (await administrator.post('/v1/projects', { name: 'payments' })).body;
    const grant = { principal_id: administrator.id, role_id: 'project_user', project_id: project.id };
    const assignment = (await administrator.post('/v1/role_assignments', grant)).body;
    const object = type === 'roster_project' ? project : assignment;
    const own = (await administrator.get('/v1/role_assignments', { principal_id: actor.id })).body.items;
    expect((await administrator.delete(`/v1/role_assignments/${own[0].id}`)).status).toBe(204);
    const demoted = await startAt(api.url, 300, actor);
    const lists = () => api.log.filter((line) => line.includes(`"path":"${path}"`)).length;

    const listed = lists();
    const [read, again] = [await demoted.read(type, object), await demoted.read(type, object)];
    expect(read.state).toMatchObject(object);
    expect(read.says[0]).toMatch(/^error: It cannot be found out whether the .* still exists: /);
    expect(read.says[0]).toContain(`a role with the permission ${permission}`);
    expect(again.says[0]).toBe(read.says[0]);
    expect(lists() - listed).toBe(1);

    const deleted = await demoted.apply(type, object, null);
    expect(deleted.state).toMatchObject(object);
    expect(deleted.says).toEqual(read.says);
  });

  it('says what to check when the credentials are refused', async () => {
    const { body } = await administrator.post('/v1/projects', { name: 'payments' });
    administrator = { ...administrator, secretAccessKey: 'rsk_wrong' };
    const refused = await (await startAt(api.url)).read('roster_project', body);
    expect(refused.state).toMatchObject(body);
    expect(refused.says[0]).toMatch(/unauthenticated.*Check the provider's access_key_id.*request id: /s);
    expect(refused.says[0]).not.toContain('rsk_wrong');
  });
});
