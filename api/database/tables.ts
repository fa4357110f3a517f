import type { Generated, GeneratedAlways, JSONColumnType, Kysely, Selectable, Transaction } from 'kysely';

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
  /** Grows with each change that decisions depend on; the database's triggers count it. */
  revision: GeneratedAlways<number>;
  /** The head of the audit chain: how many events there are, and the hash of the last. */
  audit_sequence: Generated<number>;
  audit_hash: Generated<string>;
  created_at: Generated<Time>;
  version: Generated<number>;
  /** What differs from the defaults of `environments/settings.ts`. */
  settings: JSONColumnType<Record<string, unknown>, string | undefined, string>;
  root_member_id: string | null;
  /** A deleted environment keeps its row, its id and its audit log, and nothing else. */
  deleted_at: Time | null;
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
  username: string | null;
  /** When the person proved the address or first came through SSO: enabling leads back to that status. */
  activated_at: Time | null;
  sso_connection_id: string | null;
  sso_subject: string | null;
}

interface OfMember {
  environment_id: string;
  member_id: string;
}

/** What a member signs in with. One row for each member; it changes without the member's version. */
export interface MemberCredentialsTable extends OfMember {
  /** Argon2id in PHC form; null: nobody can sign in with a password. */
  password_hash: string | null;
  /** Whether the password is too short to stand without a second factor. */
  password_is_short: Generated<boolean>;
  must_change_password: Generated<boolean>;
  sealed_totp_secret: Uint8Array | null;
  /** Null while two-factor is off, or its enrolment is not confirmed. */
  two_factor_since: Time | null;
  /** The time step of the last code that was accepted: no step counts twice (RFC 6238, section 5.2). */
  last_totp_step: Generated<number>;
  locked_until: Time | null;
  last_sign_in_at: Time | null;
  /** Until when the latest activation link works; null where none was sent, or it was ended. */
  activation_expires_at: Time | null;
}

export interface RecoveryCodesTable extends OfMember {
  code_hash: string;
}

/** Guesses at a member's secrets: at sign-in, and at the present password of who is signed in. */
export interface AttemptsTable extends OfMember {
  id: GeneratedAlways<number>;
  purpose: 'sign_in' | 'password';
  attempted_at: Time;
  succeeded: Generated<boolean>;
}

/** Links sent by mail. */
export interface MemberTokensTable extends OfMember {
  token_hash: string;
  purpose: 'activation' | 'recovery';
  created_at: Time;
  expires_at: Time;
}

/** Sign-ins that are not finished: the password was right, and a second factor or a new password is due. */
export interface SignInsTable extends OfMember {
  token_hash: string;
  step: 'second_factor' | 'new_password';
  created_at: Time;
  expires_at: Time;
}

export interface SessionsTable extends OfMember {
  id: string;
  token_hash: string;
  created_at: Time;
  last_used_at: Time;
  /** The absolute end; the idle end follows from `last_used_at`. */
  expires_at: Time;
  address: string | null;
  user_agent: string | null;
}

/** The outbox. */
export interface MailsTable {
  environment_id: string;
  id: string;
  member_id: string;
  kind: string;
  recipient: string;
  /** Subject and text, sealed, because they can hold a token; null once sent or given up. */
  sealed_content: Uint8Array | null;
  created_at: Time;
  /** When the link in it ends: it is not sent after that. */
  expires_at: Time | null;
  /** Null: sent, or given up. */
  next_attempt_at: Time | null;
  attempts: Generated<number>;
  sent_at: Time | null;
  last_error: string | null;
}

/** A role in a scope, as an SSO connection gives it. */
export interface RoleInScope {
  readonly role_id: string;
  readonly project_id: string | null;
}

export interface SsoConnectionsTable extends Versioned {
  name: string;
  issuer: string;
  client_id: string;
  sealed_client_secret: Uint8Array;
  id_token_algorithm: string;
  allowed_domains: string[];
  default_roles: JSONColumnType<RoleInScope[]>;
  groups_claim: string | null;
  group_roles: JSONColumnType<(RoleInScope & { group: string })[]>;
  status: 'enabled' | 'disabled';
}

export interface SsoSignInsTable {
  environment_id: string;
  state_hash: string;
  connection_id: string;
  /** The nonce and the PKCE verifier. */
  sealed_checks: Uint8Array;
  expires_at: Time;
}

export interface ServiceAccountsTable extends Versioned {
  name: string;
  note: string | null;
  status: 'active' | 'disabled';
  /** Addresses and CIDR ranges that its keys may be used from; empty: from everywhere. */
  allowed_addresses: Generated<string[]>;
}

export interface AccessKeysTable extends Versioned {
  service_account_id: string;
  note: string | null;
  expires_at: Time | null;
  /** Envelope-encrypted, see `secrets/seal.ts`. */
  sealed_secret: Uint8Array;
  status: Generated<'active' | 'disabled'>;
  last_used_at: Time | null;
  last_used_address: string | null;
}

export interface AccessKeyAddressesTable {
  environment_id: string;
  access_key_id: string;
  address: string;
  first_used_at: Time;
}

export interface WorkloadIdentitiesTable extends Versioned {
  name: string;
  service_account_id: string;
  issuer: string;
  audience: string;
  subject_pattern: string;
  /** Name → pattern; empty: no other claims are asked for. */
  claims: JSONColumnType<Record<string, string>>;
  token_lifetime_minutes: number;
  note: string | null;
  status: 'enabled' | 'disabled';
  last_used_at: Time | null;
}

/** Tokens of Roster that programs got for one of a workload identity's issuer. */
export interface ExchangedTokensTable {
  environment_id: string;
  id: string;
  token_hash: string;
  workload_identity_id: string;
  service_account_id: string;
  created_at: Time;
  expires_at: Time;
}

/** Custom roles; predefined ones are data of the access model. */
export interface RolesTable extends Versioned {
  name: string;
  description: string | null;
  scope_kind: 'environment' | 'project';
  /** As they were given, wildcards and all. */
  declared_permissions: string[];
  /** What they meant in the environment's edition when they were written: permission ids. */
  permissions: string[];
}

export interface RoleAssignmentsTable extends Versioned {
  principal_id: string;
  role_id: string;
  project_id: string | null;
  expires_at: Time | null;
  reason: string | null;
  /** The group at an identity provider that gave it, and takes it away again; null: somebody assigned it. */
  sso_group: string | null;
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
  actor_kind: 'member' | 'service_account' | 'operator' | 'anonymous' | 'system';
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
  resource_id: string;
  /** The answer as sent and the fingerprint of its request, sealed, because they can hold a secret. */
  sealed_answer: Uint8Array;
  created_at: Generated<Time>;
}

/** What each revision of an environment touched, kept for an hour; the database's triggers write it. */
export interface AccessChangesTable {
  environment_id: string;
  revision: number;
  kind: 'environment' | 'principal' | 'role' | 'project';
  id: string;
  noted_at: Time;
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
  member_credentials: MemberCredentialsTable;
  recovery_codes: RecoveryCodesTable;
  attempts: AttemptsTable;
  member_tokens: MemberTokensTable;
  sign_ins: SignInsTable;
  sessions: SessionsTable;
  mails: MailsTable;
  sso_connections: SsoConnectionsTable;
  sso_sign_ins: SsoSignInsTable;
  access_key_addresses: AccessKeyAddressesTable;
  access_changes: AccessChangesTable;
  workload_identities: WorkloadIdentitiesTable;
  exchanged_tokens: ExchangedTokensTable;
}

export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
