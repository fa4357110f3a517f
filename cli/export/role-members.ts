import { projectRoleMembers } from '../../provider-schema/project-role-members.ts';
import type { ApiObject } from './read-environment.ts';

interface Grouped {
  /** The assignments that no set has. */
  readonly assignments: readonly ApiObject[];
  /** `project_role_members`, as the API would answer them if they were objects. */
  readonly sets: readonly ApiObject[];
  readonly notes: readonly string[];
}

const mostMembers = projectRoleMembers.fields.principal_ids.maxLength;

const placeOf = ({ project_id, role_id }: ApiObject) => `${project_id}/${role_id}`;

/**
 * Makes one set of everybody who holds a role in a project. A set says nothing of ends and reasons, so where an
 * assignment has one, all of that role in that project stay as they are.
 *
 * @param selected the assignments that are to be declared
 * @param live all that count now: a set that lacked one would take it away
 */
export function groupRoleMembers(selected: readonly ApiObject[], live: readonly ApiObject[]): Grouped {
  const inProjects = live.filter(({ project_id }) => typeof project_id === 'string');
  const places = Map.groupBy(inProjects, placeOf);
  const declared = new Set(selected.map(placeOf));
  const plain = new Set<string>();
  let refused = 0;
  for (const [place, holders] of places) {
    if (!declared.has(place)) continue;
    const fits =
      holders.length <= mostMembers &&
      holders.every(({ expires_at, reason }) => (expires_at ?? null) === null && (reason ?? null) === null);
    if (fits) plain.add(place);
    else refused += 1;
  }
  const sets = [...plain].sort().map((place): ApiObject => {
    const holders = places.get(place) ?? [];
    const [holder] = holders;
    const { project_id, role_id } = { ...holder };
    return { id: place, project_id, role_id, principal_ids: holders.map(({ principal_id }) => principal_id) };
  });
  return {
    sets,
    assignments: selected.filter((assignment) => !plain.has(placeOf(assignment))),
    notes:
      refused === 0
        ? []
        : [
            `The holders of a role in a project are written as single assignments ${refused === 1 ? 'once' : `${refused} times`}, because one of these has an end or a reason, or they are more than ${mostMembers}.`,
          ],
  };
}
