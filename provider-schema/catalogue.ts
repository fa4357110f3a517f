import { accessKey } from './access-key.ts';
import type { FunctionDefinition, QueryDefinition } from './data-source.ts';
import type { ResourceDefinition } from './definition.ts';
import { environmentSettings } from './environment-settings.ts';
import { secretAccessKey } from './ephemeral/secret-access-key.ts';
import { sessionCredentials } from './ephemeral/session-credentials.ts';
import { roleGrants } from './functions/role-grants.ts';
import { rolePermissions } from './functions/role-permissions.ts';
import { member } from './member.ts';
import { project } from './project.ts';
import { projectRoleMembers } from './project-role-members.ts';
import { callerIdentity } from './queries/caller-identity.ts';
import { effectiveAccess } from './queries/effective-access.ts';
import { permissions } from './queries/permissions.ts';
import { whoCan } from './queries/who-can.ts';
import { role } from './role.ts';
import { roleAssignment } from './role-assignment.ts';
import { serviceAccount } from './service-account.ts';
import { ssoConnection } from './sso-connection.ts';
import { workloadIdentity } from './workload-identity.ts';

/** Every object that can be declared. A resource that is neither here nor in {@link views} does not exist. */
export const catalogue: readonly ResourceDefinition[] = [
  project,
  member,
  serviceAccount,
  accessKey,
  role,
  roleAssignment,
  ssoConnection,
  workloadIdentity,
];

/** What can be declared and is no object of its own in the API. */
export const views: readonly ResourceDefinition[] = [environmentSettings, projectRoleMembers];

/** Everything that Terraform can declare. */
export const declarable: readonly ResourceDefinition[] = [...catalogue, ...views];

/** @throws when nothing that can be declared has this name: a defect of the definition that refers to it */
export function resourceNamed(name: string): ResourceDefinition {
  const found = declarable.find((definition) => definition.name === name);
  if (!found) throw new Error(`the catalogue has no ${name}`);
  return found;
}

/** Every data source that asks the API something else than for objects. */
export const queries: readonly QueryDefinition[] = [permissions, callerIdentity, effectiveAccess, whoCan];

/** What lives no longer than a run of Terraform, and is kept in neither the plan nor the state. */
export const ephemeralResources: readonly QueryDefinition[] = [sessionCredentials, secretAccessKey];

/** Every function of the provider: `provider::roster::<name>`. */
export const functions: readonly FunctionDefinition[] = [rolePermissions, roleGrants];

export { accessKey, member, project, role, roleAssignment, serviceAccount, ssoConnection, workloadIdentity };
