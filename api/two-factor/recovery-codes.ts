import type { Database, DatabaseTransaction } from '../database/tables.ts';
import { hashToken } from '../secrets/opaque-tokens.ts';
import { newRecoveryCode, withoutPadding } from './code.ts';

interface OfMember {
  readonly environmentId: string;
  readonly memberId: string;
}

const number = 10;

/** New recovery codes in place of all that there were; nobody is told them again. */
export async function replaceRecoveryCodes(
  transaction: DatabaseTransaction,
  member: OfMember,
): Promise<string[]> {
  await deleteRecoveryCodes(transaction, member);
  const codes = Array.from({ length: number }, newRecoveryCode);
  const rows = codes.map((code) => ({
    environment_id: member.environmentId,
    member_id: member.memberId,
    code_hash: hashToken(withoutPadding(code)),
  }));
  await transaction.insertInto('recovery_codes').values(rows).execute();
  return codes;
}

export async function deleteRecoveryCodes(
  transaction: DatabaseTransaction,
  { environmentId, memberId }: OfMember,
): Promise<void> {
  await transaction
    .deleteFrom('recovery_codes')
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .execute();
}

/** Uses a recovery code up, if it is one of the member's. */
export async function useRecoveryCode(
  transaction: DatabaseTransaction,
  { environmentId, memberId }: OfMember,
  code: string,
): Promise<boolean> {
  const used = await transaction
    .deleteFrom('recovery_codes')
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .where('code_hash', '=', hashToken(code))
    .returning('code_hash')
    .executeTakeFirst();
  return used !== undefined;
}

export async function countRecoveryCodes(
  database: Database,
  { environmentId, memberId }: OfMember,
): Promise<number> {
  const { left } = await database
    .selectFrom('recovery_codes')
    .select((expressions) => expressions.fn.countAll<number>().as('left'))
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return Number(left);
}
