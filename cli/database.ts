import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseConfig, readDatabaseConfig } from '../api/config.ts';
import type { OpenDatabase } from '../api/database/open.ts';
import { type Surroundings, Trouble } from './command.ts';

const isDefect = (error: unknown) =>
  !(error instanceof Error) || [TypeError, RangeError, ReferenceError].some((kind) => error instanceof kind);

/** Does something of the API's; what it, or the database, refuses is told as it is. @throws Trouble */
export async function inWords<T>(run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isDefect(error)) throw error;
    throw new Trouble((error as Error).message);
  }
}

/** Where the data is, by the API's own variables. @throws Trouble */
export function databaseConfigOf({ environment }: Surroundings): DatabaseConfig {
  try {
    return readDatabaseConfig(environment);
  } catch (error) {
    throw new Trouble((error as Error).message);
  }
}

/** The data directory, where the database is in it. @throws Trouble naming the `program` for PostgreSQL */
export function embeddedDirectoryOf({ databaseUrl, dataDirectory }: DatabaseConfig, program: string): string {
  if (databaseUrl === undefined) return dataDirectory;
  throw new Trouble(
    `DATABASE_URL is set: this is for the embedded database alone. Use ${program} of PostgreSQL, and keep ROSTER_MASTER_KEYS, without which its secrets cannot be read`,
  );
}

/** Whether there is an embedded database in the directory. */
export const hasDatabase = (dataDirectory: string) => existsSync(join(dataDirectory, 'database/PG_VERSION'));

/** Opens the database that the API works on; the embedded one must not be in use. @throws Trouble */
export async function openConfigured({ databaseUrl, dataDirectory }: DatabaseConfig): Promise<OpenDatabase> {
  // Loaded here, because most commands need no database.
  const { openEmbedded, openPostgres } = await import('../api/database/open.ts');
  return databaseUrl === undefined ? inWords(() => openEmbedded(dataDirectory)) : openPostgres(databaseUrl);
}
