import type { AssignmentState, Key } from '../state/access-state.ts';

export type Place = Pick<AssignmentState, 'principal' | 'role' | 'project'>;

/** The assignments while a plan is applied, found by what they are of. */
export interface HeldGrants {
  readonly get: (place: Place) => AssignmentState | undefined;
  readonly set: (assignment: AssignmentState) => void;
  readonly delete: (assignment: AssignmentState) => void;
  readonly of: (principal: Key) => readonly AssignmentState[];
}

const placeText = ({ principal, role, project }: Place) => JSON.stringify([principal, role, project]);

export function createHeldGrants(assignments: Map<Key, AssignmentState>): HeldGrants {
  const byPlace = new Map<string, Key>();
  const byPrincipal = new Map<Key, Set<Key>>();
  const note = (assignment: AssignmentState) => {
    byPlace.set(placeText(assignment), assignment.key);
    const keys = byPrincipal.get(assignment.principal);
    if (keys) keys.add(assignment.key);
    else byPrincipal.set(assignment.principal, new Set([assignment.key]));
  };
  for (const assignment of assignments.values()) note(assignment);
  return {
    get: (place) => assignments.get(byPlace.get(placeText(place)) ?? ''),
    set: (assignment) => {
      assignments.set(assignment.key, assignment);
      note(assignment);
    },
    delete: (assignment) => {
      assignments.delete(assignment.key);
      byPlace.delete(placeText(assignment));
      byPrincipal.get(assignment.principal)?.delete(assignment.key);
    },
    of: (principal) => [...(byPrincipal.get(principal) ?? [])].flatMap((key) => assignments.get(key) ?? []),
  };
}
