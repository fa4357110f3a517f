import { reloadCaller } from '../access/load-caller.ts';
import { lockEnvironment } from '../audit/append.ts';
import { recordDenial } from '../audit/record-denial.ts';
import type { Answer, Call } from '../context.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { ProblemError, unauthenticated } from '../http/problem.ts';

/** Whose secret is guessed at, and where. */
export interface Guessed {
  readonly environmentId: string;
  readonly memberId: string;
  readonly purpose: Row<'attempts'>['purpose'];
}

/** The longest time that any setting lets an attempt count. */
const longestWindowMilliseconds = 24 * 60 * 60 * 1000;

/**
 * The attempts since a moment, oldest first. Whoever counts and then adds holds the environment's lock, so that no
 * two attempts are both the last one allowed.
 */
export function attemptsSince(
  transaction: DatabaseTransaction,
  { environmentId, memberId, purpose }: Guessed,
  since: Date,
): Promise<Pick<Row<'attempts'>, 'attempted_at' | 'succeeded'>[]> {
  return transaction
    .selectFrom('attempts')
    .select(['attempted_at', 'succeeded'])
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .where('purpose', '=', purpose)
    .where('attempted_at', '>', since)
    .orderBy('attempted_at')
    .execute();
}

/** Counts an attempt, before anything is evaluated; returns its id. */
export async function addAttempt(
  transaction: DatabaseTransaction,
  { environmentId, memberId, purpose }: Guessed,
  at: Date,
): Promise<number> {
  const { id } = await transaction
    .insertInto('attempts')
    .values({ environment_id: environmentId, member_id: memberId, purpose, attempted_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function markSucceeded(transaction: DatabaseTransaction, id: number): Promise<void> {
  await transaction.updateTable('attempts').set({ succeeded: true }).where('id', '=', id).execute();
}

/** Takes an attempt back: it was no wrong guess. */
export async function withdrawAttempt(database: Database, id: number): Promise<void> {
  await database.deleteFrom('attempts').where('id', '=', id).execute();
}

/** The count starts afresh. */
export async function forgetAttempts(
  transaction: DatabaseTransaction,
  { environmentId, memberId, purpose }: Guessed,
): Promise<void> {
  await transaction
    .deleteFrom('attempts')
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .where('purpose', '=', purpose)
    .execute();
}

/** Forgets attempts that count nowhere any more. */
export async function sweepAttempts(database: Database, now: Date): Promise<void> {
  const end = new Date(now.getTime() - longestWindowMilliseconds);
  await database.deleteFrom('attempts').where('attempted_at', '<=', end).execute();
}

/** As for sign-ins by default; these cannot be set, because they lock nobody. */
const mostGuesses = 5;
const windowMilliseconds = 30 * 60 * 1000;

/** Thrown where a present password or a code is wrong. */
export class WrongGuess extends ProblemError {
  constructor(code: 'password_refused' | 'two_factor', field: string, message: string) {
    super(code, `${field} ${message}`, { errors: [{ pointer: `/${field}`, code, message }] });
  }
}

/** Counts a guess before it is evaluated; 429 where too many were wrong. */
function reserve(call: Call): Promise<number> {
  const { context, caller, now } = call;
  const { environmentId, principal } = caller;
  const guessed: Guessed = { environmentId, memberId: principal.id, purpose: 'password' };
  return context.database.transaction().execute(async (transaction) => {
    await lockEnvironment(transaction, environmentId);
    // Who was deleted while the request waited for the lock has nothing left that an attempt could count for.
    if (!(await reloadCaller(transaction, call))) throw unauthenticated();
    const since = new Date(now.getTime() - windowMilliseconds);
    const attempts = await attemptsSince(transaction, guessed, since);
    const [oldest] = attempts;
    if (oldest === undefined || attempts.length < mostGuesses) return addAttempt(transaction, guessed, now);
    const milliseconds = oldest.attempted_at.getTime() - since.getTime();
    throw new ProblemError('rate_limited', 'too many wrong passwords and codes: wait and try again', {
      retryAfterSeconds: Math.ceil(milliseconds / 1000),
    });
  });
}

/**
 * Bounds what somebody with a member's session can try at their password and codes: 5 wrong ones in 30 minutes, dry
 * runs included. It never locks the member out, and never ends the session.
 *
 * @param work throws {@link WrongGuess} where it was one
 */
export async function limitGuesses(call: Call, work: () => Promise<Answer>): Promise<Answer> {
  const attemptId = await reserve(call);
  try {
    const answer = await work();
    await withdrawAttempt(call.context.database, attemptId);
    return answer;
  } catch (error) {
    if (error instanceof WrongGuess) await recordDenial(call, error);
    else await withdrawAttempt(call.context.database, attemptId);
    throw error;
  }
}
