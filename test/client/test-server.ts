import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import { pairHeaders } from '../../api/signing/authorization.ts';
import { createSigningSecret, verifySignature } from '../../api/signing/verify.ts';
import type { Problem } from '../../client/errors.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';

export const credentials = {
  accessKeyId: 'ak_01jz5k3v9w8x7y6z5a4b3c2d1e',
  secretAccessKey: 'rsk_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG',
  userAgent: 'roster-test/1.0',
};

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Whether Roster's verifier accepts the signature. */
  readonly signed: boolean;
}

export type Handler = (received: Received, response: ServerResponse, request: IncomingMessage) => void;

/** A real HTTP server on the loopback address that keeps what it received. */
export async function startServer(handler: Handler) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one = await describeRequest(request, Buffer.concat(chunks));
    received.push(one);
    handler(one, response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { endpoint: `http://127.0.0.1:${port}`, port, received, stop, [Symbol.asyncDispose]: stop };
}

async function describeRequest(request: IncomingMessage, body: Buffer): Promise<Received> {
  const [method, url] = [request.method ?? '', request.url ?? ''];
  const verification = await verifySignature({
    method,
    rawUrl: url,
    headers: pairHeaders(request.rawHeaders),
    body,
    now: new Date(),
    findSecret: async (id) =>
      id === credentials.accessKeyId ? createSigningSecret(credentials.secretAccessKey) : undefined,
  });
  return { method, url, headers: request.headers, body: body.toString(), signed: verification.ok };
}

export function answerJson(response: ServerResponse, status: number, body: unknown, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function answerProblem(
  response: ServerResponse,
  status: number,
  code: string,
  more: Partial<Problem> = {},
  headers = {},
) {
  const problem = {
    type: 'about:blank',
    title: code,
    status,
    detail: `said ${code}`,
    code,
    request_id: 'req_1',
    errors: [],
    ...more,
  };
  answerJson(response, status, problem, { 'content-type': 'application/problem+json', ...headers });
}

export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('the promise was expected to be rejected');
}

export const get = { method: 'GET', path: '/v1/projects/prj_1' } as const;

/** How one request fails against a server that answers so. The error never shows the secret, however it is printed. */
export async function failureAgainst(
  handler: Handler,
  request: { method: string; path: string; body?: unknown } = get,
) {
  await using server = await startServer(handler);
  const error = await failureOf(createSignedFetch({ ...credentials, endpoint: server.endpoint })(request));
  expect(inspect(error, { depth: 9 })).not.toContain(credentials.secretAccessKey);
  return error;
}
