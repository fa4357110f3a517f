import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { views } from '../../provider-schema/catalogue.ts';
import { type Actor, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { inventoryOf } from '../support/inventory.ts';
import { busy, type Fate, startProxy } from '../support/proxy.ts';
import { randomNumbers } from '../support/random.ts';
import { openTerraform, type Terraform } from '../support/terraform.ts';
import { beginningOf, idsAdded } from './fleet.ts';
import { broughtSecret, counts, largeFleet, largeFleetSize } from './large-fleet.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** One answer in five is spoilt, in one of these ways. */
const faults: readonly Fate[] = [
  'is lost',
  'loses its answer',
  'comes twice',
  { waits: 50 },
  { waits: 400 },
  busy(503),
  busy(503, 0),
];
/** Everybody waits for that second, so it comes seldom. */
const longPause = busy(503, 1);

function fates(seed: number): () => Fate {
  const random = randomNumbers(seed);
  return () => {
    const fault = random() < 0.03 ? longPause : faults[Math.floor(random() * faults.length)];
    return random() < 0.2 && fault !== undefined ? fault : 'passes';
  };
}

/** What the state has as objects of their own, with the keys that rotations have retired. */
async function idsOfObjects(terraform: Terraform): Promise<string[]> {
  const ofViews = new Set(views.map(({ name }) => `roster_${name}`));
  const objects = (await terraform.objects()).filter(({ type }) => !ofViews.has(type));
  const ids = objects.flatMap(({ values }) => [values.id, values.previous_access_key_id ?? []].flat());
  return ids.sort();
}

/** The assignments that the sets of role members stand for, as `principal project`. */
async function placesOfSets(terraform: Terraform): Promise<string[]> {
  const sets = (await terraform.objects()).filter(({ type }) => type === 'roster_project_role_members');
  return sets
    .flatMap(({ values }) => values.principal_ids.map((id: string) => `${id} ${values.project_id}`))
    .sort();
}

/** The API has each declared object once and nothing else, and the state knows all of them. */
async function expectAllOnce(
  terraform: Terraform,
  actor: Actor,
  beginning: ReadonlySet<string>,
  note: string,
) {
  const inventory = await inventoryOf(actor);
  const assignments = inventory['role_assignments'] ?? [];
  const ofSets = assignments.filter(({ role_id }) => role_id === 'project_administrator');
  const places = ofSets.map(({ principal_id, project_id }) => `${principal_id} ${project_id}`).sort();
  expect(places).toEqual(await placesOfSets(terraform));
  expect(places).toHaveLength(counts.project_role_members * 3);
  const ids = new Set(ofSets.map(({ id }: Json) => id));
  const objects = (await idsAdded(actor, beginning)).filter((id) => !ids.has(id));
  expect(objects).toEqual(await idsOfObjects(terraform));
  const retired = note === 'one' ? 0 : counts.access_key / 2;
  const ofViews = counts.project_role_members + counts.environment_settings;
  expect(objects).toHaveLength(largeFleetSize - ofViews + retired);
  const added = (plural: string) => (inventory[plural] ?? []).filter(({ id }) => objects.includes(id));
  const notes = ['projects', 'service_accounts', 'workload_identities'].flatMap(added).map((one) => one.note);
  expect(new Set(notes)).toEqual(new Set([note]));
  const keys = added('access_keys').map((key) => key.note);
  expect(new Set(keys).size).toBe(counts.access_key + retired);
  expect(added('members').filter(({ status }) => status === 'disabled')).toHaveLength(10);
}

/** Each key that the configuration brought a secret for signs with that one. */
async function expectKeysToSign(terraform: Terraform, note: string): Promise<void> {
  const keys = (await terraform.objects()).filter(({ type }) => type === 'roster_access_key');
  const brought = keys.filter(({ values }) => values.secret_access_key_wo_version !== null);
  expect(brought).toHaveLength(counts.access_key / 2);
  for (const { index, values } of brought) {
    const secretAccessKey = broughtSecret(note, index);
    const actor = api.actAs('', { accessKeyId: values.id, secretAccessKey });
    expect((await actor.get('/v1/caller')).status).toBe(200);
  }
}

describe('a network that loses, doubles, delays and refuses one answer in five', () => {
  it.each([1, 20, 300])(
    'loses and doubles nothing, and takes one apply, one change and one destroy (seed %i)',
    async (seed) => {
      const { administrator } = await api.newEnvironment();
      const beginning = await beginningOf(administrator);
      const proxy = await startProxy(api.url);
      const terraform = await openTerraform({ endpoint: proxy.url, credentials: administrator });
      proxy.decide(fates(seed));

      for (const note of ['one', 'other']) {
        await terraform.apply(largeFleet(note), '-parallelism=20');
        await expectAllOnce(terraform, administrator, beginning, note);
        await expectKeysToSign(terraform, note);
        expect(await terraform.plan()).toHaveNoChanges();
      }
      await terraform.destroy();
      expect(await idsAdded(administrator, beginning)).toEqual([]);
      expect(await terraform.objects()).toEqual([]);

      const spoilt = proxy.asked.filter(({ fate }) => fate !== 'passes');
      expect(spoilt.length).toBeGreaterThan(proxy.asked.length / 8);
      for (const fault of [...faults, longPause])
        expect(spoilt.map(({ fate }) => fate)).toContainEqual(fault);
    },
  );
});
