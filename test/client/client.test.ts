import { expect, test } from 'vitest';
import { createClient } from '../../client/client.ts';
import { ApiError, CancelledError, ConnectionError } from '../../client/errors.ts';
import { answerJson, answerProblem, credentials, failureOf, startServer } from './test-server.ts';

const project = { id: 'prj_1', name: 'payments', note: null, created_at: '2027-01-31T18:00:00Z' };

test('reads and creates through the paths of the OpenAPI document, signed', async () => {
  await using server = await startServer(({ method }, response) =>
    method === 'POST'
      ? answerJson(response, 201, project, { etag: '"1"' })
      : answerJson(response, 200, { items: [project], next_page_token: '' }),
  );
  const client = createClient({ ...credentials, endpoint: `${server.endpoint}/base/` });
  const list = await client.GET('/v1/projects', { params: { query: { page_size: 10, name: "it's + ü" } } });
  expect(list.data?.items).toEqual([project]);
  const created = await client.POST('/v1/projects', { body: { name: 'payments' } });
  expect(created.data?.id).toBe('prj_1');
  expect(created.response.headers.get('etag')).toBe('"1"');
  expect(server.received).toMatchObject([
    { method: 'GET', signed: true },
    { method: 'POST', url: '/base/v1/projects', body: '{"name":"payments"}', signed: true },
  ]);
  expect(server.received[0]?.url).toMatch(/^\/base\/v1\/projects\?page_size=10&name=/);
});

test('a deletion without an answer body succeeds', async () => {
  await using server = await startServer((_, response) => response.writeHead(204).end());
  const client = createClient({ ...credentials, endpoint: server.endpoint });
  const { response } = await client.DELETE('/v1/projects/{id}', { params: { path: { id: 'prj_1' } } });
  expect(response.status).toBe(204);
  expect(server.received).toMatchObject([{ method: 'DELETE', url: '/v1/projects/prj_1', signed: true }]);
});

test('failures are thrown as by the signed fetch', async () => {
  const server = await startServer((_, response) => answerProblem(response, 403, 'permission_denied'));
  const client = createClient({ ...credentials, endpoint: server.endpoint, retry: false });
  const refused = await failureOf(client.GET('/v1/projects'));
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 403, fromRoster: true, path: '/v1/projects' });
  await server.stop();
  expect(await failureOf(client.GET('/v1/projects'))).toBeInstanceOf(ConnectionError);
});

/** Answers 503 so many times, then well. */
function busy(times: number) {
  let left = times;
  return startServer((_, response) => {
    left -= 1;
    if (left >= 0) answerProblem(response, 503, 'unavailable');
    else answerJson(response, 200, { ...project, items: [project], next_page_token: '' });
  });
}

const quickly = { baseDelayMs: 1 };

test('what is not answered is sent again: a creation with the same key, of its own or the given one', async () => {
  await using server = await busy(2);
  const client = createClient({ ...credentials, endpoint: server.endpoint, retry: quickly });
  expect((await client.POST('/v1/projects', { body: { name: 'payments' } })).data).toMatchObject(project);
  const keys = server.received.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(3);
  expect(new Set(keys)).toEqual(new Set([expect.stringMatching(/^[0-9a-f-]{36}$/)]));
  const header = { 'Idempotency-Key': 'mine' };
  await client.POST('/v1/projects', { body: { name: 'payments' }, params: { header } });
  expect(server.received.at(-1)?.headers['idempotency-key']).toBe('mine');
});

test('a batch is sent once, and so is everything where retries are turned off', async () => {
  await using server = await busy(9);
  const patient = createClient({ ...credentials, endpoint: server.endpoint, retry: quickly });
  await failureOf(patient.POST('/v1/batch', { body: { requests: [] } }));
  const impatient = createClient({ ...credentials, endpoint: server.endpoint, retry: false });
  await failureOf(impatient.GET('/v1/projects'));
  expect(server.received).toHaveLength(2);
});

test('a list is read to its end, with ids in its path and failures on the way', async () => {
  await using server = await busy(1);
  const client = createClient({ ...credentials, endpoint: server.endpoint, retry: quickly });
  const items: unknown[] = [];
  const parameters = { path: { id: 'prj/1' }, query: { page_size: 10 } };
  for await (const item of client.list('/v1/projects/{id}/members', parameters)) items.push(item);
  expect(items).toEqual([project]);
  expect(server.received.at(-1)?.url).toBe('/v1/projects/prj%2F1/members?page_size=10');
});

test.each(['', '.', '..'])('the id "%s" would lead to another path and is refused', async (id) => {
  await using server = await busy(0);
  const client = createClient({ ...credentials, endpoint: server.endpoint });
  const calls: (() => Promise<unknown>)[] = [
    () => client.GET('/v1/projects/{id}/members', { params: { path: { id } } }),
    () => client.DELETE('/v1/projects/{id}', { params: { path: { id } } }),
    async () => client.list('/v1/projects/{id}/members', { path: { id } }).next(),
  ];
  for (const call of calls) {
    const failure = await failureOf(call());
    expect(failure).toBeInstanceOf(TypeError);
    expect(String(failure)).toContain(`the path parameter id is "${id}"`);
  }
  expect(server.received).toEqual([]);
});

test('a signal of the call ends the waiting between attempts', async () => {
  await using server = await busy(99);
  const client = createClient({ ...credentials, endpoint: server.endpoint });
  const signal = AbortSignal.timeout(50);
  expect(await failureOf(client.GET('/v1/projects', { signal }))).toBeInstanceOf(CancelledError);
});

test('the program is told before the client', async () => {
  await using server = await busy(0);
  await createClient({ ...credentials, endpoint: server.endpoint, userAgent: 'team-page/2' }).GET(
    '/v1/projects',
  );
  expect(server.received[0]?.headers['user-agent']).toMatch(/^team-page\/2 roster-client\/\d/);
});
