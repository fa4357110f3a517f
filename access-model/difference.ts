import type { AccessTable, Scope } from './access-table.ts';
import { grantsOf, scopesOf } from './decide.ts';

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

/**
 * What a principal may do after a change and could not before, and the other way round, sorted by permission. What
 * is lost in the environment but kept in some projects is lost in the scope `null`.
 *
 * @param at milliseconds since 1970: assignments that have ended by then count on neither side
 */
export function differenceOf(
  before: AccessTable,
  after: AccessTable,
  principalId: string,
  at: number,
): Difference {
  const permissions = new Set(
    [before, after].flatMap((table) =>
      grantsOf(table, { principalId, at }).flatMap(({ role }) => [...role.permissions]),
    ),
  );
  const gained: PermissionInScope[] = [];
  const lost: PermissionInScope[] = [];
  for (const permission of [...permissions].sort()) {
    const was = scopesOf(before, { principalId, permission, at });
    const is = scopesOf(after, { principalId, permission, at });
    gained.push(...added(was, is).map((scope) => ({ permission, scope })));
    lost.push(...added(is, was).map((scope) => ({ permission, scope })));
  }
  return { gained, lost };
}
