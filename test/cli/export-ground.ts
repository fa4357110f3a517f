import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sealedEnvironment } from '../../examples/demo/environment.ts';
import { type BuiltProvider, buildProvider } from '../../scripts/build-provider.ts';
import { projectRoot } from '../../scripts/project.ts';
import type { Actor, TestApi } from '../support/api.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { roster, signedAs } from './roster.ts';

export interface Ground {
  readonly folder: string;
  /** Runs `roster export …` in the folder, as the actor. */
  readonly exporting: (...words: string[]) => ReturnType<typeof roster>;
  /** The files of an export, by name. */
  readonly filesIn: (output?: string) => Promise<Record<string, string>>;
  /** Runs a program in an exported folder and returns its output; fails the test when it ends otherwise. */
  readonly run: (output: string, program: string, words: readonly string[]) => Promise<string>;
}

/** A folder to export into, where terraform and cdktf find the provider, and work as the actor. */
export async function prepareGround(api: TestApi, actor: Actor): Promise<Ground> {
  const folder = await temporaryFolder();
  const signed = signedAs(api, actor);
  const environment = { ...sealedEnvironment(folder, process.env), ...signed };
  let built: Promise<BuiltProvider> | undefined;
  return {
    folder,
    exporting: (...words) => roster(folder, ['export', ...words], signed),
    filesIn: (output = 'roster-export') => filesIn(join(folder, output)),
    run: async (output, program, words) => {
      built ??= prepareProvider(folder);
      await built;
      const where = { folder: join(folder, output), environment };
      const { code, output: said } = await startProgram(program, words, where).ended;
      expect(code, said).toBe(0);
      return said;
    },
  };
}

async function prepareProvider(folder: string): Promise<BuiltProvider> {
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  return buildProvider({ outputDirectory: join(folder, 'provider') });
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const texts = names.sort().map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** A file of the user's own in the folder. */
export const putFile = (ground: Ground, path: string, text: string) =>
  writeFile(join(ground.folder, path), text);
