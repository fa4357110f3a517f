import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../api/database/migrate.ts';
import { openPostgres } from '../../api/database/open.ts';
import { startPostgres } from './postgres-program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of a real PostgreSQL server of the test run's own, without a database name. */
    postgresUrl: string;
    /** The name of a migrated database on it, to which nobody connects: copying it takes a fraction of migrating one. */
    postgresTemplate: string;
  }
}

const template = 'roster_template';

/** Nobody may connect to it: while somebody does, PostgreSQL does not copy it. */
async function makeTemplate(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  const { database, close } = openPostgres(`${server}/${template}`);
  await migrate(database);
  await close();
  await client.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
  await client.end();
}

async function startServer() {
  const { url, stop } = await startPostgres({ fsync: 'off', max_connections: '200' });
  try {
    await makeTemplate(url);
  } catch (error) {
    await stop();
    throw error;
  }
  let stopped: Promise<void> | undefined;
  return {
    url,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Several projects of one run use this setup, each in a module of its own; they share one server. */
const shared = globalThis as { rosterPostgres?: ReturnType<typeof startServer> };

/** Vitest global setup: one PostgreSQL server for the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.rosterPostgres ??= startServer();
  const { url, stop } = await shared.rosterPostgres;
  project.provide('postgresUrl', url);
  project.provide('postgresTemplate', template);
  return stop;
}
