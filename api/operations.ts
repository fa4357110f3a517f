import {
  accessKey,
  member,
  project,
  role,
  roleAssignment,
  serviceAccount,
} from '../provider-schema/catalogue.ts';
import { accessKeyOperations } from './access-keys/operations.ts';
import { accessKeys } from './access-keys/service.ts';
import { auditOperations } from './audit/operations.ts';
import { decisionOperations } from './decisions/operations.ts';
import { effectiveAccessOperations } from './effective-access/operations.ts';
import { environmentOperations } from './environments/operations.ts';
import type { Operation } from './http/operation.ts';
import { resourceOperations } from './http/resource-operations.ts';
import { idempotencyOperations } from './idempotency/operations.ts';
import { memberOperations } from './members/operations.ts';
import { members } from './members/service.ts';
import { projectOperations } from './projects/operations.ts';
import { projects } from './projects/service.ts';
import { roleAssignments } from './role-assignments/service.ts';
import { roles } from './roles/service.ts';
import { serviceAccountOperations } from './service-accounts/operations.ts';
import { serviceAccounts } from './service-accounts/service.ts';
import { sessionOperations } from './sessions/operations.ts';
import { signInOperations } from './sign-in/operations.ts';
import { ssoOperations } from './sso/operations.ts';
import { twoFactorOperations } from './two-factor/operations.ts';

/** Every endpoint for programs. */
export const operations: readonly Operation[] = [
  ...environmentOperations,
  ...resourceOperations(project, projects),
  ...projectOperations,
  ...resourceOperations(member, members),
  ...memberOperations,
  ...signInOperations,
  ...sessionOperations,
  ...twoFactorOperations,
  ...ssoOperations,
  ...resourceOperations(serviceAccount, serviceAccounts),
  ...serviceAccountOperations,
  ...resourceOperations(accessKey, accessKeys),
  ...accessKeyOperations,
  ...resourceOperations(role, roles),
  ...resourceOperations(roleAssignment, roleAssignments),
  ...effectiveAccessOperations,
  ...decisionOperations,
  ...auditOperations,
  ...idempotencyOperations,
];
