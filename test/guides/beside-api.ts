import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { sealedEnvironment } from '../../examples/demo/environment.ts';
import { buildProvider } from '../../scripts/build-provider.ts';
import { projectRoot } from '../../scripts/project.ts';
import { signedAs } from '../cli/roster.ts';
import type { Actor, TestApi } from '../support/api.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Stage } from './play.ts';

/**
 * An empty folder of somebody who has a Roster: the API runs, the provider and the command are installed, and the actor's
 * credential is in the environment. The URL of the guides stands for that of the API.
 */
export async function besideApi(
  api: TestApi,
  actor: Actor,
): Promise<Stage & { readonly environment: Readonly<Record<string, string>> }> {
  const base = await temporaryFolder();
  const folder = join(base, 'work');
  const programs = join(folder, 'node_modules/.bin');
  await mkdir(programs, { recursive: true });
  await installCommand(programs);
  await symlink(join(projectRoot, 'node_modules'), join(base, 'node_modules'));
  await buildProvider({ outputDirectory: join(base, 'provider') });
  const sealed = sealedEnvironment(base, process.env);
  const environment = {
    ...sealed,
    ...signedAs(api, actor),
    // Whoever works in the folder of a configuration below calls the command by its name.
    PATH: [programs, sealed['PATH']].join(delimiter),
  };
  return { folder, environment, instead: { 'http://127.0.0.1:8085': api.url } };
}

async function installCommand(folder: string): Promise<void> {
  const program = join(folder, 'roster');
  const words = `'${process.execPath}' --disable-warning=ExperimentalWarning '${join(projectRoot, 'cli/main.ts')}'`;
  await writeFile(program, `#!/bin/sh\nexec ${words} "$@"\n`);
  await chmod(program, 0o755);
}
