import { type Kysely, sql } from 'kysely';

const statements = [
  'DROP INDEX audit_events_change',
  // Finds beginnings too, whatever the collation of the database.
  `CREATE INDEX audit_events_change
    ON audit_events (environment_id, change_reference text_pattern_ops, sequence)
    WHERE change_reference IS NOT NULL`,
  'ALTER TABLE workload_identities ADD COLUMN last_used_at timestamptz',
  `UPDATE workload_identities AS identity SET last_used_at =
    (SELECT max(event.occurred_at::timestamptz) FROM audit_events AS event
      WHERE event.environment_id = identity.environment_id AND event.target_id = identity.id
      AND event.action = 'workload_identity.exchange' AND event.outcome = 'success')`,
];

/** What traces of changes and of workload identities are found by. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
