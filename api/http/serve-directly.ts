import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
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
  return (outgoing: ServerResponse, { status, headers, body }: WireAnswer): void => {
    const send = () => {
      outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      outgoing.end(body);
    };
    if (waiting.push(send) === 1) setImmediate(flush);
  };
}

/** Whether the body is all there is to wait for: its length is declared, and no more than may be. */
const isPlain = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined &&
  headers['content-length'] !== undefined &&
  Number(headers['content-length']) <= maximumBodyBytes;

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
  const send = createSender();

  async function answer(operation: Operation, request: ApiRequest): Promise<WireAnswer> {
    const { requestId } = request;
    try {
      return wireOf(await serveRequest(context, limits, operation, request), requestId);
    } catch (error) {
      return wireOfProblem(problemOf(context, requestId, error), requestId);
    }
  }

  return (incoming, outgoing) => {
    const operation = incoming.method === 'POST' ? byTarget.get(incoming.url ?? '') : undefined;
    if (!operation || !isPlain(incoming)) return false;
    const started = performance.now();
    const header = (name: string) => incoming.headers[name] as string | undefined;
    whenRead(incoming, async (body) => {
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
      const wire = await answer(operation, request);
      send(outgoing, wire);
      logAnswered(context, { ...request, status: wire.status, started });
    });
    return true;
  };
}
