import type { Visit } from '../context.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { loginUrl } from '../environments/login-url.ts';
import { mailRow, withdrawMails } from '../mail/outbox.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-tokens.ts';
import { activationMail, recoveryMail } from './activation-mail.ts';

export type Purpose = Row<'member_tokens'>['purpose'];

export interface MemberKey {
  readonly environmentId: string;
  readonly memberId: string;
}

/** "The activation link is valid for 1 hour" (seed 004, "Activate a Member Account"). */
const linkMilliseconds = 60 * 60 * 1000;

type Sender = Pick<Visit, 'context' | 'now'>;

/** {@link sendActivation} to whom links may have been sent before: those end. */
export async function sendActivationAnew(
  transaction: DatabaseTransaction,
  sender: Sender,
  member: MemberKey,
  purpose?: Purpose,
): Promise<void> {
  await endLinks(transaction, member);
  await sendActivation(transaction, sender, member, purpose);
}

/**
 * Sends a new member the mail with the activation link (1 hour, once) and the login URL. `recovery` is the same for
 * an active member whom the operator lets in again: the link lets them choose a new password.
 */
export async function sendActivation(
  transaction: DatabaseTransaction,
  sender: Sender,
  member: MemberKey,
  purpose?: Purpose,
): Promise<void> {
  const { password_hash, ...addressed } = await memberQuery(transaction)
    .where('member.environment_id', '=', member.environmentId)
    .where('member.id', '=', member.memberId)
    .executeTakeFirstOrThrow();
  await sendLink(transaction, sender, { ...addressed, hasPassword: password_hash !== null }, purpose);
}

/** To whom a link is mailed, and what the mail says of them. */
interface Addressed {
  readonly environment_id: string;
  readonly id: string;
  readonly email: string;
  readonly slug: string;
  readonly environment_name: string;
  readonly hasPassword: boolean;
}

/**
 * {@link sendActivation} to a member who is known already.
 *
 * @returns until when the link is good
 */
export async function sendLink(
  transaction: DatabaseTransaction,
  { context, now }: Sender,
  { environment_id, id, email, slug, environment_name, hasPassword }: Addressed,
  purpose: Purpose = 'activation',
): Promise<Date> {
  const token = newOpaqueToken('rst');
  const expiresAt = new Date(now.getTime() + linkMilliseconds);
  const compose = purpose === 'activation' ? activationMail : recoveryMail;
  const mail = compose({
    environmentName: environment_name,
    loginUrl: loginUrl(context, slug),
    token,
    expiresAt,
    needsInitialPassword: hasPassword,
  });
  const toMember = { environmentId: environment_id, memberId: id, recipient: email, expiresAt };
  await transaction
    .with('mail', (query) => query.insertInto('mails').values(mailRow(context, { ...toMember, ...mail })))
    .with('link', (query) =>
      query.insertInto('member_tokens').values({
        environment_id,
        member_id: id,
        token_hash: hashToken(token),
        purpose,
        created_at: now,
        expires_at: expiresAt,
      }),
    )
    .updateTable('member_credentials')
    .set({ activation_expires_at: purpose === 'activation' ? expiresAt : null })
    .where('environment_id', '=', environment_id)
    .where('member_id', '=', id)
    .execute();
  return expiresAt;
}

/** Ends the links that were mailed to a member, also those of mails that are not sent yet. */
export async function endLinks(transaction: DatabaseTransaction, member: MemberKey): Promise<void> {
  await transaction
    .deleteFrom('member_tokens')
    .where('environment_id', '=', member.environmentId)
    .where('member_id', '=', member.memberId)
    .execute();
  await transaction
    .updateTable('member_credentials')
    .set({ activation_expires_at: null })
    .where('environment_id', '=', member.environmentId)
    .where('member_id', '=', member.memberId)
    .execute();
  await withdrawMails(transaction, member);
}

/** Members with what a link and its mail say of them. */
export const memberQuery = (database: Database) =>
  database
    .selectFrom('members as member')
    .innerJoin('member_credentials as credentials', (join) =>
      join
        .onRef('credentials.environment_id', '=', 'member.environment_id')
        .onRef('credentials.member_id', '=', 'member.id'),
    )
    .innerJoin('environments as environment', 'environment.id', 'member.environment_id')
    .select([
      'member.environment_id',
      'member.id',
      'member.email',
      'member.status',
      'credentials.password_hash',
      'environment.slug',
      'environment.name as environment_name',
    ]);
