import type { Assignment, Principal } from '../../access-model/access-table.ts';
import { editionOf, type Role } from '../../access-model/editions.ts';
import { newId } from '../../api/ids.ts';
import { pick, randomNumbers } from './random.ts';

export const edition = editionOf('emqx-platform-3');

/** Who holds what in an environment of the benchmarks' own. */
export interface Population {
  readonly projectIds: readonly string[];
  readonly members: readonly Principal[];
  /** The custom ones. */
  readonly roles: readonly Role[];
}

export interface Size {
  readonly members: number;
  readonly projects: number;
  readonly assignmentsPerMember: number;
}

export const smallSize: Size = { members: 1_000, projects: 100, assignmentsPerMember: 10 };

const customRoleCount = 20;
const permissionsPerCustomRole = 8;
const hour = 60 * 60 * 1000;

function customRoles(random: () => number): Role[] {
  const permissions = [...edition.permissions.keys()];
  return Array.from({ length: customRoleCount }, (_, index) => ({
    id: newId('rol'),
    name: `Custom role ${index}`,
    scopeKind: 'project' as const,
    description: '',
    permissions: new Set(Array.from({ length: permissionsPerCustomRole }, () => pick(random, permissions))),
  }));
}

/**
 * Members with a realistic mix: one in ten holds a role in the whole environment (one in a hundred is Administrator),
 * the rest is in projects; one assignment in five is of a custom role; one in ten has an end, and half of those have ended; one member in fifty is
 * disabled. The same in each run but for the ids.
 *
 * @param at what ends are counted from, in milliseconds since 1970
 */
export function populate({ members, projects, assignmentsPerMember }: Size, at: number): Population {
  const random = randomNumbers(4);
  const roles = customRoles(random);
  const projectIds = Array.from({ length: projects }, () => newId('prj'));
  const projectRoles = [...edition.roles.values()]
    .filter(({ scopeKind }) => scopeKind === 'project')
    .map(({ id }) => id);
  const customRoleIds = roles.map(({ id }) => id);
  const end = () => (random() < 0.9 ? null : at + (random() < 0.5 ? -1 : 1) * hour);
  const inProject = (): Assignment => ({
    id: newId('ra'),
    roleId: pick(random, random() < 0.2 ? customRoleIds : projectRoles),
    projectId: pick(random, projectIds),
    expiresAt: end(),
  });
  const everywhere = (): Assignment => ({
    id: newId('ra'),
    roleId: random() < 0.1 ? 'administrator' : pick(random, ['accountant', 'auditor']),
    projectId: null,
    expiresAt: end(),
  });
  const assignments = () => {
    const found = new Map<string, Assignment>();
    if (random() < 0.1) found.set('everywhere', everywhere());
    while (found.size < assignmentsPerMember) {
      const assignment = inProject();
      found.set(`${assignment.roleId} ${assignment.projectId}`, assignment);
    }
    return [...found.values()];
  };
  const people = Array.from({ length: members }, () => ({
    id: newId('mem'),
    status: random() < 0.02 ? ('disabled' as const) : ('active' as const),
    assignments: assignments(),
  }));
  return { projectIds, members: people, roles };
}
