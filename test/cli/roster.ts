import { join } from 'node:path';
import type { Actor, TestApi } from '../support/api.ts';
import { type Ended, startProgram } from '../support/program.ts';

const main = join(import.meta.dirname, '../../cli/main.ts');

/** Runs the `roster` command as its user does, with nothing in its environment but what is given. */
export function roster(
  folder: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const all = ['--disable-warning=ExperimentalWarning', main, ...words];
  return startProgram(process.execPath, all, {
    folder,
    environment: { HOME: folder, PATH: process.env['PATH'] ?? '', ...environment },
  }).ended;
}

/** The variables that make the command sign as this service account. */
export const signedAs = (api: TestApi, actor: Actor) => ({
  ROSTER_ENDPOINT: api.url,
  ROSTER_ACCESS_KEY_ID: actor.accessKeyId,
  ROSTER_SECRET_ACCESS_KEY: actor.secretAccessKey,
});
