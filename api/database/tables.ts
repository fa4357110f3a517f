import type { Generated, GeneratedAlways, Kysely, Selectable, Transaction } from 'kysely';

type Time = Date;

interface Versioned {
  environment_id: string;
  id: string;
  created_at: Generated<Time>;
  /** Grows by one with each change: the ETag. */
  version: Generated<number>;
}

export interface EnvironmentsTable {
  id: string;
  slug: string;
  name: string;
  edition_id: string;
  /** Grows by one with each committed change of the environment. */
  revision: Generated<number>;
  /** The head of the audit chain: how many events there are, and the hash of the last. */
  audit_sequence: Generated<number>;
  audit_hash: Generated<string>;
  created_at: Generated<Time>;
}

export interface ProjectsTable extends Versioned {
  name: string;
  note: string | null;
}

export interface MembersTable extends Versioned {
  email: string;
  display_name: string | null;
  note: string | null;
  kind: 'local' | 'sso';
  status: 'pending' | 'active' | 'disabled';
}

export interface ServiceAccountsTable extends Versioned {
  name: string;
  note: string | null;
  status: 'active' | 'disabled';
}

export interface AccessKeysTable extends Versioned {
  service_account_id: string;
  note: string | null;
  expires_at: Time | null;
  /** Envelope-encrypted, see `secrets/seal.ts`. */
  sealed_secret: Uint8Array;
}

/** Custom roles; predefined ones are data of the access model. */
export interface RolesTable extends Versioned {
  name: string;
  description: string | null;
  scope_kind: 'environment' | 'project';
  permissions: string[];
}

export interface RoleAssignmentsTable extends Versioned {
  principal_id: string;
  role_id: string;
  project_id: string | null;
  expires_at: Time | null;
  reason: string | null;
  member_id: GeneratedAlways<string | null>;
  service_account_id: GeneratedAlways<string | null>;
  custom_role_id: GeneratedAlways<string | null>;
}

/** Times are text here, because the hash covers exactly what was written. */
export interface AuditEventsTable {
  environment_id: string;
  sequence: number;
  id: string;
  occurred_at: string;
  actor_kind: 'member' | 'service_account' | 'system';
  actor_id: string;
  action: string;
  outcome: 'success' | 'denied';
  target_kind: string;
  target_id: string | null;
  /** JSON: field → [before, after] of a change, or what was missing of a denial. */
  details: string;
  request_id: string;
  address: string | null;
  user_agent: string | null;
  change_reference: string | null;
  previous_hash: string;
  hash: string;
}

export interface IdempotencyKeysTable {
  environment_id: string;
  principal_id: string;
  operation: string;
  key: string;
  /** SHA-256 of method, path and body, in hex. */
  fingerprint: string;
  resource_id: string;
  /** The answer as sent, sealed, because it can hold a secret. */
  sealed_answer: Uint8Array;
  created_at: Generated<Time>;
}

export interface Tables {
  environments: EnvironmentsTable;
  projects: ProjectsTable;
  members: MembersTable;
  service_accounts: ServiceAccountsTable;
  access_keys: AccessKeysTable;
  roles: RolesTable;
  role_assignments: RoleAssignmentsTable;
  audit_events: AuditEventsTable;
  idempotency_keys: IdempotencyKeysTable;
}

export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
