import type { Role } from './editions.ts';

/** `null` is the whole environment, otherwise the id of one project. */
export type Scope = string | null;

export interface Assignment {
  readonly id: string;
  readonly roleId: string;
  readonly projectId: Scope;
  /** Milliseconds since 1970; the assignment counts before this instant and no longer at it. */
  readonly expiresAt: number | null;
}

export interface Principal {
  readonly id: string;
  readonly status: 'pending' | 'active' | 'disabled';
  readonly assignments: readonly Assignment[];
}

export interface Question {
  readonly principal: Principal;
  readonly permission: string;
  readonly scope: Scope;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The environment's roles: its edition's and its own. */
  readonly roles: ReadonlyMap<string, Role>;
}

export type Decision =
  | { readonly allowed: true; readonly assignment: Assignment; readonly role: Role }
  | { readonly allowed: false; readonly reason: DenialReason };

/**
 * Why not, most telling first: the principal may not act at all; an assignment would have allowed it
 * but has ended; one allows it in another scope; nothing grants the permission.
 */
export type DenialReason = 'principal_not_active' | 'assignment_expired' | 'other_scope' | 'not_granted';

const covers = (assignment: Assignment, scope: Scope) =>
  assignment.projectId === null || assignment.projectId === scope;

const counts = (assignment: Assignment, at: number) =>
  assignment.expiresAt === null || at < assignment.expiresAt;

/**
 * Answers one access question. Denies unless an assignment of an active principal grants the
 * permission in the scope; assignments only add up, none takes away.
 */
export function decide({ principal, permission, scope, at, roles }: Question): Decision {
  if (principal.status !== 'active') return { allowed: false, reason: 'principal_not_active' };
  let reason: DenialReason = 'not_granted';
  for (const assignment of principal.assignments) {
    const role = roles.get(assignment.roleId);
    if (!role?.permissions.has(permission)) continue;
    if (!covers(assignment, scope)) {
      if (reason === 'not_granted') reason = 'other_scope';
    } else if (!counts(assignment, at)) reason = 'assignment_expired';
    else return { allowed: true, assignment, role };
  }
  return { allowed: false, reason };
}

/**
 * In which scopes a principal holds a permission: everywhere, or in the listed projects.
 * For lists, which show what the caller may see and nothing else.
 */
export function scopesOf(question: Omit<Question, 'scope'>): 'everywhere' | ReadonlySet<string> {
  const { principal, permission, at, roles } = question;
  const projects = new Set<string>();
  if (principal.status !== 'active') return projects;
  for (const assignment of principal.assignments) {
    if (!counts(assignment, at) || !roles.get(assignment.roleId)?.permissions.has(permission)) continue;
    if (assignment.projectId === null) return 'everywhere';
    projects.add(assignment.projectId);
  }
  return projects;
}

interface GrantQuestion extends Omit<Question, 'permission'> {
  readonly permissions: Iterable<string>;
  /** When the grant ends, in milliseconds since 1970; `null` is never. */
  readonly until: number | null;
}

const lasts = ({ expiresAt }: Assignment, until: number | null) =>
  expiresAt === null || (until !== null && until <= expiresAt);

/**
 * Which of the permissions the principal lacks in the scope, now or before the grant ends: nobody grants what they
 * do not hold, nor for longer than they hold it.
 */
export function missingPermissions({ permissions, until, ...question }: GrantQuestion): string[] {
  const assignments = question.principal.assignments.filter((assignment) => lasts(assignment, until));
  const principal = { ...question.principal, assignments };
  return [...permissions].filter((permission) => !decide({ ...question, principal, permission }).allowed);
}
