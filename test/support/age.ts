import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './temporary-folder.ts';

const run = promisify(execFile);

/** A key pair of the stock program `age`. */
export interface AgeKey {
  readonly recipient: string;
  /** The private key, as it stands in its file. */
  readonly identity: string;
  /** What an armored file says. @throws when it was not encrypted to this key */
  readonly decrypt: (armored: string) => Promise<string>;
}

/** Makes a key pair for one test. */
export async function newAgeKey(): Promise<AgeKey> {
  const folder = await temporaryFolder();
  const keyFile = join(folder, 'key');
  await run('age-keygen', ['--output', keyFile]);
  const { stdout } = await run('age-keygen', ['-y', keyFile]);
  const [identity = ''] = /^AGE-SECRET-KEY-.+$/m.exec(await readFile(keyFile, 'utf8')) ?? [];
  return {
    recipient: stdout.trim(),
    identity,
    decrypt: async (armored) => {
      const file = join(folder, 'encrypted');
      await writeFile(file, armored);
      return (await run('age', ['--decrypt', '--identity', keyFile, file])).stdout;
    },
  };
}
