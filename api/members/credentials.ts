import { z } from 'zod';
import { authorizeOver } from '../access/authorize-over.ts';
import { updated } from '../answers.ts';
import type { Answer } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';
import { mutate } from '../mutation.ts';
import {
  hashPassword,
  passwordFactsOf,
  requireAcceptablePassword,
  storePassword,
} from '../passwords/service.ts';
import { removeTwoFactor as forgetSecondFactor } from '../two-factor/service.ts';
import { sendActivationAnew } from './activation-link.ts';
import { endAccess } from './end-access.ts';
import { type MemberRow, present, requireMember } from './present.ts';
import type { MemberCall } from './status.ts';

const keyOf = (row: MemberRow) => ({ environmentId: row.environment_id, memberId: row.id });

/** Who could change their own credentials here would need neither the present password nor the second factor. */
function refuseOneself(call: MemberCall, instead: string): void {
  if (call.caller.principal.id === call.params.id)
    throw new ProblemError('validation_failed', `this is for other members: ${instead}`);
}

/** Passwords and second factors of SSO members are the identity provider's. */
function refuseSso({ kind }: MemberRow): void {
  if (kind === 'sso')
    throw new ProblemError('validation_failed', 'this member signs in through SSO and has no password here');
}

/**
 * Whoever signs in as the root member can hand root over, to themselves too. While pending, the link in the mail is
 * needed beside the password.
 */
function refuseRoot({ id, root_member_id, status }: MemberRow): void {
  if (id === root_member_id && status !== 'pending')
    throw new ProblemError(
      'root_member',
      'nobody else changes what the root member signs in with: the root member does so with the present password; who cannot get in is recovered by the operator',
    );
}

/** "Re-send the activation email to unverified users" (seed 004, "More Actions"). */
export async function resendActivation(asked: MemberCall): Promise<Answer> {
  const answer = await mutate(asked, async (transaction, call) => {
    const row = await requireMember(transaction, call);
    if (row.status !== 'pending')
      throw new ProblemError(
        'not_pending',
        `activation mails are for pending members: this one is ${row.status}`,
      );
    await sendActivationAnew(transaction, call, keyOf(row));
    return outcomeOf(transaction, call, row);
  });
  asked.context.wakeMailer();
  return answer;
}

export const resetPasswordBody = z.strictObject({
  password: z.string({ error: () => 'must be a string' }).meta({
    description: 'The new password, which the member must change at the next sign-in.',
    examples: ['three quick brown foxes'],
  }),
});

/** "Update the password for the member account" (seed 004): what was open with the old one ends. */
export async function resetPassword(asked: MemberCall<{ password: string }>): Promise<Answer> {
  refuseOneself(asked, 'change your own password with the present one');
  const subject = await requireMember(asked.context.database, asked);
  refuseSso(subject);
  await authorizeOver(asked.context.database, asked, subject.id);
  refuseRoot(subject);
  // It is not compared with the present one: that would let others guess at it.
  const facts = await passwordFactsOf(asked.context.database, keyOf(subject));
  requireAcceptablePassword('password', asked.body.password, facts);
  const password = await hashPassword(asked.body.password);
  const answer = await mutate(asked, async (transaction, call) => {
    const before = await requireMember(transaction, call);
    await authorizeOver(transaction, call, before.id);
    refuseRoot(before);
    const details = { password: 'changed', ...(await endAccess(transaction, keyOf(before))) };
    await storePassword(transaction, keyOf(before), password, { mustChange: true });
    if (before.status === 'pending') await sendActivationAnew(transaction, call, keyOf(before));
    return { ...(await outcomeOf(transaction, call, before)), details };
  });
  asked.context.wakeMailer();
  return answer;
}

/** "Remove the Two-Factor Authentication (2FA) for the an activated member account" (seed 004). */
export function removeTwoFactor(asked: MemberCall): Promise<Answer> {
  refuseOneself(asked, 'remove your own second factor with your password');
  return mutate(asked, async (transaction, call) => {
    const before = await requireMember(transaction, call);
    await authorizeOver(transaction, call, before.id);
    refuseRoot(before);
    if (!(await forgetSecondFactor(transaction, before.environment_id, before.id)))
      throw new ProblemError('two_factor', 'this member has no second factor');
    return outcomeOf(transaction, call, before);
  });
}

async function outcomeOf(transaction: DatabaseTransaction, call: MemberCall, before: MemberRow) {
  const after = await requireMember(transaction, call);
  return updated('member', after.version, present(call)(before), present(call)(after));
}
