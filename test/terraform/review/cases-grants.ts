import type { Case } from './ground.ts';
import { account, grant, idOf, member, project, ref, resource, role } from './hcl.ts';

const ended = { expires_at: '2099-01-01T00:00:00Z' };
const payments = project('payments');
const team = payments + project('telemetry') + member('jane') + member('omar');

/** Who is granted what, and what a rule makes of it. */
export const grantCases: readonly Case[] = [
  {
    name: 'A team from nothing',
    after:
      team +
      account('ci') +
      grant('jane', 'member.jane', 'project_administrator', 'project.payments', ended) +
      grant('omar', 'member.omar', 'project_user', 'project.telemetry', ended) +
      grant('ci', 'service_account.ci', 'auditor', undefined, ended),
    people: ['jane@example.com new', 'omar@example.com new', 'ci new'],
    findings: [],
  },
  {
    name: 'A new Administrator',
    before: member('jane') + grant('audit', 'member.jane', 'auditor', undefined, ended),
    after:
      member('jane') +
      grant('audit', 'member.jane', 'auditor', undefined, ended) +
      grant('all', 'member.jane', 'administrator', undefined, ended),
    people: ['jane@example.com widened'],
    findings: ['new_administrator jane@example.com'],
  },
  {
    name: 'A program becomes Administrator without an end',
    after: account('robot') + grant('robot', 'service_account.robot', 'administrator'),
    people: ['robot new'],
    findings: ['new_administrator robot', 'service_account_manages_people robot', 'grant_without_end robot'],
  },
  {
    name: 'The author gains',
    policy: 'version: 1\npeople: { jay: jane@example.com }\n',
    author: 'Jay',
    before: payments + member('jane'),
    after:
      payments + member('jane') + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    people: ['jane@example.com new'],
    findings: ['self_grant jane@example.com'],
  },
  {
    name: 'A custom role that may manage members',
    after:
      member('jane') +
      role('inviter', 'environment', ['member.list', 'member.manage']) +
      grant('jane', 'member.jane', 'role.inviter', undefined, ended),
    people: ['jane@example.com new'],
    findings: ['escalation_path jane@example.com'],
  },
  {
    name: 'A program may manage people of a project',
    after:
      payments +
      account('ci') +
      role('lead', 'project', ['project.list', 'project.members.manage']) +
      grant('ci', 'service_account.ci', 'role.lead', 'project.payments', ended),
    people: ['ci new'],
    findings: ['escalation_path ci', 'service_account_manages_people ci'],
  },
  {
    name: 'Paying and auditing in one hand',
    policy:
      'version: 1\nseparation_of_duties:\n  - { name: pay and audit, first: ["role:accountant"], second: [audit_log.read] }\n',
    before: member('jane') + grant('pay', 'member.jane', 'accountant', undefined, ended),
    after:
      member('jane') +
      grant('pay', 'member.jane', 'accountant', undefined, ended) +
      grant('audit', 'member.jane', 'auditor', undefined, ended),
    people: ['jane@example.com widened'],
    findings: ['separation_of_duties jane@example.com'],
  },
  {
    name: 'A grant without an end',
    after: team + grant('jane', 'member.jane', 'project_user', 'project.payments'),
    people: ['jane@example.com new'],
    findings: ['grant_without_end jane@example.com'],
  },
  {
    name: 'A grant for too long',
    policy: 'version: 1\nlongest_grant_days: 90\n',
    after: team + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    people: ['jane@example.com new'],
    findings: ['grant_without_end jane@example.com'],
  },
  {
    name: 'An end in the past',
    provider: 'plan_checks = false',
    before: team,
    after:
      team +
      grant('jane', 'member.jane', 'project_user', 'project.payments', {
        expires_at: '2020-01-01T00:00:00Z',
      }),
    people: [],
    findings: ['end_in_past jane@example.com'],
    fails: true,
  },
  {
    name: 'Too few Administrators remain',
    policy: 'version: 1\nleast_administrators: 4\n',
    arrange: async ({ create, api, environment, ids }) => {
      ids['jane'] = (await create('members', { email: 'jane@example.com' })).id as string;
      await api.context.database
        .updateTable('members')
        .set({ status: 'active', activated_at: new Date(), note: null })
        .where('id', '=', ids['jane'])
        .execute();
      await environment.actor({ role: 'administrator' });
    },
    before: ({ ids }) =>
      resource('role_assignment', 'jane', { principal_id: ids['jane'], role_id: 'administrator' }),
    after: '',
    people: ['jane@example.com lost'],
    findings: ['last_administrator'],
  },
  {
    name: 'A key without an end',
    before: account('ci'),
    after: account('ci') + resource('access_key', 'ci', { service_account_id: idOf('service_account.ci') }),
    people: [],
    findings: ['key_without_expiry ci', 'new_way_in ci'],
  },
  {
    name: 'An old key and one that nobody uses, of an account that gains',
    before:
      payments +
      account('ci') +
      resource('access_key', 'ci', { service_account_id: idOf('service_account.ci'), ...ended }),
    meanwhile: async ({ api, environment }) => {
      await api.context.database
        .updateTable('access_keys')
        .set({ created_at: new Date(Date.now() - 200 * 86_400_000) })
        .where('environment_id', '=', environment.id)
        .where('expires_at', 'is not', null)
        .execute();
    },
    plan: ['-refresh=false'],
    after:
      payments +
      account('ci') +
      resource('access_key', 'ci', { service_account_id: idOf('service_account.ci'), ...ended }) +
      grant('ci', 'service_account.ci', 'project_user', 'project.payments', ended),
    people: ['ci new'],
    findings: ['key_too_old ci', 'key_unused ci'],
  },
  {
    name: 'Somebody dormant gains',
    before: payments + member('jane'),
    meanwhile: async ({ api, environment }) => {
      await api.context.database
        .updateTable('members')
        .set({ status: 'active', activated_at: new Date(Date.now() - 300 * 86_400_000) })
        .where('environment_id', '=', environment.id)
        .where('email', '=', 'jane@example.com')
        .execute();
      await api.context.database
        .updateTable('member_credentials')
        .set({ last_sign_in_at: new Date(Date.now() - 200 * 86_400_000) })
        .where('environment_id', '=', environment.id)
        .where('member_id', 'in', (query) =>
          query.selectFrom('members').select('id').where('email', '=', 'jane@example.com'),
        )
        .execute();
    },
    after:
      payments + member('jane') + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    people: ['jane@example.com new'],
    findings: ['dormant_gains jane@example.com'],
  },
  {
    name: 'Held outside of the configuration',
    before: team,
    meanwhile: async ({ create, terraform, ids }) => {
      const jane = await terraform.object('roster_member.jane');
      const telemetry = await terraform.object('roster_project.telemetry');
      ids['hand'] = (
        await create('role_assignments', {
          principal_id: jane.id,
          role_id: 'project_user',
          project_id: telemetry.id,
        })
      ).id;
    },
    after: team + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    people: ['jane@example.com widened'],
    findings: ['unmanaged_grant jane@example.com'],
  },
  {
    name: 'A grant is prolonged',
    before:
      team +
      grant('jane', 'member.jane', 'project_user', 'project.payments', {
        expires_at: '2095-01-01T00:00:00Z',
      }),
    after: team + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    people: ['jane@example.com prolonged'],
    findings: [],
  },
  {
    name: 'A grant is shortened',
    before: team + grant('jane', 'member.jane', 'project_user', 'project.payments'),
    after: team + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    people: ['jane@example.com shortened'],
    findings: [],
  },
  {
    name: 'A grant loses its end',
    before: team + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    after: team + grant('jane', 'member.jane', 'project_user', 'project.payments'),
    people: ['jane@example.com prolonged'],
    findings: ['grant_without_end jane@example.com'],
  },
  {
    name: 'Access moves to another project',
    before: team + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    after: team + grant('jane', 'member.jane', 'project_user', 'project.telemetry', ended),
    people: ['jane@example.com moved'],
    findings: [],
  },
  {
    name: 'Another role in its place',
    before: team + grant('jane', 'member.jane', 'project_administrator', 'project.payments', ended),
    after: team + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    people: ['jane@example.com narrowed'],
    findings: [],
  },
  {
    name: 'One role everywhere for another',
    before: member('jane') + grant('jane', 'member.jane', 'accountant', undefined, ended),
    after: member('jane') + grant('jane', 'member.jane', 'auditor', undefined, ended),
    people: ['jane@example.com changed'],
    findings: [],
  },
  {
    name: 'The same through another role',
    before: team + grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    after:
      team +
      grant('jane', 'member.jane', 'project_user', 'project.payments', ended) +
      grant('other', 'member.jane', 'role.same', 'project.payments', ended) +
      role('same', 'project', ['deployment.read']),
    people: ['jane@example.com regrounded'],
    findings: [],
  },
  {
    name: 'A custom role widens for all who hold it',
    before:
      team +
      role('reader', 'project', ['deployment.read']) +
      grant('jane', 'member.jane', 'role.reader', 'project.payments', ended) +
      grant('omar', 'member.omar', 'role.reader', 'project.telemetry', ended),
    after:
      team +
      role('reader', 'project', ['deployment.read', 'deployment.tls.*']) +
      grant('jane', 'member.jane', 'role.reader', 'project.payments', ended) +
      grant('omar', 'member.omar', 'role.reader', 'project.telemetry', ended),
    people: ['jane@example.com widened', 'omar@example.com widened'],
    findings: [],
  },
  {
    name: 'A custom role gives and takes, also from those whom the configuration does not know',
    before: payments + role('reader', 'project', ['deployment.read', 'deployment.logs.read']),
    meanwhile: async ({ create, terraform }) => {
      const { id } = await create('members', { email: 'mia@example.com' });
      await create('role_assignments', {
        principal_id: id,
        role_id: (await terraform.object('roster_role.reader')).id,
        project_id: (await terraform.object('roster_project.payments')).id,
        expires_at: '2099-01-01T00:00:00Z',
      });
    },
    after: payments + role('reader', 'project', ['deployment.read', 'deployment.tls.read']),
    people: ['mia@example.com changed'],
    findings: ['unmanaged_grant mia@example.com'],
  },
  {
    name: 'Disabling takes all, and enabling gives it back',
    before:
      team +
      account('old') +
      account('new', { status: 'disabled' }) +
      grant('old', 'service_account.old', 'project_user', 'project.payments', ended),
    meanwhile: async ({ administrator, create, terraform }) => {
      const account = (await administrator.get('/v1/service_accounts', { name: 'new' })).body.items[0];
      await administrator.post(`/v1/service_accounts/${account.id}/enable`, {});
      await create('role_assignments', {
        principal_id: account.id,
        role_id: 'project_user',
        project_id: (await terraform.object('roster_project.payments')).id,
      });
      await administrator.post(`/v1/service_accounts/${account.id}/disable`, {});
    },
    after:
      team +
      account('old', { status: 'disabled' }) +
      account('new', { status: 'active' }) +
      grant('old', 'service_account.old', 'project_user', 'project.payments', ended),
    people: ['old lost', 'new new'],
    findings: ['unmanaged_grant new'],
  },
  {
    name: 'A workload identity lets a pipeline in',
    before: account('ci') + grant('ci', 'service_account.ci', 'auditor', undefined, ended),
    after:
      account('ci') +
      grant('ci', 'service_account.ci', 'auditor', undefined, ended) +
      resource('workload_identity', 'ci', {
        name: 'pipeline',
        service_account_id: idOf('service_account.ci'),
        issuer: 'https://token.actions.githubusercontent.com',
        audience: 'https://roster.example.com',
        subject_pattern: 'repo:acme/platform:ref:refs/heads/main',
      }),
    people: [],
    findings: ['new_way_in ci'],
  },
  {
    name: 'Sign-ins will give access',
    after:
      payments +
      resource('sso_connection', 'it', {
        name: 'Example Login',
        issuer: 'https://login.example.com',
        client_id: 'roster',
        client_secret_wo: 'a-secret-that-nobody-knows',
        allowed_domains: ref('["example.com"]'),
        groups_claim: 'groups',
        group_roles: ref(
          '[{ group = "admins", role_id = "administrator" }, { group = "payers", role_id = "project_user", project_id = roster_project.payments.id }]',
        ),
      }),
    people: [],
    findings: ['conditional_grant roster_sso_connection.it', 'unknown_until_apply roster_sso_connection.it'],
    unknown: ['roster_sso_connection.it'],
  },
  {
    name: 'In the edition of AutoMQ',
    edition: 'automq-cloud',
    after:
      project('kafka') +
      member('jane') +
      grant('jane', 'member.jane', 'operator', undefined, ended) +
      grant('instance', 'member.jane', 'instance_developer', 'project.kafka', ended),
    people: ['jane@example.com new'],
    findings: [],
  },
];
