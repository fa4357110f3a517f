import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  actorWith,
  assign,
  create,
  createMember,
  createServiceAccount,
  fieldErrorsOf,
  listAll,
  neverExisted,
  problemOf,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const hour = 3_600_000;
const inAnHour = () => `${new Date(Date.now() + hour).toISOString().slice(0, 19)}Z`;

test('the secret is shown by the creation, and never again', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  expect(key.secret_access_key).toMatch(/^rsk_[A-Za-z0-9_-]{43}$/);
  const path = `/v1/access_keys/${key.id}`;
  for (const reply of [
    await administrator.get(path),
    await administrator.get('/v1/access_keys'),
    await administrator.patch(path, { note: 'new' }),
    await administrator.get('/v1/audit_events'),
  ]) {
    expect(reply.status).toBe(200);
    expect(JSON.stringify(reply.body)).not.toContain(key.secret_access_key);
    expect(JSON.stringify(reply.body)).not.toContain('secret');
  }
});

test('two keys of an account have different secrets, and both sign for the account', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  await assign(administrator, account.id, 'auditor');
  const keys = [
    await create(administrator, 'access_keys', { service_account_id: account.id }),
    await create(administrator, 'access_keys', { service_account_id: account.id }),
  ];
  expect(keys[0].secret_access_key).not.toBe(keys[1].secret_access_key);
  for (const key of keys) {
    const robot = api.actAs(account.id, { accessKeyId: key.id, secretAccessKey: key.secret_access_key });
    expect((await robot.get('/v1/members')).status).toBe(200);
    problemOf(await robot.post('/v1/members', { email: 'x@example.com' }), 403, 'permission_denied');
  }
  const [one, other] = keys;
  const mixed = api.actAs(account.id, { accessKeyId: one.id, secretAccessKey: other.secret_access_key });
  problemOf(await mixed.get('/v1/members'), 401, 'unauthenticated');
});

test('the database holds no secret in the clear, and no secret that opens for another key', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  const [mine, other] = [
    await create(administrator, 'access_keys', { service_account_id: account.id }),
    await create(administrator, 'access_keys', { service_account_id: account.id }),
  ];
  const { database } = api.context;
  const sealedOf = (id: string) =>
    database.selectFrom('access_keys').select('sealed_secret').where('id', '=', id).executeTakeFirstOrThrow();
  const { sealed_secret } = await sealedOf(mine.id);
  expect(Buffer.from(sealed_secret).includes(mine.secret_access_key)).toBe(false);
  await database.updateTable('access_keys').set({ sealed_secret }).where('id', '=', other.id).execute();
  const thief = api.actAs(account.id, { accessKeyId: other.id, secretAccessKey: mine.secret_access_key });
  problemOf(await thief.get('/v1/projects'), 401, 'unauthenticated');
});

test('a key is made for a service account of the environment alone', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const elsewhere = (await api.newEnvironment()).administrator;
  const foreign = await createServiceAccount(elsewhere);
  const member = await createMember(administrator);
  const before = await snapshot(api, environment);
  for (const id of [foreign.id, neverExisted('sa')]) {
    const refused = await administrator.post('/v1/access_keys', { service_account_id: id });
    expect(problemOf(refused, 422, 'unknown_reference').errors).toEqual([
      {
        pointer: '/service_account_id',
        code: 'unknown_reference',
        message: `names no service account: ${id}`,
      },
    ]);
  }
  const refused = await administrator.post('/v1/access_keys', { service_account_id: member.id });
  expect(fieldErrorsOf(refused)['/service_account_id']?.[1]).toBe('must be an id that starts with `sa_`');
  expect(await snapshot(api, environment)).toEqual(before);
});

test('the end of a key lies in the future, and an end that is there already may be repeated', async () => {
  const { administrator } = await api.newEnvironment();
  const { id } = await createServiceAccount(administrator);
  const past = await administrator.post('/v1/access_keys', {
    service_account_id: id,
    expires_at: '2020-01-01T00:00:00Z',
  });
  expect(fieldErrorsOf(past)['/expires_at']?.[1]).toMatch(/^must lie in the future \(it is 20.*Z now\)$/);
  const expires_at = inAnHour();
  const key = await create(administrator, 'access_keys', { service_account_id: id, expires_at });
  expect(key.expires_at).toBe(expires_at);
  const path = `/v1/access_keys/${key.id}`;
  await api.context.database
    .updateTable('access_keys')
    .set({ expires_at: new Date('2020-01-01T00:00:00Z') })
    .where('id', '=', key.id)
    .execute();
  expect((await administrator.patch(path, { expires_at: '2020-01-01T00:00:00Z' })).status).toBe(200);
  const earlier = await administrator.patch(path, { expires_at: '2019-01-01T00:00:00Z' });
  expect(fieldErrorsOf(earlier)).toHaveProperty(['/expires_at']);
});

