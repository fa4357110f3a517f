import type { Case } from './ground.ts';
import { grant, idOf, member, project, ref, resource, role } from './hcl.ts';

const ended = { expires_at: '2099-01-01T00:00:00Z' };
const payments = project('payments');

/** Something that another provider knows only at apply. */
const atApply = (value: string) => `resource "terraform_data" "it" {
  input = ${JSON.stringify(value)}
}
`;
const output = ref('terraform_data.it.output');

const readers = member('jane') + grant('jane', 'member.jane', 'role.reader', undefined, ended);

/** What somebody who hides a gain might try, and what is easily told wrong. */
export const reviewCases: readonly Case[] = [
  {
    name: 'A role comes to grant what is known only at apply',
    before: role('reader', 'environment', ['deployment.read']) + readers,
    after: `${
      atApply('member.manage') +
      resource('role', 'reader', {
        name: 'reader',
        scope_kind: 'environment',
        permissions: ref('["deployment.read", terraform_data.it.output]'),
      })
    }${readers}`,
    people: [],
    findings: ['unknown_until_apply roster_role.reader'],
    unknown: ['roster_role.reader'],
  },
  {
    name: 'Somebody is enabled by what is known only at apply',
    before:
      member('jane') +
      grant('jane', 'member.jane', 'auditor', undefined, ended) +
      resource('service_account', 'ci', { name: 'ci' }) +
      grant('ci', 'service_account.ci', 'auditor', undefined, ended),
    meanwhile: async ({ administrator, terraform }) => {
      const { id } = await terraform.object('roster_service_account.ci');
      await administrator.post(`/v1/service_accounts/${id}/disable`, {});
    },
    after:
      atApply('active') +
      member('jane') +
      grant('jane', 'member.jane', 'auditor', undefined, ended) +
      resource('service_account', 'ci', { name: 'ci', status: output }) +
      grant('ci', 'service_account.ci', 'auditor', undefined, ended),
    people: [],
    findings: ['unknown_until_apply roster_service_account.ci'],
    unknown: ['roster_service_account.ci'],
  },
  {
    name: 'Who a new member is is known only at apply',
    after:
      atApply('mallory@example.com') +
      resource('member', 'somebody', { email: output }) +
      grant('somebody', 'member.somebody', 'auditor', undefined, ended),
    people: ['roster_member.somebody new'],
    findings: ['unknown_until_apply roster_member.somebody'],
    unknown: ['roster_member.somebody'],
  },
  {
    name: 'Whose grant has ended comes into a set',
    before: payments + member('jane'),
    meanwhile: async ({ create, terraform, api }) => {
      const { id } = await create('role_assignments', {
        principal_id: (await terraform.object('roster_member.jane')).id,
        role_id: 'project_user',
        project_id: (await terraform.object('roster_project.payments')).id,
      });
      await api.context.database
        .updateTable('role_assignments')
        .set({ expires_at: new Date(Date.now() - 86_400_000) })
        .where('id', '=', id)
        .execute();
    },
    after:
      payments +
      member('jane') +
      resource('project_role_members', 'users', {
        project_id: idOf('project.payments'),
        role_id: 'project_user',
        principal_ids: ref('[roster_member.jane.id]'),
      }),
    people: ['jane@example.com new'],
    findings: ['grant_without_end jane@example.com'],
  },
  {
    name: 'A new project takes the name that another gives up',
    before: payments,
    after:
      project('payments', { name: 'payments-old' }) +
      resource('project', 'fresh', { name: 'payments', depends_on: ref('[roster_project.payments]') }) +
      member('omar') +
      grant('omar', 'member.omar', 'project_user', 'project.fresh', ended),
    people: ['omar@example.com new'],
    findings: [],
  },
  {
    name: 'From one project to two',
    before:
      payments +
      project('telemetry') +
      project('billing') +
      member('jane') +
      grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    after:
      payments +
      project('telemetry') +
      project('billing') +
      member('jane') +
      grant('one', 'member.jane', 'project_user', 'project.telemetry', ended) +
      grant('two', 'member.jane', 'project_user', 'project.billing', ended),
    people: ['jane@example.com changed'],
    findings: [],
  },
];
