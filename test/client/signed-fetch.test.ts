import { expect, test } from 'vitest';
import { ApiError, isAuthenticNotFound } from '../../client/errors.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import {
  answerJson,
  answerProblem,
  credentials,
  failureAgainst,
  failureOf,
  get,
  type Handler,
  startServer,
} from './test-server.ts';

test('sends what was asked, signed, and returns the JSON', async () => {
  await using server = await startServer((_, response) =>
    answerJson(response, 201, { id: 'prj_1' }, { etag: '"1"' }),
  );
  const answer = await createSignedFetch({ ...credentials, endpoint: server.endpoint })({
    method: 'POST',
    path: '/v1/projects',
    query: { dry_run: true, name: 'a b&c=ü', nothing: undefined },
    body: { name: 'Zürich' },
    headers: { 'idempotency-key': 'k1' },
  });
  expect(answer).toMatchObject({ status: 201, body: { id: 'prj_1' } });
  expect(answer.headers.get('etag')).toBe('"1"');
  expect(server.received).toMatchObject([
    {
      method: 'POST',
      url: '/v1/projects?dry_run=true&name=a%20b%26c%3D%C3%BC',
      body: '{"name":"Zürich"}',
      signed: true,
      headers: {
        'idempotency-key': 'k1',
        'content-type': 'application/json',
        'user-agent': 'roster-test/1.0',
      },
    },
  ]);
});

test('keeps the content type that the caller chose, and the base path of the endpoint', async () => {
  await using server = await startServer((_, response) => answerJson(response, 200, {}));
  const send = createSignedFetch({ ...credentials, endpoint: `${server.endpoint}/roster/` });
  await send({
    ...get,
    method: 'PATCH',
    body: {},
    headers: { 'Content-Type': 'application/merge-patch+json' },
  });
  expect(server.received).toMatchObject([
    {
      url: '/roster/v1/projects/prj_1',
      signed: true,
      headers: { 'content-type': 'application/merge-patch+json' },
    },
  ]);
});

test('an answer without a body has none', async () => {
  await using server = await startServer((_, response) => response.writeHead(204).end());
  const answer = await createSignedFetch({ ...credentials, endpoint: server.endpoint })({
    ...get,
    method: 'DELETE',
  });
  expect(answer).toMatchObject({ status: 204, body: undefined });
});

test('a problem becomes an ApiError with all that the API said', async () => {
  const errors = [{ pointer: '/email', code: 'pattern', message: 'must be an e-mail address' }];
  const error = await failureAgainst((_, response) =>
    answerProblem(response, 422, 'validation_failed', {
      errors,
      conflicting_id: 'mem_1',
      missing_permission: 'member.manage',
    }),
  );
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    status: 422,
    fromRoster: true,
    maybeSent: false,
    problem: {
      code: 'validation_failed',
      errors,
      conflicting_id: 'mem_1',
      missing_permission: 'member.manage',
    },
    message: 'GET /v1/projects/prj_1: said validation_failed (validation_failed, HTTP 422, request id req_1)',
  });
});

test("only Roster's own not_found says that something is gone", async () => {
  expect(
    isAuthenticNotFound(await failureAgainst((_, response) => answerProblem(response, 404, 'not_found'))),
  ).toBe(true);
});

const page = '<html>nothing here</html>';
test.each<[string, Handler]>([
  ['a page of HTML', (_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end(page)],
  ['no body', (_, response) => response.writeHead(404).end()],
  ['other JSON', (_, response) => answerJson(response, 404, { message: 'no Route matched' })],
  [
    "another API's problem",
    (_, response) =>
      answerJson(
        response,
        404,
        { title: 'Not Found', status: 404 },
        { 'content-type': 'application/problem+json' },
      ),
  ],
  [
    'malformed JSON',
    (_, response) => response.writeHead(404, { 'content-type': 'application/problem+json' }).end('{'),
  ],
  [
    'a problem of another status',
    (_, response) => answerProblem(response, 404, 'not_found', { status: 403 }),
  ],
  ['an unknown route', (_, response) => answerProblem(response, 404, 'route_not_found')],
])('a 404 with %s does not', async (_, handler) => {
  const error = await failureAgainst(handler);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 404 });
  expect(isAuthenticNotFound(error)).toBe(false);
});

test("a proxy's page says that it is not from Roster, and nothing of the page", async () => {
  const error = await failureAgainst((_, response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end(page),
  );
  expect(error).toMatchObject({
    status: 502,
    fromRoster: false,
    maybeSent: true,
    problem: { code: 'foreign_answer' },
  });
  expect(String(error)).toContain('not from a Roster API');
  expect(String(error)).not.toContain('nothing here');
});

test.each<[string, Handler]>([
  ['HTML', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page)],
  [
    'malformed JSON',
    (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
  ],
])('a success with %s is a failure', async (_, handler) => {
  expect(await failureAgainst(handler)).toMatchObject({ status: 200, fromRoster: false });
});

test('redirects are not followed: the signature would go to a stranger', async () => {
  await using stranger = await startServer((_, response) => answerJson(response, 200, {}));
  const error = await failureAgainst((_, response) =>
    response.writeHead(307, { location: stranger.endpoint }).end(),
  );
  expect(error).toMatchObject({ status: 307, fromRoster: false });
  expect(String(error)).toContain('redirect');
  expect(stranger.received).toEqual([]);
});

test.each([
  '/v1/projects/..',
  '/v1/projects/%2e%2e',
  '/v1/projects/a b',
  '/v1/projects/a?b',
  '/v1/projects/ä',
])('the path %s would address something else and is refused', async (path) => {
  await using server = await startServer((_, response) => answerJson(response, 200, {}));
  const error = await failureOf(
    createSignedFetch({ ...credentials, endpoint: server.endpoint })({ method: 'GET', path }),
  );
  expect(error).toBeInstanceOf(TypeError);
  expect(server.received).toEqual([]);
});

test.each([
  ['roster.example.com', /http or https URL/],
  ['ftp://roster.example.com', /http or https URL/],
  ['https://user:hunter2@roster.example.com', /user name or password/],
  ['https://roster.example.com/?a=hunter2', /query or fragment/],
])('the endpoint %s is refused without being repeated', (endpoint, message) => {
  const create = () => createSignedFetch({ ...credentials, endpoint });
  expect(create).toThrow(message);
  expect(create).toThrow(expect.not.stringContaining('hunter2'));
});
