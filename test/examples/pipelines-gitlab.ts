import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/project.ts';
import type { Json } from '../support/api.ts';
import { type Ground, runScript } from './pipelines-ground.ts';
import type { Files } from './pipelines-repository.ts';
import { pageOf, type Routes, startCodeHost } from './pipelines-server.ts';

/*
 * GitLab cannot be run here. This stands for it: the parts of its REST API that the steps use, by its documentation,
 * and as much of its runner as the pipeline asks for. The steps, and all that they start, are the real ones.
 */

const projectUrl = 'https://gitlab.example.com/acme/access';

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

/** A project on the stand-in, and who does what to it. */
export async function openGitlab(ground: Ground) {
  const notes: Json[] = [];
  const approvals: Json[] = [];
  const jobs: Json[] = [];
  const artifacts = new Map<number, Buffer>();
  let request: Json;
  const routes: Routes = [
    ['GET', /^\/user$/, () => ({ username: 'project_42_bot' })],
    ['GET', /^\/projects\/42\/merge_requests\/\d+\/notes$/, (sent) => pageOf(notes, sent)],
    [
      'POST',
      /^\/projects\/42\/merge_requests\/\d+\/notes$/,
      ({ body }) => {
        const note = { id: notes.length + 1, author: { username: 'project_42_bot' }, ...body };
        notes.push(note);
        return note;
      },
    ],
    [
      'PUT',
      /^\/projects\/42\/merge_requests\/\d+\/notes\/(\d+)$/,
      ({ body }, id) =>
        Object.assign(
          notes.find((note) => note.id === Number(id)),
          body,
        ),
    ],
    [
      'GET',
      /^\/projects\/42\/repository\/commits\/[0-9a-f]{40}\/merge_requests$/,
      (sent) => pageOf([request], sent),
    ],
    ['GET', /^\/projects\/42\/merge_requests\/\d+$/, () => request],
    ['GET', /^\/projects\/42\/merge_requests\/\d+\/approvals$/, () => ({ approved_by: approvals })],
    ['GET', /^\/projects\/42\/merge_requests\/\d+\/pipelines$/, (sent) => pageOf(jobs, sent)],
    [
      'GET',
      /^\/projects\/42\/pipelines\/(\d+)\/jobs$/,
      (sent, id) =>
        pageOf(
          jobs.filter((job) => job.id === Number(id)),
          sent,
        ),
    ],
    [
      'GET',
      /^\/projects\/42\/jobs\/(\d+)\/artifacts\/access-review\/report.json$/,
      (_, id) => artifacts.get(Number(id)),
    ],
  ];
  const host = await startCodeHost(routes);
  const run = async (name: string, checkout: string, variables: Readonly<Record<string, string>>) => {
    const job = (await readPipeline())[name];
    const known: Record<string, string> = {
      ...ground.variables,
      GITLAB_CI: 'true',
      GITLAB_REVIEW_TOKEN: 'glpat-of-the-project',
      GITLAB_USER_LOGIN: 'whoever-started-it',
      CI_API_V4_URL: host.url,
      CI_PROJECT_ID: '42',
      CI_DEFAULT_BRANCH: 'main',
      ...variables,
    };
    const expand = (text: string) => String(text).replace(/\$(\w+)/g, (_, each) => known[each] ?? '');
    const ref = job.environment ? 'main' : request.source_branch;
    const claims = {
      sub: `project_path:acme/access:ref_type:branch:ref:${ref}`,
      project_id: '42',
      ref_protected: String(ref === 'main'),
      ...(job.environment && { environment: job.environment, environment_protected: 'true' }),
    };
    for (const [variable, { aud }] of Object.entries<Json>(job.id_tokens))
      known[variable] = await ground.token({ ...claims, aud: expand(aud) });
    for (const [variable, value] of Object.entries<string>(job.variables)) known[variable] = expand(value);
    const ended = await runScript(ground, checkout, job.script.join('\n'), known);
    if (job.artifacts) {
      const report = await readFile(join(checkout, 'access-review/report.json'));
      artifacts.set(jobs.push({ id: jobs.length + 1, name }), report);
    }
    return ended;
  };
  return {
    sent: host.sent,
    notes,
    /** Opens a merge request, or pushes to it. Its first job runs. */
    push: async (of: Request, files: Files) => {
      const sha = await ground.repository.push(of.branch, files);
      request = {
        iid: of.iid,
        title: of.title,
        state: 'opened',
        web_url: `${projectUrl}/-/merge_requests/${of.iid}`,
        author: { username: of.author },
        sha,
        source_branch: of.branch,
        target_branch: 'main',
        merge_commit_sha: null,
        squash_commit_sha: null,
      };
      return run('access-review', await ground.repository.checkOut(sha), {
        CI_COMMIT_SHA: sha,
        CI_MERGE_REQUEST_IID: String(of.iid),
        CI_MERGE_REQUEST_TITLE: of.title,
        CI_MERGE_REQUEST_PROJECT_URL: projectUrl,
      });
    },
    approve: (username: string, at = new Date()) =>
      approvals.push({ user: { username }, approved_at: at.toISOString() }),
    merge: async (branch: string) => {
      const merged = await ground.repository.merge(branch);
      Object.assign(request, { state: 'merged', merge_commit_sha: merged.commit });
      return merged;
    },
    /** The job that the merge starts; it can be started again. */
    apply: async ({ before, commit }: { before: string; commit: string }) =>
      run('access-apply', await ground.repository.checkOut(commit), {
        CI_COMMIT_SHA: commit,
        CI_COMMIT_BEFORE_SHA: before,
      }),
  };
}
