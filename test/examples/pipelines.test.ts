import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { listAll } from '../support/resources.ts';
import { openGithub } from './pipelines-github.ts';
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

    const first = await github.push(pull, { 'access/mei.tf': mei });
    expect(first.code, first.output).toBe(0);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0].body).toMatch(/^<!-- roster-review -->/);
    expect(github.comments[0].body).toContain('mei@example.com');
    const firstHead = github.head();

    const second = await github.push(pull, { 'access/omar.tf': omar });
    expect(second.code, second.output).toBe(0);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0].body).toContain('omar@example.com');
    const changing = (await eventsSince(environment, begun)).map(({ action }) => action);
    expect(new Set(changing)).toEqual(new Set(['workload_identity.exchange']));

    github.review('octocat', 'APPROVED');
    github.review('stranger', 'APPROVED');
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
});
