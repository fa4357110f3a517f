import { readFile } from 'node:fs/promises';
import type { ChangeFacts } from '../../review/review.ts';
import type { Surroundings } from '../command.ts';

type Environment = Surroundings['environment'];

const nothing: ChangeFacts = { title: null, url: null, commit: null, author: null };

interface PullRequest {
  readonly title?: unknown;
  readonly html_url?: unknown;
  readonly user?: { readonly login?: unknown };
  readonly head?: { readonly sha?: unknown };
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** What GitHub Actions wrote down of the event; a job that no pull request started has none of it. */
async function pullRequestOf(path: string | undefined): Promise<PullRequest> {
  if (path === undefined) return {};
  try {
    const event = JSON.parse(await readFile(path, 'utf8')) as { pull_request?: PullRequest };
    return event.pull_request ?? {};
  } catch {
    return {};
  }
}

async function ofGithub(environment: Environment): Promise<ChangeFacts> {
  const { title, html_url, user, head } = await pullRequestOf(environment['GITHUB_EVENT_PATH']);
  return {
    title: text(title),
    url: text(html_url),
    commit: text(head?.sha) ?? text(environment['GITHUB_SHA']),
    // Whoever opened the pull request, and not whoever pushed to it last or started the job again.
    author: text(user?.login) ?? text(environment['GITHUB_ACTOR']),
  };
}

function ofGitlab(environment: Environment): ChangeFacts {
  const project = text(environment['CI_MERGE_REQUEST_PROJECT_URL']);
  const number = text(environment['CI_MERGE_REQUEST_IID']);
  return {
    title: text(environment['CI_MERGE_REQUEST_TITLE']),
    url: project === null || number === null ? null : `${project}/-/merge_requests/${number}`,
    // In a pipeline for merged results the other is a commit that nobody has made.
    commit: text(environment['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA']) ?? text(environment['CI_COMMIT_SHA']),
    // Whoever started the pipeline: GitLab does not say whose merge request it is, so better give --author.
    author: text(environment['GITLAB_USER_LOGIN']),
  };
}

/** What the CI system says of the change. */
export async function factsFromPipeline(environment: Environment): Promise<ChangeFacts> {
  if (environment['GITHUB_ACTIONS'] === 'true') return ofGithub(environment);
  if (environment['GITLAB_CI'] === 'true') return ofGitlab(environment);
  return nothing;
}
