import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The folder of the database in a data directory. */
export const databaseFolder = 'database';

/** What of a data directory is backed up, in the order in which a restore puts it there: the database last. */
export const parts = ['master-keys', 'operator-key', 'credentials', databaseFolder] as const;

/** Where a restore unpacks. While it is there, the directory holds a half of what it should. */
export const restoringFolder = '.restoring';

/** @throws when a restore into the directory was killed */
export function refuseUnfinishedRestore(dataDirectory: string): void {
  if (existsSync(join(dataDirectory, restoringFolder)))
    throw new Error(
      `a restore into ${dataDirectory} did not end: run roster restore again, which begins anew, or delete the directory`,
    );
}

export interface Contents {
  /** Empty ones among them, which PostgreSQL needs. */
  readonly folders: readonly string[];
  /** SHA-256 of each file by its path, with `/`. */
  readonly files: Readonly<Record<string, string>>;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** What of the {@link parts} there is in a directory. */
export async function listContents(directory: string): Promise<Contents> {
  const folders: string[] = [];
  const files: Record<string, string> = {};
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const absolute = join(entry.parentPath, entry.name);
    const path = relative(directory, absolute).replaceAll('\\', '/');
    if (!(parts as readonly string[]).includes(path.split('/')[0] ?? '')) continue;
    if (entry.isDirectory()) folders.push(path);
    else if (entry.isFile()) files[path] = await hashOf(absolute);
    else throw new Error(`${absolute} is neither a file nor a folder`);
  }
  return { folders: folders.sort(), files };
}
