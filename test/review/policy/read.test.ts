import { expect, test } from 'vitest';
import { PolicyFault, readPolicy } from '../../../review/policy/read.ts';
import { defaultPolicy } from '../../../review/policy/schema.ts';
import { now, policyOf } from './observations.ts';

function faultsOf(text: string, fileName = 'access-policy.yaml'): readonly string[] {
  try {
    readPolicy(text, fileName, now);
  } catch (error) {
    if (error instanceof PolicyFault) return error.message.split('\n');
    throw error;
  }
  return [];
}

test('a policy that says nothing has the defaults', () => {
  expect(policyOf()).toEqual(defaultPolicy);
  expect(defaultPolicy).toMatchObject({
    dormant_after_days: 90,
    key_max_age_days: 90,
    key_unused_after_days: 30,
    least_administrators: 1,
  });
  expect(defaultPolicy.longest_grant_days).toBeUndefined();
});

test('a byte order mark and Windows line ends change nothing', () => {
  expect(readPolicy('\u{feff}version: 1\r\npeople:\r\n  octocat: jane@example.com\r\n', 'p', now)).toEqual(
    policyOf('people:', '  octocat: jane@example.com'),
  );
  expect(faultsOf('\u{feff}version: 1\r\npeople:\r\n  a: 1\r\n')).toEqual([
    expect.stringMatching(/^access-policy\.yaml:3:3: people\.a must be text/),
  ]);
});

/* What is written after the line `version: 1`, and what is told of it. */
const cases: readonly (readonly [string, string])[] = [
  ['rulez: {}', '2:1: rulez is not known (did you mean "rules"?)'],
  ['version: 1', '2:1: version stands there twice: leave one out'],
  [
    'rules:\n  new_administrator:\n    severity: blok',
    '4:5: rules.new_administrator.severity must be block, approve, warn, info or off, and not "blok" (did you mean "block"?)',
  ],
  [
    'rules:\n  self_grant: aprove',
    '3:3: rules.self_grant must be block, approve, warn, info or off, and not "aprove" (did you mean "approve"?)',
  ],
  [
    'rules: {self_grant: 3}',
    '2:9: rules.self_grant must be block, approve, warn, info or off, or fields with a severity, or a list of such fields, and not the number 3',
  ],
  ['rules: {self_grants: warn}', '2:9: rules.self_grants is not known (did you mean "self_grant"?)'],
  [
    'rules:\n  self_grant:\n    - kinds: [membr]\n      severity: warn',
    '4:15: rules.self_grant[0].kinds[0] must be member or service_account, and not "membr" (did you mean "member"?)',
  ],
  [
    'rules:\n  self_grant: {}',
    '3:3: rules.self_grant.severity is missing: it must be block, approve, warn, info or off',
  ],
  [
    'rules:\n  self_grant:\n    severity: approve\n    approvers: [secruity]\napprovers:\n  security: [alice]',
    '5:17: rules.self_grant.approvers[0] is "secruity", which is no group of approvers (did you mean "security"?): add it there',
  ],
  [
    'rules:\n  self_grant:\n    severity: approve\n    approvers: [constructor]',
    '5:17: rules.self_grant.approvers[0] is "constructor", which is no group of approvers: add it there',
  ],
  [
    'rules:\n  self_grant: {severity: warn, approvers: [anybody]}',
    '3:32: rules.self_grant.approvers are asked with the severity approve alone: leave them out, or choose approve',
  ],
  [
    'rules:\n  self_grant:\n    - severity: warn\n    - severity: block\n      roles: [auditor]',
    '5:7: rules.self_grant[1] never decides: rules.self_grant[0] fits everything, and comes first',
  ],
  [
    'rules:\n  self_grant: {severity: warn, roles: []}',
    '3:32: rules.self_grant.roles must be a list of at least one role, and not an empty list',
  ],
  [
    'people:\n  octocat: jane@example.com\n  Octocat: bob@example.com',
    '4:3: people.Octocat says the same as people.octocat: leave one out',
  ],
  [
    'people:\n  octocat: jane@example.com\n  bob: "@OCTOCAT"',
    '4:3: people.bob means "@OCTOCAT", which is a login itself: write the e-mail address',
  ],
  [
    'people: {octocat: 12}',
    '2:10: people.octocat must be text of 1 to 254 characters in one line, without a space at either end, and not the number 12: put it in quotes',
  ],
  [
    'people: {octocat: yes, "a\\u202eb": x}',
    '2:24: people["a\\u202eb"] is no name: it must be text of 1 to 254 characters in one line, without a space at either end',
  ],
  ['people: [a]', '2:1: people must be logins, each with an e-mail address or user name, and not a list'],
  [
    'approvers: {anybody: [x]}',
    '2:13: approvers.anybody is everybody but the author already: choose another name',
  ],
  [
    'approvers:\n  security: [alice, "@Alice"]',
    '3:21: approvers.security[1] says the same as approvers.security[0]: leave one out',
  ],
  [
    'approvers:\n  security: []',
    '3:3: approvers.security must be a list of at least one login or e-mail address, and not an empty list',
  ],
  [
    'dormant_after_days: 0',
    '2:1: dormant_after_days must be a whole number of days from 1 to 3650, and not the number 0',
  ],
  [
    'key_max_age_days: 1.5',
    '2:1: key_max_age_days must be a whole number of days from 1 to 3650, and not the number 1.5',
  ],
  [
    'longest_grant_days: .nan',
    '2:1: longest_grant_days must be a whole number of days from 1 to 36500, and not the number NaN',
  ],
  [
    'least_administrators:',
    '2:1: least_administrators must be a whole number of Administrators from 1 to 1000, and not nothing',
  ],
  [
    'separation_of_duties:\n  - {name: a, first: [billing.payment.updat], second: [audit_log.*]}',
    '3:23: separation_of_duties[0].first[0] is "billing.payment.updat", which is no permission of any edition (did you mean "billing.payment.update"?), nor a role as in role:auditor',
  ],
  [
    'separation_of_duties:\n  - {name: a, first: [audit_log.read], second: [audit_log.read]}',
    '3:49: separation_of_duties[0].second[0] says the same as separation_of_duties[0].first[0]: leave one out',
  ],
  [
    'separation_of_duties:\n  - {name: a, first: ["role:*"], second: [audit_log.read]}',
    '3:23: separation_of_duties[0].first[0] must name a role in full, as in role:auditor',
  ],
];

