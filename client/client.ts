import { randomUUID } from 'node:crypto';
import createOpenApiClient from 'openapi-fetch';
import { readAnswer } from './answer.ts';
import type { paths } from './generated/openapi.ts';
import { version } from './generated/version.ts';
import { listAll } from './list.ts';
import type { AnswerOf, Call, List, Schemas } from './paths.ts';
import { signingOptions } from './profile.ts';
import { createPause, type RetryOptions, withRetry } from './retry.ts';
import { createSignedFetch, parseEndpoint } from './signed-fetch.ts';
import { createSignedLines } from './signed-lines.ts';
import {
  type AccessKey,
  type ConnectionOptions,
  type SigningOptions,
  signAndSend,
  type TokenSource,
} from './transport.ts';
import type { WorkloadCredentials } from './workload-credentials.ts';

/** Where the API is, what shows it who asks, and how patient the client is. */
export type ClientOptions = Omit<ConnectionOptions, 'userAgent'> & {
  /** The name and version of your program, before that of this client in `User-Agent`. */
  readonly userAgent?: string;
  /** How requests are sent again, or false: each is sent once. */
  readonly retry?: Omit<RetryOptions, 'signal' | 'pause'> | false;
} & (AccessKey | WorkloadCredentials | { readonly tokens: TokenSource });

/**
 * The API, typed by its OpenAPI document. All failures are thrown: `ApiError`, `ConnectionError`, `CredentialError`,
 * `CancelledError`.
 */
export interface RosterClient {
  readonly GET: Call<'get'>;
  /** Carries an `Idempotency-Key` of its own unless one is given, so that sending it again creates nothing twice. */
  readonly POST: Call<'post'>;
  /** A JSON merge patch: what is left out stays, null unsets. */
  readonly PATCH: Call<'patch'>;
  readonly DELETE: Call<'delete'>;
  /** Every item of a list: reads page after page (of 1,000, unless `page_size` says otherwise) as you go on. */
  readonly list: List;
  /** Answers one access question, and says why. A denial is an answer and no error. */
  readonly decide: (question: Schemas['EvaluateAccess']) => Promise<AnswerOf<'evaluate_access'>>;
  /** The audit log as NDJSON, line by line as it comes; the last line is its head. It is not sent again by itself. */
  readonly exportAuditLog: (range?: {
    readonly from_sequence?: number;
    readonly until_sequence?: number;
  }) => AsyncGenerator<string, void, undefined>;
}

/**
 * Makes a client that signs each request with an access key, or sends tokens that it exchanges by a workload identity.
 * It sends again, for a minute by default, what was not answered or answered with 429, 502, 503 or 504; `/v1/batch` it
 * sends once, because only whoever made it knows whether its parts may be repeated.
 *
 * @throws TypeError when the endpoint is not a plain http or https URL, or no header can have `userAgent` or
 *   `changeReference`
 */
export function createClient(options: ClientOptions): RosterClient {
  const signing = signingOf(options);
  const base = parseEndpoint(signing.endpoint);
  const basePath = base.pathname === '/' ? '' : base.pathname;
  const repeat = repeater(options);
  const typed = createOpenApiClient<paths>({
    baseUrl: base.origin + basePath,
    pathSerializer: withParameters,
    fetch: async (request) => {
      const url = new URL(request.url);
      const path = url.pathname.slice(basePath.length);
      const attempt = await attemptOf(signing, request, path);
      return path === '/v1/batch' ? attempt() : repeat(attempt, request.signal);
    },
  });
  const { GET, POST, PATCH, DELETE } = typed as unknown as Pick<
    RosterClient,
    'GET' | 'POST' | 'PATCH' | 'DELETE'
  >;
  const signedFetch = createSignedFetch(signing);
  const lines = createSignedLines(signing);
  const list = (path: string, { path: inPath = {}, query = {}, signal }: AnyListParameters = {}) =>
    listAll(
      (request) => repeat(() => signedFetch(request), request.signal),
      withParameters(path, inPath),
      query,
      signal,
    );
  return {
    GET,
    POST,
    PATCH,
    DELETE,
    list: list as List,
    decide: async (question) => (await POST('/access/v1/evaluation', { body: question })).data,
    exportAuditLog: (range = {}) => lines({ path: '/v1/audit_log/export', query: range }),
  };
}

interface AnyListParameters {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

function signingOf({ userAgent, retry, ...options }: ClientOptions): SigningOptions {
  const more = {
    ...options,
    userAgent: [userAgent, `roster-client/${version}`].filter((part) => part !== undefined).join(' '),
  };
  return 'tokens' in more ? more : signingOptions(more, more);
}

type Attempt<T> = () => Promise<T>;

function repeater({ retry = {}, signal: ofClient }: ClientOptions) {
  const pause = createPause();
  return <T>(attempt: Attempt<T>, ofRequest: AbortSignal | undefined): Promise<T> => {
    if (retry === false) return attempt();
    const signals = [ofClient, ofRequest].filter((signal) => signal !== undefined);
    return withRetry(attempt, { ...retry, pause, signal: AbortSignal.any(signals) });
  };
}

/** All attempts are the same request, so they share what tells the API so. */
async function attemptOf(
  options: SigningOptions,
  request: Request,
  path: string,
): Promise<Attempt<Response>> {
  const { method, signal } = request;
  const headers = new Headers(request.headers);
  if (method === 'POST' && !headers.has('idempotency-key')) headers.set('idempotency-key', randomUUID());
  const body = await request.text();
  return async () => {
    const url = new URL(request.url);
    const answer = await signAndSend(options, { method, url, headers, signal, ...(body !== '' && { body }) });
    readAnswer({ method, path }, answer);
    return new Response(answer.bytes.byteLength === 0 ? null : answer.bytes, answer);
  };
}

/** A path with what its parameters are. Dots would lead to another path, such as the list of everything. */
function withParameters(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '');
    if (/^\.{0,2}$/.test(value))
      throw new TypeError(`the path parameter ${name} is "${value}", which is no id`);
    return encodeURIComponent(value);
  });
}
