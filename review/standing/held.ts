import { differenceBetween } from '../effect/difference.ts';
import { createHoldingsReader } from '../effect/holdings.ts';
import type { Reviewed } from '../findings/context.ts';
import { type AccessState, type AssignmentState, assignmentsByPrincipal } from '../state/access-state.ts';
import type { Selection } from './narrow.ts';

/** What is held now. */
export interface Held {
  /** Everybody with all that they may do, for the rules to look at. */
  readonly observed: readonly Reviewed[];
  /** Whom and what the report shows; of whoever is disabled, what they would hold. */
  readonly shown: readonly Reviewed[];
}

/** What has not ended, and is of a role that there is. */
export const heldNow = ({ assignments, roles }: AccessState, now: number): AssignmentState[] => [
  ...assignments.values().filter(({ end, role }) => (end === null || now < end) && roles.has(role)),
];

const asIfEnabled = (state: AccessState): AccessState => ({
  ...state,
  principals: new Map(
    state.principals
      .entries()
      .map(([key, principal]) => [
        key,
        principal.status === 'disabled' ? { ...principal, status: 'active' } : principal,
      ]),
  ),
});

function reviewAll(state: AccessState, grants: readonly AssignmentState[], now: number) {
  const held = assignmentsByPrincipal({ assignments: new Map(grants.map((grant) => [grant.key, grant])) });
  const reader = createHoldingsReader(state, held, now);
  return (key: string): Omit<Reviewed, 'principal'> => {
    const holdings = reader.of(key);
    const assignments = held.get(key) ?? [];
    return {
      key,
      isDeleted: false,
      difference: differenceBetween(holdings, holdings),
      assignments,
      assignmentsBefore: assignments,
    };
  };
}

/** What everybody holds now, and what of it is selected. */
export function reviewHeld(state: AccessState, selection: Selection, now: number): Held {
  const grants = heldNow(state, now);
  const of = reviewAll(state, grants, now);
  const ofSelected = reviewAll(asIfEnabled(state), grants.filter(selection.hasGrant), now);
  const observed = [...state.principals.values()].map((principal) => ({ ...of(principal.key), principal }));
  const isWhole = ({ principal }: Reviewed) => !selection.isOfGrants && principal.status !== 'disabled';
  return {
    observed,
    shown: observed
      .filter(({ key }) => selection.hasPrincipal(key))
      .map((each) => (isWhole(each) ? each : { ...ofSelected(each.key), principal: each.principal }))
      .filter(({ assignments }) => !selection.isOfGrants || assignments.length > 0),
  };
}
