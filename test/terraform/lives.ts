/** A value of an argument as JSON; `${…}` in a string is a reference, as in HCL. */
type Value =
  | string
  | boolean
  | number
  | Readonly<Record<string, string>>
  | readonly string[]
  | readonly Readonly<Record<string, string>>[];

export type Arguments = Readonly<Record<string, Value>>;

/** The id of another resource, as a reference. */
export const idOf = (address: string) => `\${${address}.id}`;

/** What the life-cycle tests do with one resource of the catalogue. */
export interface Life {
  /** Other resources that this one refers to, as HCL. */
  readonly neighbours?: string;
  /** Write-only arguments that a creation takes. */
  readonly secrets?: Arguments;
  /** Every argument. */
  readonly declared: Arguments;
  /** How people call it in an import, beside its id. */
  readonly calledBy?: string;
  /** Every argument that can change in place. Left out of it: unset. */
  readonly updated: Arguments;
  /** What somebody changes behind Terraform's back: the body of a PATCH. */
  readonly tampered: Readonly<Record<string, unknown>>;
  /** A different value for every argument that cannot change in place. */
  readonly replaced: Arguments;
  /** What the plan says will be lost by a replacement. */
  readonly loses: RegExp;
}

const people = `
resource "roster_project" "payments" {
  name = "payments"
}

resource "roster_project" "telemetry" {
  name = "telemetry"
}

resource "roster_member" "jane" {
  email = "jane@example.com"
}

resource "roster_member" "omar" {
  email = "omar@example.com"
}
`;

const programs = `
resource "roster_service_account" "pipeline" {
  name = "pipeline"
}

resource "roster_service_account" "backup" {
  name = "backup"
}
`;

/** One row for each resource of the catalogue, by its name. */
export const lives: Readonly<Record<string, Life>> = {
  project: {
    declared: { name: 'payments', note: 'Clusters behind the checkout' },
    calledBy: 'payments',
    updated: { name: 'Zahlungen – ä, "quoted" and \\ all' },
    tampered: { name: 'stolen', note: null },
    replaced: {},
    loses: /never shown/,
  },
  member: {
    declared: {
      email: 'jane@example.com',
      username: 'jane',
      display_name: 'Jane Doe',
      note: 'Leads the team',
    },
    calledBy: 'JANE@example.com',
    updated: { username: 'jane.doe', display_name: '简·Doe' },
    tampered: { display_name: null, note: 'Left the company' },
    replaced: { email: 'jane.doe@example.com' },
    loses: /loses the old account's role assignments/,
  },
  service_account: {
    declared: {
      name: 'deploy-pipeline',
      note: 'Creates topics',
      allowed_addresses: ['203.0.113.0/24', '2001:db8::/32'],
    },
    calledBy: 'Deploy-Pipeline',
    updated: {
      name: 'release-pipeline',
      note: 'Creates and deletes topics',
      allowed_addresses: ['203.0.113.7'],
    },
    tampered: { name: 'somebody-else' },
    replaced: {},
    loses: /never shown/,
  },
  access_key: {
    neighbours: programs,
    declared: {
      service_account_id: idOf('roster_service_account.pipeline'),
      note: 'Release job',
      expires_at: '2099-12-31T23:59:59Z',
    },
    updated: { note: 'Nightly job' },
    tampered: { note: 'x', expires_at: '2098-01-01T00:00:00Z' },
    replaced: { service_account_id: idOf('roster_service_account.backup') },
    loses: /The old key stops working/,
  },
  role: {
    declared: {
      name: 'Observer',
      description: 'Reads monitoring and logs',
      scope_kind: 'project',
      permissions: ['deployment.read', 'deployment.monitoring.read', 'deployment.logs.*'],
    },
    calledBy: 'observer',
    updated: { name: 'Watcher', permissions: ['deployment.read', 'deployment.list'] },
    tampered: { description: null, permissions: ['deployment.delete'] },
    replaced: { scope_kind: 'environment' },
    loses: /Assignments of the old role that are not declared here are lost/,
  },
  role_assignment: {
    neighbours: people,
    declared: {
      principal_id: idOf('roster_member.jane'),
      role_id: 'project_user',
      project_id: idOf('roster_project.payments'),
      expires_at: '2099-12-31T23:59:59Z',
      reason: 'On call, ticket OPS-42',
    },
    calledBy: 'member:jane@example.com/project_user/project:payments',
    updated: { reason: 'On call for good' },
    tampered: { expires_at: '2098-01-01T00:00:00Z', reason: null },
    replaced: {
      principal_id: idOf('roster_member.omar'),
      role_id: 'project_administrator',
      project_id: idOf('roster_project.telemetry'),
    },
    loses: /Between the two steps the old grant is gone/,
  },
  sso_connection: {
    neighbours: people,
    secrets: { client_secret_wo: 'the-secret-of-the-client' },
    declared: {
      name: 'Example Login',
      issuer: 'https://login.example.com',
      client_id: 'roster',
      id_token_algorithm: 'ES256',
      allowed_domains: ['example.com', 'example.org'],
      groups_claim: 'groups',
      status: 'disabled',
      default_roles: [{ role_id: 'project_user', project_id: idOf('roster_project.payments') }],
      group_roles: [{ group: 'auditors', role_id: 'auditor' }],
    },
    calledBy: 'example login',
    updated: {
      name: 'Other Login',
      issuer: 'https://login.example.net',
      client_id: 'messaging',
      id_token_algorithm: 'PS256',
      allowed_domains: ['example.net'],
      default_roles: [{ role_id: 'auditor' }],
    },
    tampered: { name: 'Stolen', default_roles: [] },
    replaced: {},
    loses: /never shown/,
  },
  workload_identity: {
    neighbours: programs,
    declared: {
      name: 'Deployments of acme/platform',
      service_account_id: idOf('roster_service_account.pipeline'),
      issuer: 'https://token.actions.githubusercontent.com',
      audience: 'https://roster.example.com',
      subject_pattern: 'repo:acme/platform:ref:refs/heads/*',
      claims: { repository_id: '123456789', environment: 'production' },
      token_lifetime_minutes: 30,
      note: 'Release job',
      status: 'disabled',
    },
    calledBy: 'deployments of ACME/platform',
    updated: {
      name: 'Deployments',
      audience: 'roster',
      subject_pattern: 'repo:acme/platform:environment:production',
      claims: { environment: 'staging' },
    },
    tampered: { claims: null, token_lifetime_minutes: 60, note: null },
    replaced: {
      service_account_id: idOf('roster_service_account.backup'),
      issuer: 'https://gitlab.example.com',
    },
    loses: /Tokens of the old identity open nothing/,
  },
};

/** The resource block with the label `it`, and its neighbours. */
export function configurationOf(name: string, declared: Arguments): string {
  return `${lives[name]?.neighbours ?? ''}\n${blockOf(name, declared)}`;
}

export function blockOf(name: string, declared: Arguments): string {
  const lines = Object.entries({ ...lives[name]?.secrets, ...declared }).map(
    ([key, value]) => `  ${key} = ${JSON.stringify(value)}`,
  );
  return `resource "roster_${name}" "it" {\n${lines.join('\n')}\n}\n`;
}
