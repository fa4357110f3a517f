import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/project.ts';
import type { Json } from '../support/api.ts';
import { startTokenOffer } from '../support/identity-tokens.ts';
import { type Ground, runScript } from './pipelines-ground.ts';
import type { Files, Merge } from './pipelines-repository.ts';
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

/** What the stand-in knows, of one pull request at a time. */
interface Known {
  pull: Json;
  readonly comments: Json[];
  readonly reviews: Json[];
  readonly commits: Json[];
  readonly artifacts: Json[];
  readonly archives: Map<number, Buffer>;
  readonly nextId: () => number;
}

function createKnown(): Known {
  let ids = 0;
  const nextId = () => {
    ids += 1;
    return ids;
  };
  const lists = { comments: [], reviews: [], commits: [], artifacts: [] };
  return { pull: undefined, ...lists, archives: new Map(), nextId };
}

function routesOf(known: Known): Routes {
  const { comments, reviews, commits, artifacts, archives, nextId } = known;
  const at = (path: string) => new RegExp(`^/repos/${repository}/${path}$`);
  return [
    ['GET', at('issues/\\d+/comments'), (sent) => pageOf(comments, sent)],
    [
      'POST',
      at('issues/\\d+/comments'),
      ({ body }) => {
        const comment = { id: nextId(), user: writer, ...body };
        comments.push(comment);
        return comment;
      },
    ],
    [
      'PATCH',
      at('issues/comments/(\\d+)'),
      ({ body }, id) =>
        Object.assign(
          comments.find((comment) => comment.id === Number(id)),
          body,
        ),
    ],
    ['GET', at('commits/[0-9a-f]{40}/pulls'), (sent) => pageOf([known.pull], sent)],
    ['GET', at('pulls/\\d+/commits'), (sent) => pageOf(commits, sent)],
    ['GET', at('pulls/\\d+/reviews'), (sent) => pageOf(reviews, sent)],
    [
      'GET',
      at('actions/artifacts'),
      ({ query }) => ({ artifacts: artifacts.filter(({ name }) => name === query.get('name')) }),
    ],
    ['GET', at('actions/artifacts/(\\d+)/zip'), (_, id) => archives.get(Number(id))],
  ];
}

/** The action that keeps files of a job: the folder that all are in is left out of their names. */
async function upload({ pull, artifacts, archives, nextId }: Known, checkout: string, given: Json) {
  const paths: string[] = given.path.trim().split('\n');
  const files = paths.map(async (path) => [basename(path), await readFile(join(checkout, path))] as const);
  const id = nextId();
  const workflow_run = { head_sha: pull.head.sha, repository_id: 1, head_repository_id: 1 };
  const created_at = new Date().toISOString();
  artifacts.push({ id, name: given.name, expired: false, created_at, workflow_run });
  archives.set(id, zip(Object.fromEntries(await Promise.all(files))));
}

interface Run {
  readonly file: string;
  readonly checkout: string;
  readonly event: Json;
  readonly sha: string;
  readonly ref: string;
}

/** What GitHub puts into the environment of a job; a token is offered to those that have the permission. */
async function environmentOf(ground: Ground, url: string, { file, checkout, event, sha, ref }: Run) {
  const { jobs, permissions } = await readWorkflow(file);
  const [job] = Object.values<Json>(jobs);
  const of = job.environment ? `environment:${job.environment}` : 'pull_request';
  const claims = { sub: `repo:${repository}:${of}`, repository_id: '123456789', ref };
  const offer = await startTokenOffer((aud) => ground.token({ ...claims, aud }));
  const eventFile = `${checkout}-event.json`;
  await writeFile(eventFile, JSON.stringify(event));
  const may = { ...permissions, ...job.permissions };
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: url,
    GITHUB_REPOSITORY: repository,
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_SHA: sha,
    GITHUB_REF_NAME: ref.replace('refs/heads/', ''),
    GITHUB_ACTOR: 'whoever-started-it',
    ...(may['id-token'] === 'write' && offer.variables),
  };
}

