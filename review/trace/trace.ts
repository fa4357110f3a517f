import { parseChangeReference, type ReviewReference, reviewPrefix } from '../../client/change-reference.ts';
import { listAll } from '../../client/list.ts';
import type { SendRequest } from '../../client/signed-fetch.ts';
import { findEnd } from './end.ts';
import type { AuditEvent } from './event.ts';
import { nameTargets } from './names.ts';
import type { Sought } from './word.ts';

/** An audit event with what people know it by. */
export interface TracedEvent extends AuditEvent {
  /** What its change reference says; null: it is not that of a review. */
  readonly review: ReviewReference | null;
  /** Null: not known, as the two below. */
  readonly actor_name: string | null;
  readonly target_name: string | null;
}

/** A review that events carry. */
export interface TracedReview extends ReviewReference {
  readonly events: number;
  readonly first_at: string;
  readonly last_at: string;
}

export interface Trace {
  /** In the order in which they were first applied. */
  readonly reviews: readonly TracedReview[];
  /** The oldest first. */
  readonly events: readonly TracedEvent[];
}

const path = '/v1/audit_events';

const reviewOf = ({ change_reference }: AuditEvent): ReviewReference | null =>
  (change_reference === null ? undefined : parseChangeReference(change_reference)) ?? null;

const isOfReview = (event: AuditEvent) => reviewOf(event) !== null;

/** What the API is asked for, and what must hold of what it answers. */
function searchOf(sought: Sought) {
  const all = () => true;
  switch (sought.kind) {
    case 'object':
      return { query: { target_id: sought.id }, fits: all };
    case 'review':
      // What merely begins like the reference of a review is none.
      return { query: { change_reference_prefix: `review:${sought.hash}` }, fits: isOfReview };
    case 'url':
      return {
        query: { change_reference_prefix: reviewPrefix },
        fits: (event: AuditEvent) => reviewOf(event)?.url === sought.url,
      };
  }
}

/**
 * Finds in the audit log what is sought, and names who and what as far as the log and the caller's permissions do.
 *
 * @throws the errors of the client
 */
export async function trace(send: SendRequest, sought: Sought): Promise<Trace> {
  const { query, fits } = searchOf(sought);
  const found: AuditEvent[] = [];
  for await (const event of listAll<AuditEvent>(send, path, query)) if (fits(event)) found.push(event);
  if (sought.kind === 'object') found.push(...(await findEnd(send, sought.id, found)));
  const nameOf = await nameTargets(send, found);
  const events = found.map((event) => ({
    ...event,
    review: reviewOf(event),
    actor_name: nameOf(event.actor_id),
    target_name: event.target_id === null ? null : nameOf(event.target_id),
  }));
  return { reviews: reviewsOf(events), events };
}

function reviewsOf(events: readonly TracedEvent[]): TracedReview[] {
  const reviews = new Map<string, TracedReview>();
  for (const { review, change_reference, occurred_at } of events) {
    if (!review || change_reference === null) continue;
    const known = reviews.get(change_reference);
    reviews.set(change_reference, {
      ...review,
      events: (known?.events ?? 0) + 1,
      first_at: known?.first_at ?? occurred_at,
      last_at: occurred_at,
    });
  }
  return [...reviews.values()];
}
