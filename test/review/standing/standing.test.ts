import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../review/policy/schema.ts';
import { toCsv } from '../../../review/render/csv.ts';
import { toHtml } from '../../../review/render/html.ts';
import { toMarkdown } from '../../../review/render/markdown.ts';
import { toTerminal } from '../../../review/render/terminal.ts';
import { ownGrants } from '../../../review/render/words.ts';
import { type Report, reportSchema } from '../../../review/report.ts';
import { everything } from '../../../review/standing/narrow.ts';
import { reviewStanding } from '../../../review/standing/review.ts';
import { account, configuration, grant, inputOf, member, project } from './world.ts';

const jane = member('jane');
const payments = project('payments');
const telemetry = project('telemetry');
const inPayments = { project_id: payments['id'] };

const rolesOf = (report: Report, name: string) =>
  report.principals
    .find((each) => each.name === name)
    ?.scopes.flatMap(({ after }) => after.through.map(({ role_name }) => role_name));

const rulesFor = (report: Report, name: string) =>
  report.findings.filter(({ principal_name }) => principal_name === name).map(({ rule }) => rule);

test('what has ended is held no longer, and whoever is disabled is shown with what they would hold', () => {
  const [gone, waits] = [member('gone', { status: 'disabled' }), member('waits', { status: 'pending' })];
  const report = reviewStanding(
    inputOf({
      member: [jane, gone, waits],
      role_assignment: [
        grant('a', jane, 'auditor', { expires_at: '2026-11-20T00:00:00Z' }),
        grant('b', gone, 'administrator'),
        grant('c', waits, 'auditor', { expires_at: '2026-11-21T00:00:00Z' }),
      ],
    }),
  );
  expect(reportSchema.parse(report)).toEqual(report);
  expect(report.principals.map(({ name, status_after }) => [name, status_after])).toEqual(
    expect.arrayContaining([
      ['jane@example.com', 'active'],
      ['gone@example.com', 'disabled'],
      ['waits@example.com', 'pending'],
    ]),
  );
  expect(rolesOf(report, 'jane@example.com')).toEqual([]);
  expect(rolesOf(report, 'gone@example.com')).toEqual(['Administrator']);
  expect(rolesOf(report, 'waits@example.com')).toEqual(['Auditor']);
  // Nobody who is disabled can give access to anybody.
  expect(rulesFor(report, 'gone@example.com')).toEqual(['grant_without_end', 'unmanaged_grant']);
  expect(rulesFor(report, 'jane@example.com')).toEqual([]);
});

test('standing findings: who can give access, programs over people, both duties, no end, dormant, unmanaged', () => {
  const dormant = member('dormant', { last_sign_in_at: '2026-01-01T00:00:00Z' });
  const robot = account('robot');
  const report = reviewStanding(
    inputOf(
      {
        member: [jane, dormant],
        service_account: [robot],
        project: [payments],
        access_key: [
          {
            id: 'ak_1',
            service_account_id: robot['id'],
            status: 'active',
            created_at: '2026-01-01T00:00:00Z',
            last_used_at: null,
            expires_at: null,
          },
        ],
        role_assignment: [
          grant('a', jane, 'administrator'),
          grant('b', jane, 'project_user', inPayments),
          grant('c', dormant, 'auditor', { expires_at: '2026-12-01T00:00:00Z' }),
          grant('d', robot, 'administrator', { expires_at: '2026-12-01T00:00:00Z' }),
        ],
      },
      {
        policy: {
          ...defaultPolicy,
          separation_of_duties: [{ name: 'all and some', first: ['member.manage'], second: ['member.list'] }],
        },
      },
    ),
  );
  expect(rulesFor(report, 'jane@example.com')).toEqual([
    'escalation_path',
    'separation_of_duties',
    'grant_without_end',
    'grant_without_end',
    'unmanaged_grant',
  ]);
  expect(rulesFor(report, 'dormant@example.com')).toEqual(['dormant_gains', 'unmanaged_grant']);
  expect(rulesFor(report, 'robot')).toEqual([
    'escalation_path',
    'service_account_manages_people',
    'separation_of_duties',
    'dormant_gains',
    'key_without_expiry',
    'key_too_old',
    'key_unused',
    'unmanaged_grant',
  ]);
  const [path] = report.findings.filter(({ rule }) => rule === 'escalation_path');
  expect(path?.message).toMatch(/ may invite people and assign roles, .* in the environment/);
  expect(report.verdict).toMatchObject({ status: 'needs_approval', exit_status: 0 });
  expect(report.verdict.because).toMatch(/^needs the approval of somebody: /);
});

test('a policy can block what is held', () => {
  const policy = { ...defaultPolicy, rules: { grant_without_end: 'block' as const } };
  const report = reviewStanding(
    inputOf({ member: [jane], role_assignment: [grant('a', jane, 'auditor')] }, { policy }),
  );
  expect(report.verdict).toMatchObject({ status: 'blocked', exit_status: 1 });
});

