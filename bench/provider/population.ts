import { newId } from '../../api/ids.ts';
import type { Population } from '../decisions/population.ts';

const members = 1_000;
const assignmentsPerMember = 5;

/** 5,000 role assignments without an end. */
export function fiveThousandAssignments(): Population {
  const projectIds = Array.from({ length: 50 }, () => newId('prj'));
  const people = Array.from({ length: members }, (_, index) => ({
    id: newId('mem'),
    status: 'active' as const,
    assignments: Array.from({ length: assignmentsPerMember }, (_, number) => ({
      id: newId('ra'),
      roleId: 'project_user',
      projectId: projectIds[(index + number * 7) % projectIds.length] ?? '',
      expiresAt: null,
    })),
  }));
  return { projectIds, members: people, roles: [] };
}

export const nobody = (): Population => ({ projectIds: [], members: [], roles: [] });
