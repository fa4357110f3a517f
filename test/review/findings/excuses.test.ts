import { expect, test } from 'vitest';
import { reviewStanding } from '../../../review/standing/review.ts';
import { policyOf } from '../policy/observations.ts';
import { grant, idOf, inputOf, member, project } from '../standing/world.ts';

const jane = member('jane');
const payments = project('payments');
const inviter = {
  id: idOf('rol', 'inviter'),
  name: 'Inviter',
  scope_kind: 'environment',
  permissions: ['member.manage'],
};
const inPayments = { project_id: payments['id'] };

/** What is found of Jane, with an exception for what she holds by one role. */
function severitiesOf(rule: string, role: string) {
  const policy = policyOf(
    'separation_of_duties:',
    "  - {name: pay and audit, first: ['role:accountant'], second: ['role:auditor']}",
    'exceptions:',
    `  - {rule: ${rule}, principal: jane@example.com, role: ${role}, owner: a, until: 2027-01-01, reason: b}`,
  );
  const grants = [
    grant('user', jane, 'project_user', inPayments),
    grant('leads', jane, String(inviter['id'])),
    grant('pays', jane, 'accountant'),
    grant('audits', jane, 'auditor'),
  ];
  const objects = { role: [inviter], member: [jane], project: [payments], role_assignment: grants };
  const { findings } = reviewStanding(inputOf(objects, { policy }));
  return new Set(findings.filter((each) => each.rule === rule).map(({ severity }) => severity));
}

test.each([
  ['escalation_path', 'inviter', 'info'],
  ['escalation_path', 'project_user', 'approve'],
  ['escalation_path', 'auditor', 'approve'],
  ['separation_of_duties', 'accountant', 'info'],
  ['separation_of_duties', 'inviter', 'approve'],
])('%s is not excused by a role that has no part in it: %s', (rule, role, severity) => {
  expect(severitiesOf(rule, role)).toEqual(new Set([severity]));
});
