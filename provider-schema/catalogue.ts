import { accessKey } from './access-key.ts';
import type { ResourceDefinition } from './definition.ts';
import { member } from './member.ts';
import { project } from './project.ts';
import { role } from './role.ts';
import { roleAssignment } from './role-assignment.ts';
import { serviceAccount } from './service-account.ts';

/** Everything that can be declared. A resource that is not in this list does not exist. */
export const catalogue: readonly ResourceDefinition[] = [
  project,
  member,
  serviceAccount,
  accessKey,
  role,
  roleAssignment,
];

export { accessKey, member, project, role, roleAssignment, serviceAccount };
