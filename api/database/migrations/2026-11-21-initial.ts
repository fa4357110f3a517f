import { type Kysely, sql } from 'kysely';

/**
 * Every table's key starts with the environment, and so does every foreign key: no row can refer to
 * another environment's. Ids compare by byte (COLLATE "C"), which is their order of creation.
 */
const versioned = (prefix: string) => `
  environment_id text COLLATE "C" NOT NULL REFERENCES environments (id),
  id text COLLATE "C" NOT NULL UNIQUE CHECK (id LIKE '${prefix}\\_%'),
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (environment_id, id)`;

const statements = [
  `CREATE TABLE environments (
    id text COLLATE "C" PRIMARY KEY CHECK (id LIKE 'env\\_%'),
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    edition_id text NOT NULL,
    revision bigint NOT NULL DEFAULT 0,
    audit_sequence bigint NOT NULL DEFAULT 0,
    audit_hash text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE projects (${versioned('prj')},
    name text NOT NULL,
    note text
  )`,
  'CREATE UNIQUE INDEX projects_name ON projects (environment_id, lower(name))',
  `CREATE TABLE members (${versioned('mem')},
    email text NOT NULL,
    display_name text,
    note text,
    kind text NOT NULL CHECK (kind IN ('local', 'sso')),
    status text NOT NULL CHECK (status IN ('pending', 'active', 'disabled'))
  )`,
  'CREATE UNIQUE INDEX members_email ON members (environment_id, lower(email))',
  `CREATE TABLE service_accounts (${versioned('sa')},
    name text NOT NULL,
    note text,
    status text NOT NULL CHECK (status IN ('active', 'disabled'))
  )`,
  'CREATE UNIQUE INDEX service_accounts_name ON service_accounts (environment_id, lower(name))',
  `CREATE TABLE access_keys (${versioned('ak')},
    service_account_id text COLLATE "C" NOT NULL,
    note text,
    expires_at timestamptz,
    sealed_secret bytea NOT NULL,
    FOREIGN KEY (environment_id, service_account_id) REFERENCES service_accounts (environment_id, id)
  )`,
  'CREATE INDEX access_keys_service_account ON access_keys (environment_id, service_account_id)',
  `CREATE TABLE roles (${versioned('rol')},
    name text NOT NULL,
    description text,
    scope_kind text NOT NULL CHECK (scope_kind IN ('environment', 'project')),
    permissions text[] NOT NULL
  )`,
  'CREATE UNIQUE INDEX roles_name ON roles (environment_id, lower(name))',
  `CREATE TABLE role_assignments (${versioned('ra')},
    principal_id text COLLATE "C" NOT NULL,
    role_id text COLLATE "C" NOT NULL,
    project_id text COLLATE "C",
    expires_at timestamptz,
    reason text,
    member_id text COLLATE "C" GENERATED ALWAYS AS
      (CASE WHEN principal_id LIKE 'mem\\_%' THEN principal_id END) STORED,
    service_account_id text COLLATE "C" GENERATED ALWAYS AS
      (CASE WHEN principal_id LIKE 'sa\\_%' THEN principal_id END) STORED,
    custom_role_id text COLLATE "C" GENERATED ALWAYS AS
      (CASE WHEN role_id LIKE 'rol\\_%' THEN role_id END) STORED,
    CHECK ((member_id IS NULL) <> (service_account_id IS NULL)),
    FOREIGN KEY (environment_id, project_id) REFERENCES projects (environment_id, id),
    FOREIGN KEY (environment_id, member_id) REFERENCES members (environment_id, id),
    FOREIGN KEY (environment_id, service_account_id) REFERENCES service_accounts (environment_id, id),
    FOREIGN KEY (environment_id, custom_role_id) REFERENCES roles (environment_id, id)
  )`,
  `CREATE UNIQUE INDEX role_assignments_natural_key
    ON role_assignments (environment_id, principal_id, role_id, coalesce(project_id, ''))`,
  'CREATE INDEX role_assignments_role ON role_assignments (environment_id, role_id)',
  'CREATE INDEX role_assignments_project ON role_assignments (environment_id, project_id)',
  `CREATE TABLE audit_events (
    environment_id text COLLATE "C" NOT NULL REFERENCES environments (id),
    sequence bigint NOT NULL,
    id text COLLATE "C" NOT NULL UNIQUE,
    occurred_at text NOT NULL,
    actor_kind text NOT NULL,
    actor_id text NOT NULL,
    action text NOT NULL,
    outcome text NOT NULL,
    target_kind text NOT NULL,
    target_id text,
    details text NOT NULL,
    request_id text NOT NULL,
    address text,
    user_agent text,
    change_reference text,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (environment_id, sequence)
  )`,
  'CREATE INDEX audit_events_target ON audit_events (environment_id, target_id, sequence)',
  'CREATE INDEX audit_events_actor ON audit_events (environment_id, actor_id, sequence)',
  `CREATE TABLE idempotency_keys (
    environment_id text COLLATE "C" NOT NULL REFERENCES environments (id),
    principal_id text COLLATE "C" NOT NULL,
    operation text NOT NULL,
    key text COLLATE "C" NOT NULL,
    fingerprint text NOT NULL,
    resource_id text NOT NULL,
    sealed_answer bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (environment_id, principal_id, key, operation)
  )`,
  'CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)',
  'CREATE INDEX idempotency_keys_resource ON idempotency_keys (environment_id, resource_id)',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
