import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { changeOf, fullBodyOf } from '../support/bodies.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import { createProject, neverExisted, problemOf, snapshot } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const ifMatch = (tag: string) => ({ headers: { 'if-match': tag } });

describe.each(catalogue.map((definition) => [definition.name, definition] as const))(
  'If-Match on a %s',
  (name, definition) => {
    async function setUp() {
      const environment = await api.newEnvironment();
      const { administrator } = environment;
      const body = await fullBodyOf(name, administrator);
      const created = await administrator.post(`/v1/${definition.plural}`, body);
      const path = created.headers.get('location') ?? '';
      return { environment, administrator, path, etag: created.headers.get('etag') ?? '' };
    }

    test('with the ETag it has: changed and deleted', async () => {
      const { administrator, path, etag } = await setUp();
      const changed = await administrator.patch(path, changeOf(name), ifMatch(etag));
      expect(changed.status).toBe(200);
      const next = changed.headers.get('etag') ?? '';
      expect((await administrator.get(path)).headers.get('etag')).toBe(next);
      expect((await administrator.delete(path, ifMatch(next))).status).toBeLessThan(300);
    });

    test('with one it had before: 412, and nothing is written', async () => {
      const { environment, administrator, path, etag } = await setUp();
      const { headers } = await administrator.patch(path, changeOf(name));
      const before = await snapshot(api, environment);
      for (const stale of [etag, `W/${headers.get('etag')}`, '"nonsense"', 'nonsense', '']) {
        for (const refused of [
          await administrator.patch(path, {}, ifMatch(stale)),
          await administrator.delete(path, ifMatch(stale)),
        ])
          expect(problemOf(refused, 412, 'precondition_failed').detail).toContain(headers.get('etag'));
      }
      expect(await snapshot(api, environment)).toEqual(before);
    });
  },
);

const conditional = documentedOperations().filter(({ documented }) =>
  documented.parameters.some(({ name }: Json) => name === 'If-Match'),
);

test.each(conditional.map((operation) => [operation.id, operation] as const))(
  '%s with a stale If-Match: 412, and nothing is written',
  async (_, operation) => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    const before = await snapshot(api, environment);
    const headers = { ...request.headers, ...ifMatch('"stale"').headers };
    problemOf(await owner.send({ ...request, headers }), 412, 'precondition_failed');
    expect(await snapshot(api, environment)).toEqual(before);
    const real = await owner.send({ ...request, headers: { ...request.headers, ...ifMatch('*').headers } });
    expect(real).toMatchObject({ status: operation.status });
  },
);

test('If-Match takes any, and one of several', async () => {
  const { administrator } = await api.newEnvironment();
  const { id } = await createProject(administrator);
  const path = `/v1/projects/${id}`;
  expect((await administrator.patch(path, { note: 'a' }, ifMatch('*'))).status).toBe(200);
  const etag = (await administrator.get(path)).headers.get('etag');
  expect((await administrator.patch(path, { note: 'b' }, ifMatch(`"x", ${etag},"y"`))).status).toBe(200);
  problemOf(
    await administrator.patch(path, { note: 'c' }, ifMatch(`"x", ${etag}`)),
    412,
    'precondition_failed',
  );
});

test('If-Match on what does not exist is 404', async () => {
  const { administrator } = await api.newEnvironment();
  const path = `/v1/projects/${neverExisted('prj')}`;
  problemOf(await administrator.delete(path, ifMatch('*')), 404, 'not_found');
  problemOf(await administrator.patch(path, {}, ifMatch('"1"')), 404, 'not_found');
});

test('of ten changes at once that were meant for the same version, one is made', async () => {
  const { administrator } = await api.newEnvironment();
  const { id } = await createProject(administrator);
  const path = `/v1/projects/${id}`;
  const etag = (await administrator.get(path)).headers.get('etag') ?? '';
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, index) => administrator.patch(path, { note: `${index}` }, ifMatch(etag))),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)]);
  const made = replies.find(({ status }) => status === 200);
  expect((await administrator.get(path)).body).toEqual(made?.body);
});
