import { type Kysely, sql } from 'kysely';
import { triggerOf } from './2026-11-23-access-changes.ts';

const ofEnvironment = 'environment_id text COLLATE "C" NOT NULL REFERENCES environments (id)';

/** Tokens are stored as SHA-256. */
const statements = [
  `CREATE TABLE workload_identities (
    ${ofEnvironment},
    id text COLLATE "C" NOT NULL UNIQUE CHECK (id LIKE 'wi\\_%'),
    created_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    name text NOT NULL,
    service_account_id text COLLATE "C" NOT NULL,
    issuer text NOT NULL,
    audience text NOT NULL,
    subject_pattern text NOT NULL,
    claims jsonb NOT NULL,
    token_lifetime_minutes integer NOT NULL,
    note text,
    status text NOT NULL CHECK (status IN ('enabled', 'disabled')),
    PRIMARY KEY (environment_id, id),
    FOREIGN KEY (environment_id, service_account_id) REFERENCES service_accounts (environment_id, id)
  )`,
  'CREATE UNIQUE INDEX workload_identities_name ON workload_identities (environment_id, lower(name))',
  `CREATE INDEX workload_identities_service_account
    ON workload_identities (environment_id, service_account_id)`,
  `CREATE TABLE exchanged_tokens (
    ${ofEnvironment},
    id text COLLATE "C" PRIMARY KEY CHECK (id LIKE 'xt\\_%'),
    token_hash text NOT NULL UNIQUE,
    workload_identity_id text COLLATE "C" NOT NULL,
    service_account_id text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    FOREIGN KEY (environment_id, workload_identity_id)
      REFERENCES workload_identities (environment_id, id) ON DELETE CASCADE
  )`,
  'CREATE INDEX exchanged_tokens_identity ON exchanged_tokens (environment_id, workload_identity_id)',
  'CREATE INDEX exchanged_tokens_end ON exchanged_tokens (expires_at)',
];

/** As of other credentials: a new one takes nothing from anybody, but its end must be heard of. */
const triggers = [
  ...(['UPDATE', 'DELETE'] as const).flatMap((event) =>
    triggerOf(
      {
        table: 'workload_identities',
        kind: 'principal',
        id: 'service_account_id',
        columns: ['service_account_id', 'status'],
      },
      event,
    ),
  ),
  ...triggerOf(
    {
      table: 'exchanged_tokens',
      kind: 'principal',
      id: 'service_account_id',
      columns: ['service_account_id'],
    },
    'DELETE',
  ),
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [...statements, ...triggers]) await sql.raw(statement).execute(database);
}
