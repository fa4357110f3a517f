// Do not edit: npm run generate makes this file of constructs/references.ts.
import type {
  DataRosterMember,
  DataRosterProject,
  DataRosterServiceAccount,
  Member,
  Project,
  ServiceAccount,
} from '../generated';
import type { DefaultEdition, Edition } from './editions';
import type { End } from './moment';
import type { EnvironmentRole, ProjectRole, RoleReference } from './roles';

/**
 * Who receives a role: a member or a service account, declared here or read by a data source; an `Automation`; the id
 * of either (`mem_…`, `sa_…`); or `{ principalId }` for an id that comes from elsewhere, such as a variable.
 */
export type Principal =
  | Member
  | ServiceAccount
  | DataRosterMember
  | DataRosterServiceAccount
  | `mem_${string}`
  | `sa_${string}`
  | { readonly principalId: string };

/**
 * A project: declared here or read by a data source; a `Team`; its id (`prj_…`); or `{ projectId }` for an id that
 * comes from elsewhere.
 */
export type ProjectReference = Project | DataRosterProject | `prj_${string}` | { readonly projectId: string };

/** A role and where it is granted: a role of the environment has no project, any other one must have it. */
export type GrantedRole<E extends Edition = DefaultEdition> =
  | { readonly role: EnvironmentRole<E> | RoleReference<'environment', E>; readonly project?: never }
  | { readonly role: ProjectRole<E> | RoleReference<'project', E>; readonly project: ProjectReference };

/** What may be said of every grant. */
export interface GrantOptions {
  /** Why, for reviewers and auditors: 1 to 500 characters. */
  readonly reason?: string;
  /** When it stops counting. Unset: it has no end. Once it has passed, nothing is declared any more. */
  readonly expiresAt?: End;
}

export function principalId(principal: Principal): string {
  if (typeof principal === 'string') return principal;
  return 'principalId' in principal ? principal.principalId : principal.id;
}

export function projectId(project: ProjectReference): string {
  if (typeof project === 'string') return project;
  return 'projectId' in project ? project.projectId : project.id;
}

/** A role, whatever its edition: the name of a predefined one, or one that has an id. */
export type AnyRole = string | { readonly id: string };

export function roleId(role: AnyRole): string {
  return typeof role === 'string' ? role : role.id;
}

/** A role and where it is granted, whatever its edition. */
export interface RoleSomewhere {
  readonly role: AnyRole;
  readonly project?: ProjectReference;
}
