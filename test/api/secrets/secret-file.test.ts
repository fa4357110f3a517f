import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOrMakeSecretFile } from '../../../api/secrets/secret-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a secret is made once, for its owner alone, and read from then on', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'data/operator-key');
  expect(await readOrMakeSecretFile(path, () => 'first')).toBe('first');
  expect(await readOrMakeSecretFile(path, () => 'second')).toBe('first');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'data'))).toEqual(['operator-key']);
});

test('what a start left that was killed while it wrote is no secret, and in nobody’s way', async () => {
  const path = join(await temporaryFolder(), 'operator-key');
  await writeFile(`${path}.partial`, 'fir');
  expect(await readOrMakeSecretFile(path, () => 'first')).toBe('first');
  expect(await readFile(path, 'utf8')).toBe('first\n');
});

test('an empty file is no secret, and is not replaced', async () => {
  const path = join(await temporaryFolder(), 'operator-key');
  await writeFile(path, '\n');
  await expect(readOrMakeSecretFile(path, () => 'second')).rejects.toThrow(`the file ${path} is empty`);
  expect(await readFile(path, 'utf8')).toBe('\n');
});
