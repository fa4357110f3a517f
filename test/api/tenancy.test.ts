import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { type Actor, type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { fullBodyOf } from '../support/bodies.ts';
import {
  bodyFor,
  callersOf,
  createAny,
  type DocumentedOperation,
  documentedOperations,
  pathFor,
  queryFor,
  requestFor,
  resolved,
  sendAsOwner,
} from '../support/openapi.ts';
import type { RawReply } from '../support/raw-request.ts';
import { create, listAll, neverExisted, snapshot } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

// The operator's environments are nobody's secret to the operator.
const operations = documentedOperations().filter(
  ({ credential }) => credential === 'principal' || credential === 'session',
);
const named = (some: readonly DocumentedOperation[]) =>
  some.map((operation) => [operation.id, operation] as const);

/** What stands for the first id of the operation's path. */
const idIn = (path: string, operation: DocumentedOperation): string =>
  new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(path)?.[1] ?? '';

const itemOperations = operations.filter(({ path }) => path.includes('{'));

/** An id of the same form that nothing ever had. */
const neverLike = (id: string) =>
  /^[a-z]+_[0-9a-z]{26}$/.test(id) ? neverExisted(id.slice(0, id.indexOf('_'))) : `${id}-never`;

/** Asks as whoever may do everything. */
const ask = (
  environment: TestEnvironment,
  operation: DocumentedOperation,
  { path, body }: { readonly path: string; readonly body?: Json },
) =>
  sendAsOwner(api, environment, operation, {
    method: operation.method,
    target: path,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

/** All that somebody sees of an answer, apart from what differs by chance and the id that they sent. */
const visible = ({ status, headers, text, body }: RawReply, sent: string): string =>
  [
    status,
    ...[...headers]
      .filter(([name]) => !['x-request-id', 'date', 'content-length'].includes(name))
      .map((pair) => pair.join(': ')),
    text.replace(body.request_id, '…').replaceAll(sent, '…'),
  ].join('\n');

test.each(named(itemOperations))(
  '%s answers for an id of another environment, byte for byte, as for one that never was',
  async (_, operation) => {
    const mine = await api.newEnvironment();
    const theirs = await api.newEnvironment();
    const { owner } = await callersOf(api, theirs, operation);
    const { request } = await requestFor(api, theirs, owner, operation);
    const foreign = idIn(request.path, operation);
    if (operation.id === 'read_idempotency_key')
      await theirs.administrator.post(
        '/v1/projects',
        { name: 'x' },
        { headers: { 'idempotency-key': foreign } },
      );
    expect(JSON.stringify(await snapshot(api, theirs))).toContain(foreign);
    const before = await snapshot(api, theirs);
    const never = neverLike(foreign);
    const answers = new Set<string>();
    for (const id of [foreign, never]) {
      const reply = await ask(mine, operation, { ...request, path: request.path.replace(foreign, id) });
      expect(reply.status).toBe(404);
      answers.add(visible(reply, id));
    }
    expect([...answers]).toHaveLength(1);
    expect(await snapshot(api, theirs)).toEqual(before);
  },
);

test.each(named(itemOperations))(
  '%s tells who may not do it nothing of which ids there are',
  async (_, operation) => {
    const mine = await api.newEnvironment();
    const { owner, nobody } = await callersOf(api, mine, operation);
    const { request } = await requestFor(api, mine, owner, operation);
    const own = idIn(request.path, operation);
    const answers = new Set<string>();
    for (const id of [own, neverLike(own)]) {
      const reply = await nobody.send({ ...request, path: request.path.replace(own, id) });
      expect([403, 404]).toContain(reply.status);
      answers.add(JSON.stringify({ ...reply.body, request_id: '' }).replaceAll(id, '…'));
    }
    expect([...answers]).toHaveLength(1);
  },
);

/** Each place of a body that takes an id, with the kind of object. */
const references = operations.flatMap((operation) => {
  const schema = resolved(operation.documented.requestBody?.content['application/json'].schema);
  return Object.entries<Json>(schema?.properties ?? {}).flatMap(([name, property]) => {
    const value = property.anyOf?.find((option: Json) => option.type !== 'null') ?? property;
    const kinds: string[] = value['x-references'] ?? [];
    return kinds.map((kind) => [operation.id, name, kind, operation] as const);
  });
});

test.each(references)(
  '%s takes no %s of another environment: a %s there is as one that never was',
  async (_, name, kind, operation) => {
    const mine = await api.newEnvironment();
    const theirs = await api.newEnvironment();
    const path = await pathFor(mine.administrator, operation);
    const body = await bodyFor(mine.administrator, operation);
    const foreign = await createAny(theirs.administrator, kind);
    const before = [await snapshot(api, mine), await snapshot(api, theirs)];
    const answers = new Set<string>();
    for (const id of [foreign, neverLike(foreign)]) {
      const reply = await ask(mine, operation, {
        path,
        body: { ...body, [name]: id },
      });
      expect([404, 422]).toContain(reply.status);
      answers.add(visible(reply, id));
    }
    expect([...answers]).toHaveLength(1);
    expect([await snapshot(api, mine), await snapshot(api, theirs)]).toEqual(before);
  },
);

const lists = operations.filter(({ documented }) =>
  documented.parameters.some((parameter: Json) => parameter.name === 'page_token'),
);

test('no list shows anything of another environment', async () => {
  const theirs = await api.newEnvironment();
  await createEverything(theirs.administrator);
  const ids = new Set(
    JSON.stringify(await snapshot(api, theirs)).match(/\b[a-z]+_[0-9a-hjkmnp-tv-z]{26}\b/g),
  );
  expect(ids.size).toBeGreaterThan(20);
  for (const operation of lists) {
    const mine = await api.newEnvironment();
    const path = await pathFor(mine.administrator, operation);
    const query = new URLSearchParams({ ...queryFor(operation), page_size: '1000' });
    const { text, status } = await ask(mine, operation, { path: `${path}?${query}` });
    expect(status, operation.id).toBe(200);
    for (const id of text.match(/\b[a-z]+_[0-9a-hjkmnp-tv-z]{26}\b/g) ?? [])
      expect(ids, operation.id).not.toContain(id);
  }
});

test('no filter shows anything of another environment', async () => {
  const mine = await api.newEnvironment();
  const theirs = await api.newEnvironment();
  const foreign = await createEverything(theirs.administrator);
  const filters: [plural: string, query: object][] = [
    ['projects', { name: foreign.project.name }],
    ['members', { email: foreign.member.email }],
    ['service_accounts', { name: foreign.service_account.name }],
    ['access_keys', { service_account_id: foreign.access_key.service_account_id }],
    ['roles', { name: foreign.role.name }],
    ['role_assignments', { principal_id: foreign.role_assignment.principal_id }],
    ['audit_events', { target_id: foreign.project.id }],
    ['audit_events', { actor_id: theirs.administrator.id }],
  ];
  for (const [plural, query] of filters) {
    expect(await listAll(theirs.administrator, plural, query), plural).not.toEqual([]);
    expect(await listAll(mine.administrator, plural, query), plural).toEqual([]);
  }
  const actors = (await listAll(mine.administrator, 'audit_events')).map(({ actor_id }) => actor_id);
  expect(actors).not.toContain(theirs.administrator.id);
});

// biome-ignore lint/suspicious/noExplicitAny: one object of each resource, by its name.
async function createEverything(administrator: Actor): Promise<Record<string, any>> {
  const made: Record<string, unknown> = {};
  for (const { name, plural } of catalogue)
    made[name] = await create(administrator, plural, await fullBodyOf(name, administrator));
  return made;
}

test('what is taken in another environment is free in this one', async () => {
  const mine = await api.newEnvironment();
  const theirs = await api.newEnvironment();
  await createEverything(theirs.administrator);
  const before = await snapshot(api, theirs);
  await createEverything(mine.administrator);
  expect(await snapshot(api, theirs)).toEqual(before);
});
