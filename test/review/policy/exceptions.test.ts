import { expect, test } from 'vitest';
import { judge } from '../../../review/policy/judge.ts';
import { now, observation, policyOf, principal } from './observations.ts';

const circumstances = { now, author: 'octocat@example.com', approvedBy: [] };

const withException = (...lines: readonly string[]) =>
  policyOf(
    'rules: {new_administrator: block}',
    'exceptions:',
    '  - rule: new_administrator',
    '    owner: alice',
    '    reason: On call',
    ...lines.map((line) => `    ${line}`),
  );
const forJane = ['principal: Jane@Example.com', 'until: 2026-11-22'];

test('an exception makes a finding information, and stands in it', () => {
  const { findings, verdict, notes } = judge([observation()], {
    ...circumstances,
    policy: withException(...forJane),
  });
  expect(findings).toMatchObject([
    {
      severity: 'info',
      approvers: [],
      exception: { owner: 'alice', until: '2026-11-22', reason: 'On call', severity: 'block' },
    },
  ]);
  expect(verdict.status).toBe('passes');
  expect(notes).toEqual([]);
});

test('an exception counts to the end of its last day, and then it is told that it has ended', () => {
  const policy = withException(...forJane);
  const at = (time: string) => judge([observation()], { ...circumstances, policy, now: new Date(time) });
  expect(at('2026-11-22T23:59:59.999Z').verdict.status).toBe('passes');
  const after = at('2026-11-23T00:00:00Z');
  expect(after.verdict.status).toBe('blocked');
  expect(after.notes).toEqual([
    'The exception of new_administrator for Jane@Example.com ended on 2026-11-22 and counts no longer: alice renews or removes it.',
  ]);
});

test.each([
  ['another rule', forJane, { rule: 'last_administrator' }],
  ['another principal', forJane, { principal: principal('bob@example.com') }],
  [
    'nobody in particular',
    ["principal: '*'", 'role: administrator', 'until: 2027-01-01'],
    { principal: null },
  ],
  [
    'a program with the name of a person',
    forJane,
    { principal: principal('jane@example.com', 'service_account') },
  ],
  [
    'a program that a wildcard for people would fit',
    ["principal: '*@example.com'", 'until: 2027-01-01'],
    { principal: principal('jane@example.com', 'service_account') },
  ],
  ['another role', [...forJane, 'role: auditor'], {}],
  ['no role', [...forJane, 'role: auditor'], { roles: [] }],
  ['another project', [...forJane, 'project: payments'], {}],
  [
    'what another role gives besides the one that it names',
    [...forJane, 'role: auditor'],
    {
      roles: [
        ['Auditor', 'auditor'],
        ['Administrator', 'administrator'],
      ],
    },
  ],
  [
    'another project besides the one that it names',
    [...forJane, 'project: sandbox'],
    { projects: [['sandbox'], ['payments']] },
  ],
  [
    'a person whom a name of programs would fit',
    ['principal: backup-*', 'until: 2027-01-01'],
    { principal: principal('backup-mallory@example.com') },
  ],
] as const)('an exception does not reach %s', (_, lines, changed) => {
  const seen = [observation(changed)];
  expect(judge(seen, { ...circumstances, policy: withException(...lines) }).verdict.status).toBe('blocked');
});

test.each([
  ['by wildcard', ["principal: '*@example.com'", 'until: 2027-01-01'], {}],
  ['by role name', [...forJane, 'role: ADMINISTRATOR'], {}],
  ['by project', [...forJane, 'project: environment'], {}],
  [
    'by a wildcard over all projects that it is about',
    [...forJane, 'project: sandbox-*'],
    { projects: [['sandbox-1'], ['sandbox-2']] },
  ],
  ['as everybody, in a role', ["principal: '*'", 'role: administrator', 'until: 2027-01-01'], {}],
  [
    'for a program',
    ['principal: deploy-*', 'until: 2027-01-01'],
    { principal: principal('deploy-pipeline', 'service_account') },
  ],
] as const)('an exception reaches what it names %s', (_, lines, changed) => {
  const seen = [observation(changed)];
  expect(judge(seen, { ...circumstances, policy: withException(...lines) }).verdict.status).toBe('passes');
});
