// Do not edit: npm run generate makes this file of constructs/assign.ts.
import { RoleAssignment } from '../generated';
import { Annotations, type TerraformProvider } from 'cdktn';
import type { Construct } from 'constructs';
import { momentOf } from './moment';
import {
  type AnyRole,
  type GrantOptions,
  type Principal,
  type ProjectReference,
  principalId,
  projectId,
  roleId,
  roleKeyOf,
} from './references';

/** A grant, whatever its edition. */
export interface Wanted extends GrantOptions {
  readonly principal: Principal;
  readonly role: AnyRole;
  readonly project?: ProjectReference;
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
  if (!requirePrincipal(construct, principal)) return undefined;
  refuseWhereComplete(construct, role, project);
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

/** Whether it is one, and an annotation where not: types are not checked everywhere, and can be cast away. */
export function requirePrincipal(construct: Construct, principal: Principal): boolean {
  if (principal !== undefined && (typeof principal !== 'string' || /^(mem|sa)_/.test(principal))) return true;
  Annotations.of(construct).addError(
    `${JSON.stringify(principal)} is neither a construct nor the id of a member (mem_…) or service account (sa_…): give the construct itself, as in new Member(…), or new DataRosterMember(this, 'jane', { email: 'jane@example.com' })`,
  );
  return false;
}

/** The roles of which a team, or its project, has all holders, by their keys. */
const complete = new WeakMap<object, ReadonlySet<string>>();

/** Says that whoever holds these roles in the project is named in one place. */
export function declareComplete(project: object, roles: ReadonlySet<string>): void {
  complete.set(project, roles);
}

function refuseWhereComplete(construct: Construct, role: Wanted['role'], project: Wanted['project']): void {
  if (typeof project !== 'object') return;
  const key = roleKeyOf(construct, role);
  if (complete.get(project)?.has(key))
    Annotations.of(construct).addError(
      `the team of this project has all who hold ${key} ("complete"), so each plan would take away what the one before gave: name the principal in a list of the team instead`,
    );
}