test('keys are listed by account', async () => {
  const { administrator } = await api.newEnvironment();
  const [one, other] = [
    await createServiceAccount(administrator, 'one'),
    await createServiceAccount(administrator, 'other'),
  ];
  const key = await create(administrator, 'access_keys', { service_account_id: one.id });
  const ids = async (account: string) =>
    (await listAll(administrator, 'access_keys', { service_account_id: account })).map(({ id }) => id);
  expect(await ids(one.id)).toEqual([key.id]);
  expect(await ids(other.id)).toEqual([]);
});

test('a service account goes together with its keys and role assignments', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  const assignment = await assign(administrator, account.id, 'auditor');
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  expect((await administrator.delete(`/v1/service_accounts/${account.id}`)).status).toBe(204);
  problemOf(await administrator.get(`/v1/access_keys/${key.id}`), 404, 'not_found');
  problemOf(await administrator.get(`/v1/role_assignments/${assignment.id}`), 404, 'not_found');
  const [event] = await listAll(administrator, 'audit_events', {
    target_id: account.id,
    action: 'service_account.delete',
  });
  expect(event.details).toMatchObject({
    deleted_access_keys: [key.id],
    deleted_role_assignments: [{ id: assignment.id, role_id: 'auditor' }],
  });
});

const manageKeys = ['platform_api_key.read', 'platform_api_key.manage'];
const keyOf = (account: Json, more: Json = {}) => ({ service_account_id: account.id, ...more });
const signerOf = (key: Json) =>
  api.actAs(key.service_account_id, { accessKeyId: key.id, secretAccessKey: key.secret_access_key });

test('a key does what its account may do at the time of the call, never what its maker may (security case 2)', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  const robot = signerOf(await create(administrator, 'access_keys', keyOf(account)));
  problemOf(await robot.get('/v1/members'), 403, 'permission_denied');
  const held = await assign(administrator, account.id, 'auditor');
  expect((await robot.get('/v1/members')).status).toBe(200);
  problemOf(await robot.post('/v1/projects', { name: 'mine' }), 403, 'permission_denied');
  await administrator.delete(`/v1/role_assignments/${held.id}`);
  problemOf(await robot.get('/v1/members'), 403, 'permission_denied');
});

test('a disabled key opens nothing at the next request, until it is enabled again', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  await assign(administrator, account.id, 'auditor');
  const [key, other] = [
    await create(administrator, 'access_keys', keyOf(account)),
    await create(administrator, 'access_keys', keyOf(account)),
  ];
  const robot = signerOf(key);
  expect((await robot.get('/v1/members')).status).toBe(200);
  const disabled = await administrator.post(`/v1/access_keys/${key.id}/disable`, undefined);
  expect(disabled).toMatchObject({ status: 200, body: { id: key.id, status: 'disabled' } });
  expect((await administrator.get(`/v1/access_keys/${key.id}`)).body).toEqual(disabled.body);
  problemOf(await robot.get('/v1/members'), 401, 'unauthenticated');
  expect((await signerOf(other).get('/v1/members')).status).toBe(200);
  expect((await listAll(administrator, 'access_keys', { status: 'disabled' })).map(({ id }) => id)).toEqual([
    key.id,
  ]);
  const enabled = await administrator.post(`/v1/access_keys/${key.id}/enable`, undefined);
  expect(enabled.body.status).toBe('active');
  expect((await robot.get('/v1/members')).status).toBe(200);
  const events = await listAll(administrator, 'audit_events', { target_id: key.id });
  const switched = events.filter(
    ({ details }) => details.changes?.status && details.changes.status[0] !== null,
  );
  expect(switched.map(({ action, details }) => [action, details.changes])).toEqual([
    ['access_key.disable', { status: ['active', 'disabled'] }],
    ['access_key.enable', { status: ['disabled', 'active'] }],
  ]);
});

