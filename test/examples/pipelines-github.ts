import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/project.ts';
import type { Json } from '../support/api.ts';
import { startTokenOffer } from '../support/identity-tokens.ts';
import { type Ground, runScript } from './pipelines-ground.ts';
import { pageOf, type Routes, startCodeHost, zip } from './pipelines-server.ts';

/*
 * GitHub cannot be run here. This stands for it: the parts of its REST API that the steps use, by its documentation,
 * and as much of its runner as the workflows ask for. The steps, and all that they start, are the real ones.
 */

const folder = join(projectRoot, 'examples/pipelines/github-actions');
const token = 'ghs_of-the-job';
const writer = { login: 'github-actions[bot]' };
const repository = 'acme/access';

export const readWorkflow = async (name: string): Promise<Json> =>
  parse(await readFile(join(folder, name), 'utf8'));

interface Pull {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly branch: string;
  /** Whose commit it is; the author's, if not given. */
  readonly committer?: string;
}

/** A repository on the stand-in, and who does what to it. */
export async function openGithub(ground: Ground) {
  const comments: Json[] = [];
  const reviews: Json[] = [];
  const artifacts: Json[] = [];
  const archives = new Map<number, Buffer>();
  const commits: Json[] = [];
  let pull: Json;
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return ids;
  };
  const routes: Routes = [
    ['GET', /^\/repos\/acme\/access\/issues\/\d+\/comments$/, (sent) => pageOf(comments, sent)],
    [
      'POST',
      /^\/repos\/acme\/access\/issues\/\d+\/comments$/,
      ({ body }) => comments[comments.push({ id: nextId(), user: writer, ...body }) - 1],
    ],
    [
      'PATCH',
      /^\/repos\/acme\/access\/issues\/comments\/(\d+)$/,
      ({ body }, id) =>
        Object.assign(
          comments.find((comment) => comment.id === Number(id)),
          body,
        ),
    ],
    ['GET', /^\/repos\/acme\/access\/commits\/[0-9a-f]{40}\/pulls$/, (sent) => pageOf([pull], sent)],
    ['GET', /^\/repos\/acme\/access\/pulls\/\d+\/commits$/, (sent) => pageOf(commits, sent)],
    ['GET', /^\/repos\/acme\/access\/pulls\/\d+\/reviews$/, (sent) => pageOf(reviews, sent)],
    [
      'GET',
      /^\/repos\/acme\/access\/actions\/artifacts$/,
      ({ query }) => ({ artifacts: artifacts.filter(({ name }) => name === query.get('name')) }),
    ],
    ['GET', /^\/repos\/acme\/access\/actions\/artifacts\/(\d+)\/zip$/, (_, id) => archives.get(Number(id))],
  ];
  const host = await startCodeHost(routes);
  const upload = async (checkout: string, { name, path }: Json) => {
    const paths: string[] = path.trim().split('\n');
    const files = paths.map(async (each) => [basename(each), await readFile(join(checkout, each))] as const);
    const id = nextId();
    const workflow_run = { head_sha: pull.head.sha, repository_id: 1, head_repository_id: 1 };
    artifacts.push({ id, name, expired: false, created_at: new Date().toISOString(), workflow_run });
    archives.set(id, zip(Object.fromEntries(await Promise.all(files))));
  };
  const run = async (file: string, { checkout, event, sha, ref, sub }: Json) => {
    const { jobs, permissions } = await readWorkflow(file);
    const [job] = Object.values<Json>(jobs);
    const context = { github: { token, event, repository }, vars: ground.variables };
    const offer = await startTokenOffer(async (audience) =>
      ground.token({
        sub: job.environment ? `repo:${repository}:environment:${job.environment}` : sub,
        aud: audience,
        repository_id: '123456789',
        ref,
      }),
    );
    const eventFile = join(checkout, '..', `event-${nextId()}.json`);
    await writeFile(eventFile, JSON.stringify(event));
    const may = { ...permissions, ...job.permissions };
    const environment = {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: host.url,
      GITHUB_REPOSITORY: repository,
      GITHUB_EVENT_PATH: eventFile,
      GITHUB_SHA: sha,
      GITHUB_REF_NAME: ref.replace('refs/heads/', ''),
      GITHUB_ACTOR: 'whoever-started-it',
      ...(may['id-token'] === 'write' && offer.variables),
      ...filled(job.env, context),
    };
    let output = '';
    for (const step of job.steps) {
      if (step.uses?.startsWith('actions/upload-artifact@'))
        await upload(checkout, filled(step.with, context));
      if (step.run === undefined) continue;
      const more = filled(step.env, context);
      const ended = await runScript(ground, checkout, step.run, { ...environment, ...more });
      output += ended.output;
      if (ended.code !== 0) return { code: ended.code, output, step: step.name as string };
    }
    return { code: 0, output, step: '' };
  };
  const review = async () => {
    const { sha } = pull.head;
    const checkout = await ground.repository.checkOut(sha, 'main');
    const ref = `refs/pull/${pull.number}/merge`;
    const sub = `repo:${repository}:pull_request`;
    return run('access-review.yml', { checkout, event: { pull_request: pull }, sha, ref, sub });
  };
  return {
    sent: host.sent,
    comments,
    reviews,
    /** Opens a pull request, or pushes to it. Its first job runs. */
    push: async (of: Pull, files: Readonly<Record<string, string>>) => {
      const sha = await ground.repository.push(of.branch, files);
      pull = {
        number: of.number,
        title: of.title,
        html_url: `https://github.example.com/${repository}/pull/${of.number}`,
        user: { login: of.author },
        head: { sha, repo: { full_name: repository } },
        base: { ref: 'main' },
        merged_at: null,
        merge_commit_sha: null,
      };
      commits.push({
        sha,
        author: { login: of.committer ?? of.author },
        committer: { login: 'web-flow' },
      });
      return review();
    },
    /** Somebody starts the job of the pull request again. */
    reviewAgain: review,
    /** Somebody reviews what was pushed last, or another commit. */
    review: (login: string, state: string, commit: string = pull.head.sha) =>
      reviews.push({
        id: nextId(),
        user: { login },
        state,
        commit_id: commit,
        submitted_at: new Date().toISOString().replace(/\.\d+/, ''),
      }),
    head: () => pull.head.sha as string,
    merge: async (branch: string, slippedIn: Readonly<Record<string, string>> = {}) => {
      const { before, commit } = await ground.repository.merge(branch, slippedIn);
      Object.assign(pull, { merged_at: new Date().toISOString(), merge_commit_sha: commit });
      return { before, commit };
    },
    /** The job that a push to main starts; it can be started again. */
    apply: async ({ before, commit }: { before: string; commit: string }) => {
      const checkout = await ground.repository.checkOut(commit);
      const event = { before, after: commit };
      return run('access-apply.yml', { checkout, event, sha: commit, ref: 'refs/heads/main' });
    },
  };
}

/** Puts values in the place of expressions. */
function filled(given: Readonly<Record<string, unknown>> | undefined, context: Json): Record<string, string> {
  const lookUp = (path: string): string => {
    const value = path.split('.').reduce((found: Json, name) => found?.[name], context);
    if (value === undefined) throw new Error(`the workflow asks for ${path}, which there is not`);
    return String(value);
  };
  return Object.fromEntries(
    Object.entries(given ?? {}).map(([name, text]) => [
      name,
      String(text).replace(/\$\{\{ *([\w.]+) *\}\}/g, (_, path) => lookUp(path)),
    ]),
  );
}
