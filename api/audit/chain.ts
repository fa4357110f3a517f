import { createHash } from 'node:crypto';
import type { Row } from '../database/tables.ts';

export type Event = Row<'audit_events'>;

/** What the hash covers, in this order. Adding a column makes a new format, never a new order. */
export const hashedColumns = [
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
    .update(JSON.stringify(hashedColumns.map((column) => event[column])))
    .digest('hex');
}

export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** The head of a log without events. */
export const beginning: ChainHead = { sequence: 0, hash: '' };

/** What is wrong with a log, and at which place of the chain. */
export interface Fault {
  readonly ok: false;
  readonly sequence: number;
  readonly reason: string;
}

export type Verdict = { readonly ok: true } | Fault;

export const faultAt = (sequence: number, reason: string): Fault => ({ ok: false, sequence, reason });

const notTheNamed = 'the event is not the one that the head names';

/** A chain that is verified event by event: a log of any length in little memory. */
export interface ChainCheck {
  /** Takes the next event, and says what is wrong with it. After a fault the rest says nothing. */
  readonly take: (event: Event) => Fault | undefined;
  /** The verdict, once all events were taken. A head without a hash: only where the events should end is known. */
  readonly finish: (head: { readonly sequence: number; readonly hash?: string }) => Verdict;
}

/**
 * Verifies a chain against its head: a changed, removed, reordered or added event is found, and so is a
 * cut-off end. The events must come in the order of their sequence.
 *
 * @param known a head that was exported earlier: the chain must go through it, so that an end that was cut off
 *   together with its head is found too
 * @param start what the first event follows, where a part of the log is verified
 */
export function checkChain(known: ChainHead = beginning, start: ChainHead = beginning): ChainCheck {
  let last = start;
  return {
    take: (event) => {
      const { sequence } = event;
      if (sequence !== last.sequence + 1) return faultAt(last.sequence + 1, 'the event is missing');
      if (event.previous_hash !== last.hash)
        return faultAt(sequence, 'the event does not follow the one before it');
      if (event.hash !== hashEvent(event)) return faultAt(sequence, 'the event was changed');
      if (known.sequence === sequence && known.hash !== event.hash) return faultAt(sequence, notTheNamed);
      last = { sequence, hash: event.hash };
      return undefined;
    },
    finish: (head) => {
      if (known.sequence === start.sequence && known.hash !== start.hash)
        return faultAt(start.sequence, notTheNamed);
      if (last.sequence < Math.max(head.sequence, known.sequence))
        return faultAt(last.sequence + 1, 'the end of the log is missing');
      if (last.sequence > head.sequence)
        return faultAt(head.sequence + 1, 'the event was added behind the end of the log');
      if (head.hash !== undefined && head.hash !== last.hash) return faultAt(last.sequence, notTheNamed);
      return { ok: true };
    },
  };
}

/** {@link checkChain} for a whole log at once. */
export function verifyChain(events: Iterable<Event>, head: ChainHead, known?: ChainHead): Verdict {
  const check = checkChain(known);
  for (const event of events) {
    const fault = check.take(event);
    if (fault) return fault;
  }
  return check.finish(head);
}
