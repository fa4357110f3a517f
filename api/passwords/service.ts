import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { WrongGuess } from '../attempts/service.ts';
import type { Database, DatabaseTransaction } from '../database/tables.ts';
import { fieldProblem, notFound } from '../http/problem.ts';
import { reasonToRefuse } from './blocklist.ts';

/** A password as it is stored. */
export interface HashedPassword {
  /** Argon2id in PHC form. */
  readonly hash: string;
  /** Whether it is too short to stand without a second factor. */
  readonly isShort: boolean;
}

/** NIST SP 800-63B-4, section 3.1.1.2: 15 where it is all there is, 8 beside a second factor. */
const leastCharacters = 15;
const leastWithTwoFactor = 8;
const mostCharacters = 128;

/** Argon2id, as the OWASP Password Storage Cheat Sheet has it. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash with these parameters that no password is known for: verifying against it is the same work. */
const standIn =
  '$argon2id$v=19$m=19456,t=2,p=1$vHo2T4VPC0EkDU+nf9gp/w$qnXm8R86ttOFg0veSImDnJqtL8Gtjc1pYhYJpH9+rBU';

/** One password has one form, however the keyboard composes it (section 3.1.1.2). */
const normalised = (password: string) => password.normalize('NFKC');

/** Characters are code points (section 3.1.1.2). */
const lengthOf = (password: string) => [...normalised(password)].length;

export async function hashPassword(password: string): Promise<HashedPassword> {
  return {
    hash: await hash(normalised(password), parameters),
    isShort: lengthOf(password) < leastCharacters,
  };
}

/** Whether the password is right. It takes as long when there is none. */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(hash ?? standIn, normalised(password));
  return isRight && hash !== null;
}

/**
 * Refuses what is no acceptable password: 422 `password_refused` on `field`.
 *
 * @param context words that must not be the password: the e-mail address, the names of person and environment
 */
export function requireAcceptablePassword(
  field: string,
  password: string,
  { twoFactor, words }: { readonly twoFactor: boolean; readonly words: readonly string[] },
): void {
  const refuse = (message: string) => fieldProblem('password_refused', field, message);
  if (!password.isWellFormed()) throw refuse('has characters that are none: type it again');
  const least = twoFactor ? leastWithTwoFactor : leastCharacters;
  const length = lengthOf(password);
  if (length < least)
    throw refuse(
      `must have at least ${least} characters${twoFactor ? '' : ` (${leastWithTwoFactor} for members with two-factor authentication)`}`,
    );
  if (length > mostCharacters) throw refuse(`must have at most ${mostCharacters} characters`);
  const reason = reasonToRefuse(normalised(password), words);
  if (reason !== undefined) throw refuse(reason);
}

interface OfMember {
  readonly environmentId: string;
  readonly memberId: string;
}

/** What decides whether a new password of a member is acceptable. */
export interface PasswordFacts {
  /** The present password; null: there is none. */
  readonly hash: string | null;
  readonly twoFactor: boolean;
  readonly words: readonly string[];
}

export async function passwordFactsOf(
  database: Database,
  { environmentId, memberId }: OfMember,
): Promise<PasswordFacts> {
  const row = await database
    .selectFrom('members as member')
    .innerJoin('member_credentials as credentials', (join) =>
      join
        .onRef('credentials.environment_id', '=', 'member.environment_id')
        .onRef('credentials.member_id', '=', 'member.id'),
    )
    .innerJoin('environments as environment', 'environment.id', 'member.environment_id')
    .select([
      'member.email',
      'member.display_name',
      'member.username',
      'environment.slug',
      'environment.name',
      'credentials.password_hash',
      'credentials.two_factor_since',
    ])
    .where('member.environment_id', '=', environmentId)
    .where('member.id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw notFound('member');
  const { email, display_name, username, slug, name } = row;
  return {
    hash: row.password_hash,
    twoFactor: row.two_factor_since !== null,
    words: [email, display_name ?? '', username ?? '', slug, name],
  };
}

/** Refuses an unacceptable password, and the one that the member has; hashes it otherwise. */
export async function hashNewPassword(
  field: string,
  password: string,
  facts: PasswordFacts,
): Promise<HashedPassword> {
  requireAcceptablePassword(field, password, facts);
  if (facts.hash !== null && (await verifyPassword(facts.hash, password)))
    throw fieldProblem('password_refused', field, 'is the present password: choose another one');
  return hashPassword(password);
}

/**
 * Verifies a member's present password, outside of any transaction. What it returns refuses the wrong one within the
 * transaction of the change, where a repeated request has had its first answer already.
 */
export async function checkPresentPassword(
  database: Database,
  member: OfMember,
  password: string,
): Promise<(transaction: DatabaseTransaction) => Promise<void>> {
  const { hash } = await passwordFactsOf(database, member);
  const isRight = await verifyPassword(hash, password);
  return async (transaction) => {
    const present = await passwordFactsOf(transaction, member);
    if (!isRight || present.hash !== hash)
      throw new WrongGuess('password_refused', 'password', 'is not your present password');
  };
}

/** Letters and digits that nobody mistakes for one another. */
const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A random password for somebody else, to be changed at the first sign-in: 24 characters, some 139 bits. */
export const generatePassword = (): string =>
  Array.from({ length: 24 }, () => alphabet[randomInt(alphabet.length)]).join('');

/**
 * Stores a member's password; links from mails and sign-ins under way end with the old one. Sessions are the caller's
 * affair. A password that is too short to stand alone must be changed, where two-factor is off by now.
 */
export async function storePassword(
  transaction: DatabaseTransaction,
  { environmentId, memberId }: OfMember,
  { hash, isShort }: HashedPassword,
  { mustChange }: { readonly mustChange: boolean },
): Promise<void> {
  await transaction
    .updateTable('member_credentials')
    .set({
      password_hash: hash,
      password_is_short: isShort,
      must_change_password: mustChange || (isShort ? sql<boolean>`two_factor_since is null` : false),
    })
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .execute();
  for (const table of ['member_tokens', 'sign_ins'] as const)
    await transaction
      .deleteFrom(table)
      .where('environment_id', '=', environmentId)
      .where('member_id', '=', memberId)
      .execute();
}
