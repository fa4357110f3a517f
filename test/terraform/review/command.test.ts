import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Report, reportSchema } from '../../../review/report.ts';
import { roster, signedAs } from '../../cli/roster.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { type Case, openWorld } from './ground.ts';
import { grant, member, project } from './hcl.ts';

/* The real command, of plans of the real terraform, against the real API. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const ended = { expires_at: '2099-01-01T00:00:00Z' };
const team = project('payments') + member('jane') + member('omar');
const inPayments = (label: string) =>
  grant(label, `member.${label}`, 'project_user', 'project.payments', ended);
const nothing: Case = { name: 'nothing', after: '', people: [], findings: [] };

/** A team that stands, in a folder with a plan. */
async function begin(planned: string) {
  const world = await openWorld(api, nothing);
  const { terraform, environment } = world;
  const { folder } = terraform;
  const reader = await environment.actor({ role: 'auditor' });
  await terraform.apply(team);
  const plan = async (hcl: string) => {
    const { json } = await terraform.plan(hcl);
    await writeFile(join(folder, 'plan.json'), JSON.stringify(json));
  };
  await plan(planned);
  const review = (...words: string[]) => roster(folder, ['review', ...words], signedAs(api, reader));
  const text = (file: string) => readFile(join(folder, file), 'utf8');
  const report = async (): Promise<Report> => reportSchema.parse(JSON.parse(await text('review.json')));
  const policy = (...lines: string[]) =>
    writeFile(join(folder, 'access-policy.yaml'), `version: 1\n${lines.join('\n')}\n`);
  return { ...world, folder, plan, review, text, report, policy };
}

const blockingAdministrators = ['rules:', '  new_administrator: block'];
const administrator = grant('omar', 'member.omar', 'administrator', undefined, ended);

