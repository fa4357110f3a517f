import { providerAddress } from '../../../provider-schema/address.ts';
import type { Case } from './ground.ts';
import { account, grant, idOf, member, project, ref, resource, role } from './hcl.ts';

const ended = { expires_at: '2099-01-01T00:00:00Z' };
const payments = project('payments');
const jane =
  payments + member('jane') + grant('jane', 'member.jane', 'project_user', 'project.payments', ended);

const required = `terraform {
  required_providers {
    roster = { source = "${providerAddress}" }
  }
}
`;

const teamModule = {
  'team/main.tf': `${required}
variable "people" { type = set(string) }
variable "project" { type = string }
resource "roster_member" "it" {
  for_each = var.people
  email    = "\${each.key}@example.com"
}
resource "roster_role_assignment" "it" {
  for_each     = var.people
  principal_id = roster_member.it[each.key].id
  role_id      = "project_user"
  project_id   = var.project
  expires_at   = "2099-01-01T00:00:00Z"
}
output "first" { value = try(roster_member.it["jane"].id, null) }
`,
};

const useTeam = (...people: string[]) => `module "team" {
  source  = "./team"
  people  = ${JSON.stringify(people)}
  project = roster_project.payments.id
}
`;

/** How the same things are written, made, moved and taken away. */
export const structureCases: readonly Case[] = [
  { name: 'Nothing changes', before: jane, after: jane, people: [], findings: [] },
  {
    name: 'Everything is destroyed',
    before: jane,
    after: jane,
    plan: ['-destroy'],
    people: ['jane@example.com lost'],
    findings: [],
  },
  {
    name: 'New people by each.key',
    before: payments,
    after: `${payments}
resource "roster_member" "team" {
  for_each = toset(["jane", "omar"])
  email    = "\${each.key}@example.com"
}
resource "roster_role_assignment" "team" {
  for_each     = toset(["jane", "omar"])
  principal_id = roster_member.team[each.key].id
  role_id      = each.key == "jane" ? "project_administrator" : "project_user"
  project_id   = roster_project.payments.id
  expires_at   = "2099-01-01T00:00:00Z"
}
`,
    people: ['jane@example.com new', 'omar@example.com new'],
    findings: [],
  },
  {
    name: 'New people by count',
    after: `${payments}
resource "roster_member" "team" {
  count = 2
  email = "person-\${count.index}@example.com"
}
resource "roster_role_assignment" "team" {
  count        = 2
  principal_id = roster_member.team[count.index].id
  role_id      = "project_user"
  project_id   = roster_project.payments.id
  expires_at   = "2099-01-01T00:00:00Z"
}
`,
    people: ['person-0@example.com new', 'person-1@example.com new'],
    findings: [],
  },
  {
    name: 'A module with people of its own, and what it gives out',
    files: teamModule,
    after:
      payments +
      useTeam('jane', 'omar') +
      resource('role_assignment', 'lead', {
        principal_id: ref('module.team.first'),
        role_id: 'auditor',
        ...ended,
      }),
    people: ['jane@example.com new', 'omar@example.com new'],
    findings: [],
  },
  {
    name: 'A module within a module, of several instances',
    files: {
      ...teamModule,
      'teams/main.tf': `${required}
variable "people" { type = set(string) }
resource "roster_project" "it" { name = "for-\${join("-", var.people)}" }
module "team" {
  source  = "../team"
  people  = var.people
  project = roster_project.it.id
}
`,
    },
    after: `module "teams" {
  for_each = { one = ["jane", "omar"], two = ["mia"] }
  source   = "./teams"
  people   = each.value
}
`,
    people: ['jane@example.com new', 'mia@example.com new', 'omar@example.com new'],
    findings: [],
  },
  {
    name: 'A module is taken away',
    files: teamModule,
    before: payments + useTeam('jane', 'omar'),
    after: payments,
    people: ['jane@example.com lost', 'omar@example.com lost'],
    findings: [],
  },
  {
    name: 'A resource is moved',
    before: jane,
    after: `${jane.replace('"roster_role_assignment" "jane"', '"roster_role_assignment" "lead"')}
moved {
  from = roster_role_assignment.jane
  to   = roster_role_assignment.lead
}
`,
    people: [],
    findings: [],
  },
  {
    name: 'A grant is imported',
    before: payments + member('jane'),
    meanwhile: async ({ create, terraform, ids }) => {
      ids['grant'] = (
        await create('role_assignments', {
          principal_id: (await terraform.object('roster_member.jane')).id,
          role_id: 'project_user',
          project_id: (await terraform.object('roster_project.payments')).id,
          expires_at: '2099-01-01T00:00:00Z',
        })
      ).id;
    },
    after: ({ ids }) => `${jane}
import {
  to = roster_role_assignment.jane
  id = "${ids['grant']}"
}
`,
    people: [],
    findings: [],
  },
  {
    name: 'A grant is imported and ends sooner',
    before: payments + member('jane'),
    meanwhile: async ({ create, terraform, ids }) => {
      ids['grant'] = (
        await create('role_assignments', {
          principal_id: (await terraform.object('roster_member.jane')).id,
          role_id: 'project_user',
          project_id: (await terraform.object('roster_project.payments')).id,
        })
      ).id;
    },
    after: ({ ids }) => `${jane}
import {
  to = roster_role_assignment.jane
  id = "${ids['grant']}"
}
`,
    people: ['jane@example.com shortened'],
    findings: [],
  },
  {
    name: 'A grant is forgotten and stays',
    before: jane,
    after: `${payments + member('jane')}
removed {
  from = roster_role_assignment.jane
  lifecycle {
    destroy = false
  }
}
`,
    people: [],
    findings: [],
  },
  {
    name: 'A member is replaced, and what was granted by hand goes',
    before: jane,
    meanwhile: async ({ create, terraform }) => {
      await create('role_assignments', {
        principal_id: (await terraform.object('roster_member.jane')).id,
        role_id: 'auditor',
      });
    },
    after: jane.replace('jane@example.com', 'jane.doe@example.com'),
    people: ['jane@example.com lost', 'jane.doe@example.com new'],
    findings: [],
  },
  {
    name: 'A project goes with what is granted in it',
    before: payments + project('telemetry') + member('jane'),
    meanwhile: async ({ create, terraform }) => {
      for (const name of ['payments', 'telemetry'])
        await create('role_assignments', {
          principal_id: (await terraform.object('roster_member.jane')).id,
          role_id: 'project_user',
          project_id: (await terraform.object(`roster_project.${name}`)).id,
          expires_at: '2099-01-01T00:00:00Z',
        });
    },
    after: project('telemetry') + member('jane'),
    people: ['jane@example.com narrowed'],
    findings: ['unmanaged_grant jane@example.com'],
  },
  {
    name: 'A custom role is replaced with its grants',
    before:
      payments +
      member('jane') +
      role('reader', 'project', ['deployment.read']) +
      grant('jane', 'member.jane', 'role.reader', 'project.payments', ended),
    after:
      payments +
      member('jane') +
      role('reader', 'environment', ['deployment.read']) +
      grant('jane', 'member.jane', 'role.reader', undefined, ended),
    people: ['jane@example.com widened'],
    findings: [],
  },
  {
    name: 'A custom role goes with its grants',
    before:
      payments +
      member('jane') +
      role('reader', 'project', ['deployment.read']) +
      grant('jane', 'member.jane', 'role.reader', 'project.payments', ended),
    after: payments + member('jane'),
    people: ['jane@example.com lost'],
    findings: [],
  },
  {
    name: 'A grant is replaced on demand',
    before: jane,
    after: jane,
    plan: ['-replace=roster_role_assignment.jane'],
    people: ['jane@example.com regrounded'],
    findings: [],
  },
  {
    name: 'A part of the plan alone',
    before: payments + member('jane') + member('omar'),
    after: jane + member('omar') + grant('omar', 'member.omar', 'project_user', 'project.payments', ended),
    plan: ['-target=roster_role_assignment.omar'],
    people: ['omar@example.com new'],
    findings: [],
  },
  {
    name: 'Everybody in a role, by one set',
    before:
      payments +
      member('jane') +
      member('omar') +
      resource('project_role_members', 'users', {
        project_id: idOf('project.payments'),
        role_id: 'project_user',
        principal_ids: ref('[roster_member.jane.id, roster_member.omar.id]'),
      }),
    after:
      payments +
      member('jane') +
      member('omar') +
      member('mia') +
      resource('project_role_members', 'users', {
        project_id: idOf('project.payments'),
        role_id: 'project_user',
        principal_ids: ref('[roster_member.jane.id, roster_member.mia.id]'),
      }),
    people: ['omar@example.com lost', 'mia@example.com new'],
    findings: ['grant_without_end mia@example.com'],
  },
  {
    name: 'A set of all new people',
    after: `${payments}
resource "roster_member" "team" {
  for_each = toset(["jane", "omar"])
  email    = "\${each.key}@example.com"
}
resource "roster_project_role_members" "team" {
  project_id    = roster_project.payments.id
  role_id       = "project_user"
  principal_ids = [for person in roster_member.team : person.id]
}
`,
    people: ['jane@example.com new', 'omar@example.com new'],
    findings: ['grant_without_end jane@example.com', 'grant_without_end omar@example.com'],
  },
  {
    name: 'A set goes',
    before:
      payments +
      member('jane') +
      resource('project_role_members', 'users', {
        project_id: idOf('project.payments'),
        role_id: 'project_user',
        principal_ids: ref('[roster_member.jane.id]'),
      }),
    after: payments + member('jane'),
    people: ['jane@example.com lost'],
    findings: [],
  },
  {
    name: 'Who it is goes through a local value',
    before: payments,
    after: `${payments}
resource "roster_member" "team" {
  for_each = toset(["jane", "omar"])
  email    = "\${each.key}@example.com"
}
locals {
  ids = { for name, person in roster_member.team : name => person.id }
}
resource "roster_role_assignment" "team" {
  for_each     = local.ids
  principal_id = each.value
  role_id      = "project_user"
  project_id   = roster_project.payments.id
}
`,
    people: [],
    findings: [
      'unknown_until_apply roster_role_assignment.team["jane"]',
      'unknown_until_apply roster_role_assignment.team["omar"]',
    ],
    unknown: ['roster_role_assignment.team["jane"]', 'roster_role_assignment.team["omar"]'],
  },
  {
    name: 'Who it is is chosen at apply',
    before: payments,
    after: `${payments + member('jane') + member('omar')}
resource "roster_role_assignment" "it" {
  principal_id = endswith(roster_member.jane.id, "0") ? roster_member.jane.id : roster_member.omar.id
  role_id      = "project_user"
  project_id   = roster_project.payments.id
  expires_at   = "2099-01-01T00:00:00Z"
}
`,
    people: [],
    findings: ['unknown_until_apply roster_role_assignment.it'],
    unknown: ['roster_role_assignment.it'],
  },
  {
    name: 'An end that is known only at apply',
    before: payments + member('jane'),
    after:
      payments +
      member('jane') +
      grant('jane', 'member.jane', 'project_user', 'project.payments', {
        expires_at: ref('timeadd(timestamp(), "720h")'),
      }),
    people: ['jane@example.com new'],
    findings: ['unknown_until_apply roster_role_assignment.jane'],
    unknown: ['roster_role_assignment.jane'],
  },
  {
    name: 'What exists is adopted',
    arrange: async ({ create, ids }) => {
      ids['jane'] = (await create('members', { email: 'jane@example.com' })).id;
      ids['payments'] = (await create('projects', { name: 'payments' })).id;
    },
    after:
      project('payments', { adopt_existing: true }) +
      member('jane', { adopt_existing: true }) +
      grant('jane', 'member.jane', 'project_user', 'project.payments', ended),
    people: ['jane@example.com new'],
    findings: [],
  },
  {
    name: 'A key is rotated',
    before:
      account('ci') +
      resource('access_key', 'ci', { service_account_id: idOf('service_account.ci'), ...ended }),
    after:
      account('ci') +
      resource('access_key', 'ci', {
        service_account_id: idOf('service_account.ci'),
        store_secret_in_state: true,
        ...ended,
      }),
    people: [],
    findings: ['new_way_in ci'],
  },
  {
    name: 'Other providers are in the plan',
    before: payments + member('jane'),
    after: `${jane}
resource "terraform_data" "it" {
  input = "something else"
}
`,
    people: ['jane@example.com new'],
    findings: [],
  },
  {
    name: 'The environment has changed since the plan',
    before: jane,
    after: jane.replace('project_user', 'project_administrator'),
    since: async ({ administrator, terraform }) => {
      const { id } = await terraform.object('roster_role_assignment.jane');
      await administrator.patch(`/v1/role_assignments/${id}`, { expires_at: '2098-01-01T00:00:00Z' });
    },
    people: ['jane@example.com widened'],
    findings: ['environment_differs roster_role_assignment.jane'],
  },
];
