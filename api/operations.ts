import {
  accessKey,
  member,
  project,
  role,
  roleAssignment,
  serviceAccount,
  ssoConnection,
  workloadIdentity,
} from '../provider-schema/catalogue.ts';
import { accessKeyOperations } from './access-keys/operations.ts';
import { accessKeys } from './access-keys/service.ts';
import { auditOperations } from './audit/operations.ts';
import { batchOperations } from './batch/operations.ts';
import { callerOperations } from './caller/operations.ts';
import { decisionOperations } from './decisions/operations.ts';
import { effectiveAccessOperations } from './effective-access/operations.ts';
import { environmentOperations } from './environments/operations.ts';
import type { Operation } from './http/operation.ts';
import { resourceOperations } from './http/resource-operations.ts';
import { idempotencyOperations } from './idempotency/operations.ts';
import { memberOperations } from './members/operations.ts';
import { members } from './members/service.ts';
import { permissionOperations } from './permissions/operations.ts';
import { projectOperations } from './projects/operations.ts';
import { projects } from './projects/service.ts';
import { roleMemberOperations } from './role-assignments/operations.ts';
import { roleAssignments } from './role-assignments/service.ts';
import { roles } from './roles/service.ts';
import { serviceAccountOperations } from './service-accounts/operations.ts';
import { serviceAccounts } from './service-accounts/service.ts';
import { sessionOperations } from './sessions/operations.ts';
import { signInOperations } from './sign-in/operations.ts';
import { connections } from './sso/connections.ts';
import { twoFactorOperations } from './two-factor/operations.ts';
import { tokenOperations } from './workload-identities/operations.ts';
import { workloadIdentities } from './workload-identities/service.ts';

/** All that stand for themselves. */
const own: readonly Operation[] = [
  ...environmentOperations,
  ...callerOperations,
  ...resourceOperations(project, projects),
  ...projectOperations,
  ...resourceOperations(member, members),
  ...memberOperations,
  ...signInOperations,
  ...sessionOperations,
  ...twoFactorOperations,
  ...resourceOperations(ssoConnection, connections),
  ...resourceOperations(serviceAccount, serviceAccounts),
  ...serviceAccountOperations,
  ...resourceOperations(accessKey, accessKeys),
  ...accessKeyOperations,
  ...resourceOperations(workloadIdentity, workloadIdentities),
  ...tokenOperations,
  ...resourceOperations(role, roles),
  ...resourceOperations(roleAssignment, roleAssignments),
  ...roleMemberOperations,
  ...permissionOperations,
  ...effectiveAccessOperations,
  ...decisionOperations,
  ...auditOperations,
  ...idempotencyOperations,
];

/** Every endpoint for programs. */
export const operations: readonly Operation[] = [...own, ...batchOperations(own)];
