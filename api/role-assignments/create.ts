import type { Scope } from '../../access-model/access-table.ts';
import { editionOf, type Role } from '../../access-model/editions.ts';
import type { roleAssignment } from '../../provider-schema/catalogue.ts';
import type { CreateInput } from '../../provider-schema/readers/zod.ts';
import { authorize, authorizeGrant, isAllowed } from '../access/authorize.ts';
import { loadRoles } from '../access/load-caller.ts';
import type { Call } from '../context.ts';
import { findRow } from '../database/rows.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { conflict, fieldProblem } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { requireFuture } from '../time.ts';

export type NewAssignment = CreateInput<typeof roleAssignment>;

/** Binding members to a project is a right of its own in the matrices; all else is managing members. */
export const managePermission = (scope: Scope) =>
  scope === null ? 'member.manage' : 'project.members.manage';

/** Whether the caller may see who holds what in the scope. */
export const maySee = (call: Call, scope: Scope) =>
  isAllowed(call, 'member.list', null) || isAllowed(call, managePermission(scope), scope);

export async function requireRole(database: Database, call: Call, roleId: string): Promise<Role> {
  const { environmentId, editionId } = call.caller;
  const role = (await loadRoles(database, environmentId, editionId, [roleId])).get(roleId);
  if (role) return role;
  const predefined = [...editionOf(editionId).roles.keys()].join(', ');
  throw fieldProblem(
    'unknown_reference',
    'role_id',
    `names no role of this environment: ${roleId} (use ${predefined}, or a custom role)`,
  );
}

function requireScopeFits(role: Role, projectId: string | null): void {
  if (role.scopeKind === 'project' && projectId === null)
    throw fieldProblem(
      'validation_failed',
      'project_id',
      `is required: the role "${role.name}" is granted project by project`,
    );
  if (role.scopeKind === 'environment' && projectId !== null)
    throw fieldProblem(
      'validation_failed',
      'project_id',
      `must be left out: the role "${role.name}" covers all projects`,
    );
}

/** Whom an assignment is for. 422 when the caller's environment has no such principal. */
export async function requirePrincipal(
  database: Database,
  call: Call,
  id: string,
): Promise<{ readonly id: string; readonly status: string }> {
  const table = id.startsWith('mem_') ? 'members' : 'service_accounts';
  const principal = await findRow(database, call, table, id);
  if (!principal)
    throw fieldProblem('unknown_reference', 'principal_id', `names nothing in this environment: ${id}`);
  return principal;
}

/** Whoever is disabled keeps what was assigned, and is assigned nothing more. */
export const disabledFault = (id: string) =>
  ({
    code: 'principal_disabled',
    message: `names somebody who is disabled, and who is given nothing more: enable ${id} first; disabled again afterwards, they keep what they were given`,
  }) as const;

export function refuseDisabled({ id, status }: { readonly id: string; readonly status: string }): void {
  const { code, message } = disabledFault(id);
  if (status === 'disabled') throw fieldProblem(code, 'principal_id', message);
}

async function requireProject(database: Database, call: Call, id: string): Promise<void> {
  if (await findRow(database, call, 'projects', id)) return;
  throw fieldProblem('unknown_reference', 'project_id', `names nothing in this environment: ${id}`);
}

/** The assignment of the same role to the same principal in the same scope. */
function findTwin(
  database: Database,
  call: Call,
  { principal_id, role_id, project_id = null }: NewAssignment,
): Promise<Row<'role_assignments'> | undefined> {
  return database
    .selectFrom('role_assignments')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId)
    .where('principal_id', '=', principal_id)
    .where('role_id', '=', role_id)
    .where('project_id', project_id === null ? 'is' : '=', project_id)
    .executeTakeFirst();
}

/**
 * Assigns a role, if the caller may. What is assigned already, with the same end and reason, is left as it is
 * (`existed`); with others it is in the way: 409.
 */
export async function createAssignment(
  transaction: DatabaseTransaction,
  call: Call,
  wanted: NewAssignment,
): Promise<{ readonly row: Row<'role_assignments'>; readonly existed: boolean }> {
  const { principal_id, role_id, project_id = null, reason = null } = wanted;
  authorize(call, managePermission(project_id), project_id);
  const expires_at = requireFuture(call, 'expires_at', wanted.expires_at ?? null);
  const role = await requireRole(transaction, call, role_id);
  requireScopeFits(role, project_id);
  const principal = await requirePrincipal(transaction, call, principal_id);
  if (project_id !== null) await requireProject(transaction, call, project_id);
  authorizeGrant(call, role.permissions, project_id, expires_at?.getTime() ?? null);
  const twin = await findTwin(transaction, call, wanted);
  if (twin) {
    if (twin.expires_at?.getTime() !== expires_at?.getTime() || twin.reason !== reason)
      throw conflict('role assignment', 'role_id', twin.id);
    return { row: twin, existed: true };
  }
  refuseDisabled(principal);
  const row = await insertAssignments(transaction, call, [principal_id], {
    role_id,
    project_id,
    expires_at,
    reason,
  }).executeTakeFirstOrThrow();
  return { row, existed: false };
}

type Given = Pick<Row<'role_assignments'>, 'role_id' | 'project_id' | 'expires_at' | 'reason'>;

/** Gives the same to each of the principals. Whether the caller may is somebody else's affair. */
export const insertAssignments = (
  transaction: DatabaseTransaction,
  call: Call,
  principalIds: readonly string[],
  given: Given,
) =>
  transaction
    .insertInto('role_assignments')
    .values(
      principalIds.map((principal_id) => ({
        ...given,
        environment_id: call.caller.environmentId,
        id: newId('ra'),
        principal_id,
        created_at: call.now,
      })),
    )
    .returningAll();
