import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, signIn, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import {
  callersOf,
  type DocumentedOperation,
  documentedOperations,
  queryFor,
  requestFor,
  sendAsOwner,
} from '../support/openapi.ts';
import { create, createProject, createRole, problemOf, snapshot } from '../support/resources.ts';
import { trust } from '../support/token-exchange.ts';

/* Ids and page tokens that were tampered with, at every route of the OpenAPI document that takes one. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const operations = documentedOperations().filter(({ credential }) => credential !== 'none');
const named = (some: readonly DocumentedOperation[]) =>
  some.map((operation) => [operation.id, operation] as const);

const ask = (environment: TestEnvironment, operation: DocumentedOperation, target: string, body?: Json) =>
  sendAsOwner(api, environment, operation, {
    method: operation.method,
    target,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

const withId = operations.filter(({ path }) => path.includes('{id}'));

test.each(named(withId))('%s refuses ids of another form, and writes nothing', async (_, operation) => {
  const environment = await api.newEnvironment();
  const { owner } = await callersOf(api, environment, operation);
  const { request } = await requestFor(api, environment, owner, operation);
  const id = /[a-z]+_[0-9a-z]{26}/.exec(request.path)?.[0] ?? '';
  expect(request.path).toContain(id);
  const before = await snapshot(api, environment);
  const tampered = [
    id.toUpperCase(),
    id.slice(0, -1),
    `${id}0`,
    `${id}%20`,
    `${id}%00`,
    `${id}%0a`,
    `${id}'--`,
    `x${id}`,
    id.replace('_', '-'),
    `_${id.slice(id.indexOf('_'))}`,
    '*',
    '%F0%9F%9A%80',
    '0',
    'x'.repeat(5_000),
  ];
  for (const one of tampered) {
    const reply = await ask(environment, operation, request.path.replace(id, one), request.body);
    expect(reply.status, `${one} → ${reply.text}`).toBe(400);
    expect(reply.body).toMatchObject({ status: 400, code: 'malformed_request' });
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

const lists = operations.filter(({ documented }) =>
  documented.parameters.some(({ name }: Json) => name === 'page_token'),
);

/** An environment in which every list has two items at least, and where the lists are. */
async function populate() {
  const environment = await api.newEnvironment();
  const { administrator, root, member, actor } = environment;
  const projects = [await createProject(administrator, 'one'), await createProject(administrator, 'two')];
  const inBoth = projects.map(({ id }) => ({ role: 'project_user', project: id }));
  const jane = await member(...inBoth);
  const robot = await actor(...inBoth);
  await createRole(administrator, ['member.list'], 'environment', 'one');
  await createRole(administrator, ['member.list'], 'environment', 'two');
  for (const { id } of [root, jane]) await signIn(api.context, environment.id, id);
  for (const name of ['one', 'two'])
    await create(administrator, 'sso_connections', {
      name,
      issuer: 'https://id.example.com',
      client_id: 'roster',
      client_secret: 'the-secret-of-the-client-0123456789',
      allowed_domains: ['example.com'],
    });
  for (let count = 0; count < 2; count++) await trust(environment, 'https://id.example.com');
  const ids: Record<string, string> = {
    projects: projects[0].id,
    members: jane.id,
    service_accounts: robot.id,
    roles: 'project_user',
  };
  const pathOf = ({ path }: DocumentedOperation) => path.replace('{id}', ids[path.split('/')[2] ?? ''] ?? '');
  return { environment, pathOf };
}

describe('a page token', () => {
  let here: Awaited<ReturnType<typeof populate>>;
  let elsewhere: Awaited<ReturnType<typeof populate>>;
  beforeAll(async () => {
    here = await populate();
    elsewhere = await populate();
  });

  const read = ({ environment, pathOf }: typeof here, operation: DocumentedOperation, query: Json) =>
    ask(
      environment,
      operation,
      `${pathOf(operation)}?${new URLSearchParams({ ...queryFor(operation), ...query })}`,
    );

  const tokenOf = async (place: typeof here, operation: DocumentedOperation) => {
    const { body, text } = await read(place, operation, { page_size: '1' });
    expect(body.next_page_token, text).not.toBe('');
    return body.next_page_token as string;
  };

  test.each(named(lists))('of %s that was tampered with is refused', async (_, operation) => {
    const token = await tokenOf(here, operation);
    const changed = (place: number) =>
      token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1);
    const [key, , mac] = token.split('.');
    const payload = Buffer.from('""').toString('base64url');
    const tampered = [
      ...Array.from({ length: Math.ceil(token.length / 7) }, (__, index) => changed(index * 7)),
      ...[
        'x',
        '..',
        '\0',
        'é',
        token.slice(0, -1),
        `${token}A`,
        token.toUpperCase(),
        `${key}.${payload}.${mac}`,
      ],
    ];
    for (const page_token of tampered) {
      const refused = problemOf(await read(here, operation, { page_token }), 400, 'malformed_request');
      expect(refused.errors[0].pointer, page_token).toBe('/page_token');
    }
    expect((await read(here, operation, { page_token: token })).status).toBe(200);
  });

  test.each(named(lists))('of %s is good for nothing else', async (_, operation) => {
    const token = await tokenOf(here, operation);
    for (const other of lists.filter(({ id }) => id !== operation.id))
      problemOf(await read(here, other, { page_token: token }), 400, 'malformed_request');
    if (operation.credential !== 'operator')
      problemOf(await read(elsewhere, operation, { page_token: token }), 400, 'malformed_request');
  });
});
