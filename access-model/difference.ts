import { type Principal, type Scope, scopesOf } from './decide.ts';
import type { Role } from './editions.ts';

/** A principal with the roles that its assignments name. */
export interface Holder {
  readonly principal: Principal;
  readonly roles: ReadonlyMap<string, Role>;
}

export interface PermissionInScope {
  readonly permission: string;
  readonly scope: Scope;
}

export interface Difference {
  readonly gained: readonly PermissionInScope[];
  readonly lost: readonly PermissionInScope[];
}

type Scopes = ReturnType<typeof scopesOf>;

/** The scopes that `after` has and `before` does not; the whole environment stands for all its projects. */
function added(before: Scopes, after: Scopes): Scope[] {
  if (before === 'everywhere') return [];
  if (after === 'everywhere') return [null];
  return [...after].filter((project) => !before.has(project)).sort();
}

function permissionsNamed(...holders: readonly Holder[]): string[] {
  const permissions = new Set<string>();
  for (const { principal, roles } of holders)
    for (const { roleId } of principal.assignments)
      for (const permission of roles.get(roleId)?.permissions ?? []) permissions.add(permission);
  return [...permissions].sort();
}

/**
 * What a principal may do after a change and could not before, and the other way round, sorted by permission. What
 * is lost in the environment but kept in some projects is lost in the scope `null`.
 *
 * @param at milliseconds since 1970: assignments that have ended by then count on neither side
 */
export function differenceOf(before: Holder, after: Holder, at: number): Difference {
  const gained: PermissionInScope[] = [];
  const lost: PermissionInScope[] = [];
  for (const permission of permissionsNamed(before, after)) {
    const was = scopesOf({ ...before, permission, at });
    const is = scopesOf({ ...after, permission, at });
    gained.push(...added(was, is).map((scope) => ({ permission, scope })));
    lost.push(...added(is, was).map((scope) => ({ permission, scope })));
  }
  return { gained, lost };
}
