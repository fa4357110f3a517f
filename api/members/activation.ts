import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Visit } from '../context.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { loginUrl } from '../environments/login-url.ts';
import { ProblemError } from '../http/problem.ts';
import { mailRow, withdrawMails } from '../mail/outbox.ts';
import {
  type HashedPassword,
  hashNewPassword,
  passwordFactsOf,
  requireAcceptablePassword,
  storePassword,
} from '../passwords/service.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-tokens.ts';
import { endSessions } from '../sessions/service.ts';
import { findById } from '../sign-in/candidate.ts';
import { goOn, type SignInStep } from '../sign-in/complete.ts';
import { activationMail, recoveryMail } from './activation-mail.ts';
import { requireInitialPassword } from './initial-password.ts';

type Purpose = Row<'member_tokens'>['purpose'];

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

const memberQuery = (database: Database) =>
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

/** The status in which a member's link is good. */
const statusFor = { activation: 'pending', recovery: 'active' } as const;

/** The link of a token and whose it is, if it is good now. */
async function findLink(database: Database, token: string, now: Date) {
  const link = await memberQuery(database)
    .innerJoin('member_tokens as link', (join) =>
      join
        .onRef('link.environment_id', '=', 'member.environment_id')
        .onRef('link.member_id', '=', 'member.id'),
    )
    .select(['link.token_hash', 'link.purpose', 'link.expires_at'])
    .where('link.token_hash', '=', hashToken(token))
    .executeTakeFirst();
  return link && link.expires_at > now && link.status === statusFor[link.purpose] ? link : undefined;
}

type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>;

const asksForInitialPassword = ({ purpose, password_hash }: Link) =>
  purpose === 'activation' && password_hash !== null;

/** The same words whatever is wrong with a link. */
const linkExpired = () =>
  new ProblemError(
    'link_expired',
    'this link is good no longer: a link works once, for 1 hour, and until a newer one is sent. Ask an Administrator for a new one.',
  );

/** What the page of a link shows before anything is redeemed. */
export async function readActivation(
  { context, now }: Visit,
  token: string,
): Promise<{ readonly email: string; readonly needsInitialPassword: boolean } | undefined> {
  const link = await findLink(context.database, token, now);
  return link && { email: link.email, needsInitialPassword: asksForInitialPassword(link) };
}

/**
 * Redeems the link of an activation mail: verifies the address, stores the password, signs in. 422 `link_expired`
 * for every link that is not good (unknown, used, old, of a disabled member).
 */
export async function activate(
  visit: Visit,
  {
    token,
    newPassword,
    initialPassword,
  }: {
    readonly token: string;
    readonly newPassword: string;
    /** Required where somebody set an initial password. */
    readonly initialPassword?: string;
  },
): Promise<SignInStep> {
  const { database } = visit.context;
  const link = await findLink(database, token, visit.now);
  if (!link) throw linkExpired();
  const member = { environmentId: link.environment_id, memberId: link.id };
  const facts = await passwordFactsOf(database, member);
  requireAcceptablePassword('new_password', newPassword, facts);
  // Only then may the answer tell whether the new password is the initial one.
  if (asksForInitialPassword(link))
    await requireInitialPassword(visit, member, link.password_hash, initialPassword);
  const password = await hashNewPassword('new_password', newPassword, facts);
  return database.transaction().execute((transaction) => redeem(transaction, visit, link, password));
}

async function redeem(
  transaction: DatabaseTransaction,
  visit: Visit,
  { environment_id, id, token_hash, purpose }: Link,
  password: HashedPassword,
): Promise<SignInStep> {
  const member = { environmentId: environment_id, memberId: id };
  const environment = await lockEnvironment(transaction, environment_id);
  // Whatever ends a link deletes it, under the same lock: so does this, and only one of two gets here.
  const { numDeletedRows } = await transaction
    .deleteFrom('member_tokens')
    .where('token_hash', '=', token_hash)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw linkExpired();
  await storePassword(transaction, member, password, { mustChange: false });
  const details =
    purpose === 'activation'
      ? await markActive(transaction, visit.now, member)
      : { ended_sessions: await endSessions(transaction, environment_id, id) };
  const present = await appendEvent(transaction, environment, {
    actor: { kind: 'member', id },
    action: purpose === 'activation' ? 'member.activate' : 'member.recover',
    outcome: 'success',
    target: { kind: 'member', id },
    details,
    facts: visit.facts,
    at: visit.now,
  });
  const candidate = await findById(transaction, environment_id, id);
  if (!candidate) throw linkExpired();
  // A link proves the address and stands for a password, never for a second factor.
  const proof = candidate.two_factor_since === null ? 'activation' : 'password';
  return goOn(transaction, present, visit, candidate, proof);
}

async function markActive(transaction: DatabaseTransaction, now: Date, member: MemberKey) {
  await transaction
    .updateTable('members')
    .set((expression) => ({
      status: 'active',
      activated_at: now,
      version: expression('version', '+', 1),
    }))
    .where('environment_id', '=', member.environmentId)
    .where('id', '=', member.memberId)
    .execute();
  return { changes: { status: ['pending', 'active'] } };
}
