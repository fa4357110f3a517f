import type { Edition } from '../../access-model/editions.ts';
import { expandPermissions } from '../../access-model/permission-patterns.ts';
import { fold } from './names.ts';
import type { Duty } from './schema.ts';

/** One of two duties: whoever holds one of the permissions, or has one of the roles, has the duty. */
export interface DutySide {
  readonly permissions: ReadonlySet<string>;
  /** Whether the role with this id or name gives the duty. */
  readonly hasRole: (idOrName: string) => boolean;
}

const rolePrefix = 'role:';

function sideOf(held: readonly string[], edition: Edition): DutySide {
  const patterns = held.filter((each) => !each.startsWith(rolePrefix));
  const roles = new Set(
    held.filter((each) => each.startsWith(rolePrefix)).map((each) => fold(each.slice(rolePrefix.length))),
  );
  return {
    permissions: new Set(expandPermissions(edition, patterns).permissions),
    hasRole: (idOrName) => roles.has(fold(idOrName)),
  };
}

/** What the two sides of a duty mean in an edition; permissions that it does not have are left out. */
export const permissionPatternsOf = (
  { first, second }: Duty,
  edition: Edition,
): { readonly first: DutySide; readonly second: DutySide } => ({
  first: sideOf(first, edition),
  second: sideOf(second, edition),
});
