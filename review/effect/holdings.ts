import type { AccessState, AssignmentState, Key, RoleState } from '../state/access-state.ts';

/** What somebody may do in one scope: permission → until when, in milliseconds since 1970; `Infinity` for no end. */
export interface Holding {
  readonly permissions: ReadonlyMap<string, number>;
  /** The assignments that count there: those in the whole environment, then its own. */
  readonly through: readonly AssignmentState[];
}

/** By project; null stands for the whole environment. */
export type Holdings = ReadonlyMap<Key | null, Holding>;

export interface HoldingsReader {
  /** Of whoever may act; who is pending, as if they were active. */
  readonly of: (principal: Key) => Holdings;
}

const nothing: Holding = { permissions: new Map(), through: [] };
const noHoldings: Holdings = new Map();

export const holdingIn = (holdings: Holdings, scope: Key | null): Holding =>
  holdings.get(scope) ?? (scope === null ? nothing : (holdings.get(null) ?? nothing));

function holdingOf(state: AccessState, through: readonly AssignmentState[]): Holding {
  const permissions = new Map<string, number>();
  for (const { role, end } of through) {
    const until = end ?? Number.POSITIVE_INFINITY;
    for (const permission of (state.roles.get(role) as RoleState).permissions)
      if ((permissions.get(permission) ?? 0) < until) permissions.set(permission, until);
  }
  return { permissions, through };
}

const byEndAndKey = (one: AssignmentState, other: AssignmentState) => (one.key < other.key ? -1 : 1);

/**
 * What principals hold in a state at an instant. The rules are those of the decisions of the API: an assignment counts
 * before its end and no longer at it, one in the whole environment counts in each project, and they add up.
 */
export function createHoldingsReader(
  state: AccessState,
  assignments: ReadonlyMap<Key, readonly AssignmentState[]>,
  now: number,
): HoldingsReader {
  const counts = ({ end, role }: AssignmentState) => (end === null || now < end) && state.roles.has(role);
  return {
    of: (principal) => {
      const { status } = state.principals.get(principal) ?? { status: 'disabled' };
      const held = assignments.get(principal)?.filter(counts) ?? [];
      if (status === 'disabled' || held.length === 0) return noHoldings;
      const byScope = Map.groupBy(held.toSorted(byEndAndKey), ({ project }) => project);
      const everywhere = byScope.get(null) ?? [];
      const holdings = new Map<Key | null, Holding>();
      for (const [scope, own] of byScope)
        holdings.set(scope, holdingOf(state, scope === null ? own : [...everywhere, ...own]));
      return holdings;
    },
  };
}
