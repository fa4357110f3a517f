import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AccessKey } from './transport.ts';

/**
 * Writes one section of the credentials file, readable by its owner alone (0600; a directory that had to
 * be made: 0700). Other sections and their comments stay as they are. A reader sees the old file or the
 * new one, never a part.
 *
 * @throws TypeError when the profile's name or a value cannot stand in an INI file; file system errors as
 * they come.
 */
export async function writeProfile(
  path: string,
  profile: string,
  values: AccessKey & { readonly endpoint: string },
): Promise<void> {
  if (!/^[A-Za-z0-9_.-]+$/.test(profile))
    throw new TypeError('the name of a profile is made of letters, digits, ".", "-" and "_"');
  const lines = [
    `[${profile}]`,
    line('endpoint', values.endpoint),
    line('access_key_id', values.accessKeyId),
    line('secret_access_key', values.secretAccessKey),
  ];
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const target = await resolveLink(path);
  const existing = await readIfThere(target);
  await replaceFile(target, replaceSection(existing, profile, lines));
}

function line(name: string, value: string): string {
  if (!/^[\x21-\x7e]+$/.test(value) || /[;#"'\\]/.test(value))
    throw new TypeError(`${name} has characters that cannot stand in a credentials file`);
  return `${name} = ${value}`;
}

/** Edits the text instead of printing a parsed file, which would lose the comments. */
function replaceSection(text: string, profile: string, lines: readonly string[]): string {
  const kept: string[] = [];
  let inside = false;
  for (const existing of text.split(/\r?\n/)) {
    const header = /^\s*\[([^\]]*)\]\s*$/.exec(existing);
    if (header) inside = header[1]?.trim() === profile;
    if (!inside) kept.push(existing);
  }
  const others = kept.join('\n').trimEnd();
  return `${others === '' ? '' : `${others}\n\n`}${lines.join('\n')}\n`;
}

async function resolveLink(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isMissing(error)) return path;
    throw error;
  }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.credentials-${randomBytes(8).toString('hex')}`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
