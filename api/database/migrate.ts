import { type Migration, Migrator } from 'kysely/migration';
import * as initial from './migrations/2026-11-21-initial.ts';
import * as identity from './migrations/2026-11-22-identity.ts';
import type { Database } from './tables.ts';

/** Listed by hand, in order: a bundle has no folder to read. */
const migrations: Record<string, Migration> = {
  '2026-11-21-initial': initial,
  '2026-11-22-identity': identity,
};

/** Brings the schema up to date. Several processes may start at once: kysely holds a lock in the database. */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
