import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import { changeOf, fullBodyOf } from '../support/bodies.ts';
import { sendSigned } from '../support/raw-request.ts';
import { create, listAll, neverExisted, snapshot } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const itemOperations = operations.filter(({ path }) => path.endsWith('/{id}'));

test.each(itemOperations.map((operation) => [operation.id, operation] as const))(
  '%s answers for an id of another environment, byte for byte, as for one that never was',
  async (_, operation) => {
    const mine = await api.newEnvironment();
    const theirs = await api.newEnvironment();
    const definition = catalogue.find(({ name }) => name === operation.tag);
    if (!definition) throw new Error(`no definition of ${operation.tag}`);
    const body = await fullBodyOf(definition.name, theirs.administrator);
    const { id: foreign } = await create(theirs.administrator, definition.plural, body);
    const before = await snapshot(api, theirs);
    const answers = new Set<string>();
    for (const id of [foreign, neverExisted(definition.idPrefix)]) {
      const reply = await sendSigned(api, mine.administrator, {
        method: operation.method.toUpperCase(),
        target: operation.path.replace('{id}', id),
        ...(operation.method === 'patch' && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(changeOf(definition.name)),
        }),
      });
      expect(reply.status).toBe(404);
      answers.add(`${visibleHeaders(reply.headers)}\n${reply.text.replace(reply.body.request_id, '…')}`);
    }
    expect([...answers]).toHaveLength(1);
    expect(await snapshot(api, theirs)).toEqual(before);
  },
);

function visibleHeaders(headers: Headers): string {
  return [...headers]
    .filter(([name]) => name !== 'x-request-id' && name !== 'date')
    .map((pair) => pair.join(': '))
    .join('\n');
}

test('no list shows anything of another environment, whatever the filter', async () => {
  const mine = await api.newEnvironment();
  const theirs = await api.newEnvironment();
  const foreign = await createEverything(theirs.administrator);
  for (const { plural } of catalogue)
    for (const { id } of await listAll(mine.administrator, plural)) expect(foreign.ids).not.toContain(id);
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
  const ids: string[] = [];
  for (const { name, plural } of catalogue) {
    const body = await create(administrator, plural, await fullBodyOf(name, administrator));
    made[name] = body;
    ids.push(body.id);
  }
  return { ...made, ids };
}

test('what is taken in another environment is free in this one', async () => {
  const mine = await api.newEnvironment();
  const theirs = await api.newEnvironment();
  await createEverything(theirs.administrator);
  const before = await snapshot(api, theirs);
  await createEverything(mine.administrator);
  expect(await snapshot(api, theirs)).toEqual(before);
});
