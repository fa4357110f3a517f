import type { RequestFacts } from '../context.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
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

/**
 * Adds one event to the environment's chain, in the caller's transaction: both commit or neither.
 *
 * @returns the environment as it is now, for the next event of the same transaction
 */
export async function appendEvent(
  transaction: DatabaseTransaction,
  environment: LockedEnvironment,
  entry: AuditEntry,
): Promise<LockedEnvironment> {
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
  const hash = hashEvent(event);
  await transaction
    .insertInto('audit_events')
    .values({ ...event, hash })
    .execute();
  await transaction
    .updateTable('environments')
    .set({ audit_sequence: event.sequence, audit_hash: hash })
    .where('id', '=', environment.id)
    .execute();
  return { ...environment, audit_sequence: event.sequence, audit_hash: hash };
}
