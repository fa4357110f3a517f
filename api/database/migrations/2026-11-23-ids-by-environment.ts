import { type Kysely, sql } from 'kysely';

/**
 * An index on ids alone tempts the planner to walk through all environments for a page of one of them: it costs more
 * with each older environment. These are looked up by environment and id, for which they have their primary keys.
 */
const tables = ['projects', 'members', 'service_accounts', 'roles', 'role_assignments'];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const table of tables)
    await sql.raw(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_id_key`).execute(database);
}
