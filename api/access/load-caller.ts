import { type AccessTable, type Assignment, createAccessTable } from '../../access-model/access-table.ts';
import { type Edition, editionOf, type Role } from '../../access-model/editions.ts';
import type { Call, Caller } from '../context.ts';
import type { Database, Row } from '../database/tables.ts';
import { settingsOf } from '../environments/settings.ts';
import { isWithin } from '../http/address.ts';
import { findLiveToken, type LiveToken } from '../workload-identities/tokens.ts';

/** A custom role as the access model sees it. It grants nothing that the environment's edition does not have. */
export function toRole(
  row: Pick<Row<'roles'>, 'id' | 'name' | 'description' | 'scope_kind' | 'permissions'>,
  edition: Edition,
): Role {
  return {
    id: row.id,
    name: row.name,
    description: row.description ?? '',
    scopeKind: row.scope_kind,
    permissions: new Set(row.permissions.filter((permission) => edition.permissions.has(permission))),
  };
}

/** The edition's roles and, of the environment's own, those with the given ids. */
export async function loadRoles(
  database: Database,
  environmentId: string,
  editionId: string,
  roleIds: readonly string[],
): Promise<ReadonlyMap<string, Role>> {
  const edition = editionOf(editionId);
  const predefined = edition.roles;
  const custom = [...new Set(roleIds)].filter((id) => !predefined.has(id));
  if (custom.length === 0) return predefined;
  const rows = await database
    .selectFrom('roles')
    .select(['id', 'name', 'description', 'scope_kind', 'permissions'])
    .where('environment_id', '=', environmentId)
    .where('id', 'in', custom)
    .execute();
  return new Map([...predefined, ...rows.map((row) => [row.id, toRole(row, edition)] as const)]);
}

/** A role assignment as the access model sees it. */
export const toAssignment = (
  row: Pick<Row<'role_assignments'>, 'id' | 'role_id' | 'project_id' | 'expires_at'>,
): Assignment => ({
  id: row.id,
  roleId: row.role_id,
  projectId: row.project_id,
  expiresAt: row.expires_at?.getTime() ?? null,
});

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
  return rows.map(toAssignment);
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
      'key.status as key_status',
      'account.allowed_addresses',
      'account.id',
      'account.status',
      'account.environment_id',
      'environment.edition_id',
      'environment.revision',
    ])
    .where('key.id', '=', accessKeyId)
    .executeTakeFirst();
  if (key?.status !== 'active' || key.key_status !== 'active') return undefined;
  if (key.expires_at && key.expires_at <= now) return undefined;
  return { ...key, status: key.status };
}

export type LiveKey = NonNullable<Awaited<ReturnType<typeof findLiveKey>>>;

/** The session of an active member, if it has not ended: by its id, or by the hash of its token. */
export async function findLiveSession(
  database: Database,
  by: { readonly id: string } | { readonly tokenHash: string },
  now: Date,
) {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['token_hash', by.tokenHash] as const);
  const session = await database
    .selectFrom('sessions as session')
    .innerJoin('members as member', (join) =>
      join
        .onRef('member.environment_id', '=', 'session.environment_id')
        .onRef('member.id', '=', 'session.member_id'),
    )
    .innerJoin('environments as environment', 'environment.id', 'session.environment_id')
    .select([
      'session.id as session_id',
      'session.last_used_at',
      'session.expires_at',
      'member.id',
      'member.status',
      'member.environment_id',
      'environment.edition_id',
      'environment.revision',
      'environment.settings',
      'environment.slug',
    ])
    .where(`session.${column}`, '=', value)
    .executeTakeFirst();
  if (session?.status !== 'active' || session.expires_at <= now) return undefined;
  const { session_idle_minutes } = settingsOf(session.settings);
  const idleEnd = session.last_used_at.getTime() + session_idle_minutes * 60_000;
  return idleEnd <= now.getTime() ? undefined : { ...session, status: session.status };
}

export type LiveSession = NonNullable<Awaited<ReturnType<typeof findLiveSession>>>;

export const identityOfSession = (session: LiveSession): Identity => ({
  environmentId: session.environment_id,
  editionId: session.edition_id,
  revision: session.revision,
  kind: 'member',
  id: session.id,
  status: session.status,
  credential: { kind: 'session', id: session.session_id },
});

/** What identifies a principal and its environment, found by its credential. */
export interface Identity {
  readonly environmentId: string;
  readonly editionId: string;
  readonly revision: number;
  readonly kind: Caller['kind'];
  readonly id: string;
  readonly status: 'active';
  readonly credential: Caller['credential'];
}

export const identityOfKey = (key: LiveKey): Identity => ({
  environmentId: key.environment_id,
  editionId: key.edition_id,
  revision: key.revision,
  kind: 'service_account',
  id: key.id,
  status: key.status,
  credential: { kind: 'access_key', id: key.access_key_id },
});

export const identityOfToken = (token: LiveToken): Identity => ({
  environmentId: token.environment_id,
  editionId: token.edition_id,
  revision: token.revision,
  kind: 'service_account',
  id: token.id,
  status: token.status,
  credential: {
    kind: 'exchanged_token',
    id: token.token_id,
    workloadIdentityId: token.workload_identity_id,
  },
});

/** The caller with its rights, which stand in the table. */
export function callerOf({ id, status: _active, ...rest }: Identity, access: AccessTable): Caller {
  return { ...rest, principal: { id }, access };
}

/** Everything from which the rights of the principal are decided. */
export async function loadCaller(database: Database, identity: Identity): Promise<Caller> {
  const { id, status, environmentId, editionId } = identity;
  const assignments = await loadAssignments(database, environmentId, id);
  const roleIds = assignments.map((assignment) => assignment.roleId);
  const roles = await loadRoles(database, environmentId, editionId, roleIds);
  return callerOf(identity, createAccessTable(roles.values(), [{ id, status, assignments }]));
}

/** Whether a key, or a token, of a service account may be used from the address. */
export const mayBeUsedFrom = ({ allowed_addresses }: LiveKey | LiveToken, address: string | null): boolean =>
  allowed_addresses.length === 0 || isWithin(address ?? '', allowed_addresses);

/** The same caller with the rights of now, or `undefined` when the credential is no longer good. */
export async function reloadCaller(
  database: Database,
  { caller: { credential }, now, facts }: Call,
): Promise<Caller | undefined> {
  if (credential.kind === 'session') {
    const session = await findLiveSession(database, { id: credential.id }, now);
    return session && loadCaller(database, identityOfSession(session));
  }
  if (credential.kind === 'exchanged_token') {
    const token = await findLiveToken(database, { id: credential.id }, now);
    return token && mayBeUsedFrom(token, facts.address)
      ? loadCaller(database, identityOfToken(token))
      : undefined;
  }
  const key = await findLiveKey(database, credential.id, now);
  return key && mayBeUsedFrom(key, facts.address) ? loadCaller(database, identityOfKey(key)) : undefined;
}
