/** One field at fault. `pointer` is a JSON pointer into the request body (RFC 6901): `/email`. */
export interface ProblemFieldError {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** The body of every error answer of the API: RFC 9457 and Roster's extensions. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable snake_case, made for programs: `not_found`, `permission_denied`, `validation_failed`, … */
  readonly code: string;
  readonly request_id: string;
  readonly errors: readonly ProblemFieldError[];
  /** On 403: the permission that the caller lacks. */
  readonly missing_permission?: string;
  /** On 409: the id of what is in the way. */
  readonly conflicting_id?: string;
  /** On `role_in_use`: at most 100 ids of what still uses the object. */
  readonly conflicting_ids?: readonly string[];
}

/** The `code` of the problem that this client makes up when an answer did not come from a Roster API. */
export const foreignAnswerCode = 'foreign_answer';

export interface ApiErrorDetails {
  readonly problem: Problem;
  readonly fromRoster: boolean;
  readonly headers: Headers;
  readonly method: string;
  readonly path: string;
}

/** The server answered, and not with success. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** False when the answer is not a problem of a Roster API: a proxy's page, a wrong address. */
  readonly fromRoster: boolean;
  readonly headers: Headers;
  readonly method: string;
  /** Without endpoint and query. */
  readonly path: string;
  /** True when this or an earlier attempt may have taken effect without our knowing its outcome. */
  maybeSent: boolean;

  constructor(details: ApiErrorDetails) {
    const { problem } = details;
    const requestId = problem.request_id === '' ? '' : `, request id ${problem.request_id}`;
    const said = problem.detail === '' ? problem.title : problem.detail;
    super(`${details.method} ${details.path}: ${said} (${problem.code}, HTTP ${problem.status}${requestId})`);
    this.name = 'ApiError';
    this.status = problem.status;
    this.problem = problem;
    this.fromRoster = details.fromRoster;
    this.headers = details.headers;
    this.method = details.method;
    this.path = details.path;
    this.maybeSent = problem.status >= 500;
  }
}

export interface ConnectionErrorDetails {
  readonly maybeSent: boolean;
  readonly retryable: boolean;
  readonly cause: unknown;
}

/** No complete answer arrived. */
export class ConnectionError extends Error {
  /** False only when it is certain that no attempt sent a byte of the request. */
  maybeSent: boolean;
  /** False when trying again cannot help: the server's certificate is refused, or it does not speak TLS. */
  readonly retryable: boolean;

  constructor(message: string, details: ConnectionErrorDetails) {
    super(message, { cause: details.cause });
    this.name = 'ConnectionError';
    this.maybeSent = details.maybeSent;
    this.retryable = details.retryable;
  }
}

/** There is no credential to send the request with: nothing of it was sent. */
export class CredentialError extends ConnectionError {
  constructor(message: string, details: { readonly retryable?: boolean; readonly cause?: unknown } = {}) {
    const { retryable = false, cause } = details;
    super(message, { maybeSent: false, retryable, cause });
    this.name = 'CredentialError';
  }
}

/** The caller's own signal ended the call. `cause` is the signal's reason. */
export class CancelledError extends Error {
  /** True when an attempt may have reached the server before the call was ended. */
  maybeSent: boolean;

  constructor(maybeSent: boolean, cause: unknown) {
    super('the request was cancelled', { cause });
    this.name = 'CancelledError';
    this.maybeSent = maybeSent;
  }
}

/**
 * The same failure, told of a request of which nothing was sent. It is another object: whoever waits for the same has
 * one of their own, and learns by it of their own request alone.
 */
export function unsent(error: unknown): unknown {
  if (error instanceof ApiError) return Object.assign(new ApiError(error), { maybeSent: false });
  if (error instanceof CredentialError) return new CredentialError(error.message, error);
  if (error instanceof ConnectionError)
    return new ConnectionError(error.message, {
      maybeSent: false,
      retryable: error.retryable,
      cause: error.cause,
    });
  if (error instanceof CancelledError) return new CancelledError(false, error.cause);
  return error;
}

/**
 * Whether a Roster API itself said, to an authenticated caller, that the object does not exist. A 404
 * of a proxy, or of a Roster API asked at a wrong path, is none: it must never pass for "gone".
 */
export function isAuthenticNotFound(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    error.fromRoster &&
    error.status === 404 &&
    error.problem.code === 'not_found'
  );
}
