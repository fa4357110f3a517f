import { expect, test } from 'vitest';
import { defaultPolicy, defaultSeverities } from '../../../review/policy/schema.ts';
import { severityOf } from '../../../review/policy/severity.ts';
import { ruleIds } from '../../../review/report.ts';
import { observation, policyOf, principal } from './observations.ts';

test.each(ruleIds)('%s has its default severity where the policy says nothing', (rule) => {
  const severity = defaultSeverities[rule];
  expect(severityOf(defaultPolicy, observation({ rule }))).toEqual({
    severity,
    approvers: severity === 'approve' ? ['anybody'] : [],
  });
});

const policy = policyOf(
  'approvers: {security: [alice]}',
  'rules:',
  '  self_grant: block',
  "  key_unused: 'off'",
  '  new_way_in: {severity: approve, approvers: [security]}',
  '  grant_without_end:',
  "    - {severity: 'off', projects: [sandbox-*]}",
  '    - {severity: block, roles: [project_administrator, Ac*t], kinds: [service_account]}',
  '    - {severity: approve, projects: [environment, payments]}',
);

const program = principal('deploy-pipeline', 'service_account');

test.each([
  ['a rule with a severity', { rule: 'self_grant' }, 'block', []],
  ['a rule that is off', { rule: 'key_unused' }, 'off', []],
  ['a rule with approvers', { rule: 'new_way_in' }, 'approve', ['security']],
  [
    'the first clause that fits',
    { projects: [['sandbox-1', 'prj_1']], roles: [['accountant']], principal: program },
    'off',
    [],
  ],
  [
    'a project by its id',
    { projects: [['Payments', 'prj_1']], roles: [['auditor']] },
    'approve',
    ['anybody'],
  ],
  [
    'all that a clause names',
    { projects: [['x']], roles: [['Project Administrator', 'project_administrator']], principal: program },
    'block',
    [],
  ],
  [
    'a wildcard, whatever the case',
    { projects: [['x']], roles: [['ACCOUNTANT']], principal: program },
    'block',
    [],
  ],
  ['a person, where programs are meant', { projects: [['x']], roles: [['accountant']] }, 'warn', []],
  [
    'nobody, where programs are meant',
    { projects: [['x']], roles: [['accountant']], principal: null },
    'warn',
    [],
  ],
  ['no role and no project', { projects: [], roles: [], principal: program }, 'warn', []],
] as const)('%s decides', (_, changed, severity, approvers) => {
  const seen = observation({ rule: 'grant_without_end', ...changed });
  expect(severityOf(policy, seen)).toEqual({ severity, approvers });
});

test('of several roles and projects the gravest decides, whatever else is held along with it', () => {
  const lenient = policyOf(
    'approvers: {security: [alice], billing: [bob]}',
    'rules:',
    '  self_grant:',
    "    - {severity: 'off', roles: [project_user]}",
    '    - {severity: approve, approvers: [billing], roles: [accountant]}',
    '    - {severity: approve, approvers: [security]}',
  );
  const of = (...roles: readonly string[]) =>
    severityOf(lenient, observation({ rule: 'self_grant', roles: roles.map((role) => [role]) }));
  expect(of('project_user')).toEqual({ severity: 'off', approvers: [] });
  expect(of('project_user', 'administrator')).toEqual({ severity: 'approve', approvers: ['security'] });
  expect(of('accountant', 'administrator')).toEqual({
    severity: 'approve',
    approvers: ['billing', 'security'],
  });
});
