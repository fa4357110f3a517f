import type { AccessDifference, ScopeDifference } from '../effect/difference.ts';
import type { Holding } from '../effect/holdings.ts';
import type { Grant, PrincipalChange, ScopeChange } from '../report.ts';
import { type AccessState, type AssignmentState, type Key, realId } from '../state/access-state.ts';
import type { Management } from './management.ts';
import type { Names } from './names.ts';

/** RFC 3339 with whole seconds, as everywhere. */
export const momentText = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');

const idOf = (key: Key, state: AccessState) => (state.roles.has(key) ? realId(key) : null);

export interface Describing {
  readonly names: Names;
  readonly management: Management;
  /** Whether what is held now is reviewed: there is no plan that could declare it. */
  readonly isStanding: boolean;
}

function describeGrant(
  assignment: AssignmentState,
  state: AccessState,
  { names, management, isStanding }: Describing,
): Grant {
  const manager = management.of(assignment);
  return {
    role_assignment_id: assignment.id,
    address: manager && (isStanding || manager.configuration === 'plan') ? manager.address : null,
    role_id: idOf(assignment.role, state),
    // A role may be called otherwise after.
    role_name: state.roles.get(assignment.role)?.name ?? names.of(assignment.role),
    project_name: assignment.project === null ? null : names.of(assignment.project),
    expires_at: momentText(assignment.end),
    ends_at_apply: !assignment.endKnown,
    reason: assignment.reason,
    since: assignment.since,
    managed_by: manager?.configuration ?? null,
    by_reference: assignment.byReference,
  };
}

const sideOf = ({ permissions, through }: Holding, state: AccessState, describing: Describing) => ({
  permissions: [...permissions.keys()].sort(),
  through: through.map((assignment) => describeGrant(assignment, state, describing)),
});

/** The two sides of a review. */
export interface Sides {
  readonly before: AccessState;
  readonly after: AccessState;
}

function describeScope(
  difference: ScopeDifference,
  { before, after }: Sides,
  describing: Describing,
): ScopeChange {
  const { scope, change, gained, lost, prolonged, shortened } = difference;
  const project = scope === null ? undefined : (after.projects.get(scope) ?? before.projects.get(scope));
  const is = sideOf(difference.after, after, describing);
  return {
    project_id: project?.id ?? null,
    project_name: scope === null ? null : describing.names.of(scope),
    change,
    before: difference.before === difference.after ? is : sideOf(difference.before, before, describing),
    after: is,
    gained: [...gained],
    lost: [...lost],
    prolonged: [...prolonged],
    shortened: [...shortened],
  };
}

const byName = (one: ScopeChange, other: ScopeChange) =>
  (one.project_name ?? '') === (other.project_name ?? '')
    ? 0
    : one.project_name === null || (other.project_name !== null && one.project_name < other.project_name)
      ? -1
      : 1;

/** One principal, with what becomes of its access. What is found about it is added later. */
export function describePrincipal(
  key: Key,
  { change, scopes }: AccessDifference,
  sides: Sides,
  describing: Describing,
): PrincipalChange {
  const [was, is] = [sides.before.principals.get(key), sides.after.principals.get(key)];
  const known = is ?? was;
  return {
    key,
    id: known ? known.id : realId(key),
    kind: known?.kind ?? (key.startsWith('sa_') ? 'service_account' : 'member'),
    name: known?.name ?? key,
    display_name: known?.displayName ?? null,
    change,
    status_before: was?.status ?? null,
    status_after: is?.status ?? null,
    last_active_at: known?.lastActiveAt ?? null,
    scopes: scopes.map((scope) => describeScope(scope, sides, describing)).sort(byName),
    findings: [],
  };
}