test.each(cases)('%s is told where it stands', (written, told) => {
  expect(faultsOf(`version: 1\n${written}\n`)).toEqual([`access-policy.yaml:${told}`]);
});

const exception = (changed: Record<string, string>) => {
  const fields = {
    rule: 'new_administrator',
    principal: 'jane@example.com',
    owner: 'alice',
    until: '2027-03-31',
    reason: 'On call',
    ...changed,
  };
  const lines = Object.entries(fields).map(([name, value]) => `    ${name}: ${value}`);
  return `  -\n${lines.join('\n')}`;
};
const exceptions = (...all: readonly Record<string, string>[]) =>
  `version: 1\nexceptions:\n${all.map(exception).join('\n')}\n`;

test.each([
  [{ until: '2026-02-30' }, '7:5: exceptions[0].until must be a day as in 2027-03-31, and not "2026-02-30"'],
  [{ until: '31.3.2027' }, '7:5: exceptions[0].until must be a day as in 2027-03-31, and not "31.3.2027"'],
  [
    { until: '2027-11-24' },
    '7:5: exceptions[0].until is more than 366 days ahead: choose 2027-11-23 or before, and renew it then',
  ],
  [
    { principal: "'**'" },
    '5:5: exceptions[0].principal is "**", which is everybody: name whom it is for, or a role or project',
  ],
  [
    { principal: "'*'", role: "'*'" },
    '5:5: exceptions[0].principal is "*", which is everybody: name whom it is for, or a role or project',
  ],
  [
    { note: 'x' },
    '9:5: exceptions[0].note is not known: there are rule, principal, role, project, owner, until, reason',
  ],
] as const)('an exception with %j is refused', (changed, told) => {
  expect(faultsOf(exceptions(changed))).toEqual([`access-policy.yaml:${told}`]);
});

test('an exception may end on the last day allowed, in the past, and be for everybody with a role', () => {
  expect(faultsOf(exceptions({ until: '2027-11-23' }))).toEqual([]);
  expect(faultsOf(exceptions({ until: '2020-01-01' }))).toEqual([]);
  expect(faultsOf(exceptions({ principal: "'*'", project: 'sandbox' }))).toEqual([]);
});

test('an exception that stands there twice is refused, whatever its end', () => {
  expect(faultsOf(exceptions({}, { until: '2027-01-01', principal: 'Jane@example.com' }))).toEqual([
    'access-policy.yaml:10:5: exceptions[1] is for the same as exceptions[0]: leave one out',
  ]);
});

test('all that is wrong is told at once, from top to bottom', () => {
  const text = `rulez: 1
people:
  octocat: [jane@example.com]
rules:
  self_grant: blok
  new_way_in: {severity: approve, approvers: [nobody]}
exceptions:
  - rule: self_grant
    principal: '*'
`;
  expect(faultsOf(text)).toEqual([
    'access-policy.yaml:1:1: version is missing: it must be 1',
    'access-policy.yaml:1:1: rulez is not known (did you mean "rules"?)',
    expect.stringMatching(/^access-policy\.yaml:3:3: people\.octocat must be text .*, and not a list$/),
    expect.stringMatching(/^access-policy\.yaml:5:3: rules\.self_grant must be .*, and not "blok"/),
    expect.stringMatching(/^access-policy\.yaml:6:47: rules\.new_way_in\.approvers\[0\] is "nobody"/),
    expect.stringMatching(/^access-policy\.yaml:8:5: exceptions\[0\]\.owner is missing/),
    expect.stringMatching(/^access-policy\.yaml:8:5: exceptions\[0\]\.until is missing/),
    expect.stringMatching(/^access-policy\.yaml:8:5: exceptions\[0\]\.reason is missing/),
    expect.stringMatching(/^access-policy\.yaml:9:5: exceptions\[0\]\.principal is "\*", which is everybody/),
  ]);
});

test('a fault knows its line and column, and the message names the file without what would deceive', () => {
  const read = () => readPolicy('version: 2', 'a\u{1b}[31m\n.yaml', now);
  expect(read).toThrow(PolicyFault);
  expect(faultsOf('version: 2', 'a\u{1b}[31m\n.yaml')).toEqual([
    'a\\u001b[31m\\n.yaml:1:1: version must be 1, and not the number 2',
  ]);
});
