import { createWriteStream, existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
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
  /** Who can read it, as age recipients (`age1…`); without any it is not encrypted. */
  readonly recipients: readonly string[];
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

async function encrypted(archive: Readable, recipients: readonly string[]): Promise<Readable> {
  if (recipients.length === 0) return archive;
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const input = Readable.toWeb(archive) as ReadableStream<Uint8Array>;
  return Readable.fromWeb((await encrypter.encrypt(input)) as Parameters<typeof Readable.fromWeb>[0]);
}

/**
 * Writes everything that the embedded database needs to be there again into one file, readable by its owner alone. The
 * file appears when it is whole: what a kill leaves is named `<file>.partial`, and replaced by the next attempt.
 *
 * @throws when the API runs, the file exists, or the schema is newer than this release
 */
export async function backUp(backup: Backup): Promise<Manifest> {
  const { dataDirectory, file, recipients } = backup;
  if (existsSync(file)) throw new Error(`${file} exists already: name another file`);
  const unlock = lockDirectory(dataDirectory);
  const partial = `${file}.partial`;
  try {
    refuseUnfinishedRestore(dataDirectory);
    const manifest = await describe(backup);
    await rm(partial, { force: true });
    const archive = packed(manifest, dataDirectory).pipe(createGzip());
    const output = createWriteStream(partial, { mode: 0o600, flags: 'wx', flush: true });
    await pipeline(await encrypted(archive, recipients), output);
    await rename(partial, file);
    return manifest;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    unlock();
  }
}