describe('roster review', () => {
  it('shows the report, and writes it in every form, for its owner alone', async () => {
    const { folder, review, text, report } = await begin(team + inPayments('jane'));
    const forms = ['markdown', 'json', 'html', 'csv', 'sarif'];
    const ended = await review('plan.json', ...forms.flatMap((form) => [`--${form}`, `review.${form}`]));
    expect(ended).toMatchObject({ code: 0, answer: expect.stringContaining('ACCESS REVIEW: PASSES') });
    expect(ended.answer).toMatch(/jane@example\.com.*gets access.*payments: no role → Project User/);
    for (const form of forms) expect((await stat(join(folder, `review.${form}`))).mode & 0o777).toBe(0o600);
    expect((await report()).summary.principals.new).toBe(1);
    expect(await text('review.markdown')).toMatch(/^<!-- roster-review -->\n/);
    expect(await text('review.html')).toMatch(/^<!doctype html>/i);
    expect(JSON.parse(await text('review.sarif')).version).toBe('2.1.0');
    expect(await text('review.csv')).toContain('jane@example.com');
  });

  it('puts one form on the standard output, from a plan on the standard input', async () => {
    const { review } = await begin(team + inPayments('jane'));
    const ended = await review('plan.json', '--json', '-');
    expect(reportSchema.parse(JSON.parse(ended.answer)).environment.source).toBe('api');
    expect(await review('plan.json', '--json', '-', '--csv', '-')).toMatchObject({ code: 2 });
  });

  it('ends with 1 and a line that says why where the policy blocks the change', async () => {
    const { review, policy } = await begin(team + administrator);
    expect(await review('plan.json')).toMatchObject({ code: 0 });
    await policy(...blockingAdministrators);
    const ended = await review('plan.json');
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.answer).toContain('blocked: omar@example.com becomes Administrator');
  });

  it('ends with 2 where it could not be done, and says what to do', async () => {
    const { folder, review, policy } = await begin(team);
    const refusals: [string[], string][] = [
      [[], 'say which plan'],
      [['no.json'], 'cannot read "no.json"'],
      [['main.tf'], 'main.tf is no plan that can be reviewed: it is no JSON object'],
      [['terraform.tfstate'], 'it has no format_version'],
      [['plan.json', '--policy', 'no.yaml'], 'cannot read "no.yaml"'],
      [['plan.json', '--offline'], 'give --edition, one of emqx-cloud'],
      [['plan.json', '--edition', 'emqx-cloud'], '--edition goes with --offline'],
      [['plan.json', '--state', 'other'], '--state takes NAME=FILE'],
      [['plan.json', '--frobnicate'], "Unknown option '--frobnicate'"],
      [['plan.json', 'other.json'], 'takes no other.json'],
    ];
    for (const [words, says] of refusals) {
      const ended = await review(...words);
      expect([ended.code, ended.output]).toEqual([2, expect.stringContaining(says)]);
    }
    await policy('rules:', '  new_administrator: blok');
    const ended = await review('plan.json');
    expect([ended.code, ended.output]).toEqual([2, expect.stringContaining('access-policy.yaml:3:3: ')]);
    await expect(stat(join(folder, 'review.json'))).rejects.toThrow();
  });

  it('needs nobody where it is told to work offline, and says what it cannot know', async () => {
    const { folder } = await begin(team + inPayments('jane'));
    const ended = await roster(folder, ['review', 'plan.json', '--offline', '--edition', 'emqx-platform-3']);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.answer).toMatch(/jane@example\.com.*gets access/);
    expect(ended.answer).toContain('The API was not asked');
  });

  it('takes what the CI system says of the change', async () => {
    const { folder, review, environment, report } = await begin(team + inPayments('jane'));
    const pull_request = {
      title: 'Jane joins `payments`',
      html_url: 'https://github.example.com/acme/platform/pull/7',
      user: { login: 'jane@example.com' },
      head: { sha: 'c0ffee' },
    };
    await writeFile(join(folder, 'event.json'), JSON.stringify({ pull_request }));
    const github = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: 'event.json', GITHUB_ACTOR: 'somebody' };
    const reader = await environment.actor({ role: 'auditor' });
    const words = ['review', 'plan.json', '--json', 'review.json'];
    await roster(folder, words, { ...signedAs(api, reader), ...github });
    expect((await report()).change).toEqual({
      title: 'Jane joins `payments`',
      url: 'https://github.example.com/acme/platform/pull/7',
      commit: 'c0ffee',
      author: 'jane@example.com',
    });
    expect((await report()).findings.map(({ rule }) => rule)).toEqual(['self_grant']);
    await review('plan.json', '--json', 'review.json', '--author', 'omar@example.com');
    expect((await report()).findings).toEqual([]);
  });

  it('does not call unmanaged what another configuration manages', async () => {
    const { folder, review, report, terraform, create } = await begin(team);
    const [jane, payments] = [
      await terraform.object('roster_member.jane'),
      await terraform.object('roster_project.payments'),
    ];
    const held = await create('role_assignments', { principal_id: jane.id, role_id: 'auditor' });
    const { json } = await terraform.plan(team + inPayments('jane'));
    await writeFile(join(folder, 'plan.json'), JSON.stringify(json));
    const rules = async () => (await report()).findings.map(({ rule }) => rule);
    await review('plan.json', '--json', 'review.json');
    expect(await rules()).toEqual(['unmanaged_grant']);
    const resource = {
      address: 'roster_role_assignment.audit',
      mode: 'managed',
      type: 'roster_role_assignment',
      values: held,
    };
    const state = { format_version: '1.0', values: { root_module: { resources: [resource] } } };
    await writeFile(join(folder, 'state.json'), JSON.stringify(state));
    await review('plan.json', '--json', 'review.json', '--state', 'audit=state.json');
    expect(await rules()).toEqual([]);
    const grants = (await report()).principals.flatMap(({ scopes }) =>
      scopes.flatMap(({ after }) => after.through),
    );
    expect(grants.find(({ role_name }) => role_name === 'Auditor')?.managed_by).toBe('audit');
    expect(payments.id).toBeDefined();
  });
});

