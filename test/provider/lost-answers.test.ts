import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CtyObject, unknown } from '../../provider/plugin/cty/value.ts';
import { stopProvider } from '../../provider/rpc/stop-provider.ts';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import { type FaultyNetwork, openFaultyNetwork } from './faulty-network.ts';
import { startProvider } from './provider-harness.ts';

let api: TestApi;
let administrator: Actor;
let network: FaultyNetwork;
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  api = await startTestApi();
}, 30_000);
afterAll(() => api.stop());

beforeEach(async () => {
  administrator = (await api.newEnvironment()).administrator;
  network = await openFaultyNetwork(api.url);
  provider = await startAt(network.url);
});
afterEach(() => network.close());

function startAt(endpoint: string, retryMilliseconds = 300) {
  const { accessKeyId, secretAccessKey } = administrator;
  const config = { endpoint, access_key_id: accessKeyId, secret_access_key: secretAccessKey };
  return startProvider(config, {}, retryMilliseconds);
}

const planned: CtyObject = { id: unknown, name: 'payments', note: null, created_at: unknown };
const projects = async () => (await administrator.get('/v1/projects')).body.items;

describe('a creation whose answers are lost', () => {
  it('is repeated with the same key, and happens once', async () => {
    provider = await startAt(network.url, 15_000);
    network.loseAnswersTo = /^POST /;
    const applying = provider.apply('roster_project', null, planned);
    await expect.poll(() => network.lost).toBe(1);
    network.loseAnswersTo = undefined;
    const { state, says } = await applying;
    expect(says).toEqual([]);
    expect(await projects()).toEqual([state]);
  });

  it('is kept without an id when its outcome stays unknown, and found by the next refresh', async () => {
    network.loseAnswersTo = /^POST /;
    const { state, privateData, says } = await provider.apply('roster_project', null, planned);
    expect(says).toHaveLength(1);
    expect(says[0]).toMatch(
      /^error: It is not known whether the project was created: .*Run terraform apply again/s,
    );
    expect(state).toEqual({ id: null, name: 'payments', note: null, created_at: null });
    network.loseAnswersTo = undefined;
    const [project] = await projects();
    expect(await provider.read('roster_project', state ?? {}, privateData)).toEqual({
      state: project,
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
    await expect.poll(() => network.lost).toBeGreaterThan(0);
    const interrupted = performance.now();
    await stopProvider(provider.runtime, {});
    const { state, privateData } = await applying;
    expect(performance.now() - interrupted).toBeLessThan(2_000);
    expect(state).toMatchObject({ id: null, name: 'payments' });
    const again = await startAt(api.url);
    const [project] = await projects();
    expect((await again.read('roster_project', state ?? {}, privateData)).state).toEqual(project);
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
    const privateData = new TextEncoder().encode(JSON.stringify({ pending_create: 'never-seen' }));
    expect(await provider.read('roster_project', pending, privateData)).toMatchObject({
      state: null,
      says: [],
    });
  });
});

describe('reading', () => {
  it('forgets only what the API itself says is gone', async () => {
    const { body } = await administrator.post('/v1/projects', { name: 'payments' });
    await administrator.delete(`/v1/projects/${body.id}`);
    expect(await provider.read('roster_project', body)).toMatchObject({ state: null, says: [] });
    const wrongPath = await startAt(`${api.url}/elsewhere`);
    const kept = await wrongPath.read('roster_project', body);
    expect(kept.state).toEqual(body);
    expect(kept.says[0]).toMatch(/^error: Cannot read the project prj_/);
  });

  it('says what to check when the credentials are refused', async () => {
    const { body } = await administrator.post('/v1/projects', { name: 'payments' });
    administrator = { ...administrator, secretAccessKey: 'rsk_wrong' };
    const refused = await (await startAt(api.url)).read('roster_project', body);
    expect(refused.state).toEqual(body);
    expect(refused.says[0]).toMatch(/unauthenticated.*Check the provider's access_key_id.*request id: /s);
    expect(refused.says[0]).not.toContain('rsk_wrong');
  });
});
