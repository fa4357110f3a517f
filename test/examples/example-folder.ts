import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { besideApi } from '../guides/beside-api.ts';
import type { Actor, TestApi } from '../support/api.ts';
import { startProgram } from '../support/program.ts';

export interface ExampleFolder {
  readonly folder: string;
  /** Runs a program in the folder and returns its output; fails the test when it does not end with `code`. */
  readonly run: (program: string, words: readonly string[], code?: number) => Promise<string>;
}

/** A copy of an example, in the folder of somebody who has a Roster. */
export async function copyExample(name: string, api: TestApi, actor: Actor): Promise<ExampleFolder> {
  const { folder, environment } = await besideApi(api, actor);
  const source = join(projectRoot, 'examples', name);
  const left = /cdktf\.out|\.terraform|\.tfstate|node_modules/;
  await cp(source, folder, { recursive: true, filter: (path) => !left.test(path.slice(source.length)) });
  const run = async (program: string, words: readonly string[], expected = 0) => {
    const { code, output } = await startProgram(program, words, { folder, environment }).ended;
    expect(code, output).toBe(expected);
    return output;
  };
  return { folder, run };
}
