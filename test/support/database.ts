import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { inject } from 'vitest';
import { type OpenDatabase, openPostgres, wrapPglite } from '../../api/database/open.ts';

/** A new, migrated database: PGlite in memory, or, where the project says so, on real PostgreSQL. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  if (process.env['ROSTER_TEST_DATABASE'] !== 'postgres') {
    const loadDataDir = new Blob([await readFile(inject('pgliteTemplate'))]);
    return wrapPglite(await PGlite.create({ loadDataDir }));
  }
  return openPostgres(await createPostgresDatabase());
}

/**
 * The URL of a new database on the run's PostgreSQL server.
 *
 * @param fresh leaves it empty, as an operator hands it over; by default it is migrated
 */
export async function createPostgresDatabase({ fresh = false } = {}): Promise<string> {
  const server = inject('postgresUrl');
  const name = `roster_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}${fresh ? '' : ` TEMPLATE ${inject('postgresTemplate')}`}`);
  await client.end();
  return `${server}/${name}`;
}
