import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import type { Json } from '../support/api.ts';
import { startProgram } from '../support/program.ts';
import { readWorkflow } from './pipelines-github.ts';
import { readPipeline } from './pipelines-gitlab.ts';

/* What the files of the pipelines say, beyond what running them shows. */
const steps = join(projectRoot, 'examples/pipelines/steps');
const workflows = ['access-review.yml', 'access-apply.yml'];

const called = (line: string) => /^pipeline\/((?:\w+\/)?[\w-]+\.sh)$/.exec(line)?.[1];

/** The lines that are run, of each job. */
async function linesOf(): Promise<Record<string, string[]>> {
  const { 'access-review': review, 'access-apply': apply } = await readPipeline();
  const github = workflows.map(async (name) => {
    const jobs = Object.values<Json>((await readWorkflow(name)).jobs);
    const all = jobs.flatMap((job) => job.steps as Json[]);
    return [name, all.flatMap(({ run }) => (run === undefined ? [] : [run as string]))] as const;
  });
  return {
    ...Object.fromEntries(await Promise.all(github)),
    'access-review of GitLab': review.script,
    'access-apply of GitLab': apply.script,
  };
}

test('every line of a job is a step that is there and can be run, and no step is left over', async () => {
  const lines = Object.values(await linesOf()).flat();
  const others = lines.filter((line) => called(line) === undefined);
  expect(others).toEqual(['git fetch --depth 1 origin "$CI_DEFAULT_BRANCH"']);
  const files = (await readdir(steps, { recursive: true })).filter((name) => name.endsWith('.sh')).sort();
  const used = new Set(lines.map(called));
  // These are used by other steps.
  const within = ['github/api.sh', 'gitlab/api.sh', 'plan.sh', 'policy.sh'];
  expect([...new Set([...[...used].filter((name) => name !== undefined), ...within])].sort()).toEqual(files);
  for (const name of files) {
    const { mode } = await stat(join(steps, name));
    expect(mode & 0o111, name).toBe(name.endsWith('api.sh') ? 0 : 0o111);
  }
});

test('both systems take the same way: plan, review, comment, verdict; who approved, what was reviewed, verify', async () => {
  const common = (lines: readonly string[] = []) =>
    lines.flatMap((line) => called(line)?.replace(/^git(hub|lab)\//, '') ?? []);
  const lines = await linesOf();
  for (const name of ['access-review.yml', 'access-review of GitLab'])
    expect(
      common(lines[name]).filter((step) => step !== 'change.sh'),
      name,
    ).toEqual(['plan.sh', 'review.sh', 'comment.sh', 'verdict.sh']);
  for (const name of ['access-apply.yml', 'access-apply of GitLab'])
    expect(common(lines[name]), name).toEqual(['change.sh', 'report.sh', 'verify-and-apply.sh']);
});

test('jobs on GitHub have the permissions that they need and no other', async () => {
  const permissionsOf = async (name: string) => {
    const { permissions, jobs } = await readWorkflow(name);
    return [permissions, ...Object.values<Json>(jobs).map((job) => job.permissions)];
  };
  expect(await permissionsOf('access-review.yml')).toEqual([
    {},
    { contents: 'read', 'id-token': 'write', 'pull-requests': 'write' },
  ]);
  expect(await permissionsOf('access-apply.yml')).toEqual([
    {},
    { actions: 'read', contents: 'read', 'id-token': 'write', 'pull-requests': 'read' },
  ]);
});

test('a pull request of a fork starts nothing, applies come one after the other, and the writer is that of a protected environment', async () => {
  const [review, apply] = await Promise.all(workflows.map(readWorkflow));
  expect(Object.keys(review.on)).toEqual(['pull_request']);
  expect(review.jobs.review.if).toBe('github.event.pull_request.head.repo.full_name == github.repository');
  expect(review.jobs.review.environment).toBeUndefined();
  expect([apply.on, apply.jobs.apply.environment]).toEqual([{ push: { branches: ['main'] } }, 'production']);
  expect(apply.concurrency).toEqual({ group: 'access-apply', 'cancel-in-progress': false });
  const gitlab = await readPipeline();
  expect(gitlab['access-apply']).toMatchObject({ environment: 'production', resource_group: 'access' });
  expect(gitlab['access-review'].environment).toBeUndefined();
  expect(gitlab['access-review'].rules).toEqual([
    {
      if: '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_TARGET_BRANCH_NAME == $CI_DEFAULT_BRANCH',
    },
  ]);
  expect(gitlab['access-apply'].rules).toEqual([
    { if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
  ]);
});

test('nothing that people write comes into a script or a variable, and the token goes to the steps that ask with it', async () => {
  const trusted = [
    'github.event.before',
    'github.event.pull_request.head.sha',
    'github.event.pull_request.number',
    'github.token',
  ];
  for (const name of workflows) {
    const text = await readFile(join(projectRoot, 'examples/pipelines/github-actions', name), 'utf8');
    const expressions = [...text.matchAll(/\$\{\{ *(.*?) *\}\}/g)].map(([, expression]) => expression ?? '');
    expect(expressions.filter((each) => !trusted.includes(each) && !/^vars\.\w+$/.test(each))).toEqual([]);
    const { jobs } = await readWorkflow(name);
    for (const { env, steps: all } of Object.values<Json>(jobs)) {
      expect(Object.keys(env)).not.toContain('GITHUB_TOKEN');
      for (const { run, env: own } of all as Json[]) {
        expect(run ?? '').not.toContain('${{');
        expect(own !== undefined, run).toBe(/^pipeline\/github\//.test(run ?? ''));
      }
    }
  }
});

test('what others wrote and a workflow uses is named by its commit', async () => {
  const used = await Promise.all(
    workflows.map(async (name) =>
      Object.values<Json>((await readWorkflow(name)).jobs).flatMap(({ steps: all }) => all as Json[]),
    ),
  );
  const actions = used.flat().flatMap(({ uses }) => (uses === undefined ? [] : [uses as string]));
  expect(actions.length).toBeGreaterThan(0);
  for (const action of actions) expect(action).toMatch(/^actions\/(checkout|upload-artifact)@[0-9a-f]{40}$/);
  const checkouts = used.flat().filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  for (const { with: given } of checkouts) expect(given['persist-credentials']).toBe(false);
});

test('no step keeps a plan for others: what is kept is the report', async () => {
  const { jobs } = await readWorkflow('access-review.yml');
  const [upload] = (jobs.review.steps as Json[]).filter(({ uses }) => uses?.includes('upload-artifact'));
  const kept = ['access-review/report.json', 'access-review/report.html'];
  expect(upload.with.path.trim().split('\n')).toEqual(kept);
  expect((await readPipeline())['access-review'].artifacts).toMatchObject({
    access: 'developer',
    paths: kept,
  });
});

test('the steps are sound to the shell, and to shellcheck where it is installed', async () => {
  const files = (await readdir(steps, { recursive: true })).filter((name) => name.endsWith('.sh'));
  const where = { folder: steps, environment: { PATH: process.env['PATH'] ?? '' } };
  const checks = files.map((name) => startProgram('sh', ['-n', name], where).ended);
  for (const { code, output } of await Promise.all(checks)) expect(code, output).toBe(0);
  const script = `if command -v shellcheck > /dev/null; then shellcheck --shell=sh --severity=warning --external-sources --source-path=SCRIPTDIR ${files.join(' ')}; fi`;
  const { code, output } = await startProgram('sh', ['-c', script], where).ended;
  expect(code, output).toBe(0);
});
