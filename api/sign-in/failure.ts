import { setTimeout as sleep } from 'node:timers/promises';
import { appendEvent, type LockedEnvironment, lockEnvironment } from '../audit/append.ts';
import type { Visit } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';

/** Why a sign-in failed. The audit log alone learns it. */
export interface Failure {
  readonly reason:
    | 'unknown_login'
    | 'not_active'
    | 'no_password'
    | 'locked'
    | 'wrong_password'
    | 'wrong_code'
    | 'sign_in_over';
  readonly memberId: string | null;
}

/** The same words whatever is wrong. */
export const signInFailed = () =>
  new ProblemError(
    'sign_in_failed',
    'the sign-in failed: check what you entered and begin again. Too many attempts lock a member for a while; an Administrator can lift that.',
  );

/** What was typed is not recorded: it may be a password in the wrong field. */
export async function recordFailure(
  transaction: DatabaseTransaction,
  environmentId: string,
  { facts, now }: Visit,
  { reason, memberId }: Failure,
): Promise<void> {
  // Read anew: a lock that began has added its event.
  const environment = await lockEnvironment(transaction, environmentId);
  await appendEvent(transaction, environment, {
    actor: { kind: 'anonymous', id: 'anonymous' },
    action: 'member.sign_in',
    outcome: 'denied',
    target: { kind: 'member', id: memberId },
    details: { reason },
    facts,
    at: now,
  });
}

const isFailure = (result: unknown): result is Failure =>
  typeof result === 'object' && result !== null && 'reason' in result;

/**
 * Runs a step in a transaction that holds the environment. A failure is recorded there, and told after the commit:
 * what the step wrote until then stays, as the attempt that was counted.
 */
export async function inEnvironment<T>(
  visit: Visit,
  environmentId: string,
  work: (transaction: DatabaseTransaction, environment: LockedEnvironment) => Promise<T | Failure>,
): Promise<T> {
  const result = await visit.context.database.transaction().execute(async (transaction) => {
    const environment = await lockEnvironment(transaction, environmentId);
    const result = await work(transaction, environment);
    if (isFailure(result)) await recordFailure(transaction, environmentId, visit, result);
    return result;
  });
  if (isFailure(result)) throw signInFailed();
  return result;
}

/** Several times what hashing a password takes. */
const beatMilliseconds = 100;

/**
 * Makes failures take the same time, so that the few statements by which they differ cannot be told apart: they are
 * answered on the beat, counted from the start of the work.
 */
export async function failOnTheBeat<T>(work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return await work();
  } catch (error) {
    const elapsed = performance.now() - started;
    await sleep(beatMilliseconds - (elapsed % beatMilliseconds));
    throw error;
  }
}
