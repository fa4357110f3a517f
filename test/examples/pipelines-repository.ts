import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { startProgram } from '../support/program.ts';

const examples = join(projectRoot, 'examples/pipelines');

export type Files = Readonly<Record<string, string>>;

/** Where main was before a merge, and is after it. */
export interface Merge {
  readonly before: string;
  readonly commit: string;
}

/** A real git repository with the example in it, as it lies on a code host. */
export async function openRepository(base: string) {
  const origin = join(base, 'origin.git');
  const work = join(base, 'work');
  const person = ['GIT_AUTHOR', 'GIT_COMMITTER'].flatMap((role) => [
    [`${role}_NAME`, 'Somebody'],
    [`${role}_EMAIL`, 'somebody@example.com'],
  ]);
  const environment = { PATH: process.env['PATH'] ?? '', HOME: base, ...Object.fromEntries(person) };
  const gitIn = async (folder: string, ...words: string[]) => {
    const { code, answer, output } = await startProgram('git', words, { folder, environment }).ended;
    expect(code, output).toBe(0);
    return answer.trim();
  };
  const git = (...words: string[]) => gitIn(work, ...words);
  const write = async (files: Files) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(work, path)), { recursive: true });
      await writeFile(join(work, path), text);
    }
  };
  const keep = async (branch: string, message: string) => {
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
    await git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    return git('rev-parse', 'HEAD');
  };
  await gitIn(base, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  await gitIn(base, 'init', '--quiet', '--initial-branch=main', work);
  await git('remote', 'add', 'origin', origin);
  await cp(join(examples, 'steps'), join(work, 'pipeline'), { recursive: true });
  await cp(join(examples, 'access'), join(work, 'access'), { recursive: true });
  await cp(join(examples, 'access-policy.yaml'), join(work, 'access-policy.yaml'));
  // A backend that all jobs reach.
  await write({
    '.gitignore': '.terraform/\n/access-review/\n',
    'access/backend.tf': `terraform {\n  backend "local" {\n    path = "${join(base, 'state/terraform.tfstate')}"\n  }\n}\n`,
  });
  await keep('main', 'The beginning');
  let clones = 0;
  return {
    work,
    /** Makes a commit on a branch, which begins at main, and pushes it. Returns its id. */
    push: async (branch: string, files: Files): Promise<string> => {
      const known = await git('branch', '--list', branch);
      await git('checkout', '--quiet', ...(known === '' ? ['-b', branch, 'main'] : [branch]));
      await write(files);
      return keep(branch, `Change ${Object.keys(files).join(', ')}`);
    },
    /** Merges the branch into main, with something else slipped in. */
    merge: async (branch: string, slippedIn: Files = {}): Promise<Merge> => {
      await git('checkout', '--quiet', 'main');
      const before = await git('rev-parse', 'HEAD');
      await git('merge', '--quiet', '--no-ff', '--no-commit', branch);
      await write(slippedIn);
      return { before, commit: await keep('main', `Merge ${branch}`) };
    },
    /** What a job checks out: a commit, or with `into` the merge of it into that branch. */
    checkOut: async (commit: string, into?: string): Promise<string> => {
      clones += 1;
      const folder = join(base, `job-${clones}`);
      await gitIn(base, 'clone', '--quiet', origin, folder);
      await gitIn(folder, 'checkout', '--quiet', '--detach', into === undefined ? commit : `origin/${into}`);
      if (into !== undefined) await gitIn(folder, 'merge', '--quiet', '--no-ff', commit);
      return folder;
    },
  };
}

export type Repository = Awaited<ReturnType<typeof openRepository>>;
