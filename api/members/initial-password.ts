import { markSucceeded } from '../attempts/service.ts';
import type { Visit } from '../context.ts';
import { fieldProblem } from '../http/problem.ts';
import { verifyPassword } from '../passwords/service.ts';
import { findById } from '../sign-in/candidate.ts';
import { inEnvironment } from '../sign-in/failure.ts';
import { countAttempt, isLocked } from '../sign-in/lock.ts';
import type { MemberKey } from './activation-link.ts';

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
  const attemptId = await inEnvironment<number>(visit, environmentId, async (transaction) => {
    const candidate = await findById(transaction, environmentId, memberId);
    if (!candidate || isLocked(candidate, visit.now)) return { reason: 'locked', memberId };
    return (await countAttempt(transaction, visit, candidate)) ?? { reason: 'locked', memberId };
  });
  const isRight = await verifyPassword(hash, given);
  await inEnvironment<undefined>(visit, environmentId, async (transaction) => {
    if (!isRight) return { reason: 'wrong_password', memberId };
    await markSucceeded(transaction, attemptId);
    return undefined;
  });
}
