import { expect, test } from 'vitest';
import { CancelledError, ConnectionError } from '../../client/errors.ts';
import { type RetryOptions, retryAfterMs, withRetry } from '../../client/retry.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import {
  answerJson,
  answerProblem,
  credentials,
  failureOf,
  type Handler,
  startServer,
} from './test-server.ts';

const quick: RetryOptions = { baseDelayMs: 1, maxDelayMs: 5 };
const done: Handler = (_, response) => answerJson(response, 200, { done: true });
const html: Handler = (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>');
const cut: Handler = (_, __, request) => request.socket.destroy();
const problem =
  (status: number, headers = {}): Handler =>
  (_, response) =>
    answerProblem(response, status, 'some_code', {}, headers);

/** Answers the first request by the first handler and so on; the last handler answers all further ones. */
async function startSequence(...handlers: Handler[]) {
  let next = 0;
  const server = await startServer((received, response, request) => {
    const handler = handlers[Math.min(next, handlers.length - 1)];
    next += 1;
    handler?.(received, response, request);
  });
  const send = createSignedFetch({ ...credentials, endpoint: server.endpoint });
  const request = () =>
    send({ method: 'POST', path: '/v1/projects', body: {}, headers: { 'idempotency-key': 'k' } });
  return Object.assign(server, { request });
}

test('tries again after 429, 502, 503, 504, a proxy page and a lost connection', async () => {
  await using server = await startSequence(
    problem(429),
    problem(502),
    problem(503),
    problem(504),
    html,
    cut,
    done,
  );
  expect(await withRetry(server.request, quick)).toMatchObject({ status: 200, body: { done: true } });
  expect(server.received).toHaveLength(7);
  expect(server.received.every(({ signed, headers }) => signed && headers['idempotency-key'] === 'k')).toBe(
    true,
  );
});

test('tries again once the server is up', async () => {
  const server = await startSequence(done);
  await server.stop();
  const told: string[] = [];
  const error = await failureOf(
    withRetry(server.request, { ...quick, maxElapsedMs: 500, onRetry: (failure) => told.push(failure.name) }),
  );
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ maybeSent: false });
  expect(new Set(told)).toEqual(new Set(['ConnectionError']));
});

test.each([400, 401, 403, 404, 409, 412, 422, 500])('does not try again after %i', async (status) => {
  await using server = await startSequence(problem(status), done);
  expect(await failureOf(withRetry(server.request, quick))).toMatchObject({ status });
  expect(server.received).toHaveLength(1);
});

test('does not try again when a certificate is refused', async () => {
  let attempts = 0;
  const attempt = async () => {
    attempts += 1;
    throw new ConnectionError('self-signed', { maybeSent: false, retryable: false, cause: undefined });
  };
  await failureOf(withRetry(attempt, quick));
  expect(attempts).toBe(1);
});

test('errors that are not about requests pass through at once', async () => {
  const bug = new RangeError('bug');
  expect(await failureOf(withRetry(() => Promise.reject(bug), quick))).toBe(bug);
});

test('the final error remembers that an earlier attempt may have arrived', async () => {
  await using server = await startSequence(cut, problem(409));
  expect(await failureOf(withRetry(server.request, quick))).toMatchObject({ status: 409, maybeSent: true });
});

test('the pauses grow, have jitter, and stay below the ceiling', async () => {
  const failures = Array.from({ length: 8 }, () => problem(503));
  await using server = await startSequence(...failures, done);
  const delays: number[] = [];
  await withRetry(server.request, {
    baseDelayMs: 4,
    maxDelayMs: 16,
    onRetry: (_, delay) => delays.push(delay),
  });
  expect(delays).toHaveLength(failures.length);
  expect(delays[0]).toBeLessThanOrEqual(4);
  expect(delays[1]).toBeLessThanOrEqual(8);
  expect(Math.max(...delays)).toBeLessThanOrEqual(16);
  expect(new Set(delays).size).toBeGreaterThan(2);
});

test('waits as long as Retry-After says', async () => {
  await using server = await startSequence(problem(429, { 'retry-after': '1' }), done);
  const start = performance.now();
  await withRetry(server.request, quick);
  expect(performance.now() - start).toBeGreaterThanOrEqual(995);
});

test('gives up at once when Retry-After goes beyond the time limit', async () => {
  await using server = await startSequence(problem(503, { 'retry-after': '3600' }), done);
  const start = performance.now();
  expect(await failureOf(withRetry(server.request, quick))).toMatchObject({ status: 503 });
  expect(performance.now() - start).toBeLessThan(1000);
});

test.each([
  ['0', 0],
  ['120', 120_000],
  ['Sun, 31 Jan 2027 18:00:30 GMT', 30_000],
  ['Sunday, 31-Jan-27 18:00:30 GMT', 30_000],
  ['Sun, 31 Jan 2027 17:00:00 GMT', 0],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['', undefined],
])('Retry-After: %s is %s ms', (value, expected) => {
  const headers = new Headers({ 'retry-after': value });
  expect(retryAfterMs(headers, new Date('2027-01-31T18:00:00Z'))).toBe(expected);
});

test('a signal ends the sleep between attempts', async () => {
  await using server = await startSequence(problem(503, { 'retry-after': '30' }), done);
  const controller = new AbortController();
  const start = performance.now();
  const error = await failureOf(
    withRetry(server.request, {
      signal: controller.signal,
      onRetry: () => controller.abort(new Error('stop')),
    }),
  );
  expect(error).toBeInstanceOf(CancelledError);
  expect(error).toMatchObject({ maybeSent: true, cause: { message: 'stop' } });
  expect(performance.now() - start).toBeLessThan(5000);
  expect(server.received).toHaveLength(1);
});
