import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import type { Decrypter } from 'age-encryption';
import { unpackTar } from 'modern-tar/fs';
import { checkLog } from '../audit/log.ts';
import { lockDirectory } from '../database/directory-lock.ts';
import { compareSchema, migrate, refuseNewer } from '../database/migrate.ts';
import { openFiles } from '../database/open.ts';
import { databaseFolder, listContents, parts, restoringFolder } from './contents.ts';
import { type Manifest, manifestName, readManifest } from './manifest.ts';

interface Restore {
  /** Where the API will find it; nothing may be there yet. */
  readonly dataDirectory: string;
  readonly file: string;
  /** Opens it, if it is encrypted. */
  readonly decrypter: Decrypter | undefined;
}

export interface Restored {
  readonly manifest: Manifest;
  readonly environments: number;
  /** How many events of their audit logs were verified. */
  readonly events: number;
}

/** The only major version that the embedded database of this release reads. */
const postgresql = '18';

const ageHeader = 'age-encryption.org/v1';

async function isEncrypted(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(ageHeader.length), 0, ageHeader.length, 0);
    return buffer.toString('latin1') === ageHeader;
  } finally {
    await handle.close();
  }
}

async function decrypted({ file, decrypter }: Restore): Promise<Readable> {
  const isOpen = !(await isEncrypted(file));
  if (!isOpen && !decrypter)
    throw new Error(`${file} is encrypted: name the file of the age identity that opens it with --identity`);
  const input = createReadStream(file);
  if (isOpen || !decrypter) return input;
  const output = await decrypter
    .decrypt(Readable.toWeb(input) as ReadableStream<Uint8Array>)
    .catch((cause: unknown) => {
      throw new Error(`${file} is not opened by --identity: ${(cause as Error).message}`, { cause });
    });
  return Readable.fromWeb(output as Parameters<typeof Readable.fromWeb>[0]);
}

/** What the system refuses, as a full disk, says nothing about the file. */
function damaged(file: string, cause: unknown): Error {
  const { message, syscall } = cause as NodeJS.ErrnoException;
  const prefix = syscall === undefined ? `${file} is no backup, or is damaged` : `cannot unpack ${file}`;
  return new Error(`${prefix}: ${message}`, { cause });
}

async function unpack(restore: Restore, folder: string): Promise<Manifest> {
  await mkdir(folder, { mode: 0o700 });
  const archive = await decrypted(restore);
  try {
    const unpacker = unpackTar(folder, {
      strict: true,
      fmode: 0o600,
      dmode: 0o700,
      filter: ({ type }) => type === 'file' || type === undefined,
    });
    await pipeline(archive, createGunzip(), unpacker);
    if (!existsSync(join(folder, manifestName))) throw new Error(`it has no ${manifestName}`);
    return readManifest(await readFile(join(folder, manifestName), 'utf8'));
  } catch (cause) {
    throw damaged(restore.file, cause);
  }
}

/** What was unpacked is what was packed, and of a release that this one can follow. */
async function check({ file }: Restore, folder: string, manifest: Manifest): Promise<void> {
  refuseNewer(compareSchema(manifest.migrations), `the backup, which Roster ${manifest.roster} made,`);
  if (manifest.postgresql !== postgresql)
    throw new Error(
      `the backup has files of PostgreSQL ${manifest.postgresql}, and this release reads those of ${postgresql}: restore it with Roster ${manifest.roster}`,
    );
  for (const path of manifest.folders) {
    if (path.split('/').includes('..')) throw new Error(`${file} names the folder ${path}`);
    await mkdir(join(folder, path), { recursive: true, mode: 0o700 });
  }
  const { files } = await listContents(folder);
  if (!isDeepStrictEqual(new Map(Object.entries(files)), new Map(Object.entries(manifest.files))))
    throw damaged(file, new Error('its files are not those that it lists'));
  if (!Object.hasOwn(files, `${databaseFolder}/PG_VERSION`))
    throw damaged(file, new Error('there is no database in it'));
}

/** Opens the database, brings it to this release, and verifies every audit log in it. */
async function verify(files: string): Promise<Omit<Restored, 'manifest'>> {
  const { database, close } = await openFiles(files);
  try {
    await migrate(database);
    const rows = await database.selectFrom('environments').select('id').execute();
    let events = 0;
    for (const { id } of rows) {
      const checked = await checkLog(database, id);
      if (checked.fault)
        throw new Error(
          `the audit log of the environment ${id} in the backup is broken at ${checked.fault.sequence}: ${checked.fault.reason}`,
        );
      events += checked.events;
    }
    return { environments: rows.length, events };
  } finally {
    await close();
  }
}

async function unpackAndCheck(wanted: Restore, folder: string): Promise<Restored> {
  const manifest = await unpack(wanted, folder);
  await check(wanted, folder, manifest);
  return { manifest, ...(await verify(join(folder, databaseFolder))) };
}

/** Nothing may be there but the lock, and what a restore that was killed left. */
async function refuseFull(dataDirectory: string): Promise<void> {
  const entries = await readdir(dataDirectory);
  const ours: readonly string[] = entries.includes(restoringFolder) ? [restoringFolder, ...parts] : [];
  const left = entries.filter((name) => !ours.includes(name) && !/^(lock(-.*)?|lost\+found)$/.test(name));
  if (left.length > 0)
    throw new Error(
      `${dataDirectory} is not empty (${left.slice(0, 3).join(', ')}): set ROSTER_DATA_DIR to another directory`,
    );
}

/** A restore that was killed began in an empty directory, and no start goes on with what it left. */
async function removeUnfinished(dataDirectory: string): Promise<void> {
  if (!existsSync(join(dataDirectory, restoringFolder))) return;
  for (const part of [...parts, restoringFolder])
    await rm(join(dataDirectory, part), { recursive: true, force: true });
}

/**
 * Puts a backup where the API finds it, after everything in it was checked. Until the end the directory cannot be
 * started from; what a kill leaves is replaced by the next restore.
 *
 * @throws when the directory is not empty or in use, and when the backup is damaged or newer than this release
 */
export async function restore(wanted: Restore): Promise<Restored> {
  const { dataDirectory } = wanted;
  if ((await stat(wanted.file)).isDirectory())
    throw new Error(`${wanted.file} is a folder: name the file that roster backup wrote`);
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  // Before the lock, which is a file; and within it, where nobody else has just restored.
  await refuseFull(dataDirectory);
  const unlock = lockDirectory(dataDirectory);
  try {
    await refuseFull(dataDirectory);
    await removeUnfinished(dataDirectory);
    const folder = join(dataDirectory, restoringFolder);
    const checked = await unpackAndCheck(wanted, folder).catch(async (error: unknown) => {
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
    for (const part of parts)
      if ((await readdir(folder)).includes(part)) await rename(join(folder, part), join(dataDirectory, part));
    await rm(folder, { recursive: true });
    return checked;
  } finally {
    unlock();
  }
}
