import {
  type AccessTable,
  type Assignment,
  assignmentAt,
  everywhere,
  type Granting,
  type Holder,
  rolesGranting,
  type Scope,
} from './access-table.ts';
import type { Role } from './editions.ts';

export interface Question {
  readonly principalId: string;
  readonly permission: string;
  readonly scope: Scope;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An assignment and the role that it gives. */
export interface Grant {
  readonly assignment: Assignment;
  readonly role: Role;
}

export type Decision =
  | ({ readonly allowed: true } & Grant)
  | {
      readonly allowed: false;
      readonly reason: DenialReason;
      /** The grant that has ended, or the one that counts elsewhere. */
      readonly grant?: Grant;
    };

/**
 * Why not, most telling first: there is no such principal; it may not act at all; an assignment would have allowed it
 * but has ended; one allows it in another scope; nothing grants the permission.
 */
export type DenialReason =
  | 'unknown_principal'
  | 'principal_not_active'
  | 'assignment_expired'
  | 'other_scope'
  | 'not_granted';

const grants = (table: AccessTable, row: number, granting: Granting) =>
  granting[table.rows.role[row] ?? 0] === 1;

export const counts = (table: AccessTable, row: number, at: number) => at < (table.rows.end[row] ?? 0);

/** So few rows are walked through faster than halved. */
const fewRows = 16;

/** The first of a holder's rows that is in the project or a later one. */
function firstRowIn(table: AccessTable, { start, end }: Holder, project: number): number {
  const { project: projects } = table.rows;
  let low = start;
  let high = end;
  while (high - low > fewRows) {
    const middle = (low + high) >>> 1;
    if ((projects[middle] ?? 0) < project) low = middle + 1;
    else high = middle;
  }
  while (low < high && (projects[low] ?? 0) < project) low += 1;
  return low;
}

const none = -1;

/** The row among a holder's in exactly this place that grants the permission and counts at the instant. */
function grantingRow(
  table: AccessTable,
  holder: Holder,
  project: number,
  granting: Granting,
  at: number,
): number {
  const { project: projects } = table.rows;
  let row = project === everywhere ? holder.start : firstRowIn(table, holder, project);
  for (; row < holder.end && projects[row] === project; row++)
    if (grants(table, row, granting) && counts(table, row, at)) return row;
  return none;
}

function grantAt(table: AccessTable, row: number): Grant {
  const role = table.roles[table.rows.role[row] ?? 0];
  if (!role) throw new Error('a role that does not exist grants nothing');
  return { assignment: assignmentAt(table, row), role };
}

/**
 * Answers one access question. Denies unless an assignment of an active principal grants the permission in the scope;
 * assignments only add up, none takes away.
 */
export function decide(table: AccessTable, question: Question): Decision {
  const { principalId, permission, scope, at } = question;
  const holder = table.holders.get(principalId);
  if (holder === undefined) return { allowed: false, reason: 'unknown_principal' };
  if (holder.status !== 'active') return { allowed: false, reason: 'principal_not_active' };
  const granting = rolesGranting(table, permission);
  let row = grantingRow(table, holder, everywhere, granting, at);
  const project = scope === null ? undefined : table.projects.get(scope);
  if (row === none && project !== undefined) row = grantingRow(table, holder, project, granting, at);
  if (row === none) return whyNot(table, holder, project, granting, at);
  const { assignment, role } = grantAt(table, row);
  return { allowed: true, assignment, role };
}

/** In one walk through what the principal holds: the whole environment's rows come first, as they do above. */
function whyNot(
  table: AccessTable,
  holder: Holder,
  project: number | undefined,
  granting: Granting,
  at: number,
): Decision {
  const { project: projects } = table.rows;
  let elsewhere = none;
  for (let row = holder.start; row < holder.end; row++) {
    if (!grants(table, row, granting)) continue;
    const place = projects[row];
    // What counted here would have allowed it.
    if (place === everywhere || place === project)
      return { allowed: false, reason: 'assignment_expired', grant: grantAt(table, row) };
    if (elsewhere === none && counts(table, row, at)) elsewhere = row;
  }
  return elsewhere === none
    ? { allowed: false, reason: 'not_granted' }
    : { allowed: false, reason: 'other_scope', grant: grantAt(table, elsewhere) };
}

/**
 * In which scopes a principal holds a permission: everywhere, or in the listed projects.
 * For lists, which show what the caller may see and nothing else.
 */
export function scopesOf(
  table: AccessTable,
  { principalId, permission, at }: Omit<Question, 'scope'>,
): 'everywhere' | ReadonlySet<string> {
  const scopes = new Set<string>();
  for (const { assignment } of grantsOf(table, { principalId, permission, at })) {
    if (assignment.projectId === null) return 'everywhere';
    scopes.add(assignment.projectId);
  }
  return scopes;
}

interface GrantsQuestion {
  readonly principalId: string;
  readonly at: number;
  /** Only what grants this. */
  readonly permission?: string;
}

/** Everything through which an active principal holds something at the instant: first in the whole environment. */
export function grantsOf(table: AccessTable, { principalId, at, permission }: GrantsQuestion): Grant[] {
  const holder = table.holders.get(principalId);
  const found: Grant[] = [];
  if (holder?.status !== 'active') return found;
  for (let row = holder.start; row < holder.end; row++) {
    if (!counts(table, row, at)) continue;
    const role = table.roles[table.rows.role[row] ?? 0];
    if (role && (permission === undefined || role.permissions.has(permission)))
      found.push({ assignment: assignmentAt(table, row), role });
  }
  return found;
}

interface GrantQuestion extends Omit<Question, 'permission'> {
  readonly permissions: Iterable<string>;
  /** When the grant ends, in milliseconds since 1970; `null` is never. */
  readonly until: number | null;
}

/**
 * Which of the permissions the principal lacks in the scope, now or before the grant ends: nobody grants what they
 * do not hold, nor for longer than they hold it.
 */
export function missingPermissions(
  table: AccessTable,
  { permissions, until, at, ...question }: GrantQuestion,
): string[] {
  // Assignments only ever end: what counts just before the grant ends counts from now on.
  const last = until === null ? Number.MAX_VALUE : Math.max(at, until - 1);
  return [...permissions].filter(
    (permission) => !decide(table, { ...question, permission, at: last }).allowed,
  );
}
