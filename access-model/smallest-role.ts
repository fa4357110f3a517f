import type { Scope } from './access-table.ts';
import type { Role } from './editions.ts';

const breadth = ({ scopeKind }: Role) => (scopeKind === 'environment' ? 1 : 0);

const bySize = (one: Role, other: Role) =>
  breadth(one) - breadth(other) ||
  one.permissions.size - other.permissions.size ||
  (one.id < other.id ? -1 : 1);

/**
 * The role that gives the permission in the scope and least beside it: in a project one that is assigned project by
 * project rather than everywhere, then the one with the fewest permissions, then the first by id.
 */
export function smallestRole(
  roles: Iterable<Role>,
  { permission, scope }: { readonly permission: string; readonly scope: Scope },
): Role | undefined {
  const giving = [...roles].filter(
    (role) => role.permissions.has(permission) && (scope !== null || role.scopeKind === 'environment'),
  );
  return giving.sort(bySize)[0];
}
