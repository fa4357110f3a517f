import { type Kysely, sql } from 'kysely';

const ofEnvironment = 'environment_id text COLLATE "C" NOT NULL REFERENCES environments (id)';
const ofMember = `${ofEnvironment},
  member_id text COLLATE "C" NOT NULL,
  FOREIGN KEY (environment_id, member_id) REFERENCES members (environment_id, id) ON DELETE CASCADE`;

/** Sign-in, mail, SSO, settings. Tokens and codes are stored as SHA-256, secrets sealed (`secrets/seal.ts`). */
const statements = [
  `ALTER TABLE environments
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN root_member_id text COLLATE "C",
    ADD COLUMN deleted_at timestamptz,
    DROP CONSTRAINT environments_slug_key,
    ADD FOREIGN KEY (id, root_member_id) REFERENCES members (environment_id, id)`,
  'CREATE UNIQUE INDEX environments_slug ON environments (slug) WHERE deleted_at IS NULL',
  // Environments made before had one initial Administrator: their first member.
  `UPDATE environments SET root_member_id =
    (SELECT min(members.id COLLATE "C") FROM members WHERE members.environment_id = environments.id)`,
  `ALTER TABLE members
    ADD COLUMN username text,
    ADD COLUMN activated_at timestamptz,
    ADD COLUMN sso_connection_id text COLLATE "C",
    ADD COLUMN sso_subject text COLLATE "C"`,
  "UPDATE members SET activated_at = created_at WHERE status = 'active'",
  'CREATE UNIQUE INDEX members_username ON members (environment_id, lower(username))',
  `CREATE UNIQUE INDEX members_sso_subject
    ON members (environment_id, sso_connection_id, sso_subject)`,
  `CREATE TABLE member_credentials (${ofMember},
    password_hash text,
    password_is_short boolean NOT NULL DEFAULT false,
    must_change_password boolean NOT NULL DEFAULT false,
    sealed_totp_secret bytea,
    two_factor_since timestamptz,
    last_totp_step bigint NOT NULL DEFAULT 0,
    locked_until timestamptz,
    last_sign_in_at timestamptz,
    PRIMARY KEY (environment_id, member_id)
  )`,
  'INSERT INTO member_credentials (environment_id, member_id) SELECT environment_id, id FROM members',
  `CREATE TABLE recovery_codes (${ofMember},
    code_hash text NOT NULL,
    PRIMARY KEY (environment_id, member_id, code_hash)
  )`,
  `CREATE TABLE attempts (${ofMember},
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('sign_in', 'password')),
    attempted_at timestamptz NOT NULL,
    succeeded boolean NOT NULL DEFAULT false
  )`,
  'CREATE INDEX attempts_member ON attempts (environment_id, member_id, purpose, attempted_at)',
  'CREATE INDEX attempts_age ON attempts (attempted_at)',
  `CREATE TABLE member_tokens (${ofMember},
    token_hash text PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('activation', 'recovery')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  'CREATE INDEX member_tokens_member ON member_tokens (environment_id, member_id)',
  `CREATE TABLE sign_ins (${ofMember},
    token_hash text PRIMARY KEY,
    step text NOT NULL CHECK (step IN ('second_factor', 'new_password')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  'CREATE INDEX sign_ins_member ON sign_ins (environment_id, member_id)',
  `CREATE TABLE sessions (${ofMember},
    id text COLLATE "C" PRIMARY KEY CHECK (id LIKE 'ses\\_%'),
    token_hash text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    address text,
    user_agent text
  )`,
  'CREATE INDEX sessions_member ON sessions (environment_id, member_id)',
  `CREATE TABLE mails (
    ${ofEnvironment},
    id text COLLATE "C" PRIMARY KEY CHECK (id LIKE 'mail\\_%'),
    member_id text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    recipient text NOT NULL,
    sealed_content bytea,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    next_attempt_at timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    sent_at timestamptz,
    last_error text
  )`,
  'CREATE INDEX mails_due ON mails (next_attempt_at) WHERE next_attempt_at IS NOT NULL',
  'CREATE INDEX mails_member ON mails (environment_id, member_id)',
  `CREATE TABLE sso_connections (
    ${ofEnvironment},
    id text COLLATE "C" NOT NULL UNIQUE CHECK (id LIKE 'sso\\_%'),
    created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    name text NOT NULL,
    issuer text NOT NULL,
    client_id text NOT NULL,
    sealed_client_secret bytea NOT NULL,
    id_token_algorithm text NOT NULL,
    allowed_domains text[] NOT NULL,
    default_roles jsonb NOT NULL,
    groups_claim text,
    group_roles jsonb NOT NULL,
    status text NOT NULL CHECK (status IN ('enabled', 'disabled')),
    PRIMARY KEY (environment_id, id)
  )`,
  'CREATE UNIQUE INDEX sso_connections_name ON sso_connections (environment_id, lower(name))',
  `ALTER TABLE members ADD FOREIGN KEY (environment_id, sso_connection_id)
    REFERENCES sso_connections (environment_id, id)`,
  `CREATE TABLE sso_sign_ins (
    ${ofEnvironment},
    state_hash text PRIMARY KEY,
    connection_id text COLLATE "C" NOT NULL,
    sealed_checks bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    FOREIGN KEY (environment_id, connection_id)
      REFERENCES sso_connections (environment_id, id) ON DELETE CASCADE
  )`,
  'ALTER TABLE role_assignments ADD COLUMN sso_group text',
  "ALTER TABLE service_accounts ADD COLUMN allowed_addresses text[] NOT NULL DEFAULT '{}'",
  `ALTER TABLE access_keys
    ADD COLUMN status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN last_used_address text`,
  `CREATE TABLE access_key_addresses (
    ${ofEnvironment},
    access_key_id text COLLATE "C" NOT NULL,
    address text NOT NULL,
    first_used_at timestamptz NOT NULL,
    PRIMARY KEY (environment_id, access_key_id, address),
    FOREIGN KEY (environment_id, access_key_id)
      REFERENCES access_keys (environment_id, id) ON DELETE CASCADE
  )`,
  'ALTER TABLE roles ADD COLUMN declared_permissions text[]',
  'UPDATE roles SET declared_permissions = permissions',
  'ALTER TABLE roles ALTER COLUMN declared_permissions SET NOT NULL',
  // The operator's creations are remembered too, and belong to no environment.
  'ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_environment_id_fkey',
  // It is sealed with the answer from here on.
  'ALTER TABLE idempotency_keys DROP COLUMN fingerprint',
  'CREATE INDEX audit_events_action ON audit_events (environment_id, action, sequence)',
  'CREATE INDEX audit_events_request ON audit_events (environment_id, request_id, sequence)',
  `CREATE INDEX audit_events_change ON audit_events (environment_id, change_reference, sequence)
    WHERE change_reference IS NOT NULL`,
  'CREATE INDEX role_assignments_end ON role_assignments (expires_at) WHERE expires_at IS NOT NULL',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
