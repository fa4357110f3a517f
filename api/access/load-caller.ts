import type { Assignment } from '../../access-model/decide.ts';
import { editionOf, type Role } from '../../access-model/editions.ts';
import type { Caller } from '../context.ts';
import type { Database, Row } from '../database/tables.ts';

/** A custom role as the access model sees it. */
export function toRole(
  row: Pick<Row<'roles'>, 'id' | 'name' | 'description' | 'scope_kind' | 'permissions'>,
): Role {
  return {
    id: row.id,
    name: row.name,
    description: row.description ?? '',
    scopeKind: row.scope_kind,
    permissions: new Set(row.permissions),
  };
}

/** The edition's roles and, of the environment's own, those with the given ids. */
export async function loadRoles(
  database: Database,
  environmentId: string,
  editionId: string,
  roleIds: readonly string[],
): Promise<ReadonlyMap<string, Role>> {
  const predefined = editionOf(editionId).roles;
  const custom = [...new Set(roleIds)].filter((id) => !predefined.has(id));
  if (custom.length === 0) return predefined;
  const rows = await database
    .selectFrom('roles')
    .select(['id', 'name', 'description', 'scope_kind', 'permissions'])
    .where('environment_id', '=', environmentId)
    .where('id', 'in', custom)
    .execute();
  return new Map([...predefined, ...rows.map((row) => [row.id, toRole(row)] as const)]);
}

export async function loadAssignments(
  database: Database,
  environmentId: string,
  principalId: string,
): Promise<Assignment[]> {
  const rows = await database
    .selectFrom('role_assignments')
    .select(['id', 'role_id', 'project_id', 'expires_at'])
    .where('environment_id', '=', environmentId)
    .where('principal_id', '=', principalId)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    roleId: row.role_id,
    projectId: row.project_id,
    expiresAt: row.expires_at?.getTime() ?? null,
  }));
}

/** Everything from which the rights of a service account are decided. */
export async function loadServiceAccountCaller(
  database: Database,
  account: { environmentId: string; editionId: string; id: string; status: 'active' | 'disabled' },
): Promise<Caller> {
  const { environmentId, editionId, id, status } = account;
  const assignments = await loadAssignments(database, environmentId, id);
  const roleIds = assignments.map((assignment) => assignment.roleId);
  const roles = await loadRoles(database, environmentId, editionId, roleIds);
  return { environmentId, editionId, kind: 'service_account', principal: { id, status, assignments }, roles };
}
