import type { Call } from '../context.ts';
import type { Database } from '../database/tables.ts';
import { authorizeGrant } from './authorize.ts';
import { loadAssignments, loadRoles } from './load-caller.ts';

/**
 * Goes on only if the caller holds everything that the principal holds, in the same scopes: whoever can act as the
 * principal afterwards (with a new key, a new password, without a second factor) must not gain by it.
 */
export async function authorizeOver(database: Database, call: Call, principalId: string): Promise<void> {
  const { environmentId, editionId } = call.caller;
  const assignments = await loadAssignments(database, environmentId, principalId);
  const roleIds = assignments.map((assignment) => assignment.roleId);
  const roles = await loadRoles(database, environmentId, editionId, roleIds);
  for (const { roleId, projectId } of assignments)
    authorizeGrant(call, roles.get(roleId)?.permissions ?? [], projectId);
}
