import type { DatabaseTransaction } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';

/**
 * Refuses a change after which no active member would be Administrator without an end. It is asked at the
 * end of every change that can take one away; the environment is locked, so no other change can slip in
 * between.
 */
export async function requireAdministratorLeft(
  transaction: DatabaseTransaction,
  environmentId: string,
): Promise<void> {
  const administrator = await transaction
    .selectFrom('role_assignments as assignment')
    .innerJoin('members as member', (join) =>
      join
        .onRef('member.environment_id', '=', 'assignment.environment_id')
        .onRef('member.id', '=', 'assignment.member_id'),
    )
    .select('assignment.id')
    .where('assignment.environment_id', '=', environmentId)
    .where('assignment.role_id', '=', 'administrator')
    .where('assignment.expires_at', 'is', null)
    .where('member.status', '=', 'active')
    .executeTakeFirst();
  if (!administrator)
    throw new ProblemError(
      'last_administrator',
      'this would leave the environment without an active Administrator: make another member Administrator first',
    );
}
