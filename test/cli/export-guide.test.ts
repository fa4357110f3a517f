import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { fullBodyOf } from '../support/bodies.ts';
import { create } from '../support/resources.ts';
import { prepareGround } from './export-ground.ts';

/* The commands of docs/export.md, as a reader types them. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** The guide calls the command by its name, as it is once it is installed. */
async function install(folder: string): Promise<string> {
  const program = join(folder, 'roster');
  const main = join(projectRoot, 'cli/main.ts');
  await mkdir(folder);
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  await chmod(program, 0o755);
  return folder;
}

const says: readonly RegExp[] = [
  /Plan: \d+ to import, 0 to add, 0 to change, 0 to destroy.*Apply complete!.*No changes\./s,
  /Plan: \d+ to import, 0 to add, 0 to change, 0 to destroy/,
];

test('the commands of the guide do what it says', async () => {
  const { administrator } = await api.newEnvironment();
  for (const [kind, plural] of [
    ['project', 'projects'],
    ['role_assignment', 'role_assignments'],
    ['access_key', 'access_keys'],
  ] as const)
    await create(administrator, plural, await fullBodyOf(kind, administrator));
  const ground = await prepareGround(api, administrator);
  const programs = await install(join(ground.folder, 'bin'));
  const guide = await readFile(join(projectRoot, 'docs/export.md'), 'utf8');
  const blocks = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, commands]) => commands ?? '');
  expect(blocks).toHaveLength(says.length);
  for (const [index, commands] of blocks.entries()) {
    const answers =
      'export TF_IN_AUTOMATION=1 TF_INPUT=0 TF_CLI_ARGS_apply=-auto-approve TF_CLI_ARGS=-no-color';
    const script = `set -e\nexport PATH='${programs}':"$PATH"\n${answers}\n${commands}`;
    expect(await ground.run('.', 'sh', ['-c', script])).toMatch(says[index] ?? /^$/);
  }
});
