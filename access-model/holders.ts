import { type AccessTable, everywhere, holderOfRow, type Scope } from './access-table.ts';
import { counts } from './decide.ts';

export interface HoldersQuestion {
  /** One scope, in a project with those who hold it in the whole environment; or any at all. */
  readonly scope: Scope | 'anywhere';
  /** Only those to whom some role gives this. */
  readonly permission?: string;
  /** Only those who have this role. */
  readonly roleId?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A part of the ids, in their order. */
export interface Part {
  /** Those that come later than this one. */
  readonly after?: string;
  /** So many at most. */
  readonly most?: number;
  /** Those that it is true of. */
  readonly accept?: (id: string) => boolean;
}

/** The smallest ids of those added, sorted. */
function createSmallest(most: number) {
  const ids: string[] = [];
  return {
    ids,
    add: (id: string) => {
      if (ids.length >= most && id > (ids.at(-1) ?? '')) return;
      let low = 0;
      let high = ids.length;
      // Most often they come in their order.
      if (high > 0 && id > (ids[high - 1] ?? '')) low = high;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((ids[middle] ?? '') < id) low = middle + 1;
        else high = middle;
      }
      ids.splice(low, 0, id);
      if (ids.length > most) ids.pop();
    },
  };
}

/** By index of a role, whether it is one that the question is about. */
const rolesAskedFor = ({ roles }: AccessTable, { permission, roleId }: HoldersQuestion): boolean[] =>
  roles.map(
    (role) =>
      role !== undefined &&
      (permission === undefined || role.permissions.has(permission)) &&
      (roleId === undefined || role.id === roleId),
  );

/**
 * The ids of the active principals that hold something in the scope at the instant, sorted. Looks at each role
 * assignment of the environment once, and at little more of those that are not on the part asked for.
 */
export function holdersIn(
  table: AccessTable,
  question: HoldersQuestion,
  { after = '', most = Number.POSITIVE_INFINITY, accept }: Part = {},
): string[] {
  const { scope, at } = question;
  const wanted = scope === null || scope === 'anywhere' ? everywhere : table.projects.get(scope);
  const asked = rolesAskedFor(table, question);
  const { project: projects, role: roles, holder: holders } = table.rows;
  const seen = new Set<number>();
  const smallest = createSmallest(most);
  for (let row = 0; row < table.length; row++) {
    const project = projects[row];
    if (scope !== 'anywhere' && project !== everywhere && project !== wanted) continue;
    if (!asked[roles[row] ?? 0] || !counts(table, row, at)) continue;
    const index = holders[row] ?? 0;
    if (seen.has(index)) continue;
    seen.add(index);
    const holder = holderOfRow(table, row);
    if (holder?.status !== 'active' || holder.id <= after || accept?.(holder.id) === false) continue;
    smallest.add(holder.id);
  }
  return smallest.ids;
}
