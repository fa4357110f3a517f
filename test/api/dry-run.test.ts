import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { changeOf, fullBodyOf } from '../support/bodies.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import { create, createProject, listAll, neverExisted, problemOf, snapshot } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const dryRun = { query: { dry_run: true } };

describe.each(catalogue.map((definition) => [definition.name, definition] as const))(
  'a dry run on a %s',
  (name, definition) => {
    const path = `/v1/${definition.plural}`;

    test('answers as the creation, the change and the deletion do, and writes nothing', async () => {
      const environment = await api.newEnvironment();
      const { administrator } = environment;
      const body = await fullBodyOf(name, administrator);
      const empty = await snapshot(api, environment);
      const tried = await administrator.post(path, body, dryRun);
      expect(await snapshot(api, environment)).toEqual(empty);
      const made = await administrator.post(path, body);
      const differing = {
        id: '…',
        created_at: '…',
        ...('secret_access_key' in made.body && { secret_access_key: '…' }),
        // Counted from the moment of the request.
        ...('activation_expires_at' in made.body && { activation_expires_at: '…' }),
      };
      expect(tried.status).toBe(made.status);
      expect({ ...tried.body, ...differing }).toEqual({ ...made.body, ...differing });
      expect(tried.headers.get('etag')).toBe(made.headers.get('etag'));

      const item = `${path}/${made.body.id}`;
      const full = await snapshot(api, environment);
      const triedChange = await administrator.patch(item, changeOf(name), dryRun);
      const triedDeletion = await administrator.delete(item, dryRun);
      expect(await snapshot(api, environment)).toEqual(full);
      const change = await administrator.patch(item, changeOf(name));
      expect(triedChange.body).toEqual(change.body);
      expect(triedChange.headers.get('etag')).toBe(change.headers.get('etag'));
      const { status, body: answer } = await administrator.delete(item);
      expect(triedDeletion).toMatchObject({ status, body: answer });
    });

    test('gives the problem that the real call gives', async () => {
      const { administrator } = await api.newEnvironment();
      const body = await fullBodyOf(name, administrator);
      const { id } = await create(administrator, definition.plural, body);
      const stale = { headers: { 'if-match': '"stale"' } };
      const requests = [
        { method: 'POST', path, body },
        { method: 'POST', path, body: { ...body, colour: 'red' } },
        { method: 'PATCH', path: `${path}/${id}`, body: { id: 'x' } },
        { method: 'PATCH', path: `${path}/${id}`, body: {}, ...stale },
        { method: 'DELETE', path: `${path}/${id}`, ...stale },
        { method: 'DELETE', path: `${path}/${neverExisted(definition.idPrefix)}` },
      ];
      // A second access key for an account is no conflict, nor is it to assign what is assigned already.
      const repeatable = name === 'access_key' || name === 'role_assignment';
      for (const request of repeatable ? requests.slice(1) : requests) {
        const tried = await administrator.send({ ...request, ...dryRun });
        const real = await administrator.send(request);
        expect(real.status).toBeGreaterThanOrEqual(400);
        expect({ ...tried.body, request_id: '' }).toEqual({ ...real.body, request_id: '' });
      }
    });
  },
);

const mutations = documentedOperations().filter(({ isMutation }) => isMutation);

test.each(mutations.map((operation) => [operation.id, operation] as const))(
  'a dry run of %s writes nothing, in any table',
  async (_, operation) => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    const before = await snapshot(api, environment);
    expect(await owner.send({ ...request, ...dryRun })).toMatchObject({ status: operation.status });
    expect(await snapshot(api, environment)).toEqual(before);
  },
);

test('a dry run gives no secret that opens anything', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await create(administrator, 'service_accounts', { name: 'robot' });
  const tried = await administrator.post('/v1/access_keys', { service_account_id: account.id }, dryRun);
  expect(tried.body).toHaveProperty('secret_access_key', null);
  const robot = api.actAs(account.id, { accessKeyId: tried.body.id, secretAccessKey: 'null' });
  problemOf(await robot.get('/v1/projects'), 401, 'unauthenticated');
});

test('a denial is audited although it was a dry run', async () => {
  const environment = await api.newEnvironment();
  const nobody = await environment.actor();
  problemOf(await nobody.post('/v1/projects', { name: 'x' }, dryRun), 403, 'permission_denied');
  const [event] = await listAll(environment.administrator, 'audit_events', { actor_id: nobody.id });
  expect(event).toMatchObject({ action: 'project.create', outcome: 'denied' });
});

test('dry_run is true or false, and only on changes', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const before = await snapshot(api, environment);
  for (const dry_run of ['TRUE', '1', 'yes', ''])
    problemOf(
      await administrator.post('/v1/projects', { name: 'x' }, { query: { dry_run } }),
      400,
      'malformed_request',
    );
  problemOf(await administrator.get('/v1/projects', { dry_run: true }), 400, 'malformed_request');
  expect(await snapshot(api, environment)).toEqual(before);
  const real = await administrator.post('/v1/projects', { name: 'x' }, { query: { dry_run: false } });
  expect((await administrator.get(`/v1/projects/${real.body.id}`)).status).toBe(200);
});

test('a dry run next to real changes stays out of their way', async () => {
  const { administrator } = await api.newEnvironment();
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? administrator.post('/v1/projects', { name: `tried ${index}` }, dryRun)
        : createProject(administrator, `made ${index}`),
    ),
  );
  expect(replies).toHaveLength(20);
  const names = (await listAll(administrator, 'projects')).map(({ name }) => name);
  expect(names).toHaveLength(10);
  expect(names.every((name) => name.startsWith('made'))).toBe(true);
});
