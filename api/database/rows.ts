import { type Insertable, sql } from 'kysely';
import type { Call } from '../context.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { Database, DatabaseTransaction, Row, Tables } from './tables.ts';

/** The tables whose rows are found by environment and id, and what one row is called. */
const names = {
  projects: 'project',
  members: 'member',
  service_accounts: 'service account',
  access_keys: 'access key',
  roles: 'role',
  role_assignments: 'role assignment',
  sso_connections: 'SSO connection',
  workload_identities: 'workload identity',
} as const;

/** Columns of JSON: a driver would take their arrays for arrays of SQL. */
const jsonColumns = ['default_roles', 'group_roles', 'claims'];

type ObjectTable = keyof typeof names;
type Versioned = { readonly environment_id: string; readonly id: string; readonly version: number };

/** The row with the id in the caller's environment, if there is one. */
export async function findRow<T extends ObjectTable>(
  database: Database,
  call: Call,
  table: T,
  id: string,
): Promise<Row<T> | undefined> {
  const row = await database
    // The columns used here are the same in each of these tables.
    .selectFrom(table as 'projects')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as Row<T> | undefined;
}

/** The row that the path names; 404 when the caller's environment has none. */
export async function requireRow<T extends ObjectTable>(
  database: Database,
  call: Call<{ id: string }>,
  table: T,
): Promise<Row<T>> {
  const row = await findRow(database, call, table, call.params.id);
  if (!row) throw notFound(names[table]);
  return row;
}

export async function deleteRow(
  transaction: DatabaseTransaction,
  table: ObjectTable,
  row: Omit<Versioned, 'version'>,
): Promise<void> {
  await transaction
    .deleteFrom(table as 'projects')
    .where('environment_id', '=', row.environment_id)
    .where('id', '=', row.id)
    .execute();
}

/**
 * Writes the given columns and counts the version up. When they hold these values already nothing is
 * written, and the ETags that clients have stay good.
 *
 * @param changes `undefined` leaves a column as it is
 */
export async function updateRow<T extends ObjectTable>(
  transaction: DatabaseTransaction,
  table: T,
  before: Row<T> & Versioned,
  changes: { [K in keyof Row<T>]?: Row<T>[K] | undefined },
): Promise<Row<T>> {
  const differing = Object.entries(changes).filter(
    ([column, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(before[column as keyof Row<T>]),
  );
  if (differing.length === 0) return before;
  const values = differing.map(([column, value]) => [
    column,
    jsonColumns.includes(column) ? JSON.stringify(value) : value,
  ]);
  const row = await transaction
    .updateTable(table as 'projects')
    .set({ ...Object.fromEntries(values), version: before.version + 1 })
    .where('environment_id', '=', before.environment_id)
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return row as Row<T>;
}

/** Refuses a value that another row of the environment has, without regard to case, naming that row. */
export async function refuseTaken(
  database: Database,
  call: Call,
  table: 'projects' | 'members' | 'service_accounts' | 'roles' | 'sso_connections' | 'workload_identities',
  column: 'name' | 'email' | 'username',
  value: string,
  exceptId = '',
): Promise<void> {
  const holder = await database
    .selectFrom(table as 'projects')
    .select('id')
    .where('environment_id', '=', call.caller.environmentId)
    .where(sql<boolean>`lower(${sql.ref(column)}) = lower(${value})`)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  if (holder) throw conflict(names[table], column, holder.id);
}

/** What is unique by its name alone. */
type Named = 'projects' | 'service_accounts' | 'roles';

/**
 * Inserts a new object of the caller's environment. Refuses it when another one has its name, without regard to case,
 * naming that one; asking first would be one way more to the database.
 */
export async function insertNew<T extends Named>(
  transaction: DatabaseTransaction,
  call: Call,
  table: T,
  values: Omit<Insertable<Tables[T]>, 'environment_id' | 'created_at'> & { readonly name: string },
): Promise<Row<T>> {
  const own = { environment_id: call.caller.environmentId, created_at: call.now };
  const row = await transaction
    .insertInto(table as 'projects')
    .values({ ...values, ...own } as Insertable<Tables['projects']>)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row) return row as Row<T>;
  await refuseTaken(transaction, call, table, 'name', values.name);
  throw new Error(`nothing was inserted into ${table}, and nobody has the name`);
}
