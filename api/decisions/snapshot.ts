import {
  type AccessTable,
  createAccessTable,
  type Principal,
  removePrincipal,
  removeRole,
  type Scope,
  setPrincipal,
  setRole,
} from '../../access-model/access-table.ts';
import { type Edition, editionOf, type Role } from '../../access-model/editions.ts';
import { smallestRole } from '../../access-model/smallest-role.ts';

/** What a decision's explanation says of a principal. */
export interface KnownPrincipal {
  readonly id: string;
  readonly kind: 'member' | 'service_account';
  /** The e-mail address of a member, the name of a service account. */
  readonly name: string;
  readonly status: Principal['status'];
}

/**
 * One environment at one revision, in memory: everything that access questions are answered from. It is changed in
 * place, in one go, when a later revision is read.
 */
export interface Snapshot {
  readonly environmentId: string;
  readonly slug: string;
  readonly edition: Edition;
  readonly revision: number;
  readonly access: AccessTable;
  readonly principals: ReadonlyMap<string, KnownPrincipal>;
  /** E-mail address in lower case → id of the member. */
  readonly memberIds: ReadonlyMap<string, string>;
  /** Id → name. */
  readonly projects: ReadonlyMap<string, string>;
  /** By id: the edition's and the environment's own. */
  readonly roles: ReadonlyMap<string, Role>;
}

/** What {@link smallestRoleFor} has found, by permission. */
interface SmallestRoles {
  readonly environment: Map<string, Role | undefined>;
  readonly project: Map<string, Role | undefined>;
}

type PrincipalRead = KnownPrincipal & Pick<Principal, 'assignments'>;

/** What was read of the environment since a snapshot was made; `null` is what is there no longer. */
export interface Changes {
  readonly revision: number;
  readonly principals: ReadonlyMap<string, PrincipalRead | null>;
  readonly projects: ReadonlyMap<string, string | null>;
  readonly roles: ReadonlyMap<string, Role | null>;
}

interface MutableSnapshot extends Snapshot {
  revision: number;
  readonly principals: Map<string, KnownPrincipal>;
  readonly memberIds: Map<string, string>;
  readonly projects: Map<string, string>;
  readonly roles: Map<string, Role>;
  readonly smallestRoles: SmallestRoles;
}

/** A snapshot that knows the edition's roles and nothing else. */
export function emptySnapshot(environment: {
  readonly id: string;
  readonly slug: string;
  readonly editionId: string;
  readonly revision: number;
}): Snapshot {
  const edition = editionOf(environment.editionId);
  const snapshot: MutableSnapshot = {
    environmentId: environment.id,
    slug: environment.slug,
    edition,
    revision: environment.revision,
    access: createAccessTable(edition.roles.values()),
    principals: new Map(),
    memberIds: new Map(),
    projects: new Map(),
    roles: new Map(edition.roles),
    smallestRoles: { environment: new Map(), project: new Map() },
  };
  return snapshot;
}

/** The role of the environment that gives a permission of its edition in the scope, and least beside it. */
export function smallestRoleFor(snapshot: Snapshot, permission: string, scope: Scope): Role | undefined {
  const { smallestRoles, roles, edition } = snapshot as MutableSnapshot;
  const known = smallestRoles[scope === null ? 'environment' : 'project'];
  // What clients make up is not kept.
  if (!known.has(permission) && edition.permissions.has(permission))
    known.set(permission, smallestRole(roles.values(), { permission, scope }));
  return known.get(permission);
}

function forgetPrincipal(snapshot: MutableSnapshot, id: string): void {
  const known = snapshot.principals.get(id);
  if (!known) return;
  snapshot.principals.delete(id);
  if (known.kind === 'member') snapshot.memberIds.delete(known.name.toLowerCase());
  removePrincipal(snapshot.access, id);
}

function setKnownPrincipal(snapshot: MutableSnapshot, principal: PrincipalRead): void {
  const { assignments, ...known } = principal;
  forgetPrincipal(snapshot, known.id);
  snapshot.principals.set(known.id, known);
  if (known.kind === 'member') snapshot.memberIds.set(known.name.toLowerCase(), known.id);
  setPrincipal(snapshot.access, { id: known.id, status: known.status, assignments });
}

/** Brings the snapshot to the revision of the changes. */
export function applyChanges(snapshot: Snapshot, changes: Changes): void {
  const changed = snapshot as MutableSnapshot;
  if (changes.roles.size > 0) for (const known of Object.values(changed.smallestRoles)) known.clear();
  for (const [id, role] of changes.roles) {
    if (role) {
      changed.roles.set(id, role);
      setRole(changed.access, role);
    } else {
      changed.roles.delete(id);
      removeRole(changed.access, id);
    }
  }
  for (const [id, name] of changes.projects)
    if (name === null) changed.projects.delete(id);
    else changed.projects.set(id, name);
  // Two members may have swapped addresses: those who leave one go before those who take it.
  for (const id of changes.principals.keys()) forgetPrincipal(changed, id);
  for (const principal of changes.principals.values()) if (principal) setKnownPrincipal(changed, principal);
  changed.revision = changes.revision;
}
