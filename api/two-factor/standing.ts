import type { Visit } from '../context.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { open, seal } from '../secrets/seal.ts';
import { wireTime } from '../time.ts';
import { stepOf, withoutPadding } from './code.ts';
import { countRecoveryCodes, deleteRecoveryCodes, useRecoveryCode } from './recovery-codes.ts';

export interface OfMember {
  readonly environmentId: string;
  readonly memberId: string;
}

const credentialsOf = (database: Database, { environmentId, memberId }: OfMember) =>
  database
    .selectFrom('member_credentials')
    .select([
      'password_hash',
      'password_is_short',
      'must_change_password',
      'sealed_totp_secret',
      'two_factor_since',
      'last_totp_step',
    ])
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId);

export const readStanding = (database: Database, member: OfMember) =>
  credentialsOf(database, member).executeTakeFirstOrThrow();

export type Standing = Awaited<ReturnType<typeof readStanding>>;

export async function write(
  transaction: DatabaseTransaction,
  { environmentId, memberId }: OfMember,
  changes: Partial<Omit<Row<'member_credentials'>, 'environment_id' | 'member_id'>>,
): Promise<void> {
  await transaction
    .updateTable('member_credentials')
    .set(changes)
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .execute();
}

/** What a member sees of it. */
export async function present(database: Database, member: OfMember) {
  const { two_factor_since, must_change_password } = await readStanding(database, member);
  return {
    enabled: two_factor_since !== null,
    since: wireTime(two_factor_since),
    recovery_codes_left: await countRecoveryCodes(database, member),
    password_change_required: must_change_password,
  };
}

/** What a seed is sealed with, so that it opens for its member alone. */
export const seedName = ({ environmentId, memberId }: OfMember) => `${environmentId}/${memberId}/totp`;

export const sealSeed = ({ masterKeys }: Visit['context'], member: OfMember, seed: string): Uint8Array =>
  seal(masterKeys, seed, seedName(member));

/** Accepts a code of the authenticator, once: its time step and those before it are used up. */
export async function acceptTotp(
  transaction: DatabaseTransaction,
  { context, now }: Pick<Visit, 'context' | 'now'>,
  member: OfMember,
  code: string,
): Promise<boolean> {
  const { sealed_totp_secret, last_totp_step } = await credentialsOf(transaction, member)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (sealed_totp_secret === null) return false;
  const seed = new TextDecoder().decode(open(context.masterKeys, sealed_totp_secret, seedName(member)));
  const step = stepOf(seed, withoutPadding(code), now, last_totp_step);
  if (step === undefined) return false;
  await write(transaction, member, { last_totp_step: step });
  return true;
}

/** Accepts a code of the authenticator or a recovery code, once; undefined: it is neither. */
export async function acceptCode(
  transaction: DatabaseTransaction,
  visit: Pick<Visit, 'context' | 'now'>,
  member: OfMember,
  code: string,
): Promise<'two_factor' | 'recovery_code' | undefined> {
  const { two_factor_since } = await readStanding(transaction, member);
  if (two_factor_since === null) return undefined;
  if (await acceptTotp(transaction, visit, member, code)) return 'two_factor';
  return (await useRecoveryCode(transaction, member, withoutPadding(code))) ? 'recovery_code' : undefined;
}

/**
 * Turns two-factor authentication off. Sign-ins under way end, and a password that is too short to stand alone must
 * be changed at the next sign-in.
 *
 * @returns whether it was on
 */
export async function removeTwoFactor(
  transaction: DatabaseTransaction,
  environmentId: string,
  memberId: string,
): Promise<boolean> {
  const member = { environmentId, memberId };
  const before = await readStanding(transaction, member);
  await write(transaction, member, {
    sealed_totp_secret: null,
    two_factor_since: null,
    last_totp_step: 0,
    must_change_password: before.must_change_password || before.password_is_short,
  });
  await deleteRecoveryCodes(transaction, member);
  await endSignIns(transaction, member);
  return before.two_factor_since !== null;
}

/** Sign-ins under way would go on by rules that hold no more. */
export async function endSignIns(
  transaction: DatabaseTransaction,
  { environmentId, memberId }: OfMember,
): Promise<void> {
  await transaction
    .deleteFrom('sign_ins')
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .execute();
}
