import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type CtyObject, unknown } from '../../provider/plugin/cty/value.ts';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { exchangesOf, jobClaims, trust } from '../support/token-exchange.ts';
import { type FaultyNetwork, openFaultyNetwork } from './faulty-network.ts';
import { startProvider } from './provider-harness.ts';

/* One run of terraform by a workload identity: what happens to its token on the way. */
let api: TestApi;
let issuer: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi();
  issuer = await startHostileIssuer();
});
afterAll(async () => {
  await issuer.stop();
  await api.stop();
});

let environment: TestEnvironment;
let identity: Json;
beforeEach(async () => {
  environment = await api.newEnvironment();
  ({ identity } = await trust(environment, issuer.issuer, { roles: ['administrator'] }));
});

async function startAt(endpoint: string, id: string = identity.id) {
  const token = await issuer.forge.sign(jobClaims(issuer.issuer));
  return startProvider({ endpoint, workload_identity_id: id, identity_token: token });
}

const planned = (name: string): CtyObject => ({ id: unknown, name, note: null, created_at: unknown });

it('exchanges once for many requests, and not before the first', async () => {
  const provider = await startAt(api.url);
  expect(provider.configured).toEqual([]);
  expect(await exchangesOf(environment.administrator)).toEqual([]);
  const names = ['a', 'b', 'c', 'd', 'e'];
  const made = await Promise.all(names.map((name) => provider.apply('roster_project', null, planned(name))));
  expect(made.flatMap(({ says }) => says)).toEqual([]);
  expect(await exchangesOf(environment.administrator)).toHaveLength(1);
});

it('goes on with another token when its own has ended', async () => {
  const provider = await startAt(api.url);
  await provider.apply('roster_project', null, planned('a'));
  const path = `/v1/workload_identities/${identity.id}`;
  const change = { subject_pattern: 'repo:acme/platform:ref:*' };
  expect((await environment.administrator.patch(path, change)).status).toBe(200);
  const { says } = await provider.apply('roster_project', null, planned('b'));
  expect(says).toEqual([]);
  expect(await exchangesOf(environment.administrator)).toHaveLength(2);
});

it('says so when no other is to be had', async () => {
  const provider = await startAt(api.url);
  const { state } = await provider.apply('roster_project', null, planned('a'));
  const path = `/v1/workload_identities/${identity.id}`;
  await environment.administrator.patch(path, { status: 'disabled' });
  const { state: after, says } = await provider.apply('roster_project', null, planned('b'));
  expect(after).toBeNull();
  expect(says).toEqual([expect.stringMatching(/^error: Cannot create the project: invalid grant/)]);
  const read = await provider.read('roster_project', state ?? {});
  expect(read.state).toEqual(state);
});

it('finds a creation again whose answer was lost, with another token of the same identity, and only with that', async () => {
  const network: FaultyNetwork = await openFaultyNetwork(api.url);
  try {
    network.loseAnswersTo = /^POST \/v1\/projects/;
    const first = await startAt(network.url);
    const { state, privateData } = await first.apply('roster_project', null, planned('a'));
    expect(state?.['id']).toBeNull();
    const [project] = (await environment.administrator.get('/v1/projects')).body.items;
    const again = await startAt(api.url);
    const found = await again.read('roster_project', state ?? {}, privateData);
    expect(found).toMatchObject({ state: { id: project.id }, says: [] });
    const { identity: another } = await trust(environment, issuer.issuer, { roles: ['administrator'] });
    const stranger = await startAt(api.url, another.id);
    const doubted = await stranger.read('roster_project', state ?? {}, privateData);
    expect(doubted.state).toEqual(state);
    expect(doubted.says[0]).toContain(`sent by the workload identity ${identity.id}`);
  } finally {
    await network.close();
  }
});
