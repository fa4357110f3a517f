import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Actor, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { sendSigned } from '../support/raw-request.ts';
import {
  actorWith,
  assign,
  create,
  createServiceAccount,
  fieldErrorsOf,
  listAll,
  problemOf,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
let travelled = 0;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
afterEach(() => {
  api.travel(-travelled);
  travelled = 0;
});

function travel(milliseconds: number): void {
  api.travel(milliseconds);
  travelled += milliseconds;
}

const minute = 60_000;
const hour = 60 * minute;
const wireTime = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
const inHours = (hours: number) => wireTime(api.context.now().getTime() + hours * hour);

const rotate = (by: Actor, id: string, body: Json = {}, more: Json = {}) =>
  by.post(`/v1/access_keys/${id}/rotate`, body, more);

/** A service account that may read, and its key. */
async function begin(more: Json = {}) {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const account = await createServiceAccount(administrator);
  await assign(administrator, account.id, 'auditor');
  const body = { service_account_id: account.id, ...more };
  return { environment, administrator, account, key: await create(administrator, 'access_keys', body) };
}

/** The status of a request that is signed with the key. */
async function statusWith(key: Json): Promise<number> {
  const credentials = { accessKeyId: key.id, secretAccessKey: key.secret_access_key };
  return (await sendSigned(api, credentials, { target: '/v1/projects' })).status;
}

test('both keys open until the old one retires, and the new one alone from that second on', async () => {
  const { administrator, key } = await begin({ note: 'Release job' });
  const retire_at = inHours(2);
  const rotated = await rotate(administrator, key.id, { retire_at });
  expect(rotated.status).toBe(201);
  const { secret_access_key: secret, ...fresh } = rotated.body;
  expect(secret).toMatch(/^rsk_[A-Za-z0-9_-]{43}$/);
  expect(secret).not.toBe(key.secret_access_key);
  expect(fresh).toMatchObject({
    service_account_id: key.service_account_id,
    note: 'Release job',
    expires_at: null,
    status: 'active',
    retired_access_key_id: key.id,
    retired_at: retire_at,
  });
  expect(rotated.headers.get('location')).toBe(`/v1/access_keys/${fresh.id}`);
  expect((await administrator.get(`/v1/access_keys/${key.id}`)).body.expires_at).toBe(retire_at);
  expect(await statusWith(key)).toBe(200);
  expect(await statusWith(rotated.body)).toBe(200);
  travel(2 * hour + 1000);
  expect(await statusWith(key)).toBe(401);
  expect(await statusWith(rotated.body)).toBe(200);
});

test('unless said otherwise the old key retires in 24 hours', async () => {
  const { administrator, key } = await begin();
  const before = Math.floor(api.context.now().getTime() / 1000) * 1000;
  const { retired_at } = (await rotate(administrator, key.id)).body;
  const overlap = Date.parse(retired_at) - before;
  expect(overlap).toBeGreaterThanOrEqual(24 * hour);
  expect(overlap).toBeLessThan(24 * hour + minute);
  travel(24 * hour - minute);
  expect(await statusWith(key)).toBe(200);
  travel(2 * minute);
  expect(await statusWith(key)).toBe(401);
});

test('a rotation never lets the old key work longer than it would have', async () => {
  const [expires_at, later] = [inHours(1), inHours(99)];
  const { administrator, key } = await begin({ expires_at });
  const rotated = await rotate(administrator, key.id, {
    retire_at: inHours(48),
    note: null,
    expires_at: later,
  });
  expect(rotated.body).toMatchObject({ retired_at: expires_at, note: null, expires_at: later });
  expect((await administrator.get(`/v1/access_keys/${key.id}`)).body.expires_at).toBe(expires_at);
  travel(2 * hour);
  const late = await sendSigned(api, administrator, {
    method: 'POST',
    target: `/v1/access_keys/${key.id}/rotate`,
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(late.body).toMatchObject({ retired_access_key_id: key.id, retired_at: expires_at });
  expect(await statusWith(key)).toBe(401);
});

test('a disabled key can be rotated: the new one opens, the old one does not', async () => {
  const { administrator, key } = await begin();
  await administrator.post(`/v1/access_keys/${key.id}/disable`, undefined);
  const rotated = await rotate(administrator, key.id);
  expect(await statusWith(rotated.body)).toBe(200);
  expect(await statusWith(key)).toBe(401);
});

test('the secret of the new key is shown once, and in no other answer or event', async () => {
  const { administrator, key } = await begin();
  const { body } = await rotate(administrator, key.id);
  for (const path of ['/v1/access_keys', `/v1/access_keys/${body.id}`, '/v1/audit_events'])
    expect(JSON.stringify((await administrator.get(path)).body)).not.toContain(body.secret_access_key);
  const [event] = await listAll(administrator, 'audit_events', { action: 'access_key.rotate' });
  expect(event).toMatchObject({
    target_kind: 'access_key',
    target_id: body.id,
    details: {
      changes: { service_account_id: [null, key.service_account_id] },
      retired_access_key: { id: key.id, expires_at: [null, body.retired_at] },
    },
  });
  expect(JSON.stringify(event)).not.toContain('secret');
});

test('a dry run names the end of the old key, shows no secret and changes nothing', async () => {
  const { environment, administrator, key } = await begin();
  const before = await snapshot(api, environment);
  const tried = await rotate(administrator, key.id, {}, { query: { dry_run: true } });
  expect(tried).toMatchObject({
    status: 201,
    body: { secret_access_key: null, retired_access_key_id: key.id, retired_at: expect.any(String) },
  });
  expect(await snapshot(api, environment)).toEqual(before);
});

test('a repeated rotation gives the same key and secret, until that key is gone', async () => {
  const { administrator, key, account } = await begin();
  const again = { headers: { 'idempotency-key': 'rotation' } };
  const first = await rotate(administrator, key.id, {}, again);
  const second = await rotate(administrator, key.id, {}, again);
  expect(second.body).toEqual(first.body);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect(await listAll(administrator, 'access_keys', { service_account_id: account.id })).toHaveLength(2);
  await administrator.delete(`/v1/access_keys/${first.body.id}`);
  const third = await rotate(administrator, key.id, {}, again);
  expect(third.body).toEqual({ ...first.body, secret_access_key: null });
});

test('an account with as many keys as it may have can rotate one of them, and no more until one retires', async () => {
  const { administrator, account, key } = await begin();
  const others = [];
  for (let count = 1; count < 5; count++)
    others.push(await create(administrator, 'access_keys', { service_account_id: account.id }));
  const rotated = await rotate(administrator, key.id, { retire_at: inHours(1) });
  expect(rotated.status).toBe(201);
  for (const id of [key.id, rotated.body.id, others[0]?.id])
    problemOf(await rotate(administrator, id), 422, 'too_many_access_keys');
  problemOf(
    await administrator.post('/v1/access_keys', { service_account_id: account.id }),
    422,
    'too_many_access_keys',
  );
  for (const expires_at of [null, inHours(9)])
    problemOf(
      await administrator.patch(`/v1/access_keys/${key.id}`, { expires_at }),
      422,
      'too_many_access_keys',
    );
  const sooner = await administrator.patch(`/v1/access_keys/${key.id}`, {
    expires_at: wireTime(Date.now() + minute),
  });
  expect(sooner.status).toBe(200);
  await administrator.delete(`/v1/access_keys/${key.id}`);
  expect((await rotate(administrator, others[0]?.id)).status).toBe(201);
});

test('twenty concurrent rotations at the limit give one key more', async () => {
  const { administrator, account, key } = await begin();
  for (let count = 1; count < 5; count++)
    await create(administrator, 'access_keys', { service_account_id: account.id });
  const replies = await Promise.all(Array.from({ length: 20 }, () => rotate(administrator, key.id)));
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(replies.filter(({ body }) => body.code === 'too_many_access_keys')).toHaveLength(19);
  expect(await listAll(administrator, 'access_keys', { service_account_id: account.id })).toHaveLength(6);
});

test('nobody rotates a key of an account that holds more than they do (security case 1)', async () => {
  const { environment, administrator, account, key } = await begin();
  const clerk = await actorWith(environment, ['platform_api_key.read', 'platform_api_key.manage']);
  const before = await listAll(administrator, 'access_keys');
  for (const query of [{}, { dry_run: true }])
    expect(
      problemOf(await rotate(clerk, key.id, {}, { query }), 403, 'permission_denied').missing_permission,
    ).toMatch(/\./);
  expect(await listAll(administrator, 'access_keys')).toEqual(before);
  const [held] = await listAll(administrator, 'role_assignments', { principal_id: account.id });
  await administrator.delete(`/v1/role_assignments/${held.id}`);
  expect((await rotate(clerk, key.id)).status).toBe(201);
});

test('what a rotation cannot take is refused by field', async () => {
  const { administrator, key } = await begin();
  const refused = await rotate(administrator, key.id, {
    retire_at: 'tomorrow',
    note: '',
    service_account_id: key.service_account_id,
    secret_access_key: 'rsk_mine',
  });
  expect(fieldErrorsOf(refused)).toEqual({
    '/retire_at': ['invalid_value', expect.stringMatching(/RFC 3339/)],
    '/note': ['invalid_value', expect.any(String)],
    '/service_account_id': ['unknown_field', 'is not a field of this resource'],
    '/secret_access_key': ['invalid_value', expect.stringMatching(/^must have at least 40 characters/)],
  });
  for (const field of ['retire_at', 'expires_at']) {
    const past = await rotate(administrator, key.id, { [field]: '2020-01-01T00:00:00Z' });
    expect(fieldErrorsOf(past)[`/${field}`]?.[1]).toMatch(/^must lie in the future/);
  }
  problemOf(await rotate(administrator, 'ak_01h00000000000000000000000'), 404, 'not_found');
});
