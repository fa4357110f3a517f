import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generateMasterKey } from './master-keys.ts';

/**
 * The master keys of the embedded default, in a file that only its owner can read; made at the first
 * start. The data directory is locked, so nobody else makes one at the same time.
 */
export async function readOrMakeMasterKeyFile(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const key = generateMasterKey();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
