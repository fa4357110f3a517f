import type { Management } from '../describe/management.ts';
import type { Names } from '../describe/names.ts';
import type { Outcome } from '../effect/apply-plan.ts';
import type { AccessDifference, ScopeDifference } from '../effect/difference.ts';
import type { PlannedChange } from '../plan/plan-file.ts';
import type { Policy } from '../policy/schema.ts';
import type { AccessState, AssignmentState, Key, PrincipalState } from '../state/access-state.ts';
import type { Names as NamesOfOne, Observation } from './observation.ts';

/** Somebody, before and after. */
export interface Reviewed {
  readonly key: Key;
  /** As it is after; of who is deleted, as it was. */
  readonly principal: PrincipalState;
  readonly isDeleted: boolean;
  readonly difference: AccessDifference;
  /** What is assigned after, and what was before, ended or not. */
  readonly assignments: readonly AssignmentState[];
  readonly assignmentsBefore: readonly AssignmentState[];
}

/** What the rules look at. */
export interface Findable {
  readonly outcome: Outcome;
  readonly changes: readonly PlannedChange[];
  /** Everybody to whom something happens; of a standing review, everybody. */
  readonly reviewed: readonly Reviewed[];
  readonly names: Names;
  readonly management: Management;
  readonly policy: Policy;
  readonly now: number;
  /** The members and service accounts that the author of the change may be. */
  readonly author: ReadonlySet<Key>;
  /** Whether all that the environment holds is known, and not what a state says alone. */
  readonly isWhole: boolean;
  /** Whether what is held now is reviewed, in place of a change. */
  readonly isStanding: boolean;
}

export type Rule = (findable: Findable) => Iterable<Observation>;

export const day = 24 * 60 * 60_000;

/** For people: `payments`, or `the environment`. */
export const scopeText = (names: Names, scope: Key | null): string =>
  scope === null ? 'the environment' : names.of(scope);

/** Names and id, for a policy to be matched with. */
export function projectOf(state: AccessState, scope: Key | null): NamesOfOne {
  if (scope === null) return ['environment'];
  const project = state.projects.get(scope);
  return project ? [project.name, ...(project.id === null ? [] : [project.id])] : [scope];
}

export function rolesOf(state: Pick<AccessState, 'roles'>, keys: Iterable<Key>): NamesOfOne[] {
  return [...new Set(keys)].map((key) => {
    const role = state.roles.get(key);
    return role ? [role.name, role.id] : [key];
  });
}

/** Who an observation is about, and nothing else of it. */
export const about = ({ key, principal }: Reviewed): Pick<Observation, 'principal'> => ({
  principal: { key, name: principal.name, kind: principal.kind },
});

/** What somebody may do there by the change and could not before, or not for as long. */
export const gainedIn = ({ gained, prolonged }: ScopeDifference): string[] => [...gained, ...prolonged];

export const gains = ({ difference }: Reviewed): boolean =>
  difference.scopes.some((scope) => gainedIn(scope).length > 0);

/** The roles through which one of the permissions is held in a scope, of all that are held there. */
export const rolesThrough = (
  { roles }: Pick<AccessState, 'roles'>,
  { after }: Pick<ScopeDifference, 'after'>,
  permissions: readonly string[],
): NamesOfOne[] => {
  const grants = (key: Key) => permissions.some((permission) => roles.get(key)?.permissions.has(permission));
  return rolesOf({ roles }, after.through.map(({ role }) => role).filter(grants));
};

/** The resource of the plan that made what is held in a scope what it is. */
export const addressOf = ({ before, after }: ScopeDifference): string | null => {
  const earlier = new Set(before.through.map(({ key }) => key));
  return after.through.find(({ key, address }) => address !== null && !earlier.has(key))?.address ?? null;
};

/** As in `a, b and c`; of more than a few, how many more there are. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : items;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
