import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { type Credentials, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { fullBodyOf } from '../support/bodies.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import { type RawReply, sendSigned } from '../support/raw-request.ts';
import { createProject, createServiceAccount, listAll, problemOf, snapshot } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });
const hour = 3_600_000;

function post(by: Credentials, target: string, body: Json, key: string): Promise<RawReply> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  return sendSigned(api, by, { method: 'POST', target, headers, body: JSON.stringify(body) });
}

async function hoursLater<T>(hours: number, work: () => Promise<T>): Promise<T> {
  api.travel(hours * hour);
  try {
    return await work();
  } finally {
    api.travel(-hours * hour);
  }
}

describe.each(catalogue.map((definition) => [definition.name, definition] as const))(
  'a repeated creation of a %s',
  (name, definition) => {
    test('gives the first answer again, byte for byte, and creates nothing', async () => {
      const environment = await api.newEnvironment();
      const { administrator } = environment;
      const body = await fullBodyOf(name, administrator);
      const first = await post(administrator, `/v1/${definition.plural}`, body, 'key-1');
      expect(first.status).toBe(201);
      const before = await snapshot(api, environment);
      const again = await post(administrator, `/v1/${definition.plural}`, body, 'key-1');
      expect([again.status, again.text]).toEqual([first.status, first.text]);
      for (const header of ['etag', 'location', 'content-type'])
        expect(again.headers.get(header)).toBe(first.headers.get(header));
      expect(first.headers.get('idempotency-replayed')).toBeNull();
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(await snapshot(api, environment)).toEqual(before);
    });
  },
);

const verbs = documentedOperations().filter(({ documented }) =>
  documented.parameters.some(({ name }: Json) => name === 'Idempotency-Key'),
);

test.each(verbs.map((operation) => [operation.id, operation] as const))(
  '%s, repeated with its key, gives the first answer again and does nothing more',
  async (_, operation) => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    const once = { ...request, headers: { ...request.headers, ...withKey('once').headers } };
    const first = await owner.send(once);
    expect(first, JSON.stringify(first.body)).toMatchObject({ status: operation.status });
    // Whoever ends their own session cannot ask again.
    if (operation.id === 'sign_out_session') return;
    const before = await snapshot(api, environment);
    const again = await owner.send(once);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await snapshot(api, environment)).toEqual(before);
  },
);

test('the repeated creation of an access key brings the secret that was lost, and it signs', async () => {
  const { administrator } = await api.newEnvironment();
  const { id } = await createServiceAccount(administrator);
  const create = () => administrator.post('/v1/access_keys', { service_account_id: id }, withKey('lost'));
  const [first, again] = [await create(), await create()];
  expect(again.body.secret_access_key).toBe(first.body.secret_access_key);
  const robot = api.actAs(id, { accessKeyId: again.body.id, secretAccessKey: again.body.secret_access_key });
  problemOf(await robot.get('/v1/projects'), 403, 'permission_denied');
});

test('a creation whose end has passed meanwhile is repeated all the same', async () => {
  const { administrator } = await api.newEnvironment();
  const { id } = await createServiceAccount(administrator);
  const expires_at = `${new Date(Date.now() + hour).toISOString().slice(0, 19)}Z`;
  const bodies: [string, Json][] = [
    ['/v1/access_keys', { service_account_id: id, expires_at }],
    ['/v1/role_assignments', { principal_id: id, role_id: 'auditor', expires_at }],
  ];
  for (const [path, body] of bodies) {
    const first = await post(administrator, path, body, 'key');
    const again = await hoursLater(2, () => post(administrator, path, body, 'key'));
    expect([again.status, again.text]).toEqual([201, first.text]);
  }
});

test('another body under the same key is 422, and nothing is written', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  await administrator.post('/v1/projects', { name: 'payments' }, withKey('key'));
  const before = await snapshot(api, environment);
  const refused = await administrator.post('/v1/projects', { name: 'billing' }, withKey('key'));
  expect(problemOf(refused, 422, 'idempotency_key_reused').detail).toContain('use a new key');
  expect(await snapshot(api, environment)).toEqual(before);
});

test('of ten creations at once under one key one is made, and all get its answer', async () => {
  const { administrator } = await api.newEnvironment();
  const { id } = await createServiceAccount(administrator);
  const replies = await Promise.all(
    Array.from({ length: 10 }, () =>
      administrator.post('/v1/access_keys', { service_account_id: id }, withKey('twins')),
    ),
  );
  expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  expect(replies.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(9);
  expect(await listAll(administrator, 'access_keys', { service_account_id: id })).toHaveLength(1);
});

test('a key belongs to the principal and the route that it was used with', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const other = await actor({ role: 'administrator' });
  const mine = await administrator.post('/v1/projects', { name: 'mine' }, withKey('key'));
  const theirs = await other.post('/v1/projects', { name: 'theirs' }, withKey('key'));
  const account = await administrator.post('/v1/service_accounts', { name: 'mine' }, withKey('key'));
  expect([mine.status, theirs.status, account.status]).toEqual([201, 201, 201]);
  const elsewhere = (await api.newEnvironment()).administrator;
  expect((await elsewhere.post('/v1/projects', { name: 'mine' }, withKey('key'))).status).toBe(201);
});

