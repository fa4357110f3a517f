import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../api/database/migrate.ts';
import { wrapPglite } from '../../api/database/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A file with the data directory of a new, migrated PGlite: loading it takes a tenth of making one. */
    pgliteTemplate: string;
  }
}

async function makeTemplate(directory: string): Promise<string> {
  const pglite = await PGlite.create();
  await migrate(wrapPglite(pglite).database);
  await slim(pglite);
  const file = join(directory, 'pglite.tar');
  await writeFile(file, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await pglite.close();
  return file;
}

/** Leaves out what each copy would load or fill for nothing: databases that nobody opens, buffers for large data. */
async function slim(pglite: PGlite): Promise<void> {
  await pglite.exec('UPDATE pg_database SET datistemplate = false');
  for (const name of ['template0', 'template1']) await pglite.exec(`DROP DATABASE ${name}`);
  await pglite.exec("ALTER SYSTEM SET shared_buffers = '16MB'");
  await pglite.exec('CHECKPOINT');
}

/** Several projects of one run use this setup, each in a module of its own; they share one template. */
const shared = globalThis as { rosterPgliteTemplate?: Promise<{ directory: string; file: string }> };

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.rosterPgliteTemplate ??= mkdtemp(join(tmpdir(), 'roster-pglite-')).then(async (directory) => ({
    directory,
    file: await makeTemplate(directory),
  }));
  const { directory, file } = await shared.rosterPgliteTemplate;
  project.provide('pgliteTemplate', file);
  return () => rm(directory, { recursive: true, force: true });
}
