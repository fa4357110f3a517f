import { declarable } from '../../provider-schema/catalogue.ts';

/** How many of each resource there are. */
export const counts = {
  project: 20,
  member: 40,
  service_account: 24,
  access_key: 24,
  role: 10,
  role_assignment: 56,
  sso_connection: 5,
  workload_identity: 10,
  project_role_members: 10,
  environment_settings: 1,
} as const;

const secretPart = 'example/Kq7mW2xR9tB4vN6yL1cF8hJ3pD5sG0zA+';

/** What every other key is given to sign with. */
export const broughtSecret = (note: string, index: number | string) => `${secretPart}${note}${index}`;

type Name = keyof typeof counts;

/** The arguments of each, which refer to each other. Nobody who is disabled can be given a role. */
const blocks: Readonly<Record<Name, string>> = {
  project: `
    name = "project-\${count.index}"
    note = local.note`,
  member: `
    email        = "member-\${count.index}@example.com"
    display_name = local.note
    status       = count.index >= 30 ? "disabled" : null`,
  service_account: `
    name              = "account-\${count.index}"
    note              = local.note
    allowed_addresses = count.index % 2 == 0 ? ["127.0.0.0/8"] : null
    status            = count.index >= 18 ? "disabled" : "active"`,
  access_key: `
    service_account_id           = roster_service_account.it[count.index % 12].id
    note                         = "key-\${count.index} \${local.note}"
    store_secret_in_state        = count.index % 2 == 0
    secret_access_key_wo         = count.index % 2 == 1 ? "${secretPart}\${local.note}\${count.index}" : null
    secret_access_key_wo_version = count.index % 2 == 1 ? length(local.note) : null
    status                       = count.index % 8 == 0 ? "disabled" : null`,
  role: `
    name        = "role-\${count.index}"
    description = local.note
    scope_kind  = "project"
    permissions = ["deployment.read", "deployment.list"]`,
  role_assignment: `
    principal_id = count.index < 40 ? roster_member.it[count.index % 30].id : roster_service_account.it[count.index - 40].id
    role_id      = count.index < 40 ? "project_user" : roster_role.it[count.index % 10].id
    project_id   = roster_project.it[count.index % 20].id
    reason       = local.note`,
  sso_connection: `
    name             = "Login \${count.index}"
    issuer           = "https://login-\${count.index}.example.com"
    client_id        = local.note
    client_secret_wo = "the-secret-of-the-client"
    allowed_domains  = ["domain-\${count.index}.example.com"]
    default_roles    = [{ role_id = "project_user", project_id = roster_project.it[count.index].id }]`,
  workload_identity: `
    name               = "workload-\${count.index}"
    service_account_id = roster_service_account.it[count.index].id
    issuer             = "https://issuer-\${count.index}.example.com"
    audience           = "roster"
    subject_pattern    = "repo:acme/platform:environment:\${count.index}"
    note               = local.note`,
  project_role_members: `
    project_id    = roster_project.it[count.index].id
    role_id       = "project_administrator"
    principal_ids = [roster_member.it[count.index].id, roster_service_account.it[count.index].id, roster_member.it[count.index + (local.note == "one" ? 10 : 20)].id]`,
  environment_settings: `
    lock_attempts = local.note == "one" ? 6 : 7`,
};

/** 200 objects of every kind that can be declared; another, longer note changes almost all of them in place, and rotates half of the keys. */
export const largeFleet = (note: string): string => {
  const resources = declarable.map(({ name }) => {
    const count = counts[name as Name];
    return `resource "roster_${name}" "it" {\n    count = ${count}${blocks[name as Name]}\n}\n`;
  });
  return [`locals {\n  note = "${note}"\n}\n`, ...resources].join('\n');
};

export const largeFleetSize = Object.values(counts).reduce((sum, count) => sum + count, 0);