/** Runs the job of a workflow, up to the first step that fails. */
async function runJob(ground: Ground, known: Known, url: string, run: Run) {
  const [job] = Object.values<Json>((await readWorkflow(run.file)).jobs);
  const context = { github: { token, event: run.event }, vars: ground.variables };
  const environment = { ...(await environmentOf(ground, url, run)), ...filled(job.env, context) };
  let output = '';
  for (const step of job.steps) {
    if (step.uses?.startsWith('actions/upload-artifact@'))
      await upload(known, run.checkout, filled(step.with, context));
    if (step.run === undefined) continue;
    const all = { ...environment, ...filled(step.env, context) };
    const ended = await runScript(ground, run.checkout, step.run, all);
    output += ended.output;
    if (ended.code !== 0) return { code: ended.code, output, step: step.name as string };
  }
  return { code: 0, output, step: '' };
}

/** Puts values in the place of expressions. */
function filled(given: Readonly<Record<string, unknown>> | undefined, context: Json): Record<string, string> {
  const lookUp = (path: string): string => {
    const value = path.split('.').reduce((found: Json, name) => found?.[name], context);
    if (value === undefined) throw new Error(`the workflow asks for ${path}, which there is not`);
    return String(value);
  };
  const fill = (text: unknown) => String(text).replace(/\$\{\{ *([\w.]+) *\}\}/g, (_, path) => lookUp(path));
  return Object.fromEntries(Object.entries(given ?? {}).map(([name, text]) => [name, fill(text)]));
}

const pullOf = ({ number, title, author }: Pull, sha: string) => ({
  number,
  title,
  html_url: `https://github.example.com/${repository}/pull/${number}`,
  user: { login: author },
  head: { sha, repo: { full_name: repository } },
  base: { ref: 'main' },
  merged_at: null,
  merge_commit_sha: null,
});

/** A repository on the stand-in, and who does what to it. */
export async function openGithub(ground: Ground) {
  const known = createKnown();
  const host = await startCodeHost(routesOf(known));
  const { comments, reviews, commits, nextId } = known;
  const review = async () => {
    const { head, number } = known.pull;
    const checkout = await ground.repository.checkOut(head.sha, 'main');
    const event = { pull_request: known.pull };
    const ref = `refs/pull/${number}/merge`;
    return runJob(ground, known, host.url, {
      file: 'access-review.yml',
      checkout,
      event,
      sha: head.sha,
      ref,
    });
  };
  return {
    sent: host.sent,
    comments,
    head: () => known.pull.head.sha as string,
    /** Opens a pull request, or pushes to it. Its job runs. */
    push: async (of: Pull, files: Files) => {
      const sha = await ground.repository.push(of.branch, files);
      known.pull = pullOf(of, sha);
      const author = { login: of.committer ?? of.author };
      commits.push({ sha, author, committer: { login: 'web-flow' } });
      return review();
    },
    /** Somebody starts the job of the pull request again. */
    reviewAgain: review,
    /** Somebody reviews what was pushed last, or another commit. */
    review: (login: string, state: string, commit_id: string = known.pull.head.sha) => {
      const submitted_at = new Date().toISOString().replace(/\.\d+/, '');
      reviews.push({ id: nextId(), user: { login, type: 'User' }, state, commit_id, submitted_at });
    },
    merge: async (branch: string, slippedIn: Files = {}): Promise<Merge> => {
      const merged = await ground.repository.merge(branch, slippedIn);
      Object.assign(known.pull, { merged_at: new Date().toISOString(), merge_commit_sha: merged.commit });
      return merged;
    },
    /** The job that a push to main starts; it can be started again. */
    apply: async ({ before, commit: sha }: Merge) => {
      const checkout = await ground.repository.checkOut(sha);
      const event = { before, after: sha };
      const ref = 'refs/heads/main';
      return runJob(ground, known, host.url, { file: 'access-apply.yml', checkout, event, sha, ref });
    },
  };
}
