import { resolve } from 'node:path';
import type { Encrypter } from 'age-encryption';
import { type Command, Trouble } from './command.ts';
import { databaseConfigOf, embeddedDirectoryOf, hasDatabase, inWords } from './database.ts';

/** What encrypts to the recipients, if there are any. @throws Trouble */
async function encrypterTo(recipients: readonly string[]): Promise<Encrypter | undefined> {
  if (recipients.length === 0) return undefined;
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  try {
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    await encrypter.encrypt('');
    return encrypter;
  } catch {
    // Not shown: it may be the secret key, in the wrong place.
    throw new Trouble(
      '--recipient: one is no recipient of age. It begins with age1: age-keygen -y KEYFILE prints that of a key',
    );
  }
}

export const backup: Command = {
  name: 'backup',
  summary: 'Back up the embedded database, with its keys, into one file',
  takes: 'FILE [options]',
  description:
    'Writes the embedded database of ROSTER_DATA_DIR with the master keys, the operator’s key and the first access key into FILE, which must not exist. The API must not run. Whoever has the file has everything: encrypt it to a recipient, or keep it as you keep the keys.',
  options: { recipient: { type: 'string', multiple: true } },
  explains: {
    'recipient RECIPIENT':
      'encrypt it to this age recipient (age1…); may be given several times. The program age can decrypt it, too',
  },
  words: 1,
  run: async (values, [file], around) => {
    if (file === undefined) throw new Trouble('roster backup takes the name of the file to write');
    const encrypter = await encrypterTo((values['recipient'] ?? []) as readonly string[]);
    const dataDirectory = embeddedDirectoryOf(databaseConfigOf(around), 'pg_dump');
    if (!hasDatabase(dataDirectory)) throw new Trouble(`there is no database in ${dataDirectory}`);
    const { backUp } = await import('../api/backup/back-up.ts');
    const { output, errors, version, environment } = around;
    const manifest = await inWords(() => backUp({ dataDirectory, file: resolve(file), encrypter, version }));
    for (const name of ['ROSTER_MASTER_KEYS', 'ROSTER_OPERATOR_KEY'])
      if (environment[name] !== undefined || environment[`${name}_FILE`] !== undefined)
        errors.write(
          `roster: ${name} is set in the environment, and is not in the backup: keep it elsewhere\n`,
        );
    const count = Object.keys(manifest.files).length;
    const how = encrypter ? 'encrypted' : 'not encrypted, readable by its owner alone';
    output.write(`${count} files written to ${file} (${how})\n`);
    return 0;
  },
};
