import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { factsFromPipeline } from '../../cli/review/continuous-integration.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function inGithub(event: unknown, more: Readonly<Record<string, string>> = {}) {
  const GITHUB_EVENT_PATH = join(await temporaryFolder(), 'event.json');
  await writeFile(GITHUB_EVENT_PATH, typeof event === 'string' ? event : JSON.stringify(event));
  return factsFromPipeline({ GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH, ...more });
}

const nothing = { title: null, url: null, commit: null, author: null };

test('GitHub tells the pull request, its last commit, and who opened it rather than who started the job', async () => {
  const pull_request = {
    title: 'Jane leads payments',
    html_url: 'https://github.example.com/acme/access/pull/7',
    user: { login: 'octocat' },
    head: { sha: 'a'.repeat(40) },
  };
  const job = { GITHUB_SHA: 'b'.repeat(40), GITHUB_ACTOR: 'mei-t' };
  expect(await inGithub({ pull_request }, job)).toEqual({
    title: 'Jane leads payments',
    url: 'https://github.example.com/acme/access/pull/7',
    commit: 'a'.repeat(40),
    author: 'octocat',
  });
});

test('a job of GitHub without a pull request tells its commit and who started it', async () => {
  const job = { GITHUB_SHA: 'b'.repeat(40), GITHUB_ACTOR: 'mei-t' };
  const facts = { ...nothing, commit: 'b'.repeat(40), author: 'mei-t' };
  for (const event of [{}, { pull_request: null }, 'no JSON', 'null', '[]', { pull_request: { user: 7 } }])
    expect(await inGithub(event, job), JSON.stringify(event)).toEqual(facts);
  expect(await factsFromPipeline({ GITHUB_ACTIONS: 'true', ...job })).toEqual(facts);
});

test('GitLab tells the merge request, and the last commit of its branch also where a merge of it is built', async () => {
  const merge = {
    GITLAB_CI: 'true',
    CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.example.com/acme/access',
    CI_MERGE_REQUEST_IID: '7',
    CI_MERGE_REQUEST_TITLE: 'Jane leads payments',
    CI_COMMIT_SHA: 'a'.repeat(40),
    GITLAB_USER_LOGIN: 'octocat',
  };
  const facts = {
    title: 'Jane leads payments',
    url: 'https://gitlab.example.com/acme/access/-/merge_requests/7',
    commit: 'a'.repeat(40),
    author: 'octocat',
  };
  expect(await factsFromPipeline({ ...merge, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: '' })).toEqual(facts);
  const merged = {
    ...merge,
    CI_COMMIT_SHA: 'c'.repeat(40),
    CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: 'a'.repeat(40),
  };
  expect(await factsFromPipeline(merged)).toEqual(facts);
  expect(await factsFromPipeline({ GITLAB_CI: 'true', CI_COMMIT_SHA: 'a'.repeat(40) })).toEqual({
    ...nothing,
    commit: 'a'.repeat(40),
  });
});

test('elsewhere nothing is known', async () => {
  expect(await factsFromPipeline({})).toEqual(nothing);
  expect(await factsFromPipeline({ GITHUB_ACTOR: 'octocat', CI_COMMIT_SHA: 'a' })).toEqual(nothing);
});
