import { randomUUID } from 'node:crypto';
import { providerAddress } from '../../provider-schema/address.ts';

/** What a resource block of 5,000 instances is made of: an argument by its name. */
export type Item = Readonly<Record<string, string | null>>;

const items = `locals {
  items = jsondecode(file("\${path.module}/items.json"))
}
`;

/** One resource block with an instance for each item. */
export function assignmentFiles(assignments: readonly Item[]): Record<string, string> {
  return {
    'items.json': JSON.stringify(assignments),
    'main.tf': `${items}
resource "roster_role_assignment" "it" {
  count        = length(local.items)
  principal_id = local.items[count.index].principal_id
  role_id      = local.items[count.index].role_id
  project_id   = local.items[count.index].project_id
}
`,
    'terraform.tfstate': stateOf(
      'roster_role_assignment',
      `provider["${providerAddress}"]`,
      assignments,
      (item) => ({
        ...item,
        adopt_existing: false,
        deletion_protection: false,
      }),
    ),
  };
}

/** The same with Terraform's own resource, which reads nothing from anywhere. */
export function builtInFiles(assignments: readonly Item[]): Record<string, string> {
  const inputOf = ({ principal_id, role_id, project_id }: Item) => ({ principal_id, role_id, project_id });
  const type = ['object', { principal_id: 'string', role_id: 'string', project_id: 'string' }];
  return {
    'items.json': JSON.stringify(assignments),
    'main.tf': `${items}
resource "terraform_data" "it" {
  count = length(local.items)
  input = {
    principal_id = local.items[count.index].principal_id
    role_id      = local.items[count.index].role_id
    project_id   = local.items[count.index].project_id
  }
}
`,
    'terraform.tfstate': stateOf(
      'terraform_data',
      'provider["terraform.io/builtin/terraform"]',
      assignments,
      (item) => ({
        id: randomUUID(),
        input: { value: inputOf(item), type },
        output: { value: inputOf(item), type },
        triggers_replace: null,
      }),
    ),
  };
}

/** A state file as Terraform writes it, format version 4. */
function stateOf(
  type: string,
  provider: string,
  assignments: readonly Item[],
  attributesOf: (item: Item) => object,
): string {
  const instances = assignments.map((item, index) => ({
    index_key: index,
    schema_version: 0,
    attributes: attributesOf(item),
    sensitive_attributes: [],
  }));
  const resources = [{ mode: 'managed', type, name: 'it', provider, instances }];
  const head = { version: 4, terraform_version: '1.11.0', serial: 1, lineage: randomUUID(), outputs: {} };
  return JSON.stringify({ ...head, resources, check_results: null });
}

/** How a thousand resources are mixed. */
const counts = {
  projects: 100,
  members: 300,
  service_accounts: 100,
  access_keys: 100,
  roles: 50,
  role_assignments: 350,
};

/** A thousand resources of every kind, with references between them. */
export const mixedFiles = (): Record<string, string> => ({
  'main.tf': `
resource "roster_project" "it" {
  count = ${counts.projects}
  name  = "project-\${count.index}"
}

resource "roster_member" "it" {
  count = ${counts.members}
  email = "member-\${count.index}@example.com"
}

resource "roster_service_account" "it" {
  count = ${counts.service_accounts}
  name  = "account-\${count.index}"
}

resource "roster_access_key" "it" {
  count                 = ${counts.access_keys}
  service_account_id    = roster_service_account.it[count.index].id
  store_secret_in_state = true
}

resource "roster_role" "it" {
  count       = ${counts.roles}
  name        = "role-\${count.index}"
  scope_kind  = "project"
  permissions = ["deployment.read"]
}

resource "roster_role_assignment" "it" {
  count        = ${counts.role_assignments}
  principal_id = roster_member.it[count.index % ${counts.members}].id
  role_id      = count.index < ${counts.members} ? "project_user" : roster_role.it[count.index % ${counts.roles}].id
  project_id   = roster_project.it[count.index % ${counts.projects}].id
}
`,
});

/** What an instance of a kind refers to, as in the resources above. */
const references: Partial<Record<keyof typeof counts, readonly string[]>> = {
  access_keys: ['terraform_data.service_accounts[count.index].id'],
  role_assignments: [
    `terraform_data.members[count.index % ${counts.members}].id`,
    `count.index < ${counts.members} ? "project_user" : terraform_data.roles[count.index % ${counts.roles}].id`,
    `terraform_data.projects[count.index % ${counts.projects}].id`,
  ],
};

/** As many of Terraform's own resource, with the same references. */
export const mixedBuiltInFiles = (): Record<string, string> => ({
  'main.tf': Object.entries(counts)
    .map(([name, count]) => {
      const [second = '"none"', third = '"none"', fourth = '"none"'] =
        references[name as keyof typeof counts] ?? [];
      return `
resource "terraform_data" "${name}" {
  count = ${count}
  input = {
    name   = "${name}-\${count.index}"
    second = ${second}
    third  = ${third}
    fourth = ${fourth}
  }
}
`;
    })
    .join(''),
});
