import { markSucceeded } from '../attempts/service.ts';
import { appendEvent, type LockedEnvironment, lockEnvironment } from '../audit/append.ts';
import type { Visit } from '../context.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { hashNewPassword, passwordFactsOf, storePassword, verifyPassword } from '../passwords/service.ts';
import { hashToken } from '../secrets/opaque-tokens.ts';
import { endSessions } from '../sessions/service.ts';
import { acceptCode } from '../two-factor/service.ts';
import { type Candidate, findById, findByLogin, findEnvironmentId, findSignIn } from './candidate.ts';
import { goOn, type SignInStep } from './complete.ts';
import { type Failure, failOnTheBeat, inEnvironment, signInFailed } from './failure.ts';
import { countAttempt, isLocked } from './lock.ts';

export { completeSignIn, type SignInStep } from './complete.ts';
export { unlock } from './lock.ts';
export { sweepSignIns } from './sweep.ts';

interface Reservation {
  readonly memberId: string;
  readonly passwordHash: string;
  readonly attemptId: number;
}

/** Counts the attempt, or says why nothing is evaluated. */
function reserve(visit: Visit, environmentId: string, login: string): Promise<Reservation | Failure> {
  return visit.context.database.transaction().execute(async (transaction) => {
    await lockEnvironment(transaction, environmentId);
    const member = await findByLogin(transaction, environmentId, login);
    if (!member) return { reason: 'unknown_login', memberId: null };
    const { id: memberId, kind, status, password_hash: passwordHash } = member;
    if (status !== 'active') return { reason: 'not_active', memberId };
    if (kind !== 'local' || passwordHash === null) return { reason: 'no_password', memberId };
    if (isLocked(member, visit.now)) return { reason: 'locked', memberId };
    const attemptId = await countAttempt(transaction, visit, member);
    return attemptId === undefined ? { reason: 'locked', memberId } : { memberId, passwordHash, attemptId };
  });
}

/**
 * The first step, by e-mail address or user name. 401 `sign_in_failed`, the same whatever is wrong, after the same
 * work: one password is verified, outside of any transaction.
 */
export function signIn(
  visit: Visit,
  { slug, login, password }: { readonly slug: string; readonly login: string; readonly password: string },
): Promise<SignInStep> {
  return failOnTheBeat(async () => {
    const environmentId = await findEnvironmentId(visit.context.database, slug);
    const reserved = environmentId === undefined ? undefined : await reserve(visit, environmentId, login);
    const passwordHash = reserved && 'passwordHash' in reserved ? reserved.passwordHash : null;
    const isRight = await verifyPassword(passwordHash, password);
    if (environmentId === undefined || !reserved) throw signInFailed();
    return inEnvironment(visit, environmentId, async (transaction, environment) => {
      if ('reason' in reserved) return reserved;
      const { memberId, attemptId } = reserved;
      const member = await findById(transaction, environmentId, memberId);
      if (member?.status !== 'active') return { reason: 'not_active', memberId };
      // The password may have been changed meanwhile.
      if (!isRight || member.password_hash !== passwordHash) return { reason: 'wrong_password', memberId };
      await markSucceeded(transaction, attemptId);
      return goOn(transaction, environment, visit, member, 'password');
    });
  });
}

/** Goes on with a sign-in under way; once a step has succeeded its token is used up. */
async function inStep(
  visit: Visit,
  signInToken: string,
  step: Row<'sign_ins'>['step'],
  work: (
    transaction: DatabaseTransaction,
    environment: LockedEnvironment,
    member: Candidate,
  ) => Promise<SignInStep | Failure>,
): Promise<SignInStep> {
  const tokenHash = hashToken(signInToken);
  const found = await findSignIn(visit.context.database, tokenHash, step, visit.now);
  if (!found) throw signInFailed();
  const { environment_id: environmentId, member_id: memberId } = found;
  return inEnvironment(visit, environmentId, async (transaction, environment) => {
    if (!(await findSignIn(transaction, tokenHash, step, visit.now)))
      return { reason: 'sign_in_over', memberId };
    const member = await findById(transaction, environmentId, memberId);
    if (member?.status !== 'active') return { reason: 'not_active', memberId };
    if (isLocked(member, visit.now)) return { reason: 'locked', memberId };
    const result = await work(transaction, environment, member);
    if (!('reason' in result))
      await transaction.deleteFrom('sign_ins').where('token_hash', '=', tokenHash).execute();
    return result;
  });
}

/** The second step: a code of the authenticator, or a recovery code. A wrong one counts as an attempt. */
export function giveSecondFactor(
  visit: Visit,
  { signInToken, code }: { readonly signInToken: string; readonly code: string },
): Promise<SignInStep> {
  return inStep(visit, signInToken, 'second_factor', async (transaction, environment, member) => {
    const key = { environmentId: environment.id, memberId: member.id };
    const proof = await acceptCode(transaction, visit, key, code);
    if (proof !== undefined) return goOn(transaction, environment, visit, member, proof);
    await countAttempt(transaction, visit, member);
    return { reason: 'wrong_code', memberId: member.id };
  });
}

/** The last step where somebody else chose the password. 422 `password_refused` leaves the sign-in as it is. */
export async function giveNewPassword(
  visit: Visit,
  { signInToken, newPassword }: { readonly signInToken: string; readonly newPassword: string },
): Promise<SignInStep> {
  const { database } = visit.context;
  const found = await findSignIn(database, hashToken(signInToken), 'new_password', visit.now);
  if (!found) throw signInFailed();
  const key = { environmentId: found.environment_id, memberId: found.member_id };
  const facts = await passwordFactsOf(database, key);
  const hashed = await hashNewPassword('new_password', newPassword, facts);
  return inStep(visit, signInToken, 'new_password', async (transaction, environment, member) => {
    await storePassword(transaction, key, hashed, { mustChange: false });
    const ended = await endSessions(transaction, key.environmentId, key.memberId);
    const after = await appendEvent(transaction, environment, {
      actor: { kind: 'member', id: member.id },
      action: 'member.change_own_password',
      outcome: 'success',
      target: { kind: 'member', id: member.id },
      details: { ended_sessions: ended },
      facts: visit.facts,
      at: visit.now,
    });
    const proof = member.two_factor_since === null ? 'password' : 'two_factor';
    return goOn(transaction, after, visit, { ...member, must_change_password: false }, proof);
  });
}
