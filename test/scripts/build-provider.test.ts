import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildProvider } from '../../scripts/build-provider.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('gives the same bytes each time, so that dependency lock files stay valid', async () => {
  const [one, other] = [await buildInto(), await buildInto()];
  expect(await contents(one.folder)).toEqual(await contents(other.folder));
});

it('replaces what an earlier build left', async () => {
  const { outputDirectory, folder } = await buildInto();
  const before = await contents(folder);
  await buildProvider({ outputDirectory });
  expect(await contents(folder)).toEqual(before);
});

it('gives a program that tells a person that it is a plugin', async () => {
  const { executable, outputDirectory } = await buildInto();
  const { code, output } = await startProgram(executable, [], { folder: outputDirectory, environment: {} })
    .ended;
  expect(code).toBe(1);
  expect(output).toContain('plugin');
});

async function buildInto() {
  const outputDirectory = await temporaryFolder();
  const { executable } = await buildProvider({ outputDirectory });
  return { outputDirectory, executable, folder: join(outputDirectory, 'mirror') };
}

async function contents(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files
      .sort()
      .map(
        async (path): Promise<[string, string]> => [path.slice(folder.length), await readFile(path, 'utf8')],
      ),
  );
}
