import {
  accessKey,
  member,
  project,
  role,
  roleAssignment,
  serviceAccount,
} from '../provider-schema/catalogue.ts';
import { accessKeys } from './access-keys/service.ts';
import { auditOperations } from './audit/operations.ts';
import type { Operation } from './http/operation.ts';
import { resourceOperations } from './http/resource-operations.ts';
import { idempotencyOperations } from './idempotency/operations.ts';
import { members } from './members/service.ts';
import { projects } from './projects/service.ts';
import { roleAssignments } from './role-assignments/service.ts';
import { roles } from './roles/service.ts';
import { serviceAccounts } from './service-accounts/service.ts';

/** Every endpoint that takes a credential. */
export const operations: readonly Operation[] = [
  ...resourceOperations(project, projects),
  ...resourceOperations(member, members),
  ...resourceOperations(serviceAccount, serviceAccounts),
  ...resourceOperations(accessKey, accessKeys),
  ...resourceOperations(role, roles),
  ...resourceOperations(roleAssignment, roleAssignments),
  ...auditOperations,
  ...idempotencyOperations,
];
