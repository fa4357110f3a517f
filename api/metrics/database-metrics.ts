import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import type { OpenDatabase } from '../database/open.ts';
import type { Database } from '../database/tables.ts';

/** Well within the ten seconds that Prometheus waits for all of it. */
const patienceMilliseconds = 3_000;

interface Totals {
  readonly waiting: number;
  readonly oldest_seconds: number;
  readonly environments: number;
  readonly audit_events: number;
}

async function readTotals(database: Database): Promise<Totals | undefined> {
  const { rows } = await sql<Totals>`
    select
      (select count(*) from mails where next_attempt_at is not null)::int as waiting,
      (select coalesce(extract(epoch from now() - min(created_at)), 0) from mails
        where next_attempt_at is not null)::float8 as oldest_seconds,
      (select count(*) from environments)::int as environments,
      (select coalesce(sum(audit_sequence), 0) from environments)::float8 as audit_events`.execute(database);
  return rows[0];
}

/** Neither a database that fails nor one that is silent keeps the rest from being read. */
async function totalsInTime(database: Database): Promise<Totals | undefined> {
  const { promise: late, resolve: giveUp } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => giveUp(undefined), patienceMilliseconds);
  const read = readTotals(database).catch(() => undefined);
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What the database knows: of all processes alike, so that their maximum is to be taken.
 *
 * @returns asks it
 */
export function addDatabaseMetrics(
  registry: Registry,
  { database, connections }: OpenDatabase,
): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const waiting = gauge('roster_mail_outbox', 'Mails that wait to be sent.');
  const oldest = gauge('roster_mail_outbox_oldest_seconds', 'For how long the oldest of them has waited.');
  const environments = gauge('roster_environments', 'Environments that there are.');
  const events = gauge('roster_audit_events', 'Events in the audit logs of all environments.');
  const up = gauge('roster_database_up', 'Whether the database answers.');
  if (connections)
    new Gauge({
      name: 'roster_database_connections',
      help: 'Connections to PostgreSQL, by what they do, and requests that wait for one.',
      labelNames: ['state'],
      registers: [registry],
      collect() {
        for (const [state, count] of Object.entries(connections())) this.set({ state }, count);
      },
    });
  return async () => {
    const totals = await totalsInTime(database);
    up.set(totals ? 1 : 0);
    waiting.set(totals?.waiting ?? Number.NaN);
    oldest.set(totals?.oldest_seconds ?? Number.NaN);
    environments.set(totals?.environments ?? Number.NaN);
    events.set(totals?.audit_events ?? Number.NaN);
  };
}
