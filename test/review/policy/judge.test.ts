import { expect, test } from 'vitest';
import { judge } from '../../../review/policy/judge.ts';
import { defaultPolicy, type Policy } from '../../../review/policy/schema.ts';
import { now, observation, policyOf } from './observations.ts';

const circumstances = { policy: defaultPolicy, now, author: 'octocat@example.com', approvedBy: [] };

test('nothing that was seen passes', () => {
  expect(judge([], circumstances)).toEqual({
    findings: [],
    verdict: {
      status: 'passes',
      exit_status: 0,
      because: 'passes: nothing asks for approval',
      approvals: [],
    },
    notes: [],
  });
});

test('what is pointed out or told does not stop a change', () => {
  const seen = [observation({ rule: 'key_unused' }), observation({ rule: 'unmanaged_grant' })];
  const { findings, verdict } = judge(seen, { ...circumstances, requireApprovals: true });
  expect(findings.map(({ severity }) => severity)).toEqual(['warn', 'info']);
  expect(verdict).toMatchObject({ status: 'passes', exit_status: 0 });
});

test('a finding tells what was observed, and its id is the same in every report', () => {
  const [finding] = judge([observation()], circumstances).findings;
  expect(finding).toEqual({
    id: 'new_administrator:2f0b4bb4dbf9',
    rule: 'new_administrator',
    severity: 'approve',
    title: 'New Administrator',
    message: 'jane@example.com becomes Administrator.',
    principal: 'id of jane@example.com',
    principal_name: 'jane@example.com',
    address: 'roster_role_assignment.jane',
    approvers: ['anybody'],
    exception: null,
  });
  const renamed = observation({ title: 'x', message: 'y', address: null, principal: null });
  expect(judge([renamed], circumstances).findings[0]?.id).toBe(finding?.id);
});

test('a blocked change says by what, in one line, and how much more there is', () => {
  const policy = policyOf('rules: {self_grant: block}');
  const message = 'jane@example.com would be\nthe last Administrator\u{1b}.';
  const seen = [
    observation(),
    observation({ rule: 'self_grant', message: 'jane@example.com gains.' }),
    observation({ rule: 'last_administrator', message }),
  ];
  expect(judge(seen, { ...circumstances, policy, approvedBy: ['alice'] }).verdict).toMatchObject({
    status: 'blocked',
    exit_status: 1,
    because: 'blocked: jane@example.com would be the last Administrator (and 1 more)',
    approvals: [{ group: 'anybody', approved_by: ['alice'] }],
  });
  const long = judge([observation({ rule: 'self_grant', message: 'x'.repeat(10_000) })], {
    ...circumstances,
    policy,
  });
  expect(long.verdict.because).toHaveLength('blocked: '.length + 300);
});

test('findings come by severity, then by rule, then by id', () => {
  const seen = (
    ['unmanaged_grant', 'key_unused', 'self_grant', 'new_administrator', 'last_administrator'] as const
  ).flatMap((rule) => ['b', 'a'].map((about) => observation({ rule, about: [about] })));
  const ids = judge(seen, circumstances).findings.map(({ id }) => id);
  expect(ids.map((id) => id.split(':')[0])).toEqual(
    ['last_administrator', 'new_administrator', 'self_grant', 'key_unused', 'unmanaged_grant'].flatMap(
      (rule) => [rule, rule],
    ),
  );
  expect(judge([...seen].reverse(), circumstances).findings.map(({ id }) => id)).toEqual(ids);
});

test('what was seen twice is found once, as grave as the gravest', () => {
  const policy = policyOf(
    'approvers: {security: [alice], billing: [carol]}',
    'rules:',
    '  new_administrator:',
    '    - {severity: block, projects: [payments]}',
    '    - {severity: approve, approvers: [security], projects: [telemetry]}',
    '    - {severity: approve, approvers: [billing], projects: [ledger]}',
    '    - {severity: info}',
  );
  const judged = (...projects: readonly string[]) =>
    judge(
      projects.map((project) => observation({ projects: [[project]] })),
      { ...circumstances, policy },
    ).findings;
  expect(judged('x', 'payments', 'telemetry')).toMatchObject([{ severity: 'block', approvers: [] }]);
  expect(judged('telemetry', 'x', 'ledger', 'telemetry')).toMatchObject([
    { severity: 'approve', approvers: ['billing', 'security'] },
  ]);
});

test('a finding does not disappear behind another whose name was chosen to give it the same short hash', () => {
  const seen = ['name-14540253', 'name-27798251'].map((name) => observation({ about: [name] }));
  const ids = judge(seen, circumstances).findings.map(({ id }) => id);
  expect(ids).toEqual([
    expect.stringMatching(/^new_administrator:7674228a783d[0-9a-f]{52}$/),
    expect.stringMatching(/^new_administrator:7674228a783d[0-9a-f]{52}$/),
  ]);
  expect(new Set(ids).size).toBe(2);
  const alone = seen.map((each) => judge([each], circumstances).findings[0]?.id);
  expect(alone).toEqual(['new_administrator:7674228a783d', 'new_administrator:7674228a783d']);
});

