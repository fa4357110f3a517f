import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import type { Json } from '../support/api.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { pageOf, type Routes, startCodeHost } from './pipelines-server.ts';

/* Whose approval the steps of the pipelines hand on. */
const sha = 'a'.repeat(40);
const at = '2026-11-22T12:00:00Z';

/** Runs `change.sh` of a system, and reads what it leaves. */
async function change(system: string, variables: Readonly<Record<string, string>>) {
  const folder = join(await temporaryFolder(), 'out');
  await mkdir(folder);
  const script = join(projectRoot, 'examples/pipelines/steps', system, 'change.sh');
  const environment = { PATH: process.env['PATH'] ?? '', REVIEW_FOLDER: folder, ...variables };
  const { code, output } = await startProgram('sh', [script], { folder, environment }).ended;
  const left: Json = code === 0 ? JSON.parse(await readFile(join(folder, 'change.json'), 'utf8')) : undefined;
  const approvals = (left?.approvals ?? []) as Json[];
  return { code, output, logins: approvals.map(({ login }) => login) };
}

async function onGithub(reviews: readonly Json[], commits: readonly Json[]) {
  const pull = {
    number: 7,
    title: 'Mei leads',
    html_url: 'https://github.example.com/acme/access/pull/7',
    user: { login: 'octocat', type: 'User' },
    head: { sha },
    base: { ref: 'main' },
    merged_at: at,
    merge_commit_sha: sha,
  };
  const path = (end: string) => new RegExp(`^/repos/acme/access/${end}$`);
  const routes: Routes = [
    ['GET', path('commits/[0-9a-f]{40}/pulls'), (sent) => pageOf([pull], sent)],
    ['GET', path('pulls/7/commits'), (sent) => pageOf(commits.slice(0, 250), sent)],
    ['GET', path('pulls/7/reviews'), (sent) => pageOf(reviews, sent)],
  ];
  return change('github', {
    GITHUB_API_URL: (await startCodeHost(routes)).url,
    GITHUB_REPOSITORY: 'acme/access',
    GITHUB_TOKEN: 'x',
    GITHUB_SHA: sha,
    GITHUB_REF_NAME: 'main',
  });
}

const approvedBy = (login: string, type: string) => ({
  id: 1,
  user: { login, type },
  state: 'APPROVED',
  commit_id: sha,
  submitted_at: at,
});

const commit = { author: { login: 'octocat' }, committer: { login: 'web-flow' } };

test('on GitHub a person approves, and no bot', async () => {
  const reviews = [
    approvedBy('alice', 'User'),
    approvedBy('github-actions[bot]', 'Bot'),
    { ...approvedBy('gone', 'User'), user: null },
  ];
  expect((await onGithub(reviews, [commit])).logins).toEqual(['alice']);
});

test('on GitHub a pull request is refused that has more commits than GitHub says who made', async () => {
  const commits = [...Array.from({ length: 250 }, () => commit), { ...commit, author: { login: 'alice' } }];
  const { code, output } = await onGithub([approvedBy('alice', 'User')], commits);
  expect([code, output]).toEqual([1, 'refused: pull request 7 has too many commits to know who made them\n']);
});

test('on GitLab a person approves, and no bot', async () => {
  const names = ['alice', 'project_42_bot_2f3a', 'group_7_bot', 'service_account_group_7_x', 'octocat'];
  const approved_by = names.map((username) => ({ user: { username }, approved_at: at }));
  const request = { iid: 7, title: 'Mei leads', web_url: 'https://x', author: { username: 'octocat' }, sha };
  const routes: Routes = [
    ['GET', /^\/projects\/42\/merge_requests\/7$/, () => request],
    ['GET', /^\/projects\/42\/merge_requests\/7\/approvals$/, () => ({ approved_by })],
  ];
  const { logins } = await change('gitlab', {
    CI_API_V4_URL: (await startCodeHost(routes)).url,
    CI_PROJECT_ID: '42',
    CI_MERGE_REQUEST_IID: '7',
    GITLAB_REVIEW_TOKEN: 'x',
  });
  expect(logins).toEqual(['alice']);
});
