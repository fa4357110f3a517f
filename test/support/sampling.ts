import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Reply } from './api.ts';

/** One answer to an access question, with times of this process's own clock, in milliseconds. */
export interface Sample {
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly status: number;
  readonly allowed: boolean;
  readonly age: number;
  readonly retryAfter: string | null;
}

async function sampleOnce(ask: () => Promise<Reply>): Promise<Sample> {
  const sentAt = performance.now();
  const { status, body, headers } = await ask();
  return {
    sentAt,
    answeredAt: performance.now(),
    status,
    allowed: status === 200 && body.decision,
    age: body.context?.freshness?.age_ms,
    retryAfter: headers.get('retry-after'),
  };
}

export interface Sampling {
  readonly samples: readonly Sample[];
  /** Asks no more, and waits for the answers that are due. */
  readonly stop: () => Promise<readonly Sample[]>;
}

/** Asks again and again, every 25 milliseconds, whether or not the last answer has come. */
export function sample(ask: () => Promise<Reply>): Sampling {
  const samples: Sample[] = [];
  const due: Promise<unknown>[] = [];
  const timer = setInterval(() => {
    due.push(sampleOnce(ask).then((one) => samples.push(one)));
  }, 25);
  return {
    samples,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(due);
      return samples.sort((one, other) => one.sentAt - other.sentAt);
    },
  };
}

/** Asks until it is denied. */
export async function untilDenied(ask: () => Promise<Reply>): Promise<Sample> {
  for (;;) {
    const one = await sampleOnce(ask);
    if (one.status === 200 && !one.allowed) return one;
    await sleep(10);
  }
}

/** Nothing was allowed to who asked when that had been revoked for longer than the bound. */
export function expectNothingLate(samples: readonly Sample[], revokedAt: number, bound: number): void {
  const late = samples.filter(({ allowed, sentAt }) => allowed && sentAt > revokedAt + bound);
  expect(late.map(({ sentAt, age }) => ({ after: sentAt - revokedAt, age }))).toEqual([]);
  const answers = samples.filter(({ status }) => status === 200);
  expect(answers.filter(({ age }) => !(age >= 0 && age <= bound))).toEqual([]);
}
