import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

interface Single {
  readonly method: string;
  readonly path: string;
  readonly dryRun: boolean;
  /** The Idempotency-Key, if there is one. */
  readonly key: string | undefined;
}

export interface Asked extends Single {
  /** How many requests came before this one. */
  readonly number: number;
  /** What it is made of: the requests of a batch, or itself. */
  readonly carried: readonly Single[];
}

const creates = ({ method, dryRun }: Single) => method === 'POST' && !dryRun;

/** Whether a request is to create something, and not only to ask if it could. */
export const isCreation = ({ carried }: Asked) => carried.some(creates);

/** What was to be created, also several things in one request. */
export const creationsIn = (asked: readonly Asked[]): Single[] =>
  asked.flatMap(({ carried }) => carried).filter(creates);

/** What becomes of one request. */
export type Fate =
  | 'passes'
  /** The connection breaks before the API sees the request. */
  | 'is lost'
  /** The API answers, and the connection breaks before the answer arrives. */
  | 'loses its answer'
  /** The API gets it twice, one after the other, and the second answer arrives. */
  | 'comes twice'
  /** The answer arrives so many milliseconds later. */
  | { readonly waits: number }
  /** The proxy answers by itself. */
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

export interface Passed extends Asked {
  readonly fate: Fate;
  /** When it came, as `performance.now()` tells it. */
  readonly at: number;
  /** What the API answered, if it did. */
  answer?: string;
}

export interface Proxy {
  readonly url: string;
  /** Every request so far, with its fate. */
  readonly asked: readonly Passed[];
  /** From now on. */
  readonly decide: (fateOf: (asked: Asked) => Fate) => void;
  /** Holds each request for so long, from now on. */
  readonly delay: (milliseconds: number) => void;
}

/** A proxy in front of the API, for one test. At first everything passes. */
export async function startProxy(target: string): Promise<Proxy> {
  const asked: Passed[] = [];
  let fateOf: (asked: Asked) => Fate = () => 'passes';
  let pause = 0;
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray());
    const about = describe(incoming, body, asked.length);
    const fate = fateOf(about);
    const passed: Passed = { ...about, fate, at: performance.now() };
    asked.push(passed);
    if (pause > 0) await sleep(pause);
    if (fate === 'is lost') incoming.socket.destroy();
    else if (typeof fate === 'object' && 'status' in fate)
      outgoing.writeHead(fate.status, fate.headers).end(fate.body);
    else await forward(target, incoming, body, outgoing, passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    decide: (next) => {
      fateOf = next;
    },
    delay: (milliseconds) => {
      pause = milliseconds;
    },
  };
}

function describe(incoming: IncomingMessage, body: Buffer, number: number): Asked {
  const url = new URL(incoming.url ?? '', 'http://proxy');
  const itself: Single = {
    method: incoming.method ?? '',
    path: url.pathname,
    dryRun: url.searchParams.has('dry_run'),
    key: incoming.headers['idempotency-key'] as string | undefined,
  };
  if (url.pathname !== '/v1/batch') return { ...itself, number, carried: [itself] };
  const { requests } = JSON.parse(body.toString()) as { requests: Item[] };
  const carried = requests.map(({ method, path, dry_run: dryRun = false, idempotency_key: key }) => ({
    method,
    path,
    dryRun,
    key,
  }));
  return { ...itself, dryRun: carried.every(({ dryRun }) => dryRun), number, carried };
}

/** A request in a batch, as `POST /v1/batch` takes it. */
interface Item {
  readonly method: string;
  readonly path: string;
  readonly dry_run?: boolean;
  readonly idempotency_key?: string;
}

interface Answered {
  readonly answer: IncomingMessage;
  readonly bytes: Buffer;
}

/** The headers stay as they are, Host too: the signature covers it. */
function send(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answered> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const onward = request({ hostname, port, method, path: url, headers, agent: false }, (answer) => {
      answer.toArray().then((chunks) => resolve({ answer, bytes: Buffer.concat(chunks) }), reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

async function forward(
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  passed: Passed,
): Promise<void> {
  const { fate } = passed;
  try {
    if (fate === 'comes twice') await send(target, incoming, body);
    const { answer, bytes } = await send(target, incoming, body);
    passed.answer = bytes.toString();
    if (typeof fate === 'object' && 'waits' in fate) await sleep(fate.waits);
    if (fate === 'loses its answer') incoming.socket.destroy();
    else outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(bytes);
  } catch {
    incoming.socket.destroy();
  }
}

/** An answer of the API itself that asks to come again later: after so many seconds, if it says when. */
export function busy(status: 429 | 503, retryAfterSeconds?: number): Fate {
  const code = status === 429 ? 'rate_limited' : 'unavailable';
  const problem = { type: 'about:blank', title: code, status, detail: 'later', code, request_id: 'proxy' };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
    body: JSON.stringify(problem),
  };
}