test('a report says which configuration manages a grant, and where', () => {
  const lead = grant('a', jane, 'project_administrator', inPayments);
  const report = reviewStanding(
    inputOf(
      { member: [jane], project: [payments], role_assignment: [lead, grant('b', jane, 'auditor')] },
      { others: [configuration('platform', { 'module.x.roster_role_assignment.lead["a"]': lead })] },
    ),
  );
  const grants = report.principals[0]?.scopes.flatMap(({ after }) => after.through) ?? [];
  expect(
    new Set(grants.map(({ role_name, managed_by, address }) => `${role_name} ${managed_by} ${address}`)),
  ).toEqual(
    new Set([
      'Auditor null null',
      'Project Administrator platform module.x.roster_role_assignment.lead["a"]',
    ]),
  );
  expect(report.findings.find(({ rule }) => rule === 'unmanaged_grant')?.message).toBe(
    'jane@example.com holds what no configuration manages: Auditor in the environment.',
  );
});

const world = () => {
  const bob = member('bob');
  const grants = {
    janeAudits: grant('a', jane, 'auditor'),
    janeLeads: grant('b', jane, 'project_administrator', inPayments),
    bobUses: grant('c', bob, 'project_user', inPayments),
    bobWatches: grant('d', bob, 'project_user', { project_id: telemetry['id'] }),
  };
  return inputOf(
    { member: [jane, bob], project: [payments, telemetry], role_assignment: Object.values(grants) },
    { others: [configuration('platform', { 'roster_role_assignment.c': grants.bobUses })] },
  );
};

test.each([
  [{ principals: ['JANE@*'] }, ['jane Auditor environment', 'jane Project Administrator payments']],
  [{ projects: ['pay*'] }, ['bob Project User payments', 'jane Project Administrator payments']],
  [{ projects: ['environment'] }, ['jane Auditor environment']],
  [{ projects: [String(telemetry['id'])] }, ['bob Project User telemetry']],
  [
    { roles: ['auditor', 'Project Administrator'] },
    ['jane Auditor environment', 'jane Project Administrator payments'],
  ],
  [{ managedBy: ['platform'] }, ['bob Project User payments']],
  [{ unmanaged: true, principals: ['bob*'] }, ['bob Project User telemetry']],
  [
    { unmanaged: true, managedBy: ['platform'], projects: ['payments'] },
    ['bob Project User payments', 'jane Project Administrator payments'],
  ],
])('narrowed to %j', (narrowing, expected) => {
  const report = reviewStanding({ ...world(), narrowing: { ...everything, ...narrowing } });
  const rows = report.principals.flatMap(({ name, scopes }) =>
    scopes.flatMap(({ project_name, after }) =>
      ownGrants({ project_name }, after.through).map(
        ({ role_name }) => `${name.split('@')[0]} ${role_name} ${project_name ?? 'environment'}`,
      ),
    ),
  );
  expect(rows.sort()).toEqual(expected);
  const names = report.principals.map(({ name }) => name);
  for (const { principal_name } of report.findings) expect(names).toContain(principal_name);
});

test('the hash is of what is held, and of nothing else', () => {
  const objects = { member: [jane], role_assignment: [grant('a', jane, 'auditor')] };
  const { hash } = reviewStanding(inputOf(objects));
  expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(reviewStanding(inputOf(objects, { now: new Date('2026-11-22T00:00:00Z') })).hash).toBe(hash);
  const more = { ...objects, role_assignment: [...objects.role_assignment, grant('b', jane, 'accountant')] };
  expect(reviewStanding(inputOf(more)).hash).not.toBe(hash);
  const shorter = {
    ...objects,
    role_assignment: [grant('a', jane, 'auditor', { expires_at: '2027-01-01T00:00:00Z' })],
  };
  expect(reviewStanding(inputOf(shorter)).hash).not.toBe(hash);
});

test('every form says since when, last active, and by which configuration', () => {
  const report = reviewStanding(world());
  const forms = [
    toTerminal(report, { color: false, width: 200 }),
    toMarkdown(report),
    toHtml(report),
    toCsv(report),
  ];
  for (const form of forms) {
    expect(form).toContain('2026-02-01');
    expect(form).toContain('2026-11-01');
    expect(form).toContain('platform');
  }
  for (const form of forms.slice(0, 3)) {
    expect(form).toContain('The standing access is');
    expect(form).toContain('last active 2026-11-01');
  }
});

// What takes seconds alone takes many on a busy machine.
test('10,000 principals with 50,000 grants are reviewed', { timeout: 90_000 }, () => {
  const count = 10_000;
  const projects = Array.from({ length: 200 }, (_, index) => project(`p${index}`));
  const members = Array.from({ length: count }, (_, index) => member(`m${index}`));
  const role_assignment = members.flatMap((each, index) =>
    Array.from({ length: 5 }, (_, place) =>
      grant(`g${index}x${place}`, each, place === 0 ? 'auditor' : 'project_user', {
        ...(place > 0 && { project_id: projects[(index + place) % projects.length]?.['id'] }),
      }),
    ),
  );
  const input = inputOf({ member: members, project: projects, role_assignment });
  const report = reviewStanding(input);
  expect(report.principals).toHaveLength(count);
  expect(toTerminal(report, { color: false, width: 100 }).split('\n').length).toBeLessThan(600);
  expect(toMarkdown(report).length).toBeLessThan(65_000);
  expect(toCsv(report).split('\r\n')).toHaveLength(1 + 5 * count + 1);
});
