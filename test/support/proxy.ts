import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly dryRun: boolean;
  /** How many requests came before this one. */
  readonly number: number;
  /** The Idempotency-Key, if there is one. */
  readonly key: string | undefined;
}

/** Whether a request is to create an object, and not only to ask if it could. */
export const isCreation = ({ method, dryRun }: Asked) => method === 'POST' && !dryRun;

/** What becomes of one request. */
export type Fate =
  | 'passes'
  /** The connection breaks before the API sees the request. */
  | 'is lost'
  /** The API answers, and the connection breaks before the answer arrives. */
  | 'loses its answer'
  /** The proxy answers by itself. */
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

export interface Proxy {
  readonly url: string;
  /** Every request so far, with its fate. */
  readonly asked: readonly (Asked & { readonly fate: Fate; readonly at: number })[];
  /** From now on. */
  readonly decide: (fateOf: (asked: Asked) => Fate) => void;
  /** Holds each request for so long, from now on. */
  readonly delay: (milliseconds: number) => void;
}

/** A proxy in front of the API, for one test. At first everything passes. */
export async function startProxy(target: string): Promise<Proxy> {
  const asked: (Asked & { fate: Fate; at: number })[] = [];
  let fateOf: (asked: Asked) => Fate = () => 'passes';
  let pause = 0;
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray());
    const about = describe(incoming, asked.length);
    const fate = fateOf(about);
    asked.push({ ...about, fate, at: performance.now() });
    if (pause > 0) await sleep(pause);
    if (fate === 'is lost') incoming.socket.destroy();
    else if (typeof fate === 'object') outgoing.writeHead(fate.status, fate.headers).end(fate.body);
    else forward(target, incoming, body, outgoing, fate === 'loses its answer');
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

function describe(incoming: IncomingMessage, number: number): Asked {
  const url = new URL(incoming.url ?? '', 'http://proxy');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    dryRun: url.searchParams.has('dry_run'),
    number,
    key: incoming.headers['idempotency-key'] as string | undefined,
  };
}

/** The headers stay as they are, Host too: the signature covers it. */
function forward(
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  loseAnswer: boolean,
): void {
  const { hostname, port } = new URL(target);
  const { method, url, headers } = incoming;
  const onward = request({ hostname, port, method, path: url, headers, agent: false }, async (answer) => {
    const bytes = Buffer.concat(await answer.toArray());
    if (loseAnswer) incoming.socket.destroy();
    else outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(bytes);
  });
  onward.on('error', () => incoming.socket.destroy());
  onward.end(body);
}

/** An answer of the API itself that asks to come again later. */
export function busy(status: 429 | 503, retryAfterSeconds: number): Fate {
  const code = status === 429 ? 'rate_limited' : 'unavailable';
  const problem = { type: 'about:blank', title: code, status, detail: 'later', code, request_id: 'proxy' };
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'retry-after': String(retryAfterSeconds) },
    body: JSON.stringify(problem),
  };
}
