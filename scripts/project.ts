import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The repository's folder. */
export const projectRoot = join(import.meta.dirname, '..');

/** The version in package.json, which the provider and the bindings have too. */
export async function projectVersion(root: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
