import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Holder, newHolder } from '../support/holder.ts';
import { type Replicas, startReplicas } from '../support/replicas.ts';
import { expectNothingLate, type Sample, sample, untilDenied } from '../support/sampling.ts';

/* A replica that loses the database, or hears nothing from it, allows nothing that was revoked before its bound. */
const bound = 2_000;

let replicas: Replicas;
let holder: Holder;
const ask = () => holder.askAt(replicas.reader.url);

/** @param maximumAge of what the reader answers from, in milliseconds */
async function start(maximumAge: number) {
  replicas = await startReplicas(maximumAge);
  holder = await newHolder(replicas.writer);
  await holder.grant();
  expect(await ask()).toMatchObject({ status: 200, body: { decision: true } });
}

afterEach(() => replicas.stop());

const sentBetween = (samples: readonly Sample[], from: number, to = Number.POSITIVE_INFINITY) =>
  samples.filter(({ sentAt }) => sentAt > from && sentAt < to);

test('cut off, it goes on inside its bound, says how old it is, and then refuses until the database is back', async () => {
  await start(bound);
  const { network } = replicas;
  const sampling = sample(ask);
  await sleep(100);
  network.cut();
  const cutAt = performance.now();
  const revoked = await holder.revoke();
  await sleep(bound + 400);
  network.restore();
  const restoredAt = performance.now();
  await untilDenied(ask);
  const samples = await sampling.stop();
  expectNothingLate(samples, revoked.at, bound);
  const inside = sentBetween(samples, revoked.at, cutAt + bound).filter(({ status }) => status === 200);
  expect(inside).not.toEqual([]);
  expect(inside.every(({ allowed }) => allowed)).toBe(true);
  // All of them were known to be the latest at the same instant, before the cut.
  const earliest = Math.max(...inside.map(({ sentAt, age }) => sentAt - age));
  const latest = Math.min(...inside.map(({ answeredAt, age }) => answeredAt - age));
  expect(earliest).toBeLessThanOrEqual(latest + 1);
  expect(earliest).toBeLessThan(cutAt + 1);
  const after = sentBetween(samples, cutAt + bound).filter(({ answeredAt }) => answeredAt < restoredAt);
  expect(after).not.toEqual([]);
  for (const { status, retryAfter } of after) expect([status, retryAfter]).toEqual([503, '1']);
});

test('the same where nobody says that the connection is gone', async () => {
  await start(bound);
  const { network } = replicas;
  const sampling = sample(ask);
  await sleep(100);
  network.swallow();
  const swallowedAt = performance.now();
  const revoked = await holder.revoke();
  // Whoever asks after the bound waits until the reading under way is given up.
  await expect
    .poll(() => sampling.samples.some(({ status }) => status === 503), { timeout: 10_000 })
    .toBe(true);
  network.restore();
  await untilDenied(ask);
  const samples = await sampling.stop();
  expectNothingLate(samples, revoked.at, bound);
  const inside = sentBetween(samples, revoked.at, swallowedAt + bound / 2);
  expect(inside).not.toEqual([]);
  expect(inside.every(({ allowed }) => allowed)).toBe(true);
  const after = sentBetween(samples, swallowedAt + bound);
  expect(new Set(after.map(({ status, allowed }) => `${status} ${allowed}`))).toEqual(
    new Set(['503 false', '200 false']),
  );
  for (const { status, retryAfter } of after) if (status === 503) expect(retryAfter).toBe('1');
});

test('without notifications it asks the database in time, and refuses nobody', async () => {
  await start(bound);
  replicas.network.breakWhatSends('LISTEN');
  const sampling = sample(ask);
  await sleep(100);
  const revoked = await holder.revoke();
  await sleep(bound + 300);
  const samples = await sampling.stop();
  expectNothingLate(samples, revoked.at, bound);
  expect(samples.filter(({ status }) => status !== 200)).toEqual([]);
  expect(samples.at(-1)).toMatchObject({ allowed: false });
});

test('with them it knows long before its bound, and again after the connection was lost', async () => {
  await start(300_000);
  const { network } = replicas;
  await holder.revoke();
  await untilDenied(ask);
  network.cut();
  await sleep(50);
  network.restore();
  // What was told meanwhile is not heard: what is told after the connection is there again is.
  const heard = async () => {
    await holder.grant();
    await sleep(100);
    const { body } = await ask();
    await holder.revoke();
    return body.decision;
  };
  await expect.poll(heard, { timeout: 20_000 }).toBe(true);
  await untilDenied(ask);
  network.breakWhatSends('LISTEN');
  await sleep(50);
  expect(await heard()).toBe(false);
});

test('an assignment ends on its second, whatever is known of the database', async () => {
  await start(60_000);
  await holder.revoke();
  const end = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1_000);
  const { revision } = await holder.grant(end);
  const { body } = await holder.askAt(replicas.reader.url, revision);
  expect(body.decision).toBe(Date.now() < end.getTime());
  replicas.network.cut();
  const sampling = sample(ask);
  await sleep(end.getTime() - Date.now() + 300);
  const endedAt = performance.now() - (Date.now() - end.getTime());
  const samples = await sampling.stop();
  expect(samples.filter(({ status }) => status !== 200)).toEqual([]);
  expect(samples.filter(({ allowed, answeredAt }) => !allowed && answeredAt < endedAt - 5)).toEqual([]);
  const after = sentBetween(samples, endedAt + 5);
  expect(after).not.toEqual([]);
  expect(after.filter(({ allowed }) => allowed)).toEqual([]);
});

test('what ends while a request waits for the database is not allowed', async () => {
  await start(0);
  await holder.revoke();
  const end = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1_000);
  await holder.grant(end);
  replicas.network.swallow();
  const waiting = ask();
  await sleep(end.getTime() - Date.now() + 50);
  replicas.network.restore();
  expect(await waiting).toMatchObject({ status: 200, body: { context: { reason: 'assignment_expired' } } });
});

test('with a bound of 0 it allows nothing without the database', async () => {
  await start(0);
  replicas.network.cut();
  const refused = await ask();
  expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(refused.headers.get('retry-after')).toBe('1');
  replicas.network.restore();
  await expect.poll(async () => (await ask()).status).toBe(200);
  await holder.revoke();
  expect(await ask()).toMatchObject({
    body: { decision: false, context: { freshness: { age_ms: 0, max_age_ms: 0 } } },
  });
});
