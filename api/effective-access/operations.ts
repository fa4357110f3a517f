import { member, project, role, serviceAccount } from '../../provider-schema/catalogue.ts';
import { idSchema } from '../../provider-schema/readers/zod.ts';
import type { Operation } from '../http/operation.ts';
import { pageShape } from '../http/paging.ts';
import {
  permissionHoldersQuery,
  permissionHoldersSchema,
  principalAccessQuery,
  principalAccessSchema,
  projectAccessSchema,
  roleAccessSchema,
} from './schemas.ts';
import { listPermissionHolders, listPrincipalAccess, listProjectAccess, listRoleAccess } from './service.ts';

const shared = { method: 'get', permission: 'member.list', status: 200, answersFrom: 'snapshot' } as const;

const ofPrincipal = {
  ...shared,
  guard: 'self',
  query: { ...pageShape, ...principalAccessQuery },
  answer: principalAccessSchema,
  handle: listPrincipalAccess,
} as const;

const fromAllAssignments =
  'Works out what all role assignments that count now come to, and names them: the whole environment first, then each project that something was assigned in, with what is held there, by assignments in the whole environment too. Whoever is pending or disabled may do nothing, and no item is listed. About oneself it takes no permission.';

/** What all assignments come to, asked from each of their ends. The answers agree with the access decisions. */
export const effectiveAccessOperations: Operation[] = [
  {
    ...ofPrincipal,
    id: 'list_member_access',
    action: 'member.list_access',
    path: '/v1/members/{id}/access',
    tag: 'member',
    summary: 'List what a member may do, and through what',
    description: fromAllAssignments,
    params: { id: idSchema(member) },
  },
  {
    ...ofPrincipal,
    id: 'list_service_account_access',
    action: 'service_account.list_access',
    path: '/v1/service_accounts/{id}/access',
    tag: 'service_account',
    summary: 'List what a service account may do, and through what',
    description: fromAllAssignments,
    params: { id: idSchema(serviceAccount) },
  },
  {
    ...shared,
    id: 'list_project_access',
    action: 'project.list_access',
    path: '/v1/projects/{id}/access',
    tag: 'project',
    summary: 'List who may do what in a project, and through what',
    description:
      'Every active member and service account that holds anything in the project now, by assignments in it or in the whole environment.',
    guard: 'project',
    params: { id: idSchema(project) },
    query: pageShape,
    answer: projectAccessSchema,
    handle: listProjectAccess,
  },
  {
    ...shared,
    id: 'list_role_access',
    action: 'role.list_access',
    path: '/v1/roles/{id}/access',
    tag: 'role',
    summary: 'List who holds a role, and where',
    description:
      'The role assignments that give the role and count now: those that have not ended, of active members and service accounts. By principal.',
    guard: 'environment',
    params: { id: idSchema(role) },
    query: pageShape,
    answer: roleAccessSchema,
    handle: listRoleAccess,
  },
  {
    ...shared,
    id: 'list_permission_holders',
    action: 'permission.list_holders',
    path: '/v1/who_can',
    tag: 'permission',
    summary: 'List who holds a permission, and through what',
    description:
      'Every active member and service account that holds the permission now, in a project or in the whole environment, with the role assignments that give it. For a project it is enough to hold the right there. A permission that the edition does not have is refused with `unknown_reference`.',
    guard: 'service',
    query: { ...pageShape, ...permissionHoldersQuery },
    answer: permissionHoldersSchema,
    handle: listPermissionHolders,
  },
];
