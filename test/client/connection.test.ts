import { expect, test } from 'vitest';
import { CancelledError, ConnectionError } from '../../client/errors.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import {
  answerJson,
  credentials,
  failureAgainst,
  failureOf,
  get,
  type Handler,
  startServer,
} from './test-server.ts';

test('where nothing listens, nothing was sent', async () => {
  const server = await startServer((_, response) => answerJson(response, 200, {}));
  await server.stop();
  const error = await failureOf(createSignedFetch({ ...credentials, endpoint: server.endpoint })(get));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ maybeSent: false, retryable: true });
  expect(String(error)).toContain('nothing listens there (ECONNREFUSED)');
});

test('a certificate that is none is final, and nothing was sent', async () => {
  await using server = await startServer((_, response) => answerJson(response, 200, {}));
  const error = await failureOf(
    createSignedFetch({ ...credentials, endpoint: `https://127.0.0.1:${server.port}` })(get),
  );
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ maybeSent: false, retryable: false });
  expect(server.received).toEqual([]);
});

test.each<[string, Handler]>([
  ['before the answer', (_, __, request) => request.socket.destroy()],
  ['by a reset', (_, __, request) => request.socket.resetAndDestroy()],
  [
    'in the middle of the answer',
    (_, response, request) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"id":', () => request.socket.destroy());
    },
  ],
])('a connection that ends %s may have carried the request', async (_, handler) => {
  const error = await failureAgainst(handler, { method: 'POST', path: '/v1/projects', body: {} });
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ maybeSent: true, retryable: true });
});

test.each<[string, Handler]>([
  ['never begins', () => {}],
  ['never ends', (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{')],
])('an answer that %s runs into the time limit', async (_, handler) => {
  await using server = await startServer(handler);
  const send = createSignedFetch({ ...credentials, endpoint: server.endpoint, requestTimeoutMs: 100 });
  const error = await failureOf(send(get));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ maybeSent: true });
  expect(String(error)).toContain('did not answer within 0.1 seconds');
});

test('signals of the client and of the request end it', async () => {
  await using server = await startServer(() => controller.abort(new Error('stop')));
  let controller = new AbortController();
  const ofClient = createSignedFetch({
    ...credentials,
    endpoint: server.endpoint,
    signal: controller.signal,
  });
  expect(await failureOf(ofClient(get))).toMatchObject({ maybeSent: true, cause: { message: 'stop' } });
  const again = await failureOf(ofClient(get));
  expect(again).toBeInstanceOf(CancelledError);
  expect(again).toMatchObject({ maybeSent: false });
  controller = new AbortController();
  const send = createSignedFetch({ ...credentials, endpoint: server.endpoint });
  expect(await failureOf(send({ ...get, signal: controller.signal }))).toBeInstanceOf(CancelledError);
  expect(server.received).toHaveLength(2);
});
