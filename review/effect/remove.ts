import type { PlannedChange } from '../plan/plan-file.ts';
import type { AssignmentState, Key } from '../state/access-state.ts';
import { oldId, type Work } from './apply-plan.ts';

function removeAssignments({ held, touched }: Work, assignments: Iterable<AssignmentState>): void {
  for (const assignment of [...assignments]) {
    touched.add(assignment.principal);
    held.delete(assignment);
  }
}

/** Everything that somebody holds goes with them, whether or not the configuration declares it. */
function removePrincipal(work: Work, id: Key): void {
  const { state, touched, held } = work;
  touched.add(id);
  state.principals.delete(id);
  removeAssignments(work, held.of(id));
  for (const { key, account } of state.accessKeys.values()) if (account === id) state.accessKeys.delete(key);
}

const removals: Readonly<Record<string, (work: Work, id: Key, change: PlannedChange) => void>> = {
  member: removePrincipal,
  service_account: removePrincipal,
  project: (work, id) => {
    work.state.projects.delete(id);
    removeAssignments(
      work,
      work.state.assignments.values().filter(({ project }) => project === id),
    );
  },
  role: (work, id) => {
    work.state.roles.delete(id);
    work.changedRoles.add(id);
  },
  role_assignment: (work, id) => {
    const assignment = work.state.assignments.get(id);
    if (assignment) removeAssignments(work, [assignment]);
  },
  project_role_members: (work, _id, { change }) => {
    const { project_id, role_id, principal_ids } = { ...change.before };
    const members = (Array.isArray(principal_ids) ? principal_ids : []) as readonly Key[];
    const place = { role: String(role_id), project: String(project_id) };
    removeAssignments(
      work,
      members.flatMap((principal) => work.held.get({ ...place, principal }) ?? []),
    );
  },
  access_key: ({ state }, id) => {
    state.accessKeys.delete(id);
  },
};

/** Takes away what a change deletes, and what goes with it. */
export function remove(work: Work, change: PlannedChange): void {
  const id = oldId(change);
  if (id !== undefined) removals[change.definition.name]?.(work, id, change);
}
