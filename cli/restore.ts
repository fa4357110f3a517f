import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Decrypter } from 'age-encryption';
import { type Command, Trouble } from './command.ts';
import { databaseConfigOf, embeddedDirectoryOf, inWords } from './database.ts';

/** What opens a backup by the identities in the files, if there are any. @throws Trouble */
async function decrypterBy(files: readonly string[]): Promise<Decrypter | undefined> {
  if (files.length === 0) return undefined;
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(({ message }: Error) => {
      throw new Trouble(`--identity: cannot read ${file}: ${message}`);
    });
    const identities = text.match(/^AGE-SECRET-KEY-\S+$/gm);
    if (!identities)
      throw new Trouble(
        `--identity: ${file} has no age identity: a line that begins with AGE-SECRET-KEY-, as age-keygen writes it`,
      );
    try {
      for (const identity of identities) decrypter.addIdentity(identity);
    } catch {
      throw new Trouble(`--identity: a key in ${file} is not as age-keygen wrote it: take it from its copy`);
    }
  }
  return decrypter;
}

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Put a backup of the embedded database into an empty data directory',
  takes: 'FILE [options]',
  description:
    'Puts what roster backup wrote to FILE into ROSTER_DATA_DIR, which must be empty or missing, after checking every file, that this release can follow the one that made it, and every audit log. The schema is brought up to date.',
  options: { identity: { type: 'string', multiple: true } },
  explains: {
    'identity FILE': 'a file with an age identity that opens an encrypted backup; may be given several times',
  },
  words: 1,
  run: async (values, [file], around) => {
    if (file === undefined) throw new Trouble('roster restore takes the name of the file to restore');
    const dataDirectory = embeddedDirectoryOf(databaseConfigOf(around), 'pg_restore');
    const decrypter = await decrypterBy((values['identity'] ?? []) as readonly string[]);
    const { restore } = await import('../api/backup/restore.ts');
    const { manifest, environments, events } = await inWords(() =>
      restore({ dataDirectory, file: resolve(file), decrypter }),
    );
    around.output.write(
      `The backup of ${manifest.created_at} by Roster ${manifest.roster} is in ${dataDirectory}: ${environments} ${environments === 1 ? 'environment' : 'environments'}, ${events} audit events verified\n`,
    );
    return 0;
  },
};
