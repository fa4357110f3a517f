import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Visit } from '../context.ts';
import type { Database, DatabaseTransaction } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';
import {
  type HashedPassword,
  hashNewPassword,
  passwordFactsOf,
  requireAcceptablePassword,
  storePassword,
} from '../passwords/service.ts';
import { hashToken } from '../secrets/opaque-tokens.ts';
import { endSessions } from '../sessions/service.ts';
import { findById } from '../sign-in/candidate.ts';
import { goOn, type SignInStep } from '../sign-in/complete.ts';
import { type MemberKey, memberQuery } from './activation-link.ts';
import { requireInitialPassword } from './initial-password.ts';

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
