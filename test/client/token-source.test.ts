import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ApiError, CancelledError, ConnectionError } from '../../client/errors.ts';
import { withRetry } from '../../client/retry.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { createSignedLines } from '../../client/signed-lines.ts';
import { signAndSend, type TokenSource } from '../../client/transport.ts';
import { answerJson, answerProblem, failureOf, get, type Handler, startServer } from './test-server.ts';
import {
  clientOf,
  exchanging,
  failureAgainst,
  given,
  identityToken,
  ok,
  optionsFor,
  userAgent,
  workloadIdentityId,
} from './token-server.ts';

test('the identity token is exchanged once, when the first request needs it, and the token is sent', async () => {
  await using server = await startServer(exchanging(ok));
  const send = clientOf(server.endpoint);
  await sleep(20);
  expect(server.received).toEqual([]);
  await Promise.all(Array.from({ length: 10 }, () => send(get)));
  await send({ method: 'POST', path: '/v1/projects', body: { name: 'x' } });
  const [exchange, ...others] = server.received;
  expect(exchange).toMatchObject({ method: 'POST', url: '/v1/oauth/token' });
  expect(exchange?.headers).toMatchObject({
    'content-type': expect.stringContaining('application/x-www-form-urlencoded'),
    'user-agent': userAgent,
  });
  expect(exchange?.headers.authorization).toBeUndefined();
  expect(Object.fromEntries(new URLSearchParams(exchange?.body))).toEqual({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: identityToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    audience: workloadIdentityId,
  });
  expect(others).toHaveLength(11);
  for (const { headers } of others) expect(headers.authorization).toBe('Bearer rxt_1');
});

test('it is exchanged again before the token expires', async () => {
  await using server = await startServer(exchanging(ok, 0.2));
  const send = clientOf(server.endpoint);
  await send(get);
  await sleep(120);
  await send(get);
  const tokens = server.received.map(({ headers }) => headers.authorization).filter(Boolean);
  expect(tokens).toEqual(['Bearer rxt_1', 'Bearer rxt_2']);
});

test('a token that is refused is replaced once, and the request sent again', async () => {
  const handler: Handler = ({ headers }, response) =>
    headers.authorization === 'Bearer rxt_1'
      ? answerProblem(response, 401, 'unauthenticated')
      : answerJson(response, 200, { id: 'prj_1' });
  await using server = await startServer(exchanging(handler));
  const send = clientOf(server.endpoint);
  const post = { method: 'POST', path: '/v1/projects', body: { name: 'x' } };
  const replies = await Promise.all([send(post), send(post)]);
  expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  expect(given.tokens).toBe(2);
  const bodies = server.received.filter(({ url }) => url === '/v1/projects').map(({ body }) => body);
  expect(new Set(bodies)).toEqual(new Set(['{"name":"x"}']));
});

test('and not again and again', async () => {
  await using server = await startServer(
    exchanging((_, response) => answerProblem(response, 401, 'unauthenticated')),
  );
  const error = await failureOf(clientOf(server.endpoint)(get));
  expect(error).toMatchObject({ status: 401, maybeSent: false });
  expect(server.received).toHaveLength(4);
});

test('streams carry the token as well', async () => {
  await using server = await startServer(
    exchanging((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end('{"a":1}\n{"a":2}\n');
    }),
  );
  const lines = [];
  for await (const line of createSignedLines(optionsFor(server.endpoint))({ path: '/v1/x' }))
    lines.push(line);
  expect(lines).toEqual(['{"a":1}', '{"a":2}']);
  expect(server.received[1]?.headers.authorization).toBe('Bearer rxt_1');
});

describe('a token goes to the API alone', () => {
  test.each([301, 302, 303, 307, 308])(
    'not after a redirect (%s), neither of a request nor of the exchange',
    async (status) => {
      await using elsewhere = await startServer(ok);
      const redirect: Handler = ({ url }, response) =>
        response.writeHead(status, { location: elsewhere.endpoint + url }).end();
      await using first = await startServer(exchanging(redirect));
      expect(await failureOf(clientOf(first.endpoint)(get))).toMatchObject({ fromRoster: false, status });
      await using second = await startServer(redirect);
      const error = await failureOf(clientOf(second.endpoint)(get));
      expect(error).toMatchObject({ fromRoster: false, status, maybeSent: false });
      expect(elsewhere.received).toEqual([]);
    },
  );

  test('not to another host, however the request came to name it', async () => {
    await using elsewhere = await startServer(ok);
    await using server = await startServer(exchanging(ok));
    const { tokens } = optionsFor(server.endpoint);
    const request = { method: 'GET', url: new URL(elsewhere.endpoint), headers: new Headers() };
    const sending = signAndSend({ endpoint: server.endpoint, userAgent, tokens }, request);
    await expect(sending).rejects.toThrow(/is not sent to/);
    expect([elsewhere.received, server.received]).toEqual([[], []]);
  });
});

