import type { Answer } from './context.ts';
import { etagOf, type Outcome } from './mutation.ts';

type Wire = Record<string, unknown>;

/** A new object. `secrets` are in the answer and nowhere else. */
export function created(
  kind: string,
  plural: string,
  version: number,
  after: Wire,
  secrets: Wire = {},
): Outcome {
  const id = String(after['id']);
  const answer: Answer = {
    status: 201,
    body: { ...after, ...secrets },
    etag: etagOf(version),
    location: `/v1/${plural}/${id}`,
  };
  return { target: { kind, id }, after, answer };
}

/** A changed object. `extras` are in the answer and not in the audit log. */
export function updated(
  kind: string,
  version: number,
  before: Wire,
  after: Wire,
  extras: Wire = {},
): Outcome {
  const answer: Answer = { status: 200, body: { ...after, ...extras }, etag: etagOf(version) };
  return { target: { kind, id: String(after['id']) }, before, after, answer };
}

/** What exists already as it is wanted. */
export function unchanged(kind: string, version: number, present: Wire): Outcome {
  const answer = found(version, present);
  return { target: { kind, id: String(present['id']) }, unchanged: true, answer };
}

export function deleted(kind: string, before: Wire, details: Wire = {}): Outcome {
  return { target: { kind, id: String(before['id']) }, before, details, answer: { status: 204 } };
}

export const found = (version: number, body: Wire): Answer => ({ status: 200, body, etag: etagOf(version) });
