import { addAttempt, attemptsSince, forgetAttempts, type Guessed } from '../attempts/service.ts';
import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Visit } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { type Settings, settingsOf } from '../environments/settings.ts';
import { wireTime } from '../time.ts';
import type { Candidate } from './candidate.ts';

export const isLocked = ({ locked_until }: Pick<Candidate, 'locked_until'>, now: Date): boolean =>
  locked_until !== null && locked_until > now;

const minutesFrom = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

const signInsOf = ({ environment_id, id }: Candidate): Guessed => ({
  environmentId: environment_id,
  memberId: id,
  purpose: 'sign_in',
});

/**
 * Counts an attempt to sign in of a member who is not locked. "If more than 5 login attempts (successful or failed)
 * are made within a 30-minute period, the member account will be temporarily locked" (seed 004, Account Lock
 * Mechanism; the numbers are settings): the one over the limit locks, and is not evaluated.
 *
 * @param transaction holds the environment
 * @returns the id of the attempt, or undefined where it locked
 */
export async function countAttempt(
  transaction: DatabaseTransaction,
  visit: Visit,
  member: Candidate,
): Promise<number | undefined> {
  const { settings: stored } = await transaction
    .selectFrom('environments')
    .select('settings')
    .where('id', '=', member.environment_id)
    .executeTakeFirstOrThrow();
  const settings = settingsOf(stored);
  const guessed = signInsOf(member);
  const since = minutesFrom(visit.now, -settings.lock_window_minutes);
  const attempts = await attemptsSince(transaction, guessed, since);
  const counted = attempts.filter(({ succeeded }) => settings.lock_counts_successes || !succeeded);
  if (counted.length < settings.lock_attempts) return addAttempt(transaction, guessed, visit.now);
  await forgetAttempts(transaction, guessed);
  await beginLock(transaction, visit, member, settings);
  return undefined;
}

/** Sessions, keys and SSO go on: a lock is about passwords and codes. */
async function beginLock(
  transaction: DatabaseTransaction,
  { facts, now }: Visit,
  member: Candidate,
  { lock_duration_minutes }: Settings,
): Promise<void> {
  const until = minutesFrom(now, lock_duration_minutes);
  await setLock(transaction, member.environment_id, member.id, until);
  const environment = await lockEnvironment(transaction, member.environment_id);
  await appendEvent(transaction, environment, {
    actor: { kind: 'system', id: 'lock' },
    action: 'member.lock',
    outcome: 'success',
    target: { kind: 'member', id: member.id },
    details: { locked_until: wireTime(until) },
    facts,
    at: now,
  });
}

async function setLock(
  transaction: DatabaseTransaction,
  environmentId: string,
  memberId: string,
  locked_until: Date | null,
): Promise<void> {
  await transaction
    .updateTable('member_credentials')
    .set({ locked_until })
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .execute();
}

/** Lifts a lock, and counts attempts afresh. */
export async function unlock(
  transaction: DatabaseTransaction,
  environmentId: string,
  memberId: string,
): Promise<void> {
  await setLock(transaction, environmentId, memberId, null);
  await forgetAttempts(transaction, { environmentId, memberId, purpose: 'sign_in' });
}
