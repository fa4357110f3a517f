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

/** A principal in the table: its assignments are the rows from `start` to before `end`. */
export interface Holder {
  readonly id: string;
  readonly status: Principal['status'];
  readonly start: number;
  readonly end: number;
}

/**
 * What principals hold, compiled: one row for each assignment, in columns, with ids replaced by indexes. The rows of
 * a principal lie together, those of the whole environment first and then by project, so that a decision looks at the
 * few that matter, however many there are.
 *
 * Read it with `decide.ts` and `holders.ts`, change it with the functions below.
 */
export interface AccessTable {
  readonly holders: ReadonlyMap<string, Holder>;
  readonly projects: ReadonlyMap<string, number>;
  readonly projectIds: readonly string[];
  /** By index; `undefined` where an assignment names a role that does not exist. */
  readonly roles: readonly (Role | undefined)[];
  readonly roleIds: readonly string[];
  readonly rows: Readonly<Rows>;
  /** How many rows are in use, those of principals that were replaced included. */
  readonly length: number;
}

/** By index of a role: 1 where it grants the permission, else 0 or nothing. */
export type Granting = Uint8Array;

interface Rows {
  /** The index of the project, or {@link everywhere}. */
  project: Int32Array;
  role: Int32Array;
  /** When the assignment ends, in milliseconds since 1970; `Infinity` for never. */
  end: Float64Array;
  /** The holder's index, or {@link nobody} where it was replaced. */
  holder: Int32Array;
  id: string[];
}

interface MutableTable {
  readonly holders: Map<string, Holder>;
  /** The index of a holder stays the same while its rows move. */
  readonly holderIndexes: Map<string, number>;
  readonly holderIds: string[];
  readonly projects: Map<string, number>;
  readonly projectIds: string[];
  readonly roles: (Role | undefined)[];
  readonly roleIds: string[];
  readonly roleIndexes: Map<string, number>;
  /** Permission → the roles that grant it; made when somebody asks. */
  readonly granting: Map<string, Granting>;
  readonly rows: Rows;
  length: number;
  /** Rows of principals that were replaced. */
  dead: number;
}

export const everywhere = -1;
const nobody = -1;

const emptyRows = (capacity: number): Rows => ({
  project: new Int32Array(capacity),
  role: new Int32Array(capacity),
  end: new Float64Array(capacity),
  holder: new Int32Array(capacity),
  id: [],
});

/** A table of the given roles and principals. */
export function createAccessTable(roles: Iterable<Role>, principals: Iterable<Principal> = []): AccessTable {
  const table: MutableTable = {
    holders: new Map(),
    holderIndexes: new Map(),
    holderIds: [],
    projects: new Map(),
    projectIds: [],
    roles: [],
    roleIds: [],
    roleIndexes: new Map(),
    granting: new Map(),
    rows: emptyRows(16),
    length: 0,
    dead: 0,
  };
  for (const role of roles) setRole(table, role);
  for (const principal of principals) setPrincipal(table, principal);
  return table;
}

/** There is one kind of table; outside, only these functions change it. */
const mutable = (table: AccessTable) => table as MutableTable;

function intern(indexes: Map<string, number>, ids: string[], id: string): number {
  const known = indexes.get(id);
  if (known !== undefined) return known;
  indexes.set(id, ids.length);
  return ids.push(id) - 1;
}

const roleIndex = (table: MutableTable, id: string) => intern(table.roleIndexes, table.roleIds, id);

/** Adds a role, or replaces it for everybody who holds it. */
export function setRole(table: AccessTable, role: Role): void {
  const changed = mutable(table);
  changed.roles[roleIndex(changed, role.id)] = role;
  changed.granting.clear();
}

/** From now on the role grants nothing. */
export function removeRole(table: AccessTable, id: string): void {
  const changed = mutable(table);
  changed.roles[roleIndex(changed, id)] = undefined;
  changed.granting.clear();
}

