import type { Actor, Json } from './api.ts';
import { createMember, createServiceAccount } from './resources.ts';

const bodies: Record<string, (administrator: Actor) => Promise<Json>> = {
  project: async () => ({ name: 'payments', note: 'Owned by payments' }),
  member: async () => ({
    email: 'jane@example.com',
    username: 'jane',
    display_name: 'Jane Doe',
    note: 'On call',
  }),
  service_account: async () => ({
    name: 'pipeline',
    note: 'Deploys',
    allowed_addresses: ['127.0.0.1', '2001:db8::/32'],
  }),
  access_key: async (administrator) => ({
    service_account_id: (await createServiceAccount(administrator, 'owner of the key')).id,
    note: 'For the pipeline',
    expires_at: '2099-12-31T23:59:59Z',
  }),
  role: async () => ({
    name: 'Reader',
    description: 'Reads',
    scope_kind: 'project',
    permissions: ['deployment.list', 'deployment.read'],
  }),
  role_assignment: async (administrator) => ({
    principal_id: (await createMember(administrator, 'holder@example.com')).id,
    role_id: 'auditor',
    expires_at: '2099-12-31T23:59:59Z',
    reason: 'Audit of the year',
  }),
  sso_connection: async () => ({
    name: 'Example Login',
    issuer: 'https://login.example.com',
    client_id: 'roster',
    client_secret: 'the-secret-of-the-client',
    id_token_algorithm: 'ES256',
    allowed_domains: ['example.com'],
    groups_claim: 'groups',
    status: 'disabled',
    default_roles: [{ role_id: 'auditor', project_id: null }],
    group_roles: [],
  }),
  workload_identity: async (administrator) => ({
    name: 'Deployments',
    service_account_id: (await createServiceAccount(administrator, 'deployer')).id,
    issuer: 'https://token.actions.githubusercontent.com',
    audience: 'https://roster.example.com',
    subject_pattern: 'repo:acme/platform:*',
    claims: { repository_id: '123456789', ref: 'refs/heads/*' },
    token_lifetime_minutes: 30,
    note: 'For the pipeline',
    status: 'enabled',
  }),
};

const changes: Record<string, Json> = {
  project: { name: 'billing' },
  member: { display_name: 'Jane Smith' },
  service_account: { name: 'release' },
  access_key: { note: 'For the release' },
  role: { name: 'Viewer', permissions: ['deployment.read'] },
  role_assignment: { reason: 'Audit of another year' },
  sso_connection: { name: 'Other Login' },
  workload_identity: {
    subject_pattern: 'repo:acme/platform:environment:production',
    claims: { ref: 'refs/tags/*' },
  },
};

/** A body that creates a resource, with every field that can be given; makes what it refers to. */
export function fullBodyOf(resource: string, administrator: Actor): Promise<Json> {
  const body = bodies[resource];
  if (!body) throw new Error(`add ${resource} to test/support/bodies.ts`);
  return body(administrator);
}

/** A change to what {@link fullBodyOf} creates. */
export function changeOf(resource: string): Json {
  const change = changes[resource];
  if (!change) throw new Error(`add ${resource} to test/support/bodies.ts`);
  return change;
}

/** What else of the answer is different after {@link changeOf}. */
const consequences: Record<string, Json> = {
  role: {
    effective_permissions: ['deployment.read'],
    affected_principals: {
      gain: 0,
      lose: 0,
      gained_permissions: [],
      lost_permissions: ['deployment.list'],
    },
  },
};

export const consequencesOf = (resource: string): Json => consequences[resource] ?? {};
