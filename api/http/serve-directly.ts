import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import { inServerSpan } from '../tracing/spans.ts';
import { maximumBodyBytes } from './body-limit.ts';
import { clientAddress } from './client-address.ts';
import { problemOf } from './failure.ts';
import type { Limits } from './limits.ts';
import type { Operation } from './operation.ts';
import { type ApiRequest, requestIdOf } from './request.ts';
import { logAnswered } from './request-log.ts';
import { serveRequest } from './serve-request.ts';
import { type WireAnswer, wireOf, wireOfProblem } from './wire.ts';

/** Takes a request off the server, or leaves it to somebody else: false. */
export type DirectListener = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/**
 * Sends what is ready at the end of a turn of the event loop. Most of what a short answer costs is to wake the client
 * up, and who is awake already need not be woken for the next one.
 */
function createSender() {
  let waiting: (() => void)[] = [];
  const flush = () => {
    const ready = waiting;
    waiting = [];
    for (const send of ready) send();
  };
  return (send: () => void): void => {
    if (waiting.push(send) === 1) setImmediate(flush);
  };
}

const simpleHost = /^[a-z\d.:[\]-]+$/i;

/**
 * Whether nothing about the request takes a judgement: a host, a body whose length is declared and no more than may be,
 * and no header twice, of which Node.js shows the first one alone.
 */
function isPlain({ headers, rawHeaders }: IncomingMessage): boolean {
  const { host = '', 'content-length': length, 'transfer-encoding': encoding } = headers;
  return (
    encoding === undefined &&
    length !== undefined &&
    Number(length) <= maximumBodyBytes &&
    simpleHost.test(host) &&
    rawHeaders.length === 2 * Object.keys(headers).length
  );
}

function whenRead(incoming: IncomingMessage, then: (body: Uint8Array) => void): void {
  const chunks: Uint8Array[] = [];
  incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  incoming.on('end', () => then(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
}

/**
 * Answers from memory cost less than an application's way there and back (`docs/decisions/0018-the-short-way.md`), so
 * plain requests for them take a shorter one: by their path, without a request and a response of the Fetch standard.
 * They are served as on the other way, which is open to them as well and taken by all that is not plain.
 */
export function serveDirectly(
  context: Context,
  limits: Limits,
  operations: readonly Operation[],
): DirectListener {
  const byTarget = new Map(
    operations
      .filter(({ answersFrom, method }) => answersFrom === 'snapshot' && method === 'post')
      .map((operation) => [operation.path, operation]),
  );
  const sendTogether = createSender();

  async function answer(operation: Operation, incoming: IncomingMessage, body: Uint8Array, started: number) {
    const header = (name: string) => incoming.headers[name] as string | undefined;
    const request: ApiRequest = {
      requestId: requestIdOf(header('x-request-id')),
      method: 'POST',
      path: operation.path,
      header,
      search: '',
      params: {},
      body,
      address: clientAddress(context, incoming, header('x-forwarded-for')),
      incoming,
      findings: {},
    };
    const serve = async () => {
      const wire = await wireFor(operation, request);
      logAnswered(context, { ...request, status: wire.status, started });
      return wire;
    };
    return context.tracing ? inServerSpan(context.tracing, request, serve, ({ status }) => status) : serve();
  }

  async function wireFor(operation: Operation, request: ApiRequest): Promise<WireAnswer> {
    const { requestId, findings } = request;
    try {
      return wireOf(await serveRequest(context, limits, operation, request), requestId);
    } catch (error) {
      return wireOfProblem(problemOf(context, requestId, error), requestId, findings);
    }
  }

  /** Nothing that goes wrong here may end the process, or keep the answers of others back. */
  const giveUp = (outgoing: ServerResponse, error: unknown) => {
    outgoing.destroy();
    context.logger.error({ err: error }, 'cannot send an answer');
  };

  function send(outgoing: ServerResponse, { status, headers, body }: WireAnswer): void {
    try {
      outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      outgoing.end(body);
    } catch (error) {
      giveUp(outgoing, error);
    }
  }

  return (incoming, outgoing) => {
    const operation = incoming.method === 'POST' ? byTarget.get(incoming.url ?? '') : undefined;
    if (!operation || !isPlain(incoming)) return false;
    const started = performance.now();
    whenRead(incoming, (body) => {
      answer(operation, incoming, body, started).then(
        (wire) => sendTogether(() => send(outgoing, wire)),
        (error: unknown) => giveUp(outgoing, error),
      );
    });
    return true;
  };
}
