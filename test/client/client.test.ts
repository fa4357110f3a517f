import { expect, test } from 'vitest';
import { createClient } from '../../client/client.ts';
import { ApiError, ConnectionError } from '../../client/errors.ts';
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
  const client = createClient({ ...credentials, endpoint: server.endpoint });
  const refused = await failureOf(client.GET('/v1/projects'));
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 403, fromRoster: true, path: '/v1/projects' });
  await server.stop();
  expect(await failureOf(client.GET('/v1/projects'))).toBeInstanceOf(ConnectionError);
});
