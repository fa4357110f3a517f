import type { Outcome } from '../effect/apply-plan.ts';
import type { RoleChange } from '../report.ts';
import { realId } from '../state/access-state.ts';

/** The roles that grant something else after the plan, with how many hold them. */
export function describeRoles({ before, after, changedRoles }: Outcome): RoleChange[] {
  const holders = new Map<string, Set<string>>();
  for (const { assignments } of [before, after])
    for (const { role, principal } of assignments.values())
      if (changedRoles.has(role)) holders.set(role, (holders.get(role) ?? new Set()).add(principal));
  const described = [...changedRoles].flatMap((key): RoleChange[] => {
    const [was, is] = [before.roles.get(key), after.roles.get(key)];
    const role = is ?? was;
    if (!role) return [];
    const [old, fresh] = [was?.permissions ?? new Set<string>(), is?.permissions ?? new Set<string>()];
    return [
      {
        id: before.roles.has(key) ? realId(key) : null,
        name: role.name,
        scope_kind: role.scopeKind,
        gained: [...fresh].filter((permission) => !old.has(permission)).sort(),
        lost: [...old].filter((permission) => !fresh.has(permission)).sort(),
        holders: holders.get(key)?.size ?? 0,
      },
    ];
  });
  return described.sort((one, other) => other.holders - one.holders || (one.name < other.name ? -1 : 1));
}
