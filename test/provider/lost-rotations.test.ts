import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CtyObject } from '../../provider/plugin/cty/value.ts';
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
  const { accessKeyId, secretAccessKey } = administrator;
  const credentials = { access_key_id: accessKeyId, secret_access_key: secretAccessKey };
  provider = await startProvider({ endpoint: network.url, ...credentials, plan_checks: false });
});
afterEach(() => network.close());

const type = 'roster_access_key';

/** A key that Terraform made without its secret, and the plan that is to have it. */
async function rotatingKey() {
  const { id } = (await administrator.post('/v1/service_accounts', { name: 'pipeline' })).body;
  const config = { service_account_id: id };
  const { planned } = await provider.plan(type, null, config);
  const made = await provider.apply(type, null, planned, new Uint8Array(), config);
  return { prior: made.state as CtyObject, asking: { ...config, store_secret_in_state: true } };
}

const keysOf = async ({ service_account_id }: CtyObject) =>
  (await administrator.get('/v1/access_keys', { service_account_id: String(service_account_id) })).body.items;

it('a rotation whose answer is lost is the same rotation when it is tried again', async () => {
  const { prior, asking } = await rotatingKey();
  const { planned } = await provider.plan(type, prior, asking);
  network.loseAnswersTo = /^POST .*\/rotate /;
  const lost = await provider.apply(type, prior, planned, new Uint8Array(), asking);
  expect(lost.says[0]).toMatch(/^error: Cannot rotate the access key ak_/);
  expect(lost.state).toEqual(prior);
  expect(await keysOf(prior)).toHaveLength(2);

  network.loseAnswersTo = undefined;
  const read = await provider.read(type, prior, lost.privateData);
  expect(read.privateData).toEqual(lost.privateData);
  const again = await provider.apply(type, prior, planned, lost.privateData, asking);
  expect(again.says).toEqual([]);
  const keys = await keysOf(prior);
  expect(keys).toHaveLength(2);
  expect(again.state).toMatchObject({ id: keys[1].id, previous_access_key_id: prior['id'] });
  const rotated = again.state as { id: string; secret_access_key: string };
  const robot = api.actAs('', { accessKeyId: rotated.id, secretAccessKey: rotated.secret_access_key });
  expect((await robot.get('/v1/caller')).status).toBe(200);
});

it('a rotation that was refused is forgotten, and planned anew', async () => {
  const { prior, asking } = await rotatingKey();
  const { planned } = await provider.plan(type, prior, asking);
  await administrator.delete(`/v1/access_keys/${prior['id']}`);
  const refused = await provider.apply(type, prior, planned, new Uint8Array(), asking);
  expect(refused.says[0]).toMatch(/not found/);
  expect(refused.privateData).toHaveLength(0);
});
