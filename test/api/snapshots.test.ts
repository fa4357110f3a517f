import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { loadSnapshot } from '../../api/decisions/load.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { createMember, createProject, neverExisted } from '../support/resources.ts';
import { newSnapshotStore } from '../support/snapshot-store.ts';
import { contentOf, requireSnapshot } from '../support/snapshots.ts';

/* The store of snapshots, on a real database that is asked as seldom as can be. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;

const readings = (queries: readonly string[]) => queries.filter((table) => table === 'environments').length;

test('whoever asks while it is read waits for the same reading, and whoever asks later for none', async () => {
  const { ask, queriesOf } = await newSnapshotStore(api);
  const many = () => Promise.all(Array.from({ length: 200 }, () => ask()));
  expect(readings(await queriesOf(many))).toBe(1);
  expect(await queriesOf(many)).toEqual([]);
  expect(new Set((await many()).map((fresh) => fresh?.snapshot)).size).toBe(1);
});

test('with a bound of 0 those who ask at once share a reading, or the one after it', async () => {
  const { ask, queriesOf } = await newSnapshotStore(api, 0);
  await ask();
  const many = () => Promise.all(Array.from({ length: 200 }, () => ask()));
  const queries = await queriesOf(many);
  expect(readings(queries)).toBeGreaterThanOrEqual(1);
  expect(readings(queries)).toBeLessThanOrEqual(2);
});

test('without changes a check is one query; with some, what they touched is read and nothing else', async () => {
  const { ask, change, queriesOf, statusOf, loaded } = await newSnapshotStore(api, 0);
  const before = await ask();
  expect(await queriesOf(ask)).toEqual(['environments']);
  await change('disabled');
  expect((await queriesOf(ask)).length).toBeLessThan(10);
  expect(await statusOf()).toBe('disabled');
  const after = await ask();
  expect(after?.snapshot).toBe(before?.snapshot);
  expect(after && contentOf(after.snapshot)).toEqual(contentOf(await loaded()));
});

test.each([
  ['all of it', () => true],
  ['the first of two changes', (revision: number, first: number) => revision === first],
])('where the changes were forgotten, %s, it is read whole', async (_, isForgotten) => {
  const { ask, change, loaded, ids } = await newSnapshotStore(api);
  const before = await ask();
  const first = await change('disabled');
  await change('active');
  const seen = await change('disabled');
  const { database } = api.context;
  const noted = database
    .selectFrom('access_changes')
    .select('revision')
    .where('environment_id', '=', ids.environment);
  for (const { revision } of await noted.execute())
    if (isForgotten(revision, first))
      await database
        .deleteFrom('access_changes')
        .where('environment_id', '=', ids.environment)
        .where('revision', '=', revision)
        .execute();
  const after = await ask(seen);
  expect(after?.snapshot).not.toBe(before?.snapshot);
  expect(after && contentOf(after.snapshot)).toEqual(contentOf(await loaded()));
});

test('an environment that there is not, or no longer, is none, as often as it is asked for', async () => {
  const { ask, snapshots, ids } = await newSnapshotStore(api);
  for (let time = 0; time < 2; time++) expect(await snapshots.fresh(neverExisted('env'))).toBeUndefined();
  const { snapshot } = (await ask()) ?? {};
  await api.operator.delete(`/v1/environments/${ids.environment}`);
  for (let time = 0; time < 2; time++) expect(await ask((snapshot?.revision ?? 0) + 1)).toBeUndefined();
});

test('who follows credentials is told who was touched, and of all where it was read whole', async () => {
  const { ask, change, snapshots, ids } = await newSnapshotStore(api);
  const told: unknown[] = [];
  snapshots.onTouched((environmentId, principals, revision) =>
    told.push([environmentId, principals === 'all' ? principals : [...principals], revision]),
  );
  const first = await ask();
  const revision = await change('disabled');
  await ask(revision);
  const { environment, member } = ids;
  expect(told).toEqual([
    [environment, 'all', revision - 1],
    [environment, [member], revision],
  ]);
  expect(first?.snapshot.revision).toBe(revision);
});

test('what nobody has asked about for ten minutes is dropped when something else comes', async () => {
  const [one, other] = [await newSnapshotStore(api), await newSnapshotStore(api)];
  const dropped: string[] = [];
  one.snapshots.onTouched((environmentId) => dropped.push(environmentId));
  vi.useFakeTimers({ toFake: ['performance'] });
  const before = await one.ask();
  vi.advanceTimersByTime(9 * minute);
  expect((await one.ask())?.snapshot).toBe(before?.snapshot);
  dropped.length = 0;
  vi.advanceTimersByTime(11 * minute);
  await one.snapshots.fresh(other.ids.environment);
  expect(dropped).toEqual([one.ids.environment, other.ids.environment]);
  expect((await one.ask())?.snapshot).not.toBe(before?.snapshot);
});

test('the older of two clocks counts: one that was set, and one that stands still while the machine sleeps', async () => {
  const { ask, queriesOf, travel } = await newSnapshotStore(api);
  await ask();
  expect(await queriesOf(ask)).toEqual([]);
  travel(2 * minute);
  expect(await queriesOf(ask)).not.toEqual([]);
  expect(await queriesOf(ask)).toEqual([]);
  vi.useFakeTimers({ toFake: ['performance'] });
  // Read anew, so that the clock that counts from here on is this one, however long the process has been running.
  travel(2 * minute);
  await ask();
  travel(-10 * minute);
  vi.advanceTimersByTime(2 * minute);
  expect(await queriesOf(ask)).not.toEqual([]);
});

test('an environment of many pages is read whole, also where one ends amid what somebody holds', async () => {
  const { administrator, actor, id } = await api.newEnvironment();
  const projects = [await createProject(administrator, 'one'), await createProject(administrator, 'other')];
  for (let count = 0; count < 5; count++)
    await actor(
      { role: 'auditor' },
      ...projects.map((project) => ({ role: 'project_user', project: project.id })),
    );
  for (let count = 0; count < 5; count++) await createMember(administrator, `member-${count}@example.com`);
  const { database } = api.context;
  const whole = contentOf(await requireSnapshot(database, id));
  for (const rowsAtOnce of [1, 2, 3, 4, 5, 6, 7, 16, 17]) {
    const inPages = await loadSnapshot(database, id, rowsAtOnce);
    expect(inPages && contentOf(inPages)).toEqual(whole);
  }
});