describe('roster review verify', () => {
  const verified = /^verified: this is what was reviewed, (sha256:[0-9a-f]{64}); passes/m;

  it('lets a plan pass that is what was reviewed, also when it was made again', async () => {
    const { review, plan, text, report } = await begin(team + inPayments('jane'));
    await review('plan.json', '--json', 'review.json', '--url', 'https://example.com/pull/7');
    await plan(team + inPayments('jane'));
    const ended = await review('verify', 'plan.json', '--report', 'review.json', '--reference-file', 'env');
    expect(ended).toMatchObject({ code: 0, answer: expect.stringMatching(verified) });
    const { hash } = await report();
    expect(await text('env')).toBe(`ROSTER_CHANGE_REFERENCE=review:${hash} https://example.com/pull/7\n`);
    expect(await review('verify', 'plan.json', '--hash', hash)).toMatchObject({ code: 0 });
  });

  it('refuses a plan that does something else, and names it', async () => {
    const { review, plan } = await begin(team + inPayments('jane'));
    await review('plan.json', '--json', 'review.json');
    await plan(team + inPayments('jane') + inPayments('omar'));
    const ended = await review('verify', 'plan.json', '--report', 'review.json', '--reference-file', 'env');
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.answer).toMatch(/^refused: this is not the change that was reviewed/);
    expect(ended.answer).toContain(
      'resource roster_role_assignment.omar: it changes, and the review does not say so',
    );
    expect(ended.answer).toContain(
      'access of member omar@example.com: it changes, and the review does not say so',
    );
    await plan(team + inPayments('jane').replace('project_user', 'project_administrator'));
    const other = await review('verify', 'plan.json', '--report', 'review.json');
    expect(other).toMatchObject({ code: 1 });
    expect(other.answer).toMatch(
      /roster_role_assignment\.jane: .*role_id.*Project User.*Project Administrator/,
    );
  });

  it('refuses when the environment has changed in what the plan touches, and only then', async () => {
    const { review, terraform, create } = await begin(team + inPayments('jane'));
    await review('plan.json', '--json', 'review.json');
    const [omar, jane] = [
      await terraform.object('roster_member.omar'),
      await terraform.object('roster_member.jane'),
    ];
    await create('role_assignments', { principal_id: omar.id, role_id: 'auditor' });
    expect(await review('verify', 'plan.json', '--report', 'review.json')).toMatchObject({ code: 0 });
    await create('role_assignments', { principal_id: jane.id, role_id: 'auditor' });
    const ended = await review('verify', 'plan.json', '--report', 'review.json');
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.answer).toContain('access of member jane@example.com: ');
  });

  it('refuses without the approval that the policy asks for, and does not take the author’s', async () => {
    const { review, policy } = await begin(team + administrator);
    await policy(
      'people: { jay: jane@example.com }',
      'approvers: { security: [ada, jay] }',
      'rules:',
      '  new_administrator: { severity: approve, approvers: [security] }',
    );
    await review('plan.json', '--json', 'review.json', '--author', 'jay');
    const verify = (...approvals: string[]) =>
      review(
        'verify',
        'plan.json',
        '--report',
        'review.json',
        '--author',
        'jay',
        ...approvals.flatMap((login) => ['--approved-by', login]),
      );
    const refused = await verify();
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.answer).toMatch(
      /^refused: needs the approval of security: omar@example\.com becomes Administrator/,
    );
    for (const own of ['jay', 'JAY', 'jane@example.com', 'somebody'])
      expect(await verify(own), own).toMatchObject({ code: 1 });
    expect(await verify('ada')).toMatchObject({ code: 0, answer: expect.stringMatching(/approved by ada/) });
    // What the report says of its author proves nothing.
    const unknown = await review('verify', 'plan.json', '--report', 'review.json', '--approved-by', 'ada');
    expect(unknown).toMatchObject({ code: 1 });
  });

  it('refuses what the policy has come to block', async () => {
    const { review, policy } = await begin(team + administrator);
    await review('plan.json', '--json', 'review.json');
    await policy(...blockingAdministrators);
    const ended = await review('verify', 'plan.json', '--report', 'review.json');
    expect(ended).toMatchObject({ code: 1, answer: expect.stringMatching(/^refused: blocked: /) });
  });

  it('does not take a report that somebody changed, or another one', async () => {
    const { folder, review, text, report } = await begin(team + inPayments('jane'));
    await review('plan.json', '--json', 'review.json');
    const changed = (await text('review.json')).replaceAll('Project User', 'Auditor');
    await writeFile(join(folder, 'changed.json'), changed);
    const { hash } = await report();
    const other = `sha256:${'0'.repeat(64)}`;
    const refusals: [string[], number, string][] = [
      [['--report', 'changed.json'], 2, 'was changed after it was written'],
      [['--report', 'plan.json'], 2, 'is no report of roster review'],
      [['--report', 'review.json', '--hash', other], 2, `its hash is ${hash}`],
      [['--hash', other], 1, `its hash is ${hash}`],
      [['--hash', 'abc'], 2, '--hash takes sha256:'],
      [[], 2, 'say what was approved'],
    ];
    for (const [words, code, says] of refusals) {
      const ended = await review('verify', 'plan.json', ...words);
      expect([ended.code, ended.output]).toEqual([code, expect.stringContaining(says)]);
    }
  });
});
