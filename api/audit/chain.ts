import { createHash } from 'node:crypto';
import type { Row } from '../database/tables.ts';

type Event = Row<'audit_events'>;

/** What the hash covers, in this order. Adding a column makes a new format, never a new order. */
const hashed = [
  'environment_id',
  'sequence',
  'id',
  'occurred_at',
  'actor_kind',
  'actor_id',
  'action',
  'outcome',
  'target_kind',
  'target_id',
  'details',
  'request_id',
  'address',
  'user_agent',
  'change_reference',
  'previous_hash',
] as const satisfies readonly (keyof Event)[];

/** SHA-256, in hex, over the JSON array of the event's columns; the hash of the event before is one of them. */
export function hashEvent(event: Omit<Event, 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify(hashed.map((column) => event[column])))
    .digest('hex');
}

export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly sequence: number; readonly reason: string };

/**
 * Verifies a whole chain against its head: a changed, removed, reordered or added event is found, and so
 * is a cut-off end. `events` must come in the order of their sequence.
 */
export function verifyChain(events: Iterable<Event>, head: ChainHead): Verdict {
  let last: ChainHead = { sequence: 0, hash: '' };
  for (const event of events) {
    if (event.sequence !== last.sequence + 1)
      return { ok: false, sequence: last.sequence + 1, reason: 'the event is missing' };
    if (event.previous_hash !== last.hash)
      return { ok: false, sequence: event.sequence, reason: 'the event does not follow the one before it' };
    if (event.hash !== hashEvent(event))
      return { ok: false, sequence: event.sequence, reason: 'the event was changed' };
    last = { sequence: event.sequence, hash: event.hash };
  }
  if (last.sequence !== head.sequence || last.hash !== head.hash)
    return { ok: false, sequence: last.sequence + 1, reason: 'the end of the log is missing' };
  return { ok: true };
}
