import type { Call } from '../context.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { keepingAnAdministrator, refuseRoot } from './last-administrator.ts';

/** Deletes assignments, but no root member's and no last Administrator's. Whether the caller may is checked before. */
export async function removeAssignments(
  transaction: DatabaseTransaction,
  call: Call,
  rows: readonly Row<'role_assignments'>[],
): Promise<void> {
  if (rows.length === 0) return;
  const { environmentId } = call.caller;
  for (const { role_id, principal_id } of rows)
    if (role_id === 'administrator') await refuseRoot(transaction, environmentId, principal_id, 'demoted');
  const ids = rows.map(({ id }) => id);
  await keepingAnAdministrator(transaction, environmentId, () =>
    transaction
      .deleteFrom('role_assignments')
      .where('environment_id', '=', environmentId)
      .where('id', 'in', ids)
      .execute(),
  );
}
