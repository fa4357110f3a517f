import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CtyObject, type CtyValue, unknown } from '../../provider/plugin/cty/value.ts';
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

const startAs = ({ accessKeyId, secretAccessKey }: Actor) =>
  startProvider({ endpoint: api.url, access_key_id: accessKeyId, secret_access_key: secretAccessKey });

const type = 'roster_access_key';

/** A key of the account that is in the state, and its declaration. */
async function managedKey(config: CtyObject) {
  const { body } = await administrator.post('/v1/access_keys', {
    service_account_id: config['service_account_id'],
  });
  const read = await provider.read(type, { id: body.id, ...config });
  return { prior: read.state as CtyObject, privateData: read.privateData };
}

const accountId = async () =>
  String((await administrator.post('/v1/service_accounts', { name: 'pipeline' })).body.id);

/** As if the key had been made so many days ago. */
const age = ({ id }: CtyObject, days: number) =>
  api.context.database
    .updateTable('access_keys')
    .set({ created_at: new Date(Date.now() - days * 86_400_000) })
    .where('id', '=', String(id))
    .execute();

describe('a reason that is known only when the plan is applied', () => {
  it.each<[string, CtyValue]>([
    ['secret_access_key_wo_version', 1],
    ['age_recipients', ['age10k5xllcp8cxjryy7lqf9aqvuyecemn55duhrsr5hn6ayd37clvxq3srsum']],
    ['store_secret_in_state', false],
  ])('leaves open whether %s rotates the key', async (name, value) => {
    await administrator.patch('/v1/environment', { settings: { access_keys_per_account: 1 } });
    const config = { service_account_id: await accountId() };
    const { prior, privateData } = await managedKey({ ...config, [name]: value });
    // From here on there is no room for one more, so a rotation that was certain would be refused.
    await administrator.post(`/v1/access_keys/${prior['id']}/rotate`, {});
    const { planned, says } = await provider.plan(type, prior, { ...config, [name]: unknown }, privateData);
    expect(planned).toMatchObject({ id: unknown, previous_access_key_id: unknown });
    expect(says[0]).toMatch(`warning at ${name}: The access key ${prior['id']} may be rotated: `);
    expect(says).toHaveLength(1);
  });

  it('leaves nothing open when another one is certain', async () => {
    const config = { service_account_id: await accountId() };
    const { prior, privateData } = await managedKey(config);
    const asking = { ...config, store_secret_in_state: true, overlap: unknown };
    const { planned, says } = await provider.plan(type, prior, asking, privateData);
    expect(planned).toMatchObject({ id: unknown, previous_access_key_id: prior['id'] });
    expect(says[0]).toMatch(/is rotated: .*works on for "overlap" and is then retired/);
  });
});

describe('rotate_after', () => {
  const declared = async () => ({ service_account_id: await accountId(), rotate_after: '90d' });

  it('rotates what was too old when it was read', async () => {
    const config = await declared();
    const { prior } = await managedKey(config);
    await age(prior, 91);
    provider = await startAs(administrator);
    const read = await provider.read(type, prior);
    const { planned, says } = await provider.plan(type, read.state, config, read.privateData);
    expect(planned).toMatchObject({ id: unknown, previous_access_key_id: prior['id'] });
    expect(says[0]).toContain('because it is 91 days old, and "rotate_after" is 90d.');
    const longer = { ...config, rotate_after: '180d' };
    const kept = await provider.plan(type, read.state, longer, read.privateData);
    expect(kept.planned).toMatchObject({ id: prior['id'] });
    const after = await provider.read(type, { ...read.state, rotate_after: '180d' }, read.privateData);
    expect((await provider.plan(type, after.state, longer, after.privateData)).planned).toEqual(after.state);
  });

  it('does not let the clock start a rotation that the plan has not shown', async () => {
    const config = await declared();
    const { prior, privateData } = await managedKey(config);
    const grown = { ...prior, created_at: '2020-01-01T00:00:00Z' };
    const { planned } = await provider.plan(type, grown, { ...config, note: 'Nightly' }, privateData);
    expect(planned).toEqual({ ...grown, note: 'Nightly' });
  });

  it('that is new and reached already counts from the next plan on, and the plan says so', async () => {
    const { rotate_after, ...config } = await declared();
    const { prior } = await managedKey(config);
    await age(prior, 91);
    provider = await startAs(administrator);
    const { state, privateData } = await provider.read(type, prior);
    const { planned, says } = await provider.plan(type, state, { ...config, rotate_after }, privateData);
    expect(planned).toEqual({ ...state, rotate_after });
    expect(says).toHaveLength(1);
    expect(says[0]).toMatch(/^warning at rotate_after: .* is rotated by the next plan: .*it is 91 days old/);
    const next = await provider.read(type, planned as CtyObject, privateData);
    const rotated = await provider.plan(type, next.state, { ...config, rotate_after }, next.privateData);
    expect(rotated.planned).toMatchObject({ id: unknown, rotate_after });
  });
});

it('a key that still works after its rotation is not taken from whoever signs with it', async () => {
  const actor = await environment.actor({ role: 'administrator' });
  const { body } = await administrator.post(`/v1/access_keys/${actor.accessKeyId}/rotate`, {});
  const config = { service_account_id: actor.id };
  const prior = {
    ...config,
    id: body.id,
    created_at: body.created_at,
    status: 'active',
    store_secret_in_state: false,
    overlap: '24h',
    deletion_protection: false,
    previous_access_key_id: actor.accessKeyId,
    previous_access_key_retires_at: body.retired_at,
  };
  const own = await startAs(actor);
  const refused = /the access key that Terraform signs with, so the apply would lock itself out/;
  const destroying = await own.plan(type, prior, null);
  expect(destroying.says[0]).toMatch(refused);
  expect(destroying.says[0]).toMatch(
    `error: Cannot delete the access key ${body.id}: this run depends on ${actor.accessKeyId}: `,
  );
  const { second } = await own.planReplacement(type, prior, config);
  expect(second.says.filter((line) => refused.test(line))).toHaveLength(1);
  const switchedOff = await own.plan(type, prior, { ...config, status: 'disabled' });
  expect(switchedOff.says).toEqual([]);
  expect((await provider.plan(type, prior, null)).says).toEqual([]);
});
