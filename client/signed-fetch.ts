import { readAnswer } from './answer.ts';
import { mostCharacters } from './change-reference.ts';
import { type ConnectionOptions, type SigningOptions, signAndSend } from './transport.ts';

export type { SigningOptions } from './transport.ts';

export interface RosterRequest {
  /** Upper case: `GET`, `POST`, `PATCH`, `DELETE`. */
  readonly method: string;
  /** Absolute and already percent-encoded, without query: `/v1/projects/prj_…`. */
  readonly path: string;
  /** `undefined` values are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON; `application/merge-patch+json` for PATCH is for the caller to set in `headers`. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface RosterResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or `undefined` for an answer without a body (204). */
  readonly body: unknown;
}

export type SendRequest = (request: RosterRequest) => Promise<RosterResponse>;

/**
 * Makes the function that sends signed requests to one Roster API. It does not retry: see `withRetry`.
 *
 * Its promise is rejected with `ApiError` when the answer is not a success, `ConnectionError` when no
 * complete answer arrived (30 seconds at most), `CancelledError` when a signal ended it. No message
 * contains the secret.
 *
 * @throws TypeError when the endpoint is not a plain http or https URL, or no header can have `userAgent` or
 *   `changeReference`
 */
export function createSignedFetch(options: SigningOptions): SendRequest {
  const base = baseOf(options);
  return async (request) => {
    const url = requestUrl(base, request);
    const headers = new Headers({ accept: 'application/json', ...request.headers });
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const response = await signAndSend(options, {
      method: request.method,
      url,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    const answer = readAnswer({ method: request.method, path: request.path }, response);
    return { status: response.status, headers: response.headers, body: answer };
  };
}

const isPrintable = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** Where requests with these options go. What none of them could be sent with is refused before the first. */
export function baseOf({ endpoint, userAgent, changeReference = '' }: ConnectionOptions): URL {
  const base = parseEndpoint(endpoint);
  if (!isPrintable(userAgent)) throw new TypeError('userAgent must have printable ASCII characters alone');
  if (!isPrintable(changeReference) || changeReference.length > mostCharacters)
    throw new TypeError(
      `changeReference must have printable ASCII characters alone, at most ${mostCharacters} of them`,
    );
  return base;
}

/** The endpoint as a URL whose path does not end in a slash. The message never repeats the value: it may hold a password. */
export function parseEndpoint(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new TypeError('the endpoint must be an http or https URL, as in https://roster.example.com');
  if (url.username !== '' || url.password !== '')
    throw new TypeError('the endpoint must not contain a user name or password');
  if (/[?#]/.test(endpoint)) throw new TypeError('the endpoint must not contain a query or fragment');
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

/** Where the request goes: the endpoint's path and the request's, with the query encoded as signers expect. */
export function requestUrl(base: URL, request: Pick<RosterRequest, 'path' | 'query'>): URL {
  const url = new URL(base);
  const path = (base.pathname === '/' ? '' : base.pathname) + request.path;
  url.pathname = path;
  // An id of ".." would otherwise address the collection above.
  if (url.pathname !== path)
    throw new TypeError(`the path ${request.path} is not a plain, percent-encoded path`);
  const pairs = Object.entries(request.query ?? {}).filter(([, value]) => value !== undefined);
  url.search = pairs.map(([name, value]) => `${encodeQuery(name)}=${encodeQuery(String(value))}`).join('&');
  return url;
}

/** Encodes all but the unreserved characters, so that every canonical form of the signature reads the same. */
function encodeQuery(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
