import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CtyObject, unknown } from '../../provider/plugin/cty/value.ts';
import { encodeLostRotation, lostRotation as lostRequest } from '../../provider/resources/lost-rotation.ts';
import type { PendingRequest } from '../../provider/resources/pending.ts';
import { type Actor, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type FaultyNetwork, openFaultyNetwork } from './faulty-network.ts';
import { startProvider } from './provider-harness.ts';

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
  provider = await startAs(administrator);
});
afterEach(() => network.close());

const startAs = ({ accessKeyId, secretAccessKey }: Actor) =>
  startProvider({ endpoint: network.url, access_key_id: accessKeyId, secret_access_key: secretAccessKey });

const type = 'roster_access_key';
const nothing = new Uint8Array();

/** A key that Terraform made without its secret. */
async function madeKey(more: CtyObject = {}) {
  const { id } = (await administrator.post('/v1/service_accounts', { name: 'pipeline' })).body;
  const config = { service_account_id: id, ...more };
  const { planned } = await provider.plan(type, null, config);
  const made = await provider.apply(type, null, planned, nothing, config);
  provider = await startAs(administrator); // Terraform configures a provider anew for each plan.
  return { prior: made.state as CtyObject, config };
}

/** A rotation that the API made and whose answer was lost. */
async function lostRotation(more: CtyObject = { store_secret_in_state: true }) {
  const { prior, config } = await madeKey();
  const asking = { ...config, ...more };
  const { planned } = await provider.plan(type, prior, asking);
  network.loseAnswersTo = /^POST .*\/rotate /;
  const lost = await provider.apply(type, prior, planned, nothing, asking);
  network.loseAnswersTo = undefined;
  provider = await startAs(administrator);
  expect(lost.says[0]).toMatch(/^error: Cannot rotate the access key ak_/);
  expect(lost.state).toEqual(prior);
  const made = (await keysOf(prior)).find(({ id }: { id: string }) => id !== prior['id']);
  expect(made).toBeDefined();
  return { prior, config, asking, made: String(made.id), privateData: lost.privateData };
}

const keysOf = async ({ service_account_id }: CtyObject) =>
  (await administrator.get('/v1/access_keys', { service_account_id: String(service_account_id) })).body.items;

const idsOf = async (key: CtyObject) =>
  (await keysOf(key)).map(({ id }: { id: string }) => id).sort() as string[];

/** What terraform does with a key that is changed: it reads, plans and applies. */
async function change(prior: CtyObject, config: CtyObject | null, privateData: Uint8Array, by = provider) {
  const read = await by.read(type, prior, privateData);
  const now = read.state as CtyObject;
  const plan = await by.plan(type, now, config, read.privateData);
  const applied = await by.apply(type, now, plan.planned, read.privateData, config);
  return { plan, applied };
}

const errorsIn = (says: readonly string[]) => says.filter((line) => line.startsWith('error'));

/** As if the rotation had been sent so many hours ago, and the API did not have its record any more. */
async function forgottenFor(hours: number, privateData: Uint8Array) {
  const sent = lostRequest(privateData) as PendingRequest;
  await api.context.database.deleteFrom('idempotency_keys').where('key', '=', sent.key).execute();
  return encodeLostRotation({ ...sent, requestedAt: new Date(Date.now() - hours * 3_600_000).toISOString() });
}