test('an approval of somebody else is enough where no group is named', () => {
  expect(judge([observation()], circumstances).verdict).toMatchObject({
    status: 'needs_approval',
    exit_status: 0,
    because: 'needs the approval of somebody other than the author: jane@example.com becomes Administrator',
    approvals: [{ group: 'anybody', members: [], approved_by: [], findings: [expect.any(String)] }],
  });
  expect(judge([observation()], { ...circumstances, requireApprovals: true }).verdict.exit_status).toBe(1);
  expect(
    judge([observation()], { ...circumstances, approvedBy: ['alice'], requireApprovals: true }).verdict,
  ).toMatchObject({
    status: 'passes',
    exit_status: 0,
    because: 'passes: approved by alice',
    approvals: [{ group: 'anybody', approved_by: ['alice'] }],
  });
});

const groups = policyOf(
  'people: {octocat: jane@example.com, jane-gl: jane@example.com, mei-t: mei@example.com}',
  'approvers:',
  '  security: [jane@example.com, mei-t]',
  '  billing: [carol@example.com]',
  'rules:',
  '  new_administrator: {severity: approve, approvers: [security, billing]}',
);
const ofGroups = (
  approvedBy: readonly string[],
  author: string | null = 'octocat',
  policy: Policy = groups,
) => judge([observation()], { policy, now, author, approvedBy, requireApprovals: true });

test('of each group that is named somebody must approve', () => {
  expect(ofGroups([]).verdict.because).toBe(
    'needs the approval of billing and security: jane@example.com becomes Administrator',
  );
  expect(ofGroups(['mei@example.com']).verdict).toMatchObject({
    status: 'needs_approval',
    exit_status: 1,
    because: 'needs the approval of billing: jane@example.com becomes Administrator',
  });
  expect(ofGroups(['bob', 'eve']).verdict.status).toBe('needs_approval');
  expect(ofGroups(['@Mei-T', 'CAROL@example.com']).verdict).toMatchObject({
    status: 'passes',
    exit_status: 0,
    approvals: [
      { group: 'billing', members: ['carol@example.com'], approved_by: ['CAROL@example.com'] },
      { group: 'security', members: ['jane@example.com', 'mei-t'], approved_by: ['@Mei-T'] },
    ],
  });
});

test.each([
  'octocat',
  'OctoCat',
  '@octocat',
  ' octocat ',
  'jane@example.com',
  'JANE@EXAMPLE.COM',
  'jane-gl',
  'Jane-GL',
])('the author does not approve as %j', (name) => {
  expect(ofGroups(['carol@example.com', name]).verdict.status).toBe('needs_approval');
  expect(ofGroups(['carol@example.com', 'octocat'], name).verdict.status).toBe('needs_approval');
  expect(
    judge([observation()], {
      ...circumstances,
      policy: policyOf('people: {octocat: jane@example.com, jane-gl: jane@example.com}'),
      author: 'octocat',
      approvedBy: [name],
    }).verdict.status,
  ).toBe('needs_approval');
});

test.each([null, '', ' ', '@'])('while the author is %j, nobody is known to be somebody else', (author) => {
  const { verdict, notes } = ofGroups(['mei-t', 'carol@example.com'], author);
  expect(verdict).toMatchObject({ status: 'needs_approval', exit_status: 1 });
  expect(notes).toEqual([
    'The author of the change is not known, and approvals could be their own: none counts.',
  ]);
});

test('an approval by nobody is none', () => {
  expect(judge([observation()], { ...circumstances, approvedBy: ['', ' ', '@'] }).verdict.status).toBe(
    'needs_approval',
  );
});

test('names that JavaScript knows are nobody in particular', () => {
  const { verdict } = judge([observation()], {
    ...circumstances,
    author: 'constructor',
    approvedBy: ['__proto__', 'toString'],
  });
  expect(verdict.approvals[0]?.approved_by).toEqual(['__proto__', 'toString']);
});

test('it is told that an author is in no list of people, and alone in a group', () => {
  expect(judge([], { ...circumstances, author: 'octocat' }).notes).toEqual([
    'octocat, the author of the change, is not in the people of the policy: what they gain themselves cannot be told from what others gain.',
  ]);
  const policy = policyOf(
    'people: {octocat: carol@example.com}',
    'approvers: {billing: [carol@example.com]}',
    'rules: {new_administrator: {severity: approve, approvers: [billing]}}',
  );
  expect(judge([observation()], { ...circumstances, policy, author: 'octocat' }).notes).toEqual([
    'Nobody can approve for billing: the author of the change is alone in it.',
  ]);
});
