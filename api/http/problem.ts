/** Every code an error can carry, with its status: the one place that maps one to the other. */
export const statusOf = {
  malformed_request: 400,
  invalid_grant: 400,
  unsupported_grant_type: 400,
  unauthenticated: 401,
  sign_in_failed: 401,
  permission_denied: 403,
  session_required: 403,
  cross_site_request: 403,
  not_found: 404,
  unknown_path: 404,
  method_not_allowed: 405,
  conflict: 409,
  role_in_use: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  unknown_reference: 422,
  last_administrator: 422,
  root_member: 422,
  predefined_role: 422,
  principal_disabled: 422,
  not_pending: 422,
  password_refused: 422,
  two_factor: 422,
  link_expired: 422,
  too_many_access_keys: 422,
  role_without_counterpart: 422,
  identity_provider: 422,
  root_email: 422,
  idempotency_key_reused: 422,
  rate_limited: 429,
  internal_error: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof statusOf;
export const problemCodes = Object.keys(statusOf) as ProblemCode[];

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export interface FieldError {
  /** JSON Pointer (RFC 6901) into the request body, or the name of a parameter. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** What a problem says besides code and detail. */
export interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  readonly missing_permission?: string;
  readonly conflicting_id?: string;
  /** What still uses the object: 100 ids at most. */
  readonly conflicting_ids?: readonly string[];
  /** The same in the words of OAuth (RFC 6749, section 5.2). */
  readonly error?: string;
  readonly error_description?: string;
}

/** RFC 9457 problem details. `request_id` is that of the `X-Request-ID` header. */
export interface Problem extends ProblemExtras {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly request_id: string;
}

/** Thrown anywhere below a route; the server turns it into the answer. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly extras: ProblemExtras;
  /** For the header `Retry-After`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    { retryAfterSeconds, ...extras }: ProblemExtras & { retryAfterSeconds?: number } = {},
  ) {
    super(detail);
    this.retryAfterSeconds = retryAfterSeconds;
    this.name = 'ProblemError';
    this.code = code;
    this.status = statusOf[code];
    this.extras = extras;
  }

  toProblem(requestId: string): Problem {
    return {
      type: 'about:blank',
      title: titles[this.status] ?? 'Error',
      status: this.status,
      detail: this.message,
      code: this.code,
      request_id: requestId,
      ...this.extras,
    };
  }
}

/** The same words whatever is wrong with the credential. */
export const unauthenticated = () =>
  new ProblemError(
    'unauthenticated',
    'sign the request with an access key (AWS Signature Version 4, service "roster", region "global"), or send a session or an exchanged token as bearer token',
  );

/** The same words for an id that never was, is gone, or belongs to somebody else. */
export const notFound = (what: string) => new ProblemError('not_found', `there is no such ${what}`);

export const conflict = (what: string, field: string, conflictingId: string) =>
  new ProblemError('conflict', `a ${what} with this ${field} exists already: ${conflictingId}`, {
    conflicting_id: conflictingId,
    errors: [{ pointer: `/${field}`, code: 'conflict', message: `is taken by ${conflictingId}` }],
  });

/** A rule that the value of one field breaks. */
export const fieldProblem = (code: ProblemCode, field: string, message: string) =>
  new ProblemError(code, `${field} ${message}`, { errors: [{ pointer: `/${field}`, code, message }] });