/** Adds a principal with everything that it holds, or replaces it. */
export function setPrincipal(table: AccessTable, { id, status, assignments }: Principal): void {
  const changed = mutable(table);
  removePrincipal(table, id);
  const sorted = assignments.map((assignment) => ({
    id: assignment.id,
    project:
      assignment.projectId === null
        ? everywhere
        : intern(changed.projects, changed.projectIds, assignment.projectId),
    role: roleIndex(changed, assignment.roleId),
    end: assignment.expiresAt ?? Number.POSITIVE_INFINITY,
  }));
  // In one scope the longest first, so that a decision names the assignment that holds longest.
  if (sorted.length > 1)
    sorted.sort(
      (one, other) =>
        one.project - other.project || compareEnds(other.end, one.end) || (one.id < other.id ? -1 : 1),
    );
  const holder = intern(changed.holderIndexes, changed.holderIds, id);
  makeRoom(changed, sorted.length);
  const { rows, length: start } = changed;
  let row = start;
  for (const assignment of sorted) {
    rows.project[row] = assignment.project;
    rows.role[row] = assignment.role;
    rows.end[row] = assignment.end;
    rows.holder[row] = holder;
    rows.id[row] = assignment.id;
    row += 1;
  }
  changed.length = row;
  changed.holders.set(id, { id, status, start, end: row });
}

/** Infinity minus Infinity is no number. */
const compareEnds = (one: number, other: number) => (one === other ? 0 : one - other);

/** From now on the principal holds nothing, and is not known. */
export function removePrincipal(table: AccessTable, id: string): void {
  const changed = mutable(table);
  const holder = changed.holders.get(id);
  if (!holder) return;
  changed.holders.delete(id);
  changed.rows.holder.fill(nobody, holder.start, holder.end);
  changed.dead += holder.end - holder.start;
}

function grow(rows: Rows, capacity: number): void {
  const { project, role, end, holder, id } = rows;
  Object.assign(rows, emptyRows(capacity), { id });
  rows.project.set(project);
  rows.role.set(role);
  rows.end.set(end);
  rows.holder.set(holder);
}

function makeRoom(table: MutableTable, more: number): void {
  const capacity = table.rows.project.length;
  if (table.length + more <= capacity) return;
  if (table.dead === 0) grow(table.rows, 2 * (table.length + more));
  else compact(table, more);
}

/** Leaves the dead rows behind. */
function compact(table: MutableTable, more: number): void {
  const capacity = table.rows.project.length;
  const kept = table.length - table.dead;
  // Where most rows are dead the living ones fit into the room there is.
  const wanted = Math.max(capacity, 16, kept + more > capacity / 2 ? 2 * (kept + more) : 0);
  const { rows } = table;
  const fresh = emptyRows(wanted);
  let length = 0;
  for (const holder of table.holders.values()) {
    const { start, end } = holder;
    fresh.project.set(rows.project.subarray(start, end), length);
    fresh.role.set(rows.role.subarray(start, end), length);
    fresh.end.set(rows.end.subarray(start, end), length);
    fresh.holder.set(rows.holder.subarray(start, end), length);
    for (let row = start; row < end; row++) fresh.id.push(rows.id[row] ?? '');
    table.holders.set(holder.id, { ...holder, start: length, end: length + end - start });
    length += end - start;
  }
  Object.assign(rows, fresh);
  table.length = length;
  table.dead = 0;
}

const nothing: Granting = new Uint8Array(0);

/** Which roles grant the permission. */
export function rolesGranting(table: AccessTable, permission: string): Granting {
  const { granting, roles } = mutable(table);
  const known = granting.get(permission);
  if (known) return known;
  const found = Uint8Array.from(roles, (role) => (role?.permissions.has(permission) ? 1 : 0));
  // What no role grants may be anything that a client makes up: it is not kept.
  if (!found.includes(1)) return nothing;
  granting.set(permission, found);
  return found;
}

/** The assignment in a row. */
export function assignmentAt(table: AccessTable, row: number): Assignment {
  const { project, role, end, id } = table.rows;
  const ends = end[row] ?? 0;
  return {
    id: id[row] ?? '',
    roleId: table.roleIds[role[row] ?? 0] ?? '',
    projectId: table.projectIds[project[row] ?? 0] ?? null,
    expiresAt: ends === Number.POSITIVE_INFINITY ? null : ends,
  };
}

/** The id of the principal that holds the row, if it still does. */
export function holderOfRow(table: AccessTable, row: number): Holder | undefined {
  const id = mutable(table).holderIds[table.rows.holder[row] ?? nobody];
  return id === undefined ? undefined : table.holders.get(id);
}
