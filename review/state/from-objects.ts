import type { Edition } from '../../access-model/editions.ts';
import { expandPermissions } from '../../access-model/permission-patterns.ts';
import {
  type AccessKeyState,
  type AccessState,
  type AssignmentState,
  type PrincipalState,
  type RoleState,
  realId,
} from './access-state.ts';

/** An object as the API answers it, which is what a state of Terraform has of it. */
export type StateObject = Readonly<Record<string, unknown>>;

/** By kind, as in `role_assignment`. */
export type ObjectsByKind = ReadonlyMap<string, readonly StateObject[]>;

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** When it ends, in milliseconds since 1970; null: never. */
export const endOf = (value: unknown): number | null =>
  typeof value === 'string' ? Date.parse(value) : null;

/** Null and "not told" are two things. */
const momentOf = (object: StateObject, field: string) =>
  Object.hasOwn(object, field) ? textOf(object[field]) : undefined;

const id = (object: StateObject) => String(object['id']);

const byKey = <T extends { readonly key: string }>(items: readonly T[]) =>
  new Map(items.map((item) => [item.key, item]));

export const memberFrom = (object: StateObject, key = id(object)): PrincipalState => ({
  key,
  id: realId(object['id']),
  kind: 'member',
  name: String(object['email'] ?? ''),
  username: textOf(object['username']),
  displayName: textOf(object['display_name']),
  status: statusOf(object, 'pending'),
  lastActiveAt: momentOf(object, 'last_sign_in_at'),
  createdAt: textOf(object['created_at']),
});

export const serviceAccountFrom = (object: StateObject, key = id(object)): PrincipalState => ({
  key,
  id: realId(object['id']),
  kind: 'service_account',
  name: String(object['name'] ?? ''),
  username: null,
  displayName: null,
  status: statusOf(object, 'active'),
  lastActiveAt: undefined,
  createdAt: textOf(object['created_at']),
});

/** A new member is pending and a new service account active, as long as nothing else is said. */
function statusOf({ status }: StateObject, unset: PrincipalState['status']): PrincipalState['status'] {
  return status === 'active' || status === 'pending' || status === 'disabled' ? status : unset;
}

/**
 * A custom role. What it grants is what its wildcards meant when they were written, and of that what the edition has.
 */
export function roleFrom(object: StateObject, edition: Edition, key = id(object)): RoleState {
  const effective = object['effective_permissions'];
  const written = (object['permissions'] ?? []) as readonly string[];
  const permissions = Array.isArray(effective)
    ? effective.map(String)
    : expandPermissions(edition, written).permissions;
  return {
    key,
    id: key,
    name: String(object['name'] ?? ''),
    description: textOf(object['description']) ?? '',
    scopeKind: object['scope_kind'] === 'environment' ? 'environment' : 'project',
    permissions: new Set(permissions.filter((permission) => edition.permissions.has(permission))),
    isCustom: true,
    written,
  };
}

/** The roles that come with an edition. An Administrator's permissions of other editions mean nothing in it. */
export const predefinedRoles = (edition: Edition): readonly RoleState[] =>
  [...edition.roles.values()].map((role) => ({
    ...role,
    key: role.id,
    permissions: new Set([...role.permissions].filter((permission) => edition.permissions.has(permission))),
    isCustom: false,
    written: [],
  }));

/** What begins the reason of an assignment that a sign-in made because of a group. */
const groupReason = 'sso group: ';

/** The group that a sign-in gave it for. */
export const groupOf = ({ reason }: AssignmentState): string => (reason ?? '').slice(groupReason.length);

export const assignmentFrom = (object: StateObject, ssoMembers?: ReadonlySet<string>): AssignmentState => ({
  key: id(object),
  id: realId(object['id']),
  principal: String(object['principal_id']),
  role: String(object['role_id']),
  project: textOf(object['project_id']),
  end: endOf(object['expires_at']),
  endKnown: true,
  reason: textOf(object['reason']),
  since: textOf(object['created_at']),
  byGroup:
    ssoMembers?.has(String(object['principal_id'])) === true &&
    textOf(object['reason'])?.startsWith(groupReason) === true,
  address: null,
  byReference: false,
});

export const accessKeyFrom = (object: StateObject): AccessKeyState => ({
  key: id(object),
  id: realId(object['id']),
  account: String(object['service_account_id']),
  end: endOf(object['expires_at']),
  endKnown: true,
  isActive: object['status'] !== 'disabled',
  createdAt: textOf(object['created_at']),
  lastUsedAt: momentOf(object, 'last_used_at'),
  address: null,
});

/** What these objects come to. */
export function stateFromObjects(objects: ObjectsByKind, edition: Edition): AccessState {
  const all = (kind: string) => objects.get(kind) ?? [];
  const accessKeys = all('access_key').map(accessKeyFrom);
  const lastUses = lastUsesOf([...accessKeys, ...all('workload_identity').map(useOfIdentity)]);
  const ssoMembers = new Set(
    all('member').flatMap((member) => (member['kind'] === 'sso' ? [id(member)] : [])),
  );
  const custom = all('role').filter(({ predefined }) => predefined !== true);
  return {
    edition,
    principals: byKey([
      ...all('member').map((object) => memberFrom(object)),
      ...all('service_account').map((object) => {
        const account = serviceAccountFrom(object);
        return { ...account, lastActiveAt: lastUses.get(account.key) };
      }),
    ]),
    projects: byKey(
      all('project').map((object) => ({
        key: id(object),
        id: realId(object['id']),
        name: String(object['name']),
      })),
    ),
    roles: byKey([...predefinedRoles(edition), ...custom.map((object) => roleFrom(object, edition))]),
    assignments: byKey([
      ...all('role_assignment').map((object) => assignmentFrom(object, ssoMembers)),
      ...all('project_role_members').flatMap(assignmentsOfSet),
    ]),
    accessKeys: byKey(accessKeys),
  };
}

interface Use {
  readonly account: string;
  readonly lastUsedAt: string | null | undefined;
}

const useOfIdentity = (object: StateObject): Use => ({
  account: String(object['service_account_id']),
  lastUsedAt: momentOf(object, 'last_used_at'),
});

/** The latest use of each account; not there where that of one of its ways in is not told. */
function lastUsesOf(uses: readonly Use[]): Map<string, string | null> {
  const latest = new Map<string, string | null>();
  for (const [account, ways] of Map.groupBy(uses, (use) => use.account)) {
    const times = ways.map(({ lastUsedAt }) => lastUsedAt);
    if (times.includes(undefined)) continue;
    latest.set(
      account,
      times.reduce<string | null>(
        (one, other) => ((other ?? '') > (one ?? '') ? (other ?? null) : one),
        null,
      ),
    );
  }
  return latest;
}

/** Of a state alone, where no assignments are told: everybody in a set holds its role. */
const assignmentsOfSet = (object: StateObject): AssignmentState[] =>
  ((object['principal_ids'] ?? []) as readonly string[]).map((principal) => ({
    key: `${id(object)}/${principal}`,
    id: null,
    principal,
    role: String(object['role_id']),
    project: textOf(object['project_id']),
    end: null,
    endKnown: true,
    reason: null,
    since: null,
    byGroup: false,
    address: null,
    byReference: false,
  }));
