import { project } from '../../provider-schema/catalogue.ts';
import { idSchema } from '../../provider-schema/readers/zod.ts';
import type { Operation } from '../http/operation.ts';
import { listSchema, pageShape } from '../http/paging.ts';
import { projectMemberSchema } from '../role-assignments/service.ts';
import { listMembers } from './service.ts';

export const projectOperations: Operation[] = [
  {
    id: 'list_project_members',
    method: 'get',
    path: '/v1/projects/{id}/members',
    tag: 'project',
    summary: 'List who holds a role in a project',
    description:
      'The members and service accounts that a role was assigned to in this project, with what they hold in it now. Whoever is disabled does not appear, nor does who has a role in all projects.',
    permission: 'member.list',
    permissionInProject: 'project.members.manage',
    guard: 'project',
    params: { id: idSchema(project) },
    query: pageShape,
    status: 200,
    answer: listSchema(projectMemberSchema),
    handle: listMembers,
  },
];
