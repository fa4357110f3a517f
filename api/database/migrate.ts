import { sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type MigrationResult, Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import { openPostgres } from './open.ts';
import type { Database } from './tables.ts';

/** What of the schema a database has. */
export interface SchemaState {
  /** Migrations that ran, in their order. */
  readonly applied: readonly string[];
  /** Those that this release has and that have not run. */
  readonly pending: readonly string[];
  /** Those that ran and that this release does not know. */
  readonly unknown: readonly string[];
}

const migratorOf = (database: Database) =>
  new Migrator({ db: database, provider: { getMigrations: async () => migrations } });

/** The schema is not one that this release works with. */
export class SchemaError extends Error {}

/** Changes nothing, also where there is no schema yet. */
export async function readSchemaState(database: Database): Promise<SchemaState> {
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null as there`.execute(database);
  if (found[0]?.there !== true) return compareSchema([]);
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(database);
  return compareSchema(rows.map(({ name }) => name));
}

/** @param applied the names of the migrations that ran somewhere */
export function compareSchema(applied: readonly string[]): SchemaState {
  return {
    applied,
    pending: Object.keys(migrations).filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !Object.hasOwn(migrations, name)),
  };
}

/** @throws SchemaError */
export function refuseNewer({ unknown }: SchemaState, what = 'the database'): void {
  if (unknown.length > 0)
    throw new SchemaError(
      `${what} has a newer schema than this release knows (${unknown.join(', ')}): use the release that made it, or a later one`,
    );
}

/**
 * Brings the schema up to date. Several processes may start at once: kysely holds a lock in the database.
 *
 * @param databaseUrl of the same database, where it is on a server: migrations have a connection of their own there,
 *   without the limits of a request's statements, which no index of a large table would keep
 * @returns the names of the migrations that ran
 * @throws SchemaError when it is newer than this release
 */
export async function migrate(database: Database, databaseUrl?: string): Promise<string[]> {
  refuseNewer(await readSchemaState(database));
  if (databaseUrl === undefined) return migrateToLatest(database);
  const unlimited = openPostgres(databaseUrl, { patience: Number.POSITIVE_INFINITY });
  try {
    return await migrateToLatest(unlimited.database);
  } finally {
    await unlimited.close();
  }
}

async function migrateToLatest(database: Database): Promise<string[]> {
  const { error, results = [] } = await migratorOf(database).migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }: MigrationResult) => migrationName);
}

/** @throws SchemaError when the schema is not the one of this release */
export async function requireCurrentSchema(database: Database): Promise<void> {
  const state = await readSchemaState(database);
  refuseNewer(state);
  if (state.pending.length > 0)
    throw new SchemaError(
      `the database's schema is behind this release (${state.pending.join(', ')} did not run), and ROSTER_MIGRATE_AT_START is false: run roster migrate`,
    );
}
