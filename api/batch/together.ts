import { sql } from 'kysely';
import type { Answer, Call } from '../context.ts';
import { problemOf } from '../http/failure.ts';
import { ProblemError } from '../http/problem.ts';
import { asTried, changeAlone } from '../mutation.ts';
import { type Joined, openUnit, type UnitOfWork } from '../unit-of-work.ts';

/** What became of one change. */
type Settled = PromiseSettledResult<Answer>;

interface Waiting extends Joined {
  readonly settle: (result: Settled) => void;
}

/** A place among changes that are made together. */
export interface Seat {
  /** For `Call.join`. */
  readonly join: (change: Joined) => Promise<Answer>;
  /** Fulfilled when the request has come as far as its change. */
  readonly joined: Promise<void>;
}

export interface Together {
  readonly seat: () => Seat;
  /**
   * Makes the changes that have joined, in the order of their seats.
   *
   * @param afterEach waits, after each change in the same order, until its request is answered
   */
  readonly run: (afterEach: (seat: Seat) => Promise<unknown>) => Promise<void>;
}

/**
 * Makes the changes of several requests of one caller in one transaction, which costs a lock, a look at the caller's
 * rights and a commit once instead of each time. Each is answered as it would be alone: when one of them is refused, all is rolled
 * back, and each is made in a transaction of its own. What comes before and after a change, such as hashing a password or recording
 * a denial, is outside that transaction.
 */
export function createTogether(call: Call): Together {
  const waiting: (Waiting & { readonly seat: Seat })[] = [];
  let closed = false;
  return {
    seat: () => {
      const { promise: joined, resolve: arrive } = Promise.withResolvers<void>();
      const seat: Seat = {
        joined,
        join: (change) => {
          // Whoever changes twice, or too late.
          if (closed) return changeAlone(change);
          const { promise, resolve, reject } = Promise.withResolvers<Answer>();
          const settle = (result: Settled) =>
            result.status === 'fulfilled' ? resolve(result.value) : reject(result.reason);
          waiting.push({ ...change, seat, settle });
          arrive();
          return promise;
        },
      };
      return seat;
    },
    run: async (afterEach) => {
      closed = true;
      const results = await makeTogether(call, waiting);
      for (const [index, { seat, settle, ...change }] of waiting.entries()) {
        settle(results?.[index] ?? (await settled(changeAlone(change))));
        await afterEach(seat);
      }
    },
  };
}

const settled = async (work: Promise<Answer>): Promise<Settled> => {
  const [result] = await Promise.allSettled([work]);
  return result;
};

/** `undefined` where each has to be made alone. */
async function makeTogether(call: Call, changes: readonly Joined[]): Promise<Settled[] | undefined> {
  const [first, ...others] = changes.map((change) => change.call);
  if (!first || others.length === 0) return undefined;
  const isDryRun = first.dryRun;
  if (others.some(({ dryRun }) => dryRun !== isDryRun)) return undefined;
  try {
    return await call.context.database.transaction().execute(async (transaction) => {
      const unit = await openUnit(transaction, [first, ...others]);
      return isDryRun ? tryEach(unit, changes) : makeAll(unit, changes);
    });
  } catch (error) {
    if (problemOf(call.context, call.facts.requestId, error).code !== 'unavailable') return undefined;
    // Each would wait as long, for nothing.
    return changes.map(() => ({ status: 'rejected', reason: error }));
  }
}

/** @throws what the first one that is refused throws */
async function makeAll(unit: UnitOfWork, changes: readonly Joined[]): Promise<Settled[]> {
  const results: Settled[] = [];
  for (const { change } of changes) results.push({ status: 'fulfilled', value: await change(unit) });
  return results;
}

/** Each by itself: whatever it wrote, or was refused for, is undone before the next. */
async function tryEach(unit: UnitOfWork, changes: readonly Joined[]): Promise<Settled[]> {
  const results: Settled[] = [];
  await sql`savepoint before_each`.execute(unit.transaction);
  for (const { change } of changes) {
    const result = await settled(change({ ...unit }).then(asTried));
    if (result.status === 'rejected' && !(result.reason instanceof ProblemError)) throw result.reason;
    results.push(result);
    await sql`rollback to savepoint before_each`.execute(unit.transaction);
  }
  return results;
}
