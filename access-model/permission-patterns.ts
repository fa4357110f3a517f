import { type Edition, editionIds, editionOf } from './editions.ts';

/** `deployment.*` means every permission whose id begins with `deployment.`; any other pattern means itself. */
const meant = (pattern: string, permission: string) =>
  pattern.endsWith('.*') ? permission.startsWith(pattern.slice(0, -1)) : permission === pattern;

/** What the patterns mean in an edition: permissions, sorted, and the patterns that mean none. */
export function expandPermissions(edition: Edition, patterns: readonly string[]) {
  const all = [...edition.permissions.keys()];
  return {
    permissions: all.filter((permission) => patterns.some((pattern) => meant(pattern, permission))).sort(),
    unmatched: patterns.filter((pattern) => !all.some((permission) => meant(pattern, permission))),
  };
}

/** Whether the pattern means a permission of any edition. */
export const meansSomething = (pattern: string): boolean =>
  editionIds.some((id) => expandPermissions(editionOf(id), [pattern]).unmatched.length === 0);
