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

/** A key that signs for its service account, if it does so now. */
export async function findLiveKey(database: Database, accessKeyId: string, now: Date) {
  const key = await database
    .selectFrom('access_keys as key')
    .innerJoin('service_accounts as account', (join) =>
      join
        .onRef('account.environment_id', '=', 'key.environment_id')
        .onRef('account.id', '=', 'key.service_account_id'),
    )
    .innerJoin('environments as environment', 'environment.id', 'key.environment_id')
    .select([
      'key.id as access_key_id',
      'key.sealed_secret',
      'key.expires_at',
      'account.id',
      'account.status',
      'account.environment_id',
      'environment.edition_id',
      'environment.revision',
    ])
    .where('key.id', '=', accessKeyId)
    .executeTakeFirst();
  if (key?.status !== 'active' || (key.expires_at && key.expires_at <= now)) return undefined;
  return { ...key, status: key.status };
}

export type LiveKey = NonNullable<Awaited<ReturnType<typeof findLiveKey>>>;

/** Everything from which the rights of the key's service account are decided. */
export async function loadCaller(database: Database, key: LiveKey): Promise<Caller> {
  const { environment_id: environmentId, edition_id: editionId, id, status, revision } = key;
  const accessKeyId = key.access_key_id;
  const assignments = await loadAssignments(database, environmentId, id);
  const roleIds = assignments.map((assignment) => assignment.roleId);
  const roles = await loadRoles(database, environmentId, editionId, roleIds);
  const principal = { id, status, assignments };
  return { environmentId, editionId, kind: 'service_account', accessKeyId, revision, principal, roles };
}

/** The same caller with the rights of now, or `undefined` when the key signs no longer. */
export async function reloadCaller(
  database: Database,
  caller: Caller,
  now: Date,
): Promise<Caller | undefined> {
  const key = await findLiveKey(database, caller.accessKeyId, now);
  return key && loadCaller(database, key);
}
