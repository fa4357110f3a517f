import { z } from 'zod';
import { createAccessTable, type Principal } from '../../access-model/access-table.ts';
import { differenceOf } from '../../access-model/difference.ts';
import type { Role } from '../../access-model/editions.ts';
import { loadRoles, toAssignment } from '../access/load-caller.ts';
import type { Call } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';

const count = (description: string) => z.int().meta({ description });
const ids = (description: string) => z.array(z.string()).meta({ description });

/** What the answer to a change of a role says about those who hold it. */
export const affectedPrincipalsSchema = z
  .object({
    gain: count('How many gain a permission in some scope.'),
    lose: count('How many lose a permission in some scope.'),
    gained_permissions: ids('The permissions that the role grants from now on.'),
    lost_permissions: ids('The permissions that the role grants no longer.'),
  })
  .meta({
    description:
      'The members and service accounts whom the change gives or takes something: those who hold the role by an assignment that has not ended, each counted once, also while pending or disabled. Who has a permission through another role in the same scope neither gains nor loses it.',
  });

/** Counts whom a change of a role's permissions gives or takes something that no other role gives them. */
export async function affectedPrincipals(
  transaction: DatabaseTransaction,
  call: Call,
  before: Role,
  after: Role,
): Promise<z.infer<typeof affectedPrincipalsSchema>> {
  const gained = [...after.permissions].filter((permission) => !before.permissions.has(permission));
  const lost = [...before.permissions].filter((permission) => !after.permissions.has(permission));
  const affected = { gain: 0, lose: 0, gained_permissions: gained, lost_permissions: lost };
  if (gained.length + lost.length === 0) return affected;
  const { environmentId, editionId } = call.caller;
  const holders = await loadHolders(transaction, environmentId, before.id);
  const roleIds = holders.flatMap(({ assignments }) => assignments.map(({ roleId }) => roleId));
  const others = await loadRoles(transaction, environmentId, editionId, roleIds);
  const was = createAccessTable([...others.values(), before], holders);
  const is = createAccessTable([...others.values(), after], holders);
  const at = call.now.getTime();
  for (const { id } of holders) {
    const difference = differenceOf(was, is, id, at);
    if (difference.gained.length > 0) affected.gain += 1;
    if (difference.lost.length > 0) affected.lose += 1;
  }
  return affected;
}

/** Who holds the role, with everything that they hold; as if active, because who is not may become so. */
async function loadHolders(
  transaction: DatabaseTransaction,
  environmentId: string,
  roleId: string,
): Promise<Principal[]> {
  const ofEnvironment = transaction
    .selectFrom('role_assignments')
    .where('environment_id', '=', environmentId);
  const rows = await ofEnvironment
    .select(['id', 'principal_id', 'role_id', 'project_id', 'expires_at'])
    .where('principal_id', 'in', ofEnvironment.select('principal_id').where('role_id', '=', roleId))
    .execute();
  const byPrincipal = Map.groupBy(rows, (row) => row.principal_id);
  return [...byPrincipal].map(([id, own]) => ({ id, status: 'active', assignments: own.map(toAssignment) }));
}
