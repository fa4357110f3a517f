import type { RequestFacts } from '../context.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { type AnswerRow, keepAnswer } from '../idempotency/store.ts';
import { newId } from '../ids.ts';
import { hashEvent } from './chain.ts';

export interface AuditEntry {
  readonly actor: { readonly kind: Row<'audit_events'>['actor_kind']; readonly id: string };
  /** What was done to what, as in `project.create`. */
  readonly action: string;
  readonly outcome: 'success' | 'denied';
  readonly target: { readonly kind: string; readonly id: string | null };
  readonly details: Record<string, unknown>;
  readonly facts: RequestFacts;
  readonly at: Date;
}

export type LockedEnvironment = Pick<
  Row<'environments'>,
  'id' | 'revision' | 'audit_sequence' | 'audit_hash'
>;

/**
 * Takes the environment for writing until the transaction ends. Every write starts with it, so that
 * writes of one environment happen one after the other: the audit chain has one order, and a rule over
 * several rows (the last Administrator) cannot be broken by two writers at once.
 */
export function lockEnvironment(transaction: DatabaseTransaction, id: string): Promise<LockedEnvironment> {
  return transaction
    .selectFrom('environments')
    .select(['id', 'revision', 'audit_sequence', 'audit_hash'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** An event as it is stored: the next of the environment's chain. */
function nextEvent(environment: LockedEnvironment, entry: AuditEntry) {
  const event = {
    environment_id: environment.id,
    sequence: environment.audit_sequence + 1,
    id: newId('aud'),
    occurred_at: entry.at.toISOString(),
    actor_kind: entry.actor.kind,
    actor_id: entry.actor.id,
    action: entry.action,
    outcome: entry.outcome,
    target_kind: entry.target.kind,
    target_id: entry.target.id,
    details: JSON.stringify(entry.details),
    request_id: entry.facts.requestId,
    address: entry.facts.address,
    user_agent: entry.facts.userAgent,
    change_reference: entry.facts.changeReference,
    previous_hash: environment.audit_hash,
  };
  return { ...event, hash: hashEvent(event) };
}

/** A statement takes 65,535 values. */
const eventsInStatement = 1_000;

/**
 * Adds events to the environment's chain, in the caller's transaction: all commit or none.
 *
 * @param answer what is kept of the answer for repetitions, written along
 * @returns the environment as it is now, for the next event of the same transaction
 */
export async function appendEvents(
  transaction: DatabaseTransaction,
  environment: LockedEnvironment,
  entries: readonly AuditEntry[],
  answer?: AnswerRow,
): Promise<LockedEnvironment> {
  let present = environment;
  const events = entries.map((entry) => {
    const event = nextEvent(present, entry);
    present = { ...present, audit_sequence: event.sequence, audit_hash: event.hash };
    return event;
  });
  const earlier = Math.max(0, events.length - eventsInStatement);
  for (let start = 0; start < earlier; start += eventsInStatement)
    await transaction
      .insertInto('audit_events')
      .values(events.slice(start, Math.min(start + eventsInStatement, earlier)))
      .execute();
  const { audit_sequence, audit_hash } = present;
  // One statement: most of what a change costs is the way to the database and back.
  const recorded = transaction.with('events', (query) =>
    query.insertInto('audit_events').values(events.slice(earlier)),
  );
  // Nothing reads from what is kept, so the type need not know of it.
  const kept = answer ? recorded.with('answer', () => keepAnswer(transaction, answer)) : recorded;
  const { revision } = await (kept as typeof recorded)
    .updateTable('environments')
    .set({ audit_sequence, audit_hash })
    .where('id', '=', environment.id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return { ...present, revision };
}

/** {@link appendEvents}, of one. */
export const appendEvent = (
  transaction: DatabaseTransaction,
  environment: LockedEnvironment,
  entry: AuditEntry,
): Promise<LockedEnvironment> => appendEvents(transaction, environment, [entry]);
