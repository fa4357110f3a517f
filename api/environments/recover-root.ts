import { found } from '../answers.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { sendActivationAnew } from '../members/activation-link.ts';
import { endAccess } from '../members/end-access.ts';
import { etagOf, mutateAsOperator, requireMatch } from '../mutation.ts';
import { ensureAdministrator } from './hand-over.ts';
import type { OperatorCall } from './operator.ts';
import { type Environment, present, takeEnvironment } from './rows.ts';

async function rootOf(
  transaction: DatabaseTransaction,
  { id, root_member_id }: Environment,
): Promise<Row<'members'>> {
  return transaction
    .selectFrom('members')
    .selectAll()
    .where('environment_id', '=', id)
    .where('id', '=', root_member_id ?? '')
    .executeTakeFirstOrThrow();
}

/**
 * Takes away all that the member, or whoever took the account over, signs in with: from here on the link in the mail
 * alone leads in. The password goes too, because without the second factor it would stand alone.
 */
async function resetCredentials(transaction: DatabaseTransaction, member: Row<'members'>): Promise<void> {
  await transaction
    .updateTable('member_credentials')
    .set({
      password_hash: null,
      password_is_short: false,
      must_change_password: false,
      sealed_totp_secret: null,
      two_factor_since: null,
      locked_until: null,
    })
    .where('environment_id', '=', member.environment_id)
    .where('member_id', '=', member.id)
    .execute();
  for (const table of ['recovery_codes', 'attempts'] as const)
    await transaction
      .deleteFrom(table)
      .where('environment_id', '=', member.environment_id)
      .where('member_id', '=', member.id)
      .execute();
}

/** Nobody disables a root member; should one be disabled all the same, this is the way back. */
async function enable(transaction: DatabaseTransaction, member: Row<'members'>): Promise<Row<'members'>> {
  if (member.status !== 'disabled') return member;
  return transaction
    .updateTable('members')
    .set({ status: member.activated_at ? 'active' : 'pending', version: member.version + 1 })
    .where('environment_id', '=', member.environment_id)
    .where('id', '=', member.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The way back for a root member who cannot get in, also where nobody else is left: a mail with a link. */
export async function recoverRoot(asked: OperatorCall) {
  const answer = await mutateAsOperator(asked, async (transaction, call) => {
    const environment = await takeEnvironment(transaction, call.params.id);
    requireMatch(call, etagOf(environment.version));
    const before = await rootOf(transaction, environment);
    const member = await enable(transaction, before);
    const key = { environmentId: environment.id, memberId: member.id };
    await resetCredentials(transaction, member);
    const ended = await endAccess(transaction, key);
    await ensureAdministrator(transaction, call, key);
    const mail = member.status === 'active' ? 'recovery' : 'activation';
    await sendActivationAnew(transaction, call, key, mail);
    return {
      target: { kind: 'environment', id: environment.id },
      details: {
        root_member: { id: member.id, email: member.email, status: [before.status, member.status] },
        mail,
        ...ended,
      },
      answer: found(environment.version, present(call.context, environment)),
      environmentId: environment.id,
    };
  });
  asked.context.wakeMailer();
  return answer;
}
