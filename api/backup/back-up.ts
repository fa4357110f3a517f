import { existsSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Encrypter } from 'age-encryption';
import { packTar } from 'modern-tar/fs';
import { lockDirectory } from '../database/directory-lock.ts';
import { readSchemaState, refuseNewer } from '../database/migrate.ts';
import { openFiles } from '../database/open.ts';
import { databaseFolder, listContents, refuseUnfinishedRestore } from './contents.ts';
import { type Manifest, manifestName } from './manifest.ts';

interface Backup {
  /** Of an API that does not run. */
  readonly dataDirectory: string;
  /** The file to write; there must be none. */
  readonly file: string;
  /** Encrypts it to whoever may read it; without one it is not encrypted. */
  readonly encrypter: Encrypter | undefined;
  /** The release that makes it. */
  readonly version: string;
}

/** Opens and closes the database, which repairs what a kill left, and shows that it is whole. */
async function readSchema(files: string): Promise<string[]> {
  const { database, close } = await openFiles(files);
  try {
    const state = await readSchemaState(database);
    refuseNewer(state);
    return [...state.applied];
  } finally {
    await close();
  }
}

async function describe({ dataDirectory, version }: Backup): Promise<Manifest> {
  const files = join(dataDirectory, databaseFolder);
  const migrations = await readSchema(files);
  const contents = await listContents(dataDirectory);
  return {
    format: 'roster-backup/1',
    roster: version,
    created_at: new Date().toISOString(),
    postgresql: (await readFile(join(files, 'PG_VERSION'), 'utf8')).trim(),
    migrations,
    folders: [...contents.folders],
    files: { ...contents.files },
  };
}

const packed = (manifest: Manifest, dataDirectory: string): Readable =>
  packTar([
    {
      type: 'content',
      target: manifestName,
      content: `${JSON.stringify(manifest, null, 2)}\n`,
      mode: 0o600,
    },
    ...Object.keys(manifest.files).map((path) => ({
      type: 'file' as const,
      source: join(dataDirectory, path),
      target: path,
      mode: 0o600,
    })),
  ]);

/** A stage of a pipeline: what goes wrong before it or after it ends it, too. */
const encryptedBy = (encrypter: Encrypter) =>
  async function* (archive: AsyncIterable<Uint8Array>) {
    const plain = Readable.toWeb(Readable.from(archive)) as ReadableStream<Uint8Array>;
    yield* Readable.fromWeb((await encrypter.encrypt(plain)) as Parameters<typeof Readable.fromWeb>[0]);
  };

/**
 * Writes everything that the embedded database needs to be there again into one file, readable by its owner alone. The
 * file appears when it is whole: what a kill leaves is named `<file>.partial`, and replaced by the next attempt.
 *
 * @throws when the API runs, the file exists, or the schema is newer than this release
 */
export async function backUp(backup: Backup): Promise<Manifest> {
  const { dataDirectory, file, encrypter } = backup;
  if (existsSync(file)) throw new Error(`${file} exists already: name another file`);
  const unlock = lockDirectory(dataDirectory);
  const partial = `${file}.partial`;
  try {
    refuseUnfinishedRestore(dataDirectory);
    const manifest = await describe(backup);
    await rm(partial, { force: true });
    const archive = packed(manifest, dataDirectory);
    const output = (await open(partial, 'wx', 0o600)).createWriteStream({ flush: true });
    if (encrypter) await pipeline(archive, createGzip(), encryptedBy(encrypter), output);
    else await pipeline(archive, createGzip(), output);
    await rename(partial, file);
    return manifest;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    unlock();
  }
}