describe('an exchange that fails says which part failed, and nothing of the request was sent', () => {
  const refuse =
    (status: number, body: object, type = 'application/json'): Handler =>
    (_, response) =>
      answerJson(response, status, body, { 'content-type': type });

  test('when the token is not taken: what it says of itself', async () => {
    const body = {
      code: 'invalid_grant',
      error: 'invalid_grant',
      status: 400,
      request_id: 'r1',
      detail: 'no',
    };
    const error = await failureAgainst(refuse(400, body));
    expect(error).toBeInstanceOf(ApiError);
    expect(error.message).toContain(`not taken for ${workloadIdentityId}`);
    expect(error.message).toContain('the issuer "https://ci", the audience "x" and the subject "job-1"');
    expect(error).toMatchObject({ fromRoster: true, status: 400, problem: { request_id: 'r1' } });
  });

  test('when the API is another one, or an older one', async () => {
    const page: Handler = (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    expect(await failureAgainst(page)).toMatchObject({ fromRoster: false });
    expect(await failureAgainst(refuse(200, { access_token: 'x' }))).toMatchObject({ fromRoster: false });
    const unknownPath: Handler = (_, response) => answerProblem(response, 404, 'unknown_path');
    expect((await failureAgainst(unknownPath)).message).toContain('was not exchanged');
  });

  test('when it is busy: and it is tried again', async () => {
    let busy = 2;
    const handler: Handler = (received, response, request) => {
      busy -= 1;
      if (busy >= 0) return answerProblem(response, 503, 'unavailable');
      return exchanging(ok)(received, response, request);
    };
    await using server = await startServer(handler);
    const send = clientOf(server.endpoint);
    expect((await withRetry(() => send(get), { baseDelayMs: 1 })).status).toBe(200);
  });

  test('when nothing listens', async () => {
    const server = await startServer(ok);
    await server.stop();
    const error = await failureOf(clientOf(server.endpoint)(get));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ maybeSent: false, retryable: true });
  });

  test('to each that waits for it by itself: what one has sent before, no other has', async () => {
    const waiting = Promise.withResolvers<void>();
    await using server = await startServer(async (_, response) => {
      await waiting.promise;
      answerProblem(response, 400, 'malformed_request');
    });
    const send = clientOf(server.endpoint);
    let attempts = 0;
    const another = withRetry(
      () => {
        attempts += 1;
        const lost = { maybeSent: true, retryable: true, cause: undefined };
        return attempts === 1 ? Promise.reject(new ConnectionError('lost', lost)) : send(get);
      },
      { baseDelayMs: 1 },
    );
    const [sentBefore, neverSent] = [failureOf(another), failureOf(withRetry(() => send(get)))];
    await expect.poll(() => attempts).toBe(2);
    waiting.resolve();
    expect(await sentBefore).toMatchObject({ status: 400, maybeSent: true });
    expect(await neverSent).toMatchObject({ status: 400, maybeSent: false });
    expect(server.received).toHaveLength(1);
  });

  test('and a failure is not remembered', async () => {
    let first = true;
    const handler: Handler = (received, response, request) => {
      if (!first) return exchanging(ok)(received, response, request);
      first = false;
      return answerProblem(response, 500, 'internal_error');
    };
    await using server = await startServer(handler);
    const send = clientOf(server.endpoint);
    expect(await failureOf(send(get))).toMatchObject({ status: 500, maybeSent: false });
    expect((await send(get)).status).toBe(200);
  });
});

describe('the time that getting a token takes is not that of the request', () => {
  const slowToken: TokenSource = { take: () => sleep(150, 'rxt_slow'), drop: () => {} };
  const late = (endpoint: string) => ({ endpoint, userAgent, requestTimeoutMs: 100, tokens: slowToken });

  test('which is answered', async () => {
    await using server = await startServer(ok);
    expect((await createSignedFetch(late(server.endpoint))(get)).status).toBe(200);
  });

  test('of a stream', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end('{"a":1}\n');
    });
    const lines = [];
    for await (const line of createSignedLines(late(server.endpoint))({ path: '/v1/x' })) lines.push(line);
    expect(lines).toEqual(['{"a":1}']);
  });

  test('which has its own limit', async () => {
    await using server = await startServer(() => {});
    const error = await failureOf(createSignedFetch(late(server.endpoint))(get));
    expect(error).toMatchObject({ maybeSent: true, message: expect.stringContaining('within 0.1 seconds') });
  });
});

test('a request that is cancelled while it waits for the exchange leaves that to the others', async () => {
  const held = Promise.withResolvers<void>();
  await using server = await startServer(async (received, response, request) => {
    if (received.url === '/v1/oauth/token') await held.promise;
    exchanging(ok)(received, response, request);
  });
  const send = clientOf(server.endpoint);
  const impatient = new AbortController();
  const [cancelled, patient] = [failureOf(send({ ...get, signal: impatient.signal })), send(get)];
  await expect.poll(() => server.received.length).toBe(1);
  impatient.abort();
  const error = await cancelled;
  expect(error).toBeInstanceOf(CancelledError);
  expect(error).toMatchObject({ maybeSent: false });
  held.resolve();
  expect((await patient).status).toBe(200);
});
