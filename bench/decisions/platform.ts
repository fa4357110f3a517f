import pg from 'pg';
import { generateMasterKey } from '../../api/secrets/master-keys.ts';
import { startPostgres } from '../../test/support/postgres-program.ts';
import { type RunningApi, startApi } from '../http/api-process.ts';
import { type BenchEnvironment, createBenchEnvironment, createDatabase } from './environment.ts';
import type { Population } from './population.ts';

/** Real PostgreSQL, and as many processes of the API on it as are wanted. */
export interface Platform {
  readonly databaseUrl: string;
  readonly newEnvironment: (slug: string, population: Population) => Promise<BenchEnvironment>;
  readonly startApi: (variables?: Readonly<Record<string, string>>) => Promise<RunningApi>;
}

/** What PostgreSQL is told beyond its defaults. */
const settings = { max_connections: '100', max_wal_size: '4GB' };

/** Runs the work on a platform of its own, and ends all of it after. */
export async function withPlatform<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
  const postgres = await startPostgres(settings);
  const apis: RunningApi[] = [];
  const masterKeys = generateMasterKey();
  try {
    const databaseUrl = await createDatabase(postgres.url);
    return await work({
      databaseUrl,
      newEnvironment: (slug, population) => createBenchEnvironment(databaseUrl, masterKeys, slug, population),
      startApi: async (variables = {}) => {
        const api = await startApi({
          DATABASE_URL: databaseUrl,
          ROSTER_MASTER_KEYS: masterKeys,
          ...variables,
        });
        apis.push(api);
        return api;
      },
    });
  } finally {
    await Promise.all(apis.map(({ stop }) => stop()));
    await postgres.stop();
  }
}

export async function postgresVersion(): Promise<string> {
  const postgres = await startPostgres({});
  const client = new pg.Client({ connectionString: `${postgres.url}/postgres` });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  await postgres.stop();
  return rows[0]?.server_version ?? 'of an unknown version';
}
