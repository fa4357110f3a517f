import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ApiError, CancelledError, ConnectionError } from '../../client/errors.ts';
import { createSignedLines } from '../../client/signed-lines.ts';
import {
  answerJson,
  answerProblem,
  credentials,
  failureOf,
  type Handler,
  startServer,
} from './test-server.ts';

const path = '/v1/audit_log/export';
const ndjson = { 'content-type': 'application/x-ndjson' };

/** The lines that a server with this handler gives, and the error that ended them. */
async function readFrom(handler: Handler, more: { requestTimeoutMs?: number; pause?: number } = {}) {
  await using server = await startServer(handler);
  const lines: string[] = [];
  const reading = (async () => {
    const read = createSignedLines({ ...credentials, ...more, endpoint: server.endpoint });
    for await (const line of read({ path, query: { from_sequence: 7 } })) {
      lines.push(line);
      if (more.pause) await sleep(more.pause);
    }
  })();
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { lines, error, received: server.received };
}

test('signs the request and gives the lines as they were, wherever the answer was cut into pieces', async () => {
  const text = Buffer.from('{"a":"Ä"}\n{"b":"🚀"}\n{"c":1}\n');
  const { lines, error, received } = await readFrom(async (_, response) => {
    response.writeHead(200, ndjson);
    for (const byte of text) {
      response.write(Buffer.from([byte]));
      await sleep(0);
    }
    response.end();
  });
  expect(error).toBeUndefined();
  expect(lines).toEqual(['{"a":"Ä"}', '{"b":"🚀"}', '{"c":1}']);
  expect(received).toMatchObject([
    {
      method: 'GET',
      url: `${path}?from_sequence=7`,
      signed: true,
      headers: { accept: ndjson['content-type'] },
    },
  ]);
});

test('gives the first lines while the rest is still to come', async () => {
  const more = Promise.withResolvers<void>();
  await using server = await startServer(async (_, response) => {
    response.writeHead(200, ndjson).write('1\n');
    await more.promise;
    response.end('2\n');
  });
  const lines = createSignedLines({ ...credentials, endpoint: server.endpoint })({ path });
  expect(await lines.next()).toEqual({ done: false, value: '1' });
  more.resolve();
  expect(await lines.next()).toEqual({ done: false, value: '2' });
  expect(await lines.next()).toEqual({ done: true, value: undefined });
});

test('an answer that breaks off is an error, and its last half line is not given', async () => {
  const { lines, error } = await readFrom((_, response, request) => {
    response.writeHead(200, ndjson).write('1\n2\nhal', () => setTimeout(() => request.socket.destroy(), 50));
  });
  expect(lines).toEqual(['1', '2']);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ maybeSent: true });
});

test('a problem is thrown as by every request', async () => {
  const { lines, error } = await readFrom((_, response) => answerProblem(response, 403, 'permission_denied'));
  expect(lines).toEqual([]);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 403, fromRoster: true, problem: { code: 'permission_denied' } });
});

test('an answer of another kind is none of a Roster API', async () => {
  const { lines, error } = await readFrom((_, response) => answerJson(response, 200, {}));
  expect(lines).toEqual([]);
  expect(error).toMatchObject({ fromRoster: false });
});

test('silence ends it; time that the reader takes does not', async () => {
  const silent = await readFrom((_, response) => void response.writeHead(200, ndjson).write('1\n'), {
    requestTimeoutMs: 100,
  });
  expect(silent.lines).toEqual(['1']);
  expect(String(silent.error)).toContain('did not answer within 0.1 seconds');
  const slow = await readFrom((_, response) => void response.writeHead(200, ndjson).end('1\n2\n3\n'), {
    requestTimeoutMs: 200,
    pause: 150,
  });
  expect(slow.lines).toEqual(['1', '2', '3']);
  expect(slow.error).toBeUndefined();
});

test('a signal ends it', async () => {
  await using server = await startServer((_, response) => void response.writeHead(200, ndjson).write('1\n'));
  const controller = new AbortController();
  const read = createSignedLines({ ...credentials, endpoint: server.endpoint });
  const lines = read({ path, signal: controller.signal });
  await lines.next();
  controller.abort(new Error('enough'));
  expect(await failureOf(lines.next())).toBeInstanceOf(CancelledError);
});

test('a reader who leaves closes the connection', async () => {
  const closed = Promise.withResolvers<void>();
  await using server = await startServer((_, response, request) => {
    request.socket.once('close', closed.resolve);
    response.writeHead(200, ndjson).write('1\n2\n');
  });
  for await (const line of createSignedLines({ ...credentials, endpoint: server.endpoint })({ path })) {
    expect(line).toBe('1');
    break;
  }
  await closed.promise;
});
