import { AwsV4Signer } from 'aws4fetch';
import { CancelledError, ConnectionError } from './errors.ts';

export interface ConnectionOptions {
  /** `https://roster.example.com`, with or without a base path; http or https, no query, no fragment. */
  readonly endpoint: string;
  readonly userAgent: string;
  /** Sent as `X-Roster-Change`: what the audit log keeps of the change that the requests are part of. At most 500 characters of printable ASCII. */
  readonly changeReference?: string | undefined;
  /** Ends every request of this client. */
  readonly signal?: AbortSignal;
  /** From the first byte to the last, or for streams the longest silence, in milliseconds. Default 30,000. */
  readonly requestTimeoutMs?: number;
}

/** Signs each request. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Where bearer tokens come from. */
export interface TokenSource {
  /** One that works for a while yet. */
  readonly take: () => Promise<string>;
  /** The API does not take this one, so it is not given out again. */
  readonly drop: (token: string) => void;
}

/** How each request shows who sends it: signed with an access key, or with a bearer token. */
export type SigningOptions = ConnectionOptions & (AccessKey | { readonly tokens: TokenSource });

export interface TransportRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface TransportResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const service = 'roster';
const region = 'global';

/** When a request is given up. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  readonly milliseconds: number;
}

/** Sends within a time limit that begins when it is called: getting a token beforehand does not count. */
export type SendInTime = (send: (limit: TimeLimit) => Promise<OpenAnswer>) => Promise<OpenAnswer>;

/** An answer whose body is still to be read; a failure of the reading is explained by `failure`. */
export interface OpenAnswer {
  readonly response: Response;
  readonly failure: (error: unknown) => Error;
}

/** Sends one request as it is. Follows no redirect: nobody else is to get what is meant for the API. */
export async function open(
  options: ConnectionOptions,
  request: TransportRequest,
  limit: TimeLimit,
): Promise<OpenAnswer> {
  const cancelled = refuseCancelled(options, request);
  const failure = (error: unknown) => {
    const ended = cancelled.find((signal) => signal.aborted);
    if (ended) return new CancelledError(true, ended.reason);
    if (!limit.signal.aborted) return connectionError(request.url, error);
    const message = `${request.url.origin} did not answer within ${limit.milliseconds / 1000} seconds`;
    return new ConnectionError(message, { maybeSent: true, retryable: true, cause: error });
  };
  const headers = withOwnHeaders(options, request);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([limit.signal, ...cancelled]),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    return { response, failure };
  } catch (error) {
    throw failure(error);
  }
}

/** The headers of a request, with what the client says of itself in each. */
function withOwnHeaders(
  { userAgent, changeReference }: ConnectionOptions,
  request: TransportRequest,
): Headers {
  const headers = new Headers(request.headers);
  headers.set('user-agent', userAgent);
  if (changeReference !== undefined) headers.set('x-roster-change', changeReference);
  return headers;
}

/** The signals that end the request; throws where one has ended it already. */
function refuseCancelled(options: ConnectionOptions, request: TransportRequest): AbortSignal[] {
  const cancelled = [options.signal, request.signal].filter((signal) => signal !== undefined);
  const already = cancelled.find((signal) => signal.aborted);
  if (already) throw new CancelledError(false, already.reason);
  return cancelled;
}

/** Signs one request with AWS Signature Version 4, or adds a bearer token, and sends it. */
export async function signAndOpen(
  options: SigningOptions,
  request: TransportRequest,
  inTime: SendInTime,
): Promise<OpenAnswer> {
  const cancelled = refuseCancelled(options, request);
  if ('tokens' in options) return openWithToken(options, request, inTime, cancelled);
  const headers = await signedHeaders(options, request);
  return inTime((limit) => open(options, { ...request, headers }, limit));
}

