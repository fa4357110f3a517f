import { ApiError, foreignAnswerCode, type Problem, type ProblemFieldError } from './errors.ts';
import type { TransportResponse } from './transport.ts';

/** What was asked, for the message of an error. */
export interface Asked {
  readonly method: string;
  readonly path: string;
}

type Head = Omit<TransportResponse, 'bytes'>;

/**
 * The JSON of a 2xx answer, `undefined` when it has no body. Throws {@link ApiError} for every other answer.
 *
 * @param problems the media type in which this path tells what is wrong
 */
export function readAnswer(
  asked: Asked,
  response: TransportResponse,
  problems = 'application/problem+json',
): unknown {
  const text = new TextDecoder().decode(response.bytes);
  if (response.status >= 200 && response.status < 300) {
    if (text === '') return undefined;
    if (!isJson(response)) throw foreignAnswer(asked, response);
    const body = parse(text);
    if (body === undefined) throw foreignAnswer(asked, response);
    return body;
  }
  const problem = mediaType(response) === problems ? toProblem(parse(text)) : undefined;
  if (problem === undefined || problem.status !== response.status) throw foreignAnswer(asked, response);
  throw new ApiError({ ...asked, problem, fromRoster: true, headers: response.headers });
}

/** Goes on only if a 2xx answer has the media type that was asked for. */
export function requireMediaType(asked: Asked, response: Head, expected: string): void {
  if (mediaType(response) !== expected) throw foreignAnswer(asked, response);
}

function mediaType(response: Head): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function isJson(response: Head): boolean {
  const type = mediaType(response);
  return type === 'application/json' || type.endsWith('+json');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined unless it has what every problem of Roster has: `code`, `status` and `request_id`. */
function toProblem(value: unknown): Problem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, title, status, detail, code, request_id, errors, ...extras } = value as Record<
    string,
    unknown
  >;
  const { missing_permission, conflicting_id, conflicting_ids } = extras;
  if (typeof code !== 'string' || typeof status !== 'number' || typeof request_id !== 'string')
    return undefined;
  return {
    type: typeof type === 'string' ? type : 'about:blank',
    title: typeof title === 'string' ? title : code,
    status,
    detail: typeof detail === 'string' ? detail : '',
    code,
    request_id,
    errors: Array.isArray(errors) ? errors.filter(isFieldError) : [],
    ...(typeof missing_permission === 'string' ? { missing_permission } : {}),
    ...(typeof conflicting_id === 'string' ? { conflicting_id } : {}),
    ...(isTexts(conflicting_ids) ? { conflicting_ids } : {}),
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isFieldError(value: unknown): value is ProblemFieldError {
  if (typeof value !== 'object' || value === null) return false;
  const { pointer, code, message } = value as Record<string, unknown>;
  return typeof pointer === 'string' && typeof code === 'string' && typeof message === 'string';
}

/** The body of such an answer is not repeated: it can be a page of HTML, or echo what was sent. */
export function foreignAnswer(asked: Asked, response: Head): ApiError {
  const kind = mediaType(response) || 'no content type';
  const { status } = response;
  const redirected = status >= 300 && status < 400;
  const detail = redirected
    ? `the answer is a redirect (HTTP ${status}) and not from a Roster API: set the endpoint to the address of the API itself`
    : `the answer (HTTP ${status}, ${kind}) is not from a Roster API: a proxy in between made it, or the endpoint is the address of something else`;
  const problem: Problem = {
    type: 'about:blank',
    title: 'Not an answer of a Roster API',
    status,
    detail,
    code: foreignAnswerCode,
    request_id: response.headers.get('x-request-id') ?? '',
    errors: [],
  };
  return new ApiError({ ...asked, problem, fromRoster: false, headers: response.headers });
}
