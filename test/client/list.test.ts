import { expect, test } from 'vitest';
import { ApiError } from '../../client/errors.ts';
import { listAll } from '../../client/list.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { answerJson, credentials, failureOf, type Handler, startServer } from './test-server.ts';

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const collected: unknown[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function startList(handler: Handler) {
  const server = await startServer(handler);
  return Object.assign(server, { send: createSignedFetch({ ...credentials, endpoint: server.endpoint }) });
}

const pages: Record<string, { items: unknown[]; next_page_token: string }> = {
  '': { items: [1, 2], next_page_token: 'a b' },
  'a b': { items: [], next_page_token: 'c' },
  c: { items: [3], next_page_token: '' },
};

const servePages: Handler = ({ url }, response) =>
  answerJson(response, 200, pages[new URL(url, 'http://x').searchParams.get('page_token') ?? '']);

test('reads on until the empty token, also over an empty page', async () => {
  await using server = await startList(servePages);
  expect(await collect(listAll(server.send, '/v1/members', { status: 'active' }))).toEqual([1, 2, 3]);
  expect(server.received.map(({ url }) => url)).toEqual([
    '/v1/members?page_size=1000&status=active',
    '/v1/members?page_size=1000&status=active&page_token=a%20b',
    '/v1/members?page_size=1000&status=active&page_token=c',
  ]);
  expect(server.received.every(({ signed }) => signed)).toBe(true);
});

test('a caller that stops early asks for no further page', async () => {
  await using server = await startList(servePages);
  for await (const item of listAll(server.send, '/v1/members', { page_size: 2 })) if (item === 2) break;
  expect(server.received.map(({ url }) => url)).toEqual(['/v1/members?page_size=2']);
});

test.each<[string, unknown]>([
  ['no list', {}],
  ['no token', { items: [1] }],
  ['null', null],
])('an answer with %s is an error and not the end', async (_, body) => {
  await using server = await startList((__, response) => answerJson(response, 200, body));
  expect(await failureOf(collect(listAll(server.send, '/v1/members')))).toBeInstanceOf(ApiError);
});

test('a token that does not advance is an error and not an endless loop', async () => {
  await using server = await startList((_, response) =>
    answerJson(response, 200, { items: [1], next_page_token: 'x' }),
  );
  expect(await failureOf(collect(listAll(server.send, '/v1/members')))).toBeInstanceOf(ApiError);
  expect(server.received).toHaveLength(2);
});