test('a key is kept for 24 hours', async () => {
  const { administrator } = await api.newEnvironment();
  const create = () => post(administrator, '/v1/projects', { name: 'payments' }, 'key');
  const first = await create();
  const almost = await hoursLater(23.9, create);
  expect(almost.text).toBe(first.text);
  problemOf(await hoursLater(24.1, create), 409, 'conflict');
  await administrator.delete(`/v1/projects/${first.body.id}`);
  const anew = await hoursLater(24.1, create);
  expect([anew.status, anew.headers.get('idempotency-replayed')]).toEqual([201, null]);
  expect(anew.body.id).not.toBe(first.body.id);
});

test('a repeated creation answers as before although the object is gone, and makes no new one', async () => {
  const { administrator } = await api.newEnvironment();
  const create = () => administrator.post('/v1/projects', { name: 'payments' }, withKey('key'));
  const first = await create();
  await administrator.delete(`/v1/projects/${first.body.id}`);
  expect((await create()).body).toEqual(first.body);
  expect(await listAll(administrator, 'projects')).toEqual([]);
});

test('who has lost the right gets nothing by repeating', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const other = await actor({ role: 'administrator' });
  const { id } = await createServiceAccount(administrator);
  const body = { service_account_id: id };
  expect((await other.post('/v1/access_keys', body, withKey('key'))).status).toBe(201);
  const [held] = await listAll(administrator, 'role_assignments', { principal_id: other.id });
  await administrator.delete(`/v1/role_assignments/${held.id}`);
  problemOf(await other.post('/v1/access_keys', body, withKey('key')), 403, 'permission_denied');
});

test('what failed is not remembered', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const holder = await createProject(administrator, 'taken');
  const create = (name: unknown) => administrator.post('/v1/projects', { name }, withKey('key'));
  problemOf(await create(7), 422, 'validation_failed');
  problemOf(await create('taken'), 409, 'conflict');
  await administrator.delete(`/v1/projects/${holder.id}`);
  expect((await create('taken')).status).toBe(201);
  const nobody = await actor();
  const denied = () => nobody.post('/v1/projects', { name: 'x' }, withKey('key'));
  problemOf(await denied(), 403, 'permission_denied');
  problemOf(await nobody.get('/v1/idempotency_keys/key'), 404, 'not_found');
});

test('a dry run is not remembered', async () => {
  const { administrator } = await api.newEnvironment();
  const tried = await administrator.post(
    '/v1/projects',
    { name: 'payments' },
    { ...withKey('key'), query: { dry_run: true } },
  );
  problemOf(await administrator.get('/v1/idempotency_keys/key'), 404, 'not_found');
  const real = await administrator.post('/v1/projects', { name: 'payments' }, withKey('key'));
  expect([real.status, real.headers.get('idempotency-replayed')]).toEqual([201, null]);
  expect(real.body.id).not.toBe(tried.body.id);
});

test('a key is 1 to 255 visible ASCII characters', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const before = await snapshot(api, environment);
  for (const key of ['', 'two words', 'x'.repeat(256), 'a\tb', 'a, b'])
    problemOf(
      await administrator.post('/v1/projects', { name: 'p' }, withKey(key)),
      400,
      'malformed_request',
    );
  expect(await snapshot(api, environment)).toEqual(before);
  for (const key of ['x'.repeat(255), '"quoted"', "~!@#$%^&*()';--"])
    expect(
      (await administrator.post('/v1/projects', { name: `p ${key.slice(0, 20)}` }, withKey(key))).status,
    ).toBe(201);
});

test('who lost an answer asks what became of the key', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const made = await administrator.post('/v1/projects', { name: 'payments' }, withKey('a/b?c+d'));
  const path = `/v1/idempotency_keys/${encodeURIComponent('a/b?c+d')}`;
  const asked = await administrator.get(path);
  expect(asked.body).toEqual({
    key: 'a/b?c+d',
    operation: 'create_project',
    resource_id: made.body.id,
    created_at: made.body.created_at,
  });
  problemOf(await administrator.get('/v1/idempotency_keys/other'), 404, 'not_found');
  problemOf(await (await actor({ role: 'administrator' })).get(path), 404, 'not_found');
  problemOf(await (await api.newEnvironment()).administrator.get(path), 404, 'not_found');
  problemOf(await administrator.get(`/v1/idempotency_keys/${'x'.repeat(256)}`), 400, 'malformed_request');
  const later = await hoursLater(24.1, () => sendSigned(api, administrator, { target: path }));
  problemOf(later, 404, 'not_found');
});