test('disabling and enabling again changes nothing, and a stale ETag stops both', async () => {
  const { administrator } = await api.newEnvironment();
  const key = await create(administrator, 'access_keys', keyOf(await createServiceAccount(administrator)));
  const disable = (more: Json = {}) =>
    administrator.post(`/v1/access_keys/${key.id}/disable`, undefined, more);
  const first = await disable();
  const second = await disable();
  expect(second.body).toEqual(first.body);
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  problemOf(await disable({ headers: { 'if-match': '"1"' } }), 412, 'precondition_failed');
  expect((await disable({ headers: { 'if-match': second.headers.get('etag') } })).status).toBe(200);
});

test('who manages keys may disable any, and enables those alone whose account holds no more than they do', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const clerk = await actorWith(environment, manageKeys);
  const account = await createServiceAccount(administrator);
  await assign(administrator, account.id, 'administrator');
  const key = await create(administrator, 'access_keys', keyOf(account));
  expect((await clerk.post(`/v1/access_keys/${key.id}/disable`, undefined)).status).toBe(200);
  problemOf(await clerk.post(`/v1/access_keys/${key.id}/enable`, undefined), 403, 'permission_denied');
  problemOf(await signerOf(key).get('/v1/members'), 401, 'unauthenticated');
});

test('an account has at most five keys that have not expired', async () => {
  const { administrator } = await api.newEnvironment();
  const [account, other] = [
    await createServiceAccount(administrator, 'one'),
    await createServiceAccount(administrator, 'other'),
  ];
  const keys = [];
  for (let count = 0; count < 5; count++)
    keys.push(await create(administrator, 'access_keys', keyOf(account)));
  // One that is disabled may be enabled again, so it counts.
  await administrator.post(`/v1/access_keys/${keys[0].id}/disable`, undefined);
  for (const query of [{}, { dry_run: true }]) {
    const refused = await administrator.post('/v1/access_keys', keyOf(account), { query });
    expect(problemOf(refused, 422, 'too_many_access_keys').detail).toBe(
      'a service account may have 5 access keys that have not expired: delete one first, or rotate one',
    );
  }
  expect((await administrator.post('/v1/access_keys', keyOf(other))).status).toBe(201);
  await administrator.delete(`/v1/access_keys/${keys[0].id}`);
  expect((await administrator.post('/v1/access_keys', keyOf(account))).status).toBe(201);
});

test('how many keys an account has is a setting, and keys that have expired do not count', async () => {
  const { administrator } = await api.newEnvironment();
  const settings = { access_keys_per_account: 1 };
  expect((await administrator.patch('/v1/environment', { settings })).status).toBe(200);
  const account = await createServiceAccount(administrator);
  const key = await create(administrator, 'access_keys', keyOf(account, { expires_at: inAnHour() }));
  problemOf(await administrator.post('/v1/access_keys', keyOf(account)), 422, 'too_many_access_keys');
  await api.context.database
    .updateTable('access_keys')
    .set({ expires_at: new Date('2020-01-01T00:00:00Z') })
    .where('id', '=', key.id)
    .execute();
  const next = await administrator.post('/v1/access_keys', keyOf(account));
  expect(next.status).toBe(201);
  const path = `/v1/access_keys/${key.id}`;
  for (const expires_at of [inAnHour(), null])
    problemOf(await administrator.patch(path, { expires_at }), 422, 'too_many_access_keys');
  await administrator.delete(`/v1/access_keys/${next.body.id}`);
  expect((await administrator.patch(path, { expires_at: null })).status).toBe(200);
});

test('concurrent creations do not exceed the limit either', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => administrator.post('/v1/access_keys', keyOf(account))),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([...Array(5).fill(201), ...Array(15).fill(422)]);
  expect(await listAll(administrator, 'access_keys', { service_account_id: account.id })).toHaveLength(5);
});

test('what Roster sets of a key nobody else sets', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  const given = {
    status: 'disabled',
    last_used_at: null,
    last_used_address: '10.0.0.1',
    secret_access_key: 'rsk_x',
  };
  const refused = await administrator.post('/v1/access_keys', keyOf(account, given));
  expect(Object.keys(fieldErrorsOf(refused)).sort()).toEqual(
    Object.keys(given)
      .map((name) => `/${name}`)
      .sort(),
  );
  const key = await create(administrator, 'access_keys', keyOf(account));
  const changed = await administrator.patch(`/v1/access_keys/${key.id}`, given);
  expect(Object.keys(fieldErrorsOf(changed)).sort()).toEqual(
    Object.keys(given)
      .map((name) => `/${name}`)
      .sort(),
  );
});
