import { appendEvent, type LockedEnvironment } from '../audit/append.ts';
import type { Visit } from '../context.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-tokens.ts';
import { type NewSession, openSession } from '../sessions/service.ts';
import { type Candidate, findById } from './candidate.ts';
import { signInFailed } from './failure.ts';

/** Where a sign-in stands. Until it is `signed_in` there is no session. */
export type SignInStep =
  | {
      readonly status: 'signed_in';
      readonly environmentId: string;
      readonly memberId: string;
      readonly session: NewSession;
    }
  | {
      readonly status: 'second_factor_required' | 'password_change_required';
      /** Names the sign-in under way in the next request. */
      readonly signInToken: string;
      readonly expiresAt: Date;
    };

/** What proved who it is. */
export type Proof = 'password' | 'two_factor' | 'recovery_code' | 'activation' | 'sso';

/**
 * Ends a sign-in well: opens the session and records it. Refuses (401 `sign_in_failed`) if the member is not
 * active by now. It adds the last audit event of the transaction: `environment` is out of date afterwards.
 *
 * @param environment locked by the caller's transaction
 * @param how what proved who it is, for the audit log
 */
export async function completeSignIn(
  transaction: DatabaseTransaction,
  environment: LockedEnvironment,
  { facts, now }: Visit,
  memberId: string,
  how: Proof,
): Promise<Extract<SignInStep, { status: 'signed_in' }>> {
  const environmentId = environment.id;
  const member = await findById(transaction, environmentId, memberId);
  if (member?.status !== 'active') throw signInFailed();
  const session = await openSession(transaction, now, { environmentId, memberId }, facts);
  await transaction
    .updateTable('member_credentials')
    .set({ last_sign_in_at: now })
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .execute();
  await appendEvent(transaction, environment, {
    actor: { kind: 'member', id: memberId },
    action: 'member.sign_in',
    outcome: 'success',
    target: { kind: 'member', id: memberId },
    details: { method: how, session_id: session.id },
    facts,
    at: now,
  });
  return { status: 'signed_in', environmentId, memberId, session };
}

const stepMilliseconds = 10 * 60 * 1000;

const statusOf = {
  second_factor: 'second_factor_required',
  new_password: 'password_change_required',
} as const satisfies Record<Row<'sign_ins'>['step'], SignInStep['status']>;

/**
 * What comes after the password, or after the code: the step that is due, or the session.
 *
 * @param member as it is in this transaction, active and not locked
 */
export async function goOn(
  transaction: DatabaseTransaction,
  environment: LockedEnvironment,
  visit: Visit,
  member: Candidate,
  proof: Proof,
): Promise<SignInStep> {
  if (proof === 'password' && member.two_factor_since !== null)
    return beginStep(transaction, environment, visit, member, 'second_factor');
  if (member.must_change_password) return beginStep(transaction, environment, visit, member, 'new_password');
  return completeSignIn(transaction, environment, visit, member.id, proof);
}

async function beginStep(
  transaction: DatabaseTransaction,
  environment: LockedEnvironment,
  { facts, now }: Visit,
  member: Candidate,
  step: Row<'sign_ins'>['step'],
): Promise<SignInStep> {
  const signInToken = newOpaqueToken('rsi');
  const expiresAt = new Date(now.getTime() + stepMilliseconds);
  await transaction
    .insertInto('sign_ins')
    .values({
      environment_id: member.environment_id,
      member_id: member.id,
      token_hash: hashToken(signInToken),
      step,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  // Nobody is signed in yet, but the password is known to somebody: without what follows that is a warning.
  await appendEvent(transaction, environment, {
    actor: { kind: 'anonymous', id: 'anonymous' },
    action: 'member.begin_sign_in',
    outcome: 'success',
    target: { kind: 'member', id: member.id },
    details: { due: step },
    facts,
    at: now,
  });
  return { status: statusOf[step], signInToken, expiresAt };
}
