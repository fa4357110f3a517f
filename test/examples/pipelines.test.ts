import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { assign, listAll } from '../support/resources.ts';
import { openGithub } from './pipelines-github.ts';
import { gitlabTrust, openGitlab } from './pipelines-gitlab.ts';
import { prepareGround } from './pipelines-ground.ts';

/* The pipelines of the examples, run as they stand: their steps, git, terraform, the provider, the API. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

let api: TestApi;
let issuer: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi();
  issuer = await startHostileIssuer();
});
afterAll(async () => {
  await issuer.stop();
  await api.stop();
});

const mei = `resource "roster_member" "mei" {
  email = "mei@example.com"
}

resource "roster_role_assignment" "mei_leads" {
  principal_id = roster_member.mei.id
  role_id      = "administrator"
}
`;

const omar = `resource "roster_member" "omar" {
  email = "omar@example.com"
}

resource "roster_role_assignment" "omar_audits" {
  principal_id = roster_member.omar.id
  role_id      = "auditor"
}
`;

const grantTo = (member: string, role: string) => `resource "roster_role_assignment" "more" {
  principal_id = roster_member.${member}.id
  role_id      = "${role}"
  project_id   = roster_project.payments.id
}
`;

const eventsSince = async ({ administrator }: TestEnvironment, sequence: number): Promise<Json[]> =>
  (await listAll(administrator, 'audit_events')).filter((event) => event.sequence > sequence);

const sequenceOf = async ({ administrator }: TestEnvironment): Promise<number> =>
  (await administrator.get('/v1/audit_log/head')).body.sequence;

describe('a pull request on GitHub', () => {
  it('is reviewed in one comment, applied once the right people approved it, and found again from a grant', async () => {
    const ground = await prepareGround(api, issuer);
    const { environment } = ground;
    const github = await openGithub(ground);
    const pull = { number: 7, title: 'Mei leads; $(touch x) `id`', author: 'octocat', branch: 'mei' };
    const begun = await sequenceOf(environment);

    // A page of what others say, and one who takes the marker for a comment of their own.
    for (let id = 1000; id < 1100; id += 1)
      github.comments.push({ id, user: { login: 'stranger' }, body: '<!-- roster-review --> harmless' });
    const first = await github.push(pull, { 'access/mei.tf': mei });
    expect(first.code, first.output).toBe(0);
    const ours = () => github.comments.slice(100).map(({ body }) => body);
    expect(ours()).toEqual([expect.stringMatching(/^<!-- roster-review -->.*mei@example\.com/s)]);
    const firstHead = github.head();

    const second = await github.push({ ...pull, committer: 'mei-t' }, { 'access/omar.tf': omar });
    expect(second.code, second.output).toBe(0);
    expect(ours()).toEqual([expect.stringMatching(/^<!-- roster-review -->.*omar@example\.com/s)]);
    for (const { body } of github.comments.slice(0, 100))
      expect(body).toBe('<!-- roster-review --> harmless');
    const changing = (await eventsSince(environment, begun)).map(({ action }) => action);
    expect(new Set(changing)).toEqual(new Set(['workload_identity.exchange']));

    github.review('octocat', 'APPROVED');
    github.review('stranger', 'APPROVED');
    // One made a part of it, the other approved what was there before.
    github.review('mei-t', 'APPROVED');
    github.review('alice', 'APPROVED', firstHead);
    const merged = await github.merge('mei');
    const early = await github.apply(merged);
    expect(early.output).toMatch(/refused: needs the approval of security/);
    expect([early.code, early.step]).toEqual([1, 'Verify and apply']);

    github.review('alice', 'APPROVED');
    const applied = await github.apply(merged);
    expect(applied.code, applied.output).toBe(0);
    expect(applied.output).toMatch(
      /verified: this is what was reviewed, sha256:[0-9a-f]{64}; passes: approved by alice/,
    );
    expect(applied.output).toContain('Apply complete! Resources: 4 added');

    const secrets = /ghs_of-the-job|eyJ[\w-]+\.|rxt_/;
    for (const { output } of [first, second, early, applied]) expect(output).not.toMatch(secrets);
    expect(new Set(github.sent.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer ghs_of-the-job']),
    );

    const url = 'https://github.example.com/acme/access/pull/7';
    const made = (await eventsSince(environment, begun)).filter(({ action }) => action.endsWith('.create'));
    expect(made).toHaveLength(4);
    for (const event of made)
      expect(event.change_reference).toMatch(new RegExp(`^review:sha256:[0-9a-f]{64} ${url}$`));
    const [member] = (await environment.administrator.get('/v1/members', { email: 'mei@example.com' })).body
      .items;
    const [grant] = (await environment.administrator.get('/v1/role_assignments', { principal_id: member.id }))
      .body.items;
    expect((await ground.trace(grant.id)).answer).toContain(url);
    expect((await ground.trace(url)).answer).toContain(
      'mei@example.com: Administrator in the whole environment',
    );
  });

  it('is blocked by the policy of main, whatever policy it brings, and the comment says why', async () => {
    const ground = await prepareGround(api, issuer);
    const github = await openGithub(ground);
    const pull = { number: 8, title: 'More for me', author: 'octocat', branch: 'mine' };
    const mine = grantTo('jane', 'project_administrator');
    const reviewed = await github.push(pull, {
      'access/mine.tf': mine,
      'access-policy.yaml': 'version: 1\nrules:\n  self_grant: "off"\n',
    });
    expect([reviewed.code, reviewed.step]).toEqual([1, 'Verdict']);
    expect(github.comments[0].body).toContain('blocked');
    github.review('alice', 'APPROVED');
    const applied = await github.apply(await github.merge('mine'));
    expect(applied.output).toMatch(/refused: blocked: /);
    expect([applied.code, applied.step]).toEqual([1, 'Verify and apply']);
  });

  it('is refused, and what differs is named, where the environment or the plan is another than was approved', async () => {
    const ground = await prepareGround(api, issuer);
    const { administrator } = ground.environment;
    const github = await openGithub(ground);
    const pull = { number: 9, title: 'Jane leads payments', author: 'omar-h', branch: 'lead' };
    const reviewed = await github.push(pull, { 'access/lead.tf': grantTo('jane', 'project_administrator') });
    expect(reviewed.code, reviewed.output).toBe(0);
    github.review('alice', 'APPROVED');

    const [jane] = (await administrator.get('/v1/members', { email: 'jane@example.com' })).body.items;
    const byHand = await assign(administrator, jane.id, 'auditor');
    const merged = await github.merge('lead');
    const elsewhere = await github.apply(merged);
    expect(elsewhere.code).toBe(1);
    expect(elsewhere.output).toContain('refused: this is not the change that was reviewed');
    expect(elsewhere.output).toContain(
      'access of member jane@example.com in the whole environment, before the change: now with Auditor in the whole environment\n',
    );
    await administrator.delete(`/v1/role_assignments/${byHand.id}`);

    const slipped = await github.merge('lead', { 'access/omar.tf': omar });
    const more = await github.apply(slipped);
    expect(more.code).toBe(1);
    expect(more.output).toContain(
      'resource roster_role_assignment.omar_audits: it changes, and the review does not say so',
    );
    expect((await listAll(administrator, 'members')).map(({ email }) => email)).not.toContain(
      'omar@example.com',
    );
  });

  it('needs approval anew once a later review says something else, and a commit that nobody reviewed is refused', async () => {
    const ground = await prepareGround(api, issuer);
    const github = await openGithub(ground);
    const pull = { number: 10, title: 'Mei leads', author: 'octocat', branch: 'mei' };
    await github.push(pull, { 'access/mei.tf': mei });
    github.review('alice', 'APPROVED');
    await github.reviewAgain();
    const merged = await github.merge('mei');
    const stale = await github.apply(merged);
    expect([stale.code, stale.output]).toEqual([
      1,
      expect.stringMatching(/refused: needs the approval of security/),
    ]);
    github.review('alice', 'APPROVED');
    github.review('alice', 'CHANGES_REQUESTED');
    expect((await github.apply(merged)).output).toMatch(/refused: needs the approval of security/);

    const { commit } = merged;
    const direct = await ground.repository.push('main', { 'access/omar.tf': omar });
    const unknown = await github.apply({ before: commit, commit: direct });
    expect([unknown.code, unknown.output]).toEqual([
      1,
      expect.stringContaining(`refused: no pull request was merged as ${direct}`),
    ]);
  });

  it('grants nothing where an expression makes somebody else of whom it refers to', async () => {
    const ground = await prepareGround(api, issuer);
    const { administrator } = ground.environment;
    const github = await openGithub(ground);
    const [jane] = (await administrator.get('/v1/members', { email: 'jane@example.com' })).body.items;
    const other = `startswith(roster_member.mei.id, "mem_") ? "${jane.id}" : "nobody"`;
    const pull = { number: 11, title: 'Mei leads', author: 'octocat', branch: 'mei' };
    await github.push(pull, { 'access/mei.tf': mei.replace('roster_member.mei.id', other) });
    expect(github.comments[0].body).toContain('mei@example.com becomes Administrator');
    github.review('alice', 'APPROVED');
    const applied = await github.apply(await github.merge('mei'));
    expect([applied.code, applied.step]).toEqual([1, 'Verify and apply']);
    expect(applied.output).toContain('roster_role_assignment.mei_leads');
    const held = await administrator.get('/v1/role_assignments', { principal_id: jane.id });
    expect(held.body.items.map(({ role_id }: Json) => role_id)).not.toContain('administrator');
  });
});

describe('a merge request on GitLab', () => {
  it('is reviewed in one comment, applied once the right people approved it, and found again from a grant', async () => {
    const ground = await prepareGround(api, issuer, gitlabTrust);
    const { environment } = ground;
    const gitlab = await openGitlab(ground);
    const request = { iid: 7, title: 'Mei leads', author: 'octocat', branch: 'mei' };
    const begun = await sequenceOf(environment);
    const first = await gitlab.push(request, { 'access/mei.tf': mei });
    expect(first.code, first.output).toBe(0);
    gitlab.approve('alice');
    const second = await gitlab.push(request, { 'access/omar.tf': omar });
    expect(second.code, second.output).toBe(0);
    expect(gitlab.notes).toHaveLength(1);
    expect(gitlab.notes[0].body).toMatch(/^<!-- roster-review -->.*omar@example\.com/s);

    gitlab.approve('octocat');
    const merged = await gitlab.merge('mei');
    const early = await gitlab.apply(merged);
    expect([early.code, early.output]).toEqual([
      1,
      expect.stringMatching(/refused: needs the approval of security/),
    ]);
    gitlab.approve('mei-t');
    const applied = await gitlab.apply(merged);
    expect(applied.code, applied.output).toBe(0);
    expect(applied.output).toContain('passes: approved by mei-t');

    for (const { output } of [first, second, early, applied])
      expect(output).not.toMatch(/glpat-of-the-project|eyJ[\w-]+\.|rxt_/);
    expect(new Set(gitlab.sent.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer glpat-of-the-project']),
    );
    const url = 'https://gitlab.example.com/acme/access/-/merge_requests/7';
    const made = (await eventsSince(environment, begun)).filter(({ action }) => action.endsWith('.create'));
    expect(made.map(({ change_reference }) => change_reference.split(' ')[1])).toEqual([url, url, url, url]);
    expect((await ground.trace(url)).answer).toContain(
      'mei@example.com: Administrator in the whole environment',
    );
  });
});
