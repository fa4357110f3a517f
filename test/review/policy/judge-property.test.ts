import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observation } from '../../../review/findings/observation.ts';
import { type Circumstances, judge } from '../../../review/policy/judge.ts';
import { exceptionFor, severityOf } from '../../../review/policy/severity.ts';
import { ruleIds, severities } from '../../../review/report.ts';
import { now, observation, policyOf, principal } from './observations.ts';

const policy = policyOf(
  'people: {octocat: jane@example.com, jane-gl: jane@example.com, mei-t: mei@example.com}',
  'approvers: {security: [mei-t, jane@example.com], billing: [carol@example.com, jane-gl]}',
  'rules:',
  '  new_administrator: {severity: approve, approvers: [security]}',
  '  self_grant: {severity: approve, approvers: [security, billing]}',
  "  grant_without_end: [{severity: block, projects: [payments]}, {severity: 'off', projects: [sandbox]}]",
  'exceptions:',
  '  - {rule: last_administrator, principal: bob@*, owner: a, reason: b, until: 2027-01-01}',
  '  - {rule: self_grant, principal: bob@*, owner: a, reason: b, until: 2026-01-01}',
);

const observations = fc.array(
  fc
    .record({
      rule: fc.constantFrom(...ruleIds),
      about: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
      principal: fc.constantFrom(null, principal('jane@example.com'), principal('bob@example.com')),
      projects: fc.constantFrom(
        [],
        [['payments']],
        [['sandbox']],
        [['sandbox'], ['payments']],
        [['environment']],
      ),
    })
    .map(observation),
  { maxLength: 12 },
);

const authorNames = ['octocat', '@OctoCat', 'jane@example.com', 'JANE-GL', ' jane-gl'] as const;
const otherNames = ['mei-t', 'MEI@example.com', 'carol@example.com', 'bob', 'eve@example.com', ''] as const;
const author = fc.constantFrom(...authorNames);
const others = fc.array(fc.constantFrom(...otherNames), { maxLength: 4 });

const verdictOf = (seen: readonly Observation[], circumstances: Omit<Circumstances, 'policy' | 'now'>) =>
  judge(seen, { policy, now, ...circumstances }).verdict;

const worst = ['passes', 'needs_approval', 'blocked'] as const;
const sure = <Ts>(property: fc.IProperty<Ts>) => fc.assert(property, { numRuns: 500 });

test('a change is blocked exactly when something blocks it that no exception excuses', () => {
  sure(
    fc.property(observations, author, others, fc.boolean(), (seen, by, approvedBy, requireApprovals) => {
      const isBlocked = seen.some(
        (each) => severityOf(policy, each).severity === 'block' && !exceptionFor(policy, each, now),
      );
      const { status, exit_status } = verdictOf(seen, { author: by, approvedBy, requireApprovals });
      expect(status === 'blocked').toBe(isBlocked);
      if (isBlocked) expect(exit_status).toBe(1);
    }),
  );
});

test('approvals more never make a verdict worse, nor change what was found', () => {
  sure(
    fc.property(observations, author, others, others, (seen, by, some, more) => {
      const before = judge(seen, { policy, now, author: by, approvedBy: some });
      const after = judge(seen, { policy, now, author: by, approvedBy: [...some, ...more] });
      expect(worst.indexOf(after.verdict.status)).toBeLessThanOrEqual(worst.indexOf(before.verdict.status));
      expect(after.findings).toEqual(before.findings);
    }),
  );
});

test('an approval by the author changes nothing, by whatever name and wherever it stands', () => {
  sure(
    fc.property(
      observations,
      author,
      fc.array(author, { maxLength: 3 }),
      others,
      (seen, by, own, approvedBy) => {
        const without = verdictOf(seen, { author: by, approvedBy });
        expect(verdictOf(seen, { author: by, approvedBy: [...own, ...approvedBy] })).toEqual(without);
        expect(verdictOf(seen, { author: by, approvedBy: [...approvedBy, ...own] })).toEqual(without);
      },
    ),
  );
});

test('the order of what was seen, and seeing it again, change nothing', () => {
  sure(
    fc.property(observations, author, others, (seen, by, approvedBy) => {
      const once = judge(seen, { policy, now, author: by, approvedBy });
      const again = judge([...seen].reverse().concat(seen), { policy, now, author: by, approvedBy });
      const told = ({ findings }: typeof once) =>
        findings.map(({ id, severity, approvers }) => [id, severity, approvers]);
      expect(told(again)).toEqual(told(once));
      expect(again.verdict.status).toBe(once.verdict.status);
    }),
  );
});

test('findings come once each, the gravest first, and approvals name those that there are', () => {
  sure(
    fc.property(observations, others, (seen, approvedBy) => {
      const { findings, verdict } = judge(seen, { policy, now, author: 'octocat', approvedBy });
      const ids = findings.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const grave = findings.map(({ severity }) => severities.indexOf(severity));
      expect(grave).toEqual([...grave].sort((one, other) => one - other));
      for (const approval of verdict.approvals)
        expect(ids).toEqual(expect.arrayContaining(approval.findings));
      expect(verdict.because).not.toMatch(/\n/);
    }),
  );
});
