import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A secret of the embedded default, in a file that only its owner can read; made at the first start. The data
 * directory is locked, so nobody else makes one at the same time. The file appears when it is whole.
 *
 * @throws when the file is empty
 */
export async function readOrMakeSecretFile(path: string, make: () => string): Promise<string> {
  try {
    const secret = (await readFile(path, 'utf8')).trim();
    if (secret !== '') return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return makeSecretFile(path, make());
  }
  throw new Error(`the file ${path} is empty: put its content back, or delete it to have a new one made`);
}

async function makeSecretFile(path: string, secret: string): Promise<string> {
  const partial = `${path}.partial`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rm(partial, { force: true });
  await writeFile(partial, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
  await rename(partial, path);
  return secret;
}
