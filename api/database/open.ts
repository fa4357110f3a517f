import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, type Logger, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { refuseUnfinishedRestore } from '../backup/contents.ts';
import { lockDirectory } from './directory-lock.ts';
import { type Listen, listenOnPglite, listenOnPostgres } from './listen.ts';
import type { Database, Tables } from './tables.ts';

export interface OpenDatabase {
  readonly database: Database;
  readonly listen: Listen;
  readonly close: () => Promise<void>;
  /** How many connections do what, and how many requests wait for one; the embedded database has none. */
  readonly connections?: () => Readonly<Record<'busy' | 'idle' | 'waiting', number>>;
}

interface Options {
  /** Hears of each statement when it has ended. */
  readonly log?: Logger | undefined;
  /**
   * In milliseconds: a server that has vanished says nothing, so the client gives up by itself, a little later than the
   * server would. Infinity: statements take as long as they take.
   */
  readonly patience?: number;
}

const int8 = 20;

/** PostgreSQL by its URL: `postgres://user:password@host:5432/name`. */
export function openPostgres(databaseUrl: string, { log, patience = 20_000 }: Options = {}): OpenDatabase {
  const limits = Number.isFinite(patience) && {
    statement_timeout: 15_000,
    query_timeout: patience,
    idle_in_transaction_session_timeout: 30_000,
  };
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5_000,
    ...limits,
    // Counters stay far below 2^53, and PGlite gives numbers too.
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // One that was given up still waits for its answer, and whoever used it next would wait too. After a refusal there is
  // none to wait for, even if the end of it has not arrived yet.
  pool.on('release', (_error, client) => {
    const { readyForQuery, _activeQuery } = client as {
      readyForQuery?: boolean;
      _activeQuery?: object | null;
    };
    if (readyForQuery === false && _activeQuery) void client.end();
  });
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...(log && { log }) });
  return {
    database,
    listen: listenOnPostgres(databaseUrl),
    close: () => database.destroy(),
    connections: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
  };
}

/** The embedded database in a directory, which it locks; `dataDirectory` is made if it is missing. */
export async function openEmbedded(
  dataDirectory: string,
  { log }: Pick<Options, 'log'> = {},
): Promise<OpenDatabase> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const unlock = lockDirectory(dataDirectory);
  try {
    refuseUnfinishedRestore(dataDirectory);
    const opened = await openFiles(join(dataDirectory, 'database'), log);
    return {
      ...opened,
      close: async () => {
        await opened.close();
        unlock();
      },
    };
  } catch (cause) {
    unlock();
    throw cause;
  }
}

/** The embedded database in a folder of its own. Whoever opens it holds the lock of the directory around it. */
export async function openFiles(files: string, log?: Logger): Promise<OpenDatabase> {
  mkdirSync(files, { recursive: true, mode: 0o700 });
  // PGlite makes its files writable for everybody, so the folder around them must keep everybody out.
  chmodSync(files, 0o700);
  return wrapPglite(await PGlite.create({ dataDir: files }), log);
}

/** For tests, which keep the instance in memory. */
export function wrapPglite(pglite: PGlite, log?: Logger): OpenDatabase {
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), ...(log && { log }) });
  return { database, listen: listenOnPglite(pglite), close: () => pglite.close() };
}