/** A token that the API does not take any more (it ended early) is replaced, once. */
async function openWithToken(
  options: ConnectionOptions & { readonly tokens: TokenSource },
  request: TransportRequest,
  inTime: SendInTime,
  cancelled: readonly AbortSignal[],
): Promise<OpenAnswer> {
  const { tokens, endpoint } = options;
  // Whoever has a bearer token can act by it.
  if (request.url.origin !== new URL(endpoint).origin)
    throw new TypeError(`a token for ${new URL(endpoint).origin} is not sent to ${request.url.origin}`);
  const send = (token: string) => {
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${token}`);
    return inTime((limit) => open(options, { ...request, headers }, limit));
  };
  const token = await takeToken(tokens, cancelled);
  const answer = await send(token);
  if (answer.response.status !== 401) return answer;
  await answer.response.body?.cancel();
  tokens.drop(token);
  return send(await takeToken(tokens, cancelled));
}

/** Others may wait for the same exchange, so a cancelled request leaves it alone. */
async function takeToken(tokens: TokenSource, cancelled: readonly AbortSignal[]): Promise<string> {
  const signal = AbortSignal.any([...cancelled]);
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = () => reject(new CancelledError(false, signal.reason));
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([tokens.take(), ended]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** Reads the whole of an answer. */
export async function readWhole({ response, failure }: OpenAnswer): Promise<TransportResponse> {
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  } catch (error) {
    throw failure(error);
  }
}

/** How long a request with these options may take, from now on. */
export function timeLimit({ requestTimeoutMs = 30_000 }: ConnectionOptions): TimeLimit {
  return { signal: AbortSignal.timeout(requestTimeoutMs), milliseconds: requestTimeoutMs };
}

/** Signs and sends one request, and reads the whole answer. */
export async function signAndSend(
  options: SigningOptions,
  request: TransportRequest,
): Promise<TransportResponse> {
  return readWhole(await signAndOpen(options, request, (send) => send(timeLimit(options))));
}

async function signedHeaders(
  options: ConnectionOptions & AccessKey,
  request: TransportRequest,
): Promise<Headers> {
  const headers = withOwnHeaders(options, request);
  // Other bytes have no one meaning in a header (RFC 9110, section 5.5), so the signature would not hold.
  for (const [name, value] of headers)
    if (/[\u0080-\uffff]/.test(value))
      throw new TypeError(`the header ${name} must have ASCII characters alone`);
  const signed = await new AwsV4Signer({
    method: request.method,
    url: request.url.href,
    headers,
    body: request.body ?? null,
    accessKeyId: options.accessKeyId,
    secretAccessKey: options.secretAccessKey,
    service,
    region,
  }).sign();
  return signed.headers;
}

function connectionError(url: URL, error: unknown): ConnectionError {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const refusedByUs = isTlsFailure(cause);
  return new ConnectionError(`cannot reach ${url.origin}: ${explain(cause)}`, {
    maybeSent: !(refusedByUs || isBeforeFirstByte(cause)),
    retryable: !refusedByUs,
    cause,
  });
}

const connectFailures = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function isBeforeFirstByte(cause: unknown): boolean {
  if (cause instanceof AggregateError && cause.errors.length > 0)
    return cause.errors.every(isBeforeFirstByte);
  const { code, syscall } = describe(cause);
  return connectFailures.has(code) || syscall === 'connect' || syscall === 'getaddrinfo';
}

/** The handshake failed, so nothing of the request went out. Codes: Node.js `tls` and OpenSSL's verify errors. */
function isTlsFailure(cause: unknown): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA)/.test(
    describe(cause).code,
  );
}

const explanations: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ENOTFOUND: 'the host name does not exist (ENOTFOUND)',
  EAI_AGAIN: 'the host name cannot be looked up at the moment (EAI_AGAIN)',
  ECONNRESET: 'the connection was reset (ECONNRESET)',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
  UND_ERR_CONNECT_TIMEOUT: 'the connection could not be made in time',
};

function explain(cause: unknown): string {
  const { code } = describe(cause);
  const known = explanations[code];
  if (known) return known;
  const message = cause instanceof Error && cause.message !== '' ? cause.message : 'the connection failed';
  return code === '' || message.includes(code) ? message : `${message} (${code})`;
}

function describe(cause: unknown): { code: string; syscall: string } {
  const { code, syscall } = (typeof cause === 'object' && cause !== null ? cause : {}) as Record<
    string,
    unknown
  >;
  return { code: typeof code === 'string' ? code : '', syscall: typeof syscall === 'string' ? syscall : '' };
}
