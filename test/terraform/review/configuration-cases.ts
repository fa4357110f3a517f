import { providerAddress } from '../../../provider-schema/address.ts';
import type { World } from './ground.ts';
import { account, grant, idOf, member, project, ref, resource, role } from './hcl.ts';

/** Two configurations, and what is said of the second. */
export interface ConfigurationCase {
  readonly name: string;
  readonly edition?: string;
  readonly arrange?: (world: World) => Promise<void>;
  readonly before: string;
  readonly after: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Whether what is there by the first is destroyed before the second is applied, which declares the same anew. */
  readonly afresh?: true;
  /** As in `jane@example.com new`, in any order; nobody else changes. */
  readonly people: readonly string[];
  /** As in `create jane@example.com`: what is declared otherwise. */
  readonly objects: readonly string[];
  readonly findings?: readonly string[];
  readonly unknown?: readonly string[];
}

const ended = { expires_at: '2099-01-01T00:00:00Z' };
const payments = project('payments');
const telemetry = project('telemetry');
const people = member('jane') + member('omar');
const janeUses = grant('jane', 'member.jane', 'project_user', 'project.payments', ended);

const team = `terraform {
  required_providers {
    roster = { source = "${providerAddress}" }
  }
}
variable "project" {
  type = string
}
resource "roster_member" "team" {
  for_each = toset(["jane", "omar"])
  email    = "\${each.key}@example.com"
}
resource "roster_role_assignment" "team" {
  for_each     = roster_member.team
  principal_id = roster_member.team[each.key].id
  role_id      = "project_user"
  project_id   = var.project
}
`;

export const configurationCases: readonly ConfigurationCase[] = [
  {
    name: 'The same, in a module, by other names and in another order, changes nothing',
    afresh: true,
    files: { 'team/main.tf': team },
    before:
      payments +
      people +
      grant('jane', 'member.jane', 'project_user', 'project.payments') +
      grant('omar', 'member.omar', 'project_user', 'project.payments'),
    after: `${project('pay', { name: 'payments' })}
module "team" {
  source  = "./team"
  project = roster_project.pay.id
}
`,
    people: [],
    objects: [],
  },
  {
    name: 'A set in the place of grants that come to the same changes nothing',
    before:
      payments +
      people +
      grant('jane', 'member.jane', 'project_user', 'project.payments') +
      grant('omar', 'member.omar', 'project_user', 'project.payments'),
    after:
      payments +
      people +
      resource('project_role_members', 'users', {
        project_id: idOf('project.payments'),
        role_id: 'project_user',
        principal_ids: ref('[roster_member.jane.id, roster_member.omar.id]'),
      }),
    people: [],
    objects: [],
  },
  {
    name: 'Somebody else is at the same address',
    before:
      payments +
      resource('member', 'lead', { email: 'jane@example.com' }) +
      grant('lead', 'member.lead', 'project_user', 'project.payments', ended),
    after:
      payments +
      resource('member', 'lead', { email: 'omar@example.com' }) +
      grant('lead', 'member.lead', 'project_user', 'project.payments', ended),
    people: ['jane@example.com lost', 'omar@example.com new'],
    objects: [
      'create omar@example.com',
      'create omar@example.com: Project User in payments',
      'delete jane@example.com',
      'delete jane@example.com: Project User in payments',
    ],
  },
  {
    name: 'A grant moves to another project and another role, and ends sooner',
    before:
      payments +
      telemetry +
      people +
      janeUses +
      grant('omar', 'member.omar', 'project_user', 'project.payments', ended),
    after:
      payments +
      telemetry +
      people +
      grant('jane', 'member.jane', 'project_user', 'project.telemetry', ended) +
      grant('omar', 'member.omar', 'project_user', 'project.payments', {
        expires_at: '2098-01-01T00:00:00Z',
      }),
    people: ['jane@example.com moved', 'omar@example.com shortened'],
    objects: [
      'create jane@example.com: Project User in telemetry',
      'delete jane@example.com: Project User in payments',
      'update omar@example.com: Project User in payments',
    ],
  },
  {
    name: 'A custom role widens, and is written with its permissions in another order',
    before:
      people +
      role('reader', 'environment', ['deployment.list', 'project.list']) +
      role('same', 'environment', ['deployment.list', 'project.list']) +
      grant('jane', 'member.jane', 'role.reader', undefined, ended),
    after:
      people +
      role('same', 'environment', ['project.list', 'deployment.list']) +
      role('reader', 'environment', ['project.list', 'deployment.list', 'deployment.read']) +
      grant('jane', 'member.jane', 'role.reader', undefined, ended),
    people: ['jane@example.com widened'],
    objects: ['update reader'],
  },
  {
    name: 'A set has other members',
    before:
      payments +
      people +
      resource('project_role_members', 'users', {
        project_id: idOf('project.payments'),
        role_id: 'project_user',
        principal_ids: ref('[roster_member.jane.id]'),
      }),
    after:
      payments +
      people +
      resource('project_role_members', 'users', {
        project_id: idOf('project.payments'),
        role_id: 'project_user',
        principal_ids: ref('[roster_member.omar.id]'),
      }),
    people: ['jane@example.com lost', 'omar@example.com new'],
    objects: [
      'create omar@example.com: Project User in payments',
      'delete jane@example.com: Project User in payments',
    ],
    findings: ['grant_without_end omar@example.com'],
  },
  {
    name: 'A pipeline is let in as an account that holds the same',
    before:
      payments + account('ci') + grant('ci', 'service_account.ci', 'project_user', 'project.payments', ended),
    after:
      payments +
      account('ci') +
      grant('ci', 'service_account.ci', 'project_user', 'project.payments', ended) +
      resource('workload_identity', 'ci', {
        service_account_id: idOf('service_account.ci'),
        name: 'ci',
        issuer: 'https://token.actions.githubusercontent.com',
        audience: 'roster',
        subject_pattern: 'repo:acme/payments:ref:refs/heads/main',
      }),
    people: [],
    objects: ['create ci'],
    findings: ['new_way_in ci'],
  },
  {
    name: 'Somebody whom both only read is granted something',
    arrange: async ({ create }) => {
      await create('members', { email: 'mei@example.com' });
    },
    before: `${payments}data "roster_member" "mei" {\n  email = "mei@example.com"\n}\n`,
    after:
      payments +
      `data "roster_member" "mei" {\n  email = "mei@example.com"\n}\n` +
      resource('role_assignment', 'mei', {
        principal_id: ref('data.roster_member.mei.id'),
        role_id: 'project_user',
        project_id: idOf('project.payments'),
        ...ended,
      }),
    people: ['mei@example.com new'],
    objects: ['create mei@example.com: Project User in payments'],
  },
  {
    name: 'Who it is goes through a local value, so that nobody is said to lose it',
    before: payments + people + janeUses,
    after: `${payments + people}
locals {
  people = { jane = roster_member.jane.id }
}
resource "roster_role_assignment" "jane" {
  principal_id = local.people["jane"]
  role_id      = "project_user"
  project_id   = roster_project.payments.id
  expires_at   = "2099-01-01T00:00:00Z"
}
`,
    people: [],
    objects: [],
    findings: ['unknown_until_apply roster_role_assignment.jane'],
    unknown: ['roster_role_assignment.jane'],
  },
];
