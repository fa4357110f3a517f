import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Trouble } from '../command.ts';
import { type Files, marker } from './configuration.ts';

/** What stands in the folder already, by name. */
interface Present {
  readonly own: readonly string[];
  readonly foreign: readonly string[];
}

async function isOwn(path: string): Promise<boolean> {
  const { isFile } = await lstat(path).then((found) => ({ isFile: found.isFile() }));
  if (!isFile) return false;
  // The marker is in the first line, of JSON in the second.
  const beginning = (await readFile(path, 'utf8')).split('\n', 2).join('\n');
  return beginning.includes(marker);
}

async function lookInto(folder: string): Promise<Present | undefined> {
  let names: string[];
  try {
    names = (await readdir(folder)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') throw new Trouble(`${folder} is no folder: name another with --output`);
    throw error;
  }
  const own: string[] = [];
  const foreign: string[] = [];
  for (const name of names) ((await isOwn(join(folder, name))) ? own : foreign).push(name);
  return { own, foreign };
}

/**
 * Refuses a folder that has something in it already; with `force` only what an earlier export did not write and this
 * one would replace.
 *
 * @param names what is to be written; left out before that is known
 * @throws Trouble
 */
export async function requireRoom(
  folder: string,
  force: boolean,
  names: readonly string[] = [],
): Promise<void> {
  const { own = [], foreign = [] } = (await lookInto(folder)) ?? {};
  if (!force && own.length + foreign.length > 0)
    throw new Trouble(
      `${folder} is not empty: name another folder with --output, or give --force to replace what an earlier export wrote there (and nothing else)`,
    );
  const inTheWay = foreign.filter((name) => names.includes(name));
  if (inTheWay.length > 0)
    throw new Trouble(
      `${inTheWay.map((name) => join(folder, name)).join(', ')} was not written by an export, or not left as one, and is not replaced: move it away, or name another folder with --output`,
    );
}

/**
 * Writes all files into a temporary folder first (beside the folder, or in it where it is there already and may be a
 * file system of its own), so that none is there by halves. What an earlier export wrote and this one does not is
 * removed. The files hold names and addresses of people: they are their owner's alone.
 */
export async function writeFolder(output: string, files: Files, force: boolean): Promise<void> {
  await requireRoom(output, force, [...files.keys()]);
  const present = await lookInto(output);
  // What a symbolic link names is written into, and the link stays.
  const folder = present ? await realpath(output) : resolve(output);
  const parent = present ? folder : dirname(folder);
  await mkdir(parent, { recursive: true });
  const temporary = await mkdtemp(join(parent, `.${basename(folder)}-`));
  try {
    for (const [name, text] of files) await writeFile(join(temporary, name), text, { mode: 0o600 });
    if (!present) return await rename(temporary, folder);
    for (const name of files.keys()) await rename(join(temporary, name), join(folder, name));
    for (const name of present.own) if (!files.has(name)) await rm(join(folder, name));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
