import { markSucceeded } from '../attempts/service.ts';
import { lockEnvironment } from '../audit/append.ts';
import type { Visit } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { fieldProblem } from '../http/problem.ts';
import { verifyPassword } from '../passwords/service.ts';
import { findById } from '../sign-in/candidate.ts';
import { type Failure, recordFailure, signInFailed } from '../sign-in/failure.ts';
import { countAttempt, isLocked } from '../sign-in/lock.ts';
import type { MemberKey } from './activation.ts';

/** Runs work that holds the environment; a failure is recorded with it, and told after the commit. */
async function attempting<T>(
  visit: Visit,
  { environmentId }: MemberKey,
  work: (transaction: DatabaseTransaction) => Promise<T | Failure>,
): Promise<T> {
  const isFailure = (result: T | Failure): result is Failure =>
    typeof result === 'object' && result !== null && 'reason' in result;
  const result = await visit.context.database.transaction().execute(async (transaction) => {
    await lockEnvironment(transaction, environmentId);
    const result = await work(transaction);
    if (isFailure(result)) await recordFailure(transaction, environmentId, visit, result);
    return result;
  });
  if (isFailure(result)) throw signInFailed();
  return result;
}

/**
 * Goes on only with the password that somebody set for the member who activates. A guess counts as an attempt to
 * sign in, before it is evaluated: 401 `sign_in_failed`.
 *
 * @param hash of the initial password, as it stood when the link was looked up
 */
export async function requireInitialPassword(
  visit: Visit,
  member: MemberKey,
  hash: string | null,
  given: string | undefined,
): Promise<void> {
  if (given === undefined)
    throw fieldProblem('validation_failed', 'initial_password', 'is required: one was set for this member');
  const { environmentId, memberId } = member;
  const attemptId = await attempting<number>(visit, member, async (transaction) => {
    const candidate = await findById(transaction, environmentId, memberId);
    if (!candidate || isLocked(candidate, visit.now)) return { reason: 'locked', memberId };
    return (await countAttempt(transaction, visit, candidate)) ?? { reason: 'locked', memberId };
  });
  const isRight = await verifyPassword(hash, given);
  await attempting<undefined>(visit, member, async (transaction) => {
    if (!isRight) return { reason: 'wrong_password', memberId };
    await markSucceeded(transaction, attemptId);
    return undefined;
  });
}
