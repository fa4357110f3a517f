import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { providerAddress, providerType } from '../../provider-schema/address.ts';

/** What a filesystem mirror is to have. */
export interface MirrorPackage {
  /** The mirror's folder, which may have other providers too. */
  readonly mirror: string;
  readonly version: string;
  /** As Terraform says it: `linux_amd64`. */
  readonly platform: string;
  /** The folder of the bundle, of which every file is taken. */
  readonly bundle: string;
  /** The shell script that starts the bundle: see {@link launcher}. */
  readonly launcher: string;
}

export interface Installed {
  readonly folder: string;
  /** The program that Terraform starts. */
  readonly executable: string;
  /** Whether the mirror had this version: not at all, with the same bytes, or with others. */
  readonly before: 'absent' | 'same' | 'different';
}

/** The name of the program in a package: Terraform runs the file that is called so. */
export const executableName = (version: string) => `terraform-provider-${providerType}_v${version}`;

/**
 * A shell script that runs the bundle beside it.
 *
 * @param node where Node.js is, as a word of the shell's; where nothing is there, the PATH's is taken
 */
export const launcher = (node: string) => `#!/bin/sh
node=${node}
[ -x "$node" ] || node=$(command -v node) || {
  echo 'The Roster provider found no Node.js: put one on the PATH, or install the provider again.' >&2
  exit 1
}
exec "$node" "\${0%/*}/provider.cjs" "$@"
`;

/** A word of the shell's that means this text. */
export const shellWord = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Puts the provider into a mirror, whole or not at all: Terraform never sees a part of it. Several may do so at once. */
export async function putIntoMirror(wanted: MirrorPackage): Promise<Installed> {
  const { version, platform } = wanted;
  const mirror = resolve(wanted.mirror);
  const folder = join(mirror, providerAddress, version, platform);
  const executable = join(folder, executableName(version));
  const aside = join(mirror, `.roster-${randomBytes(8).toString('hex')}`);
  await mkdir(join(aside, 'new'), { recursive: true });
  try {
    await lay(join(aside, 'new'), wanted);
    return { folder, executable, before: await exchange(folder, aside) };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Of the bundle nothing but the bytes: a package may be read-only. */
async function lay(folder: string, { bundle, version, launcher }: MirrorPackage): Promise<void> {
  for (const name of await readdir(bundle))
    await writeFile(join(folder, name), await readFile(join(bundle, name)));
  const executable = join(folder, executableName(version));
  await writeFile(executable, launcher);
  await chmod(executable, 0o755);
}

const attempts = 10;
const isOvertaken = ({ code = '' }: NodeJS.ErrnoException) =>
  ['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(code);

/** Puts the new folder where the old one was. Who was overtaken by another finds what that one put there. */
async function exchange(folder: string, aside: string, attempt = 1): Promise<Installed['before']> {
  const fresh = join(aside, 'new');
  try {
    const before = await compare(folder, fresh);
    if (before === 'same') return before;
    if (before === 'different') await rename(folder, join(aside, `old-${attempt}`));
    await mkdir(dirname(folder), { recursive: true });
    await rename(fresh, folder);
    return before;
  } catch (error) {
    if (attempt === attempts || !isOvertaken(error as NodeJS.ErrnoException)) throw error;
    return exchange(folder, aside, attempt + 1);
  }
}

async function compare(present: string, wanted: string): Promise<Installed['before']> {
  const there = await contents(present);
  if (there === undefined) return 'absent';
  return there === (await contents(wanted)) ? 'same' : 'different';
}

const executableByOwner = 0o100;

/**
 * Everything in a folder of files, as one text to compare; empty where it has other things, which no package has, and
 * undefined where there is no such folder.
 */
async function contents(folder: string): Promise<string | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (entries?.some((entry) => !entry.isFile())) return '';
  const read = entries?.map(async ({ name }) => {
    const path = join(folder, name);
    return [name, (await stat(path)).mode & executableByOwner, await readFile(path, 'base64')];
  });
  return read && JSON.stringify((await Promise.all(read)).sort());
}
