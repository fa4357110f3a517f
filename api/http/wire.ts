import type { Answer } from '../context.ts';
import type { ProblemError } from './problem.ts';
import type { Findings } from './request.ts';

/** An answer as it goes over the wire, in one piece. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty: there is none. */
  readonly body: string;
}

/** The headers of every answer of an operation. */
export function headersOf(answer: Answer, requestId: string): Record<string, string> {
  const headers: Record<string, string> = { 'x-request-id': requestId, 'cache-control': 'no-store' };
  if (answer.status !== 204) headers['content-type'] = answer.stream?.mediaType ?? 'application/json';
  if (answer.etag !== undefined) headers['etag'] = answer.etag;
  if (answer.location !== undefined) headers['location'] = answer.location;
  if (answer.replayed) headers['idempotency-replayed'] = 'true';
  if (answer.revision !== undefined) headers['x-roster-revision'] = String(answer.revision);
  return headers;
}

export const wireOf = (answer: Answer, requestId: string): WireAnswer => ({
  status: answer.status,
  headers: headersOf(answer, requestId),
  body: answer.status === 204 ? '' : JSON.stringify(answer.body),
});

/** @param findings what was found out of the request before it failed: who is known is told the revision */
export function wireOfProblem(
  error: ProblemError,
  requestId: string,
  { revision }: Findings,
  more: Readonly<Record<string, string>> = {},
): WireAnswer {
  const headers: Record<string, string> = {
    ...more,
    // Clients of OAuth expect no other media type (RFC 6749, section 5.2).
    'content-type': error.extras.error === undefined ? 'application/problem+json' : 'application/json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  };
  if (revision !== undefined) headers['x-roster-revision'] = String(revision);
  if (error.status === 401) headers['www-authenticate'] = 'AWS4-HMAC-SHA256';
  if (error.retryAfterSeconds !== undefined) headers['retry-after'] = String(error.retryAfterSeconds);
  return { status: error.status, headers, body: JSON.stringify(error.toProblem(requestId)) };
}
