import type { Dirent } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Trouble } from '../../cli/command.ts';
import { fileNamePrefix, type ReleaseFile } from './artefacts.ts';

/**
 * Refuses a folder that has anything but an earlier release in it, which is replaced.
 *
 * @throws Trouble
 */
export async function requireRoom(folder: string): Promise<void> {
  const isForeign = (entry: Dirent) => entry.isDirectory() || !entry.name.startsWith(fileNamePrefix);
  const foreign = (await entriesOf(folder)).find(isForeign);
  if (foreign !== undefined)
    throw new Trouble(
      `${folder} has ${foreign.name}, which is no file of a release: name another folder by --output`,
    );
}

/** Writes all files of a release, in the place of an earlier one. */
export async function writeRelease(folder: string, files: readonly ReleaseFile[]): Promise<void> {
  await requireRoom(folder);
  for (const { name } of await entriesOf(folder)) await rm(join(folder, name));
  await mkdir(folder, { recursive: true });
  for (const { name, content } of files) await writeFile(join(folder, name), content);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new Trouble(`${folder} cannot be the folder of a release: ${message}`);
  }
}
