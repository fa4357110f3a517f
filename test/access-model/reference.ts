import type { Assignment, Principal, Scope } from '../../access-model/access-table.ts';
import type { Grant } from '../../access-model/decide.ts';
import type { Role } from '../../access-model/editions.ts';

/* The rules of decisions once more, as plain loops over everything: slow, and easy to believe. */

export interface World {
  readonly principals: Map<string, Principal>;
  readonly roles: Map<string, Role>;
}

const counts = ({ expiresAt }: Assignment, at: number) => expiresAt === null || at < expiresAt;

export const isIn = ({ projectId }: Assignment, scope: Scope) => projectId === null || projectId === scope;

const bySpan = ({ assignment: one }: Grant, { assignment: other }: Grant) =>
  Number(one.projectId !== null) - Number(other.projectId !== null) ||
  (other.expiresAt ?? Number.MAX_VALUE) - (one.expiresAt ?? Number.MAX_VALUE) ||
  (one.id < other.id ? -1 : 1);

/** Everything that a principal was given by roles that exist: in the environment first, the longest first. */
function givenTo({ principals, roles }: World, id: string): Grant[] {
  const given = (principals.get(id)?.assignments ?? []).flatMap((assignment) => {
    const role = roles.get(assignment.roleId);
    return role ? [{ assignment, role }] : [];
  });
  return given.sort(bySpan);
}

/** What of it counts at the instant: nothing, unless the principal is active. */
export function heldBy(world: World, id: string, at: number): Grant[] {
  if (world.principals.get(id)?.status !== 'active') return [];
  return givenTo(world, id).filter(({ assignment }) => counts(assignment, at));
}

export interface ExpectedDecision {
  readonly allowed: boolean;
  readonly reason?: string;
  /** The decision names one of these; nothing: it names none. */
  readonly grants: readonly Grant[];
}

export function expectedDecision(
  world: World,
  {
    principalId: id,
    permission,
    scope,
    at,
  }: { principalId: string; permission: string; scope: Scope; at: number },
): ExpectedDecision {
  const denied = (reason: string, grants: readonly Grant[] = []) => ({ allowed: false, reason, grants });
  const who = world.principals.get(id);
  if (!who) return denied('unknown_principal');
  if (who.status !== 'active') return denied('principal_not_active');
  const granting = givenTo(world, id).filter(({ role }) => role.permissions.has(permission));
  const here = granting.filter(({ assignment }) => isIn(assignment, scope));
  const grant = here.find(({ assignment }) => counts(assignment, at));
  if (grant) return { allowed: true, grants: [grant] };
  if (here.length > 0) return denied('assignment_expired', here.slice(0, 1));
  const elsewhere = granting.filter(({ assignment }) => counts(assignment, at));
  return elsewhere.length > 0 ? denied('other_scope', elsewhere) : denied('not_granted');
}

/** The permissions that a principal does not hold in the scope now and until the instant. */
export function expectedMissing(
  world: World,
  id: string,
  asked: { permissions: readonly string[]; scope: Scope; at: number; until: number | null },
): string[] {
  const lasts = ({ expiresAt }: Assignment) =>
    expiresAt === null || (asked.until !== null && expiresAt >= asked.until);
  const held = heldBy(world, id, asked.at).filter(
    ({ assignment }) => isIn(assignment, asked.scope) && lasts(assignment),
  );
  return asked.permissions.filter((permission) => !held.some(({ role }) => role.permissions.has(permission)));
}

/** The active principals that hold something in the scope, sorted. */
export function expectedHolders(
  world: World,
  asked: {
    scope: Scope | 'anywhere';
    at: number;
    permission?: string | undefined;
    roleId?: string | undefined;
  },
): string[] {
  const { scope, at, permission, roleId } = asked;
  const isWanted = ({ assignment, role }: Grant) =>
    (scope === 'anywhere' || isIn(assignment, scope)) &&
    (permission === undefined || role.permissions.has(permission)) &&
    (roleId === undefined || role.id === roleId);
  return [...world.principals.keys()].filter((id) => heldBy(world, id, at).some(isWanted)).sort();
}
