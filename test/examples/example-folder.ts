import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sealedEnvironment } from '../../examples/demo/environment.ts';
import { buildProvider } from '../../scripts/build-provider.ts';
import { projectRoot } from '../../scripts/project.ts';
import type { Credentials } from '../support/api.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export interface ExampleFolder {
  readonly folder: string;
  /** Runs a program in the folder and returns its output; fails the test when it does not end with `code`. */
  readonly run: (program: string, words: readonly string[], code?: number) => Promise<string>;
}

/** A copy of an example, as a user has it: with the provider in a mirror and a credential in the environment. */
export async function copyExample(
  name: string,
  endpoint: string,
  credentials: Credentials,
): Promise<ExampleFolder> {
  const base = await temporaryFolder();
  const folder = join(base, 'example');
  const source = join(projectRoot, 'examples', name);
  const left = /cdktf\.out|\.terraform|\.tfstate|node_modules/;
  await cp(source, folder, { recursive: true, filter: (path) => !left.test(path.slice(source.length)) });
  await symlink(join(projectRoot, 'node_modules'), join(base, 'node_modules'));
  await buildProvider({ outputDirectory: join(base, 'provider') });
  const environment = {
    ...sealedEnvironment(base, process.env),
    ROSTER_ENDPOINT: endpoint,
    ROSTER_ACCESS_KEY_ID: credentials.accessKeyId,
    ROSTER_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  const run = async (program: string, words: readonly string[], expected = 0) => {
    const { code, output } = await startProgram(program, words, { folder, environment }).ended;
    expect(code, output).toBe(expected);
    return output;
  };
  return { folder, run };
}
