import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { newSnapshotStore } from '../support/snapshot-store.ts';

/*
 * What happens while a reading takes its time. On PostgreSQL alone: the embedded database does one thing after the
 * other, so nothing happens while an answer is held back.
 */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test('who has seen what it cannot know waits for the next', async () => {
  const { ask, change, statusOf, watched } = await newSnapshotStore(api);
  const { isHeld, release } = watched.holdNext('environments');
  const first = ask();
  await isHeld;
  const seen = await change('disabled');
  const second = statusOf(seen);
  await sleep(20);
  release();
  await first;
  expect(await second).toBe('disabled');
});

test('nobody else starts one beside it, and nothing that is read is lost', async () => {
  const { ask, change, statusOf, watched } = await newSnapshotStore(api, 500);
  await ask();
  await sleep(510);
  const { isHeld, release } = watched.holdNext('environments');
  const first = statusOf();
  await isHeld;
  const seen = await change('disabled');
  const second = statusOf(seen);
  await sleep(510);
  release();
  expect(await Promise.all([first, second])).toEqual(['disabled', 'disabled']);
});

test('it is given up after three seconds, and changes nothing when its answer comes at last', async () => {
  const { ask, change, statusOf, watched } = await newSnapshotStore(api);
  await ask();
  const first = await change('disabled');
  const { isHeld, release } = watched.holdNext('access_changes');
  const waiting = ask(first);
  await isHeld;
  await expect(waiting).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 });
  const second = await change('active');
  expect(await statusOf(second)).toBe('active');
  release();
  await sleep(100);
  expect(await statusOf()).toBe('active');
  expect((await ask())?.snapshot.revision).toBe(second);
});

test('more time than that is given where everything must be read', async () => {
  const { ask, ids, loaded, watched } = await newSnapshotStore(api);
  await ask();
  const settings = JSON.stringify({ lock_attempts: 7 });
  await api.context.database
    .updateTable('environments')
    .set({ settings })
    .where('id', '=', ids.environment)
    .execute();
  const { revision } = await loaded();
  const { isHeld, release } = watched.holdNext('role_assignments');
  const waiting = ask(revision);
  await isHeld;
  await sleep(3_200);
  release();
  expect((await waiting)?.snapshot.revision).toBe(revision);
});

test('its answer is as old as its question: past the bound it is checked again', async () => {
  const { ask, change, statusOf, watched } = await newSnapshotStore(api, 500);
  await ask();
  await change('active');
  const { isHeld, release } = watched.holdNext('environments');
  await sleep(510);
  const waiting = statusOf();
  await isHeld;
  await change('disabled');
  await sleep(510);
  release();
  expect(await waiting).toBe('disabled');
});

test('a database that refuses is left in peace for a while, however many ask meanwhile', async () => {
  const { ask, travel, watched } = await newSnapshotStore(api);
  await ask();
  watched.refuse();
  travel(31_000);
  const start = performance.now();
  const before = watched.asked.length;
  for (let time = 0; time < 20; time++) {
    expect(await ask()).toBeDefined();
    await sleep(1);
  }
  const asked = watched.asked.length - before;
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(1 + Math.floor((performance.now() - start) / 500));
  await sleep(600);
  await ask();
  await sleep(20);
  expect(watched.asked.length - before).toBeGreaterThan(asked);
});