describe('a rotation whose answer is lost', () => {
  it('is made anew, and the key that it made is taken away', async () => {
    const { prior, asking, made, privateData } = await lostRotation();
    expect((await provider.read(type, prior, privateData)).privateData).toEqual(privateData);
    const { plan, applied } = await change(prior, asking, privateData);
    expect(plan.says[0]).toMatch(
      /^warning: The answer to an earlier rotation of the access key ak_.* was lost/,
    );
    expect(plan.says[0]).toContain(`it made ${made}. Nobody knows the secret of that key`);
    expect(applied.says).toEqual([]);
    expect(applied.privateData).toHaveLength(0);
    const rotated = applied.state as { id: string; secret_access_key: string };
    expect(rotated).toMatchObject({ previous_access_key_id: prior['id'] });
    expect(await idsOf(prior)).toEqual([prior['id'], rotated.id].sort());
    expect(rotated.id).not.toBe(made);
    const robot = api.actAs('', { accessKeyId: rotated.id, secretAccessKey: rotated.secret_access_key });
    expect((await robot.get('/v1/caller')).status).toBe(200);
  });

  it('succeeds at last with a secret that is another in each run', async () => {
    const brought = (letter: string) => ({
      secret_access_key_wo: `rsk_${letter}0123456789abcdefghijklmnopqrstuvwxyzABCDEF`,
      secret_access_key_wo_version: 2,
    });
    const { prior, config, privateData } = await lostRotation(brought('A'));
    const { applied } = await change(prior, { ...config, ...brought('B') }, privateData);
    expect(applied.says).toEqual([]);
    const { id: accessKeyId } = applied.state as { id: string };
    expect(await idsOf(prior)).toEqual([prior['id'], accessKeyId].sort());
    const secretAccessKey = brought('B').secret_access_key_wo;
    expect((await api.actAs('', { accessKeyId, secretAccessKey }).get('/v1/caller')).status).toBe(200);
  });

  it('is settled by an update, which gives the old key back its end', async () => {
    const { prior, config, privateData } = await lostRotation();
    const { applied } = await change(prior, { ...config, note: 'Nightly' }, privateData);
    expect(applied).toMatchObject({ says: [], privateData: nothing });
    expect(applied.state).toEqual({ ...prior, note: 'Nightly' });
    const keys = await keysOf(prior);
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ id: prior['id'], expires_at: null });
  });

  it('is settled by a plan that would change nothing without it', async () => {
    const { prior, config, privateData } = await lostRotation();
    const plan = await provider.plan(type, prior, config, privateData);
    expect(plan.planned).toEqual({ ...prior, previous_access_key_retires_at: unknown });
    const applied = await provider.apply(type, prior, plan.planned, privateData, config);
    expect(applied).toEqual({ state: prior, says: [], privateData: nothing });
    expect(await idsOf(prior)).toEqual([prior['id']]);
  });

  it('is settled when the key is destroyed', async () => {
    const { prior, made, privateData } = await lostRotation();
    const { plan, applied } = await change(prior, null, privateData);
    expect(plan.says[0]).toContain(`it made ${made}`);
    expect(applied).toMatchObject({ state: null, says: [] });
    expect(await keysOf(prior)).toEqual([]);
  });

  it('does not stand in its own way when the account has as many keys as it may have', async () => {
    const settings = { access_keys_per_account: 1 };
    expect((await administrator.patch('/v1/environment', { settings })).status).toBe(200);
    const { prior, config, asking, privateData } = await lostRotation();
    const read = await provider.read(type, prior, privateData);
    const updating = await provider.plan(type, read.state, config, privateData);
    expect(updating.planned).toMatchObject({ id: prior['id'], expires_at: null });
    expect(errorsIn(updating.says)).toEqual([]);
    const { plan, applied } = await change(prior, asking, privateData);
    expect([...errorsIn(plan.says), ...applied.says]).toEqual([]);
  });

  it('is not forgotten with a key that is gone meanwhile', async () => {
    const { prior, made, privateData } = await lostRotation();
    await administrator.delete(`/v1/access_keys/${prior['id']}`);
    const kept = await provider.read(type, prior, privateData);
    expect(kept).toMatchObject({ state: prior, privateData });
    expect(kept.says[0]).toMatch(`error: ${made} has to be deleted by hand: `);
    await administrator.delete(`/v1/access_keys/${made}`);
    expect(await (await startAs(administrator)).read(type, prior, privateData)).toMatchObject({
      state: null,
      says: [],
    });
  });
});

describe('a rotation that the API does not know of', () => {
  it('never happened, if the API would know', async () => {
    const { prior, config } = await madeKey();
    const asking = { ...config, store_secret_in_state: true };
    const sent = { key: 'never-sent', requestedAt: new Date().toISOString() };
    const privateData = encodeLostRotation({ ...sent, credentialId: administrator.accessKeyId });
    const { plan, applied } = await change(prior, asking, privateData);
    expect(plan.says[0]).toContain('it never happened');
    expect(applied.says).toEqual([]);
    expect(await keysOf(prior)).toHaveLength(2);
  });

  it.each(['plan', 'update', 'destruction'])(
    'may have happened when it was sent long ago: the %s is refused and nothing changes',
    async (what) => {
      const { prior, asking, privateData } = await lostRotation();
      const forgotten = await forgottenFor(23.1, privateData);
      const before = await idsOf(prior);
      const { planned } = await provider.plan(type, prior, asking);
      const { says } =
        what === 'plan'
          ? await provider.plan(type, prior, asking, forgotten)
          : await provider.apply(type, prior, what === 'update' ? planned : null, forgotten, asking);
      expect(says[0]).toMatch(/^error: It cannot be found out whether the access key ak_\w+ was rotated: /);
      expect(says[0]).toMatch(/for 24 hours only.*GET \/v1\/access_keys\?service_account_id=sa_.*state rm/s);
      expect(await idsOf(prior)).toEqual(before);
    },
  );

  it("may be another caller's", async () => {
    const { prior, asking, privateData } = await lostRotation();
    const before = await idsOf(prior);
    const other = await startAs(await environment.actor({ role: 'administrator' }));
    const { planned } = await other.plan(type, prior, asking);
    const kept = await other.apply(type, prior, planned, privateData, asking);
    expect(kept).toMatchObject({ state: prior, privateData });
    expect(kept.says[0]).toContain(`signed with the access key ${administrator.accessKeyId}`);
    expect(await idsOf(prior)).toEqual(before);
  });
});

it('a rotation that was refused is forgotten, and planned anew', async () => {
  const { prior, config } = await madeKey();
  const asking = { ...config, store_secret_in_state: true };
  const { planned } = await provider.plan(type, prior, asking);
  await administrator.delete(`/v1/access_keys/${prior['id']}`);
  const refused = await provider.apply(type, prior, planned, nothing, asking);
  expect(refused.says[0]).toMatch(/not found/);
  expect(refused.privateData).toHaveLength(0);
});
