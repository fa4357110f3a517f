import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/project.ts';
import type { Json } from '../support/api.ts';
import { type Ground, runScript } from './pipelines-ground.ts';
import type { Files, Merge } from './pipelines-repository.ts';
import { pageOf, type Routes, startCodeHost } from './pipelines-server.ts';

/*
 * GitLab cannot be run here. This stands for it: the parts of its REST API that the steps use, by its documentation,
 * and as much of its runner as the pipeline asks for. The steps, and all that they start, are the real ones.
 */

const projectUrl = 'https://gitlab.example.com/acme/access';
const bot = 'project_42_bot';

export const readPipeline = async (): Promise<Json> =>
  parse(await readFile(join(projectRoot, 'examples/pipelines/gitlab-ci/.gitlab-ci.yml'), 'utf8'));

/** Whom the identities of the example trust, where GitLab makes the tokens. */
export const gitlabTrust = {
  reviewer: { subject: 'project_path:acme/access:ref_type:branch:ref:*', claims: { project_id: '42' } },
  applier: {
    subject: 'project_path:acme/access:ref_type:branch:ref:main',
    claims: {
      project_id: '42',
      ref_protected: 'true',
      environment: 'production',
      environment_protected: 'true',
    },
  },
};

interface Request {
  readonly iid: number;
  readonly title: string;
  readonly author: string;
  readonly branch: string;
}

/** What the stand-in knows, of one merge request. */
interface Known {
  request: Json;
  readonly notes: Json[];
  readonly approvals: Json[];
  /** Each pipeline has one job, by the same id. */
  readonly jobs: Json[];
  readonly artifacts: Map<number, Buffer>;
}

function routesOf(known: Known): Routes {
  const { notes, approvals, jobs, artifacts } = known;
  const at = (path: string) => new RegExp(`^/projects/42/${path}$`);
  return [
    ['GET', /^\/user$/, () => ({ username: bot })],
    ['GET', at('merge_requests/\\d+/notes'), (sent) => pageOf(notes, sent)],
    [
      'POST',
      at('merge_requests/\\d+/notes'),
      ({ body }) => {
        const note = { id: notes.length + 1, author: { username: bot }, ...body };
        notes.push(note);
        return note;
      },
    ],
    [
      'PUT',
      at('merge_requests/\\d+/notes/(\\d+)'),
      ({ body }, id) =>
        Object.assign(
          notes.find((note) => note.id === Number(id)),
          body,
        ),
    ],
    ['GET', at('repository/commits/[0-9a-f]{40}/merge_requests'), (sent) => pageOf([known.request], sent)],
    ['GET', at('merge_requests/\\d+'), () => known.request],
    ['GET', at('merge_requests/\\d+/approvals'), () => ({ approved_by: approvals })],
    ['GET', at('merge_requests/\\d+/pipelines'), (sent) => pageOf(jobs, sent)],
    [
      'GET',
      at('pipelines/(\\d+)/jobs'),
      (sent, id) =>
        pageOf(
          jobs.filter((job) => job.id === Number(id)),
          sent,
        ),
    ],
    ['GET', at('jobs/(\\d+)/artifacts/access-review/report.json'), (_, id) => artifacts.get(Number(id))],
  ];
}

type Variables = Readonly<Record<string, string>>;

/** What GitLab puts into the environment of a job: its variables, in which others may stand, and its tokens. */
async function environmentOf(ground: Ground, job: Json, ref: string, variables: Variables) {
  const known: Record<string, string> = {
    ...ground.variables,
    GITLAB_CI: 'true',
    GITLAB_REVIEW_TOKEN: 'glpat-of-the-project',
    GITLAB_USER_LOGIN: 'whoever-started-it',
    CI_PROJECT_ID: '42',
    CI_DEFAULT_BRANCH: 'main',
    ...variables,
  };
  const expand = (text: string) => String(text).replace(/\$(\w+)/g, (_, name) => known[name] ?? '');
  const claims = {
    sub: `project_path:acme/access:ref_type:branch:ref:${ref}`,
    project_id: '42',
    ref_protected: String(ref === 'main'),
    ...(job.environment && { environment: job.environment, environment_protected: 'true' }),
  };
  for (const [name, { aud }] of Object.entries<Json>(job.id_tokens))
    known[name] = await ground.token({ ...claims, aud: expand(aud) });
  for (const [name, value] of Object.entries<string>(job.variables)) known[name] = expand(value);
  return known;
}

/** Runs a job, whose lines are one script, and keeps its report. */
async function runJob(ground: Ground, known: Known, name: string, checkout: string, variables: Variables) {
  const job = (await readPipeline())[name];
  const ref = job.environment ? 'main' : known.request.source_branch;
  const environment = await environmentOf(ground, job, ref, variables);
  const ended = await runScript(ground, checkout, job.script.join('\n'), environment);
  if (job.artifacts) {
    const report = await readFile(join(checkout, 'access-review/report.json'));
    known.artifacts.set(known.jobs.push({ id: known.jobs.length + 1, name }), report);
  }
  return ended;
}

const requestOf = ({ iid, title, author, branch }: Request, sha: string) => ({
  iid,
  title,
  state: 'opened',
  web_url: `${projectUrl}/-/merge_requests/${iid}`,
  author: { username: author },
  sha,
  source_branch: branch,
  target_branch: 'main',
  merge_commit_sha: null,
  squash_commit_sha: null,
});

/** A project on the stand-in, and who does what to it. */
export async function openGitlab(ground: Ground) {
  const known: Known = { request: undefined, notes: [], approvals: [], jobs: [], artifacts: new Map() };
  const { url, sent } = await startCodeHost(routesOf(known));
  return {
    sent,
    notes: known.notes,
    /** Opens a merge request, or pushes to it. Its job runs. */
    push: async (of: Request, files: Files) => {
      const sha = await ground.repository.push(of.branch, files);
      known.request = requestOf(of, sha);
      return runJob(ground, known, 'access-review', await ground.repository.checkOut(sha), {
        CI_API_V4_URL: url,
        CI_COMMIT_SHA: sha,
        CI_MERGE_REQUEST_IID: String(of.iid),
        CI_MERGE_REQUEST_TITLE: of.title,
        CI_MERGE_REQUEST_PROJECT_URL: projectUrl,
      });
    },
    approve: (username: string) =>
      known.approvals.push({ user: { username }, approved_at: new Date().toISOString() }),
    merge: async (branch: string): Promise<Merge> => {
      const merged = await ground.repository.merge(branch);
      Object.assign(known.request, { state: 'merged', merge_commit_sha: merged.commit });
      return merged;
    },
    /** The job that the merge starts; it can be started again. */
    apply: async ({ before, commit }: Merge) =>
      runJob(ground, known, 'access-apply', await ground.repository.checkOut(commit), {
        CI_API_V4_URL: url,
        CI_COMMIT_SHA: commit,
        CI_COMMIT_BEFORE_SHA: before,
      }),
  };
}
