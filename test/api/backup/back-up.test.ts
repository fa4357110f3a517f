import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { expect, onTestFinished, test, vi } from 'vitest';
import { backUp } from '../../../api/backup/back-up.ts';
import { newAgeKey } from '../../support/age.ts';
import { prepareGround } from '../../support/api-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Encrypts as the real one does; a file that is yet to be packed is gone by then. */
class Losing extends Encrypter {
  readonly #lost: string;

  constructor(lost: string) {
    super();
    this.#lost = lost;
  }

  override encrypt(file: never): Promise<never> {
    return rm(this.#lost).then(() => super.encrypt(file) as Promise<never>);
  }
}

test('what goes wrong with the files while they are packed reaches the caller, and leaves no half of a backup', async () => {
  const ground = await prepareGround();
  onTestFinished(ground.cleanUp);
  const encrypter = new Losing(join(ground.directory, 'database/postgresql.conf'));
  encrypter.addRecipient((await newAgeKey()).recipient);
  const folder = await temporaryFolder();
  const backup = {
    dataDirectory: ground.directory,
    file: join(folder, 'backup'),
    version: '1.2.3',
    encrypter,
  };
  await expect(backUp(backup)).rejects.toThrow(/^ENOENT: .*postgresql\.conf/);
  expect(await readdir(folder)).toEqual([]);
});
