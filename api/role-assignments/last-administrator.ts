import type { DatabaseTransaction } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';

/** Whether an active member is Administrator without an end: one whose end is set is not relied on. */
async function hasActiveAdministrator(
  transaction: DatabaseTransaction,
  environmentId: string,
): Promise<boolean> {
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
  return administrator !== undefined;
}

/**
 * Does what can take an Administrator away, and refuses it when it took the last active one. The environment is
 * locked, so no other change can slip in between. Before and after are compared because a new environment has none
 * yet: its root member is pending.
 */
export async function keepingAnAdministrator<T>(
  transaction: DatabaseTransaction,
  environmentId: string,
  work: () => Promise<T>,
): Promise<T> {
  const had = await hasActiveAdministrator(transaction, environmentId);
  const result = await work();
  if (had && !(await hasActiveAdministrator(transaction, environmentId)))
    throw new ProblemError(
      'last_administrator',
      'this would leave the environment without an active Administrator: make another member Administrator first',
    );
  return result;
}

/** Refuses what the root member is protected from; `what` ends the sentence, as in `deleted`. */
export async function refuseRoot(
  transaction: DatabaseTransaction,
  environmentId: string,
  memberId: string,
  what: string,
): Promise<void> {
  const environment = await transaction
    .selectFrom('environments')
    .select('root_member_id')
    .where('id', '=', environmentId)
    .executeTakeFirst();
  if (environment?.root_member_id === memberId)
    throw new ProblemError(
      'root_member',
      `the root member cannot be ${what}: hand root over to another Administrator first`,
    );
}
