// Do not edit: npm run generate makes this file of constructs/assign.ts.
import { RoleAssignment } from '../generated';
import { Annotations, type TerraformProvider } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { requirePrincipal, requireProject, requireRole } from './given';
import { identityOf, roleKeyOf } from './keys';
import { momentOf } from './moment';
import {
  type AnyRole,
  type GrantOptions,
  type Principal,
  type ProjectReference,
  principalId,
  projectId,
  type RoleSomewhere,
  roleId,
} from './references';

/** A grant, whatever its edition. */
export interface Wanted extends RoleSomewhere, GrantOptions {
  readonly principal: Principal;
  readonly provider?: TerraformProvider;
}

/**
 * The role assignment of a grant, unless its end has passed: then nothing, so that the next plan removes it.
 *
 * @param construct what people declared, where annotations belong
 * @param place where the role assignment is put
 */
export function assign(
  construct: Construct,
  [place, id]: readonly [Construct, string],
  { principal, role, project, expiresAt, ...rest }: Wanted,
): RoleAssignment | undefined {
  const found = [
    requirePrincipal(construct, 'principal', principal),
    requireRole(construct, role),
    project === undefined || requireProject(construct, project),
  ];
  if (found.includes(false)) return undefined;
  if (project !== undefined) refuseWhereComplete(construct, role, project);
  const end = expiresAt === undefined ? undefined : momentOf(construct, 'expiresAt', expiresAt);
  if (end?.time !== undefined && end.time <= Date.now()) {
    Annotations.of(construct).addWarning(
      `this ended at ${end.text}, so nothing is declared any more: delete it from the code, or set a later "expiresAt"`,
    );
    return undefined;
  }
  return new RoleAssignment(place, id, {
    principalId: principalId(principal),
    roleId: roleId(role),
    ...(project === undefined ? {} : { projectId: projectId(project) }),
    ...(end === undefined ? {} : { expiresAt: end.text }),
    ...rest,
  });
}

/** Who holds roles in a project is named in one place: the ids of such roles by that of the project, for each app. */
const complete = new WeakMap<IConstruct, Map<string, Set<string>>>();

/** Says that whoever holds these roles in the project is named by the team. */
export function declareComplete(team: Construct, project: string, roles: readonly AnyRole[]): void {
  const projects = complete.get(team.node.root) ?? new Map<string, Set<string>>();
  complete.set(team.node.root, projects);
  projects.set(identityOf(team, project), new Set(roles.map((role) => identityOf(team, roleId(role)))));
}

function refuseWhereComplete(construct: Construct, role: AnyRole, project: ProjectReference): void {
  const roles = complete.get(construct.node.root)?.get(identityOf(construct, projectId(project)));
  if (roles?.has(identityOf(construct, roleId(role))))
    Annotations.of(construct).addError(
      `the team of this project has all who hold ${roleKeyOf(construct, role)} ("complete"), so each plan would take away what the one before gave: name the principal in a list of the team instead`,
    );
}
