import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, type Credentials, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { type RawReply, sendSigned } from '../support/raw-request.ts';
import {
  actorWith,
  assign,
  create,
  createServiceAccount,
  fieldErrorsOf,
  listAll,
  problemOf,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ trustedProxies: ['127.0.0.1'] });
});
afterAll(() => api.stop());

/** A service account that may see everything, from these addresses. */
async function robotWith(administrator: Actor, allowed_addresses: readonly string[] | null): Promise<Actor> {
  const account = await create(administrator, 'service_accounts', { name: 'robot', allowed_addresses });
  await assign(administrator, account.id, 'auditor');
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  return api.actAs(account.id, { accessKeyId: key.id, secretAccessKey: key.secret_access_key });
}

const from = (address: string, by: Credentials): Promise<RawReply> =>
  sendSigned(api, by, { target: '/v1/projects', added: { 'x-forwarded-for': address } });

const refusals = (administrator: Actor, keyId: string): Promise<Json[]> =>
  listAll(administrator, 'audit_events', { target_id: keyId, action: 'access_key.use' }).then((events) =>
    events.filter(({ outcome }) => outcome === 'denied'),
  );

test('the keys of an account with an allow-list open from there alone', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, ['203.0.113.0/24', '2001:db8::7']);
  for (const address of ['203.0.113.1', '203.0.113.255', '2001:db8::7'])
    expect((await from(address, robot)).status, address).toBe(200);
  for (const address of ['203.0.112.255', '203.0.114.0', '2001:db8::8', '192.0.2.1', 'nonsense'])
    problemOf(await from(address, robot), 401, 'unauthenticated');
  problemOf(await robot.get('/v1/projects'), 401, 'unauthenticated');
});

test('an account without an allow-list is let in from everywhere', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, null);
  for (const address of ['203.0.113.1', '2001:db8::7', 'nonsense'])
    expect((await from(address, robot)).status, address).toBe(200);
});

test('IPv4-mapped and odd IPv6 forms meet the same allow-list rules (security case 22)', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, ['10.0.0.0/8', '2001:db8::/32']);
  for (const address of [
    '10.0.0.1',
    '::ffff:10.0.0.1',
    '::FFFF:0A00:0001',
    '0:0:0:0:0:ffff:10.0.0.1',
    '[::ffff:10.0.0.1]:4711',
    '2001:DB8::1',
    '2001:0db8:0000:0000:0000:0000:0000:0001',
  ])
    expect((await from(address, robot)).status, address).toBe(200);
  for (const address of [
    '::ffff:11.0.0.1',
    '::10.0.0.1',
    '::ffff:0:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '2002:a00:1::',
    '::ffff:010.0.0.1',
    '010.0.0.1',
    '167772161',
    '2001:db9::1',
  ])
    problemOf(await from(address, robot), 401, 'unauthenticated');
});

test('an allow-list that is written in mapped form holds for IPv4', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, ['::ffff:10.0.0.0/104']);
  expect((await from('10.1.2.3', robot)).status).toBe(200);
  problemOf(await from('11.1.2.3', robot), 401, 'unauthenticated');
});

test('the answer is that for any bad credential, and the reason stands in the log and in the audit log', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, ['203.0.113.0/24']);
  const said = (reply: RawReply) => {
    const { 'x-request-id': _, date: __, ...headers } = Object.fromEntries(reply.headers);
    return [reply.status, headers, reply.text.replace(reply.body.request_id, '…')];
  };
  const elsewhere = await from('192.0.2.66', robot);
  const wrong = await from('203.0.113.1', { ...robot, secretAccessKey: administrator.secretAccessKey });
  expect(said(elsewhere)).toEqual(said(wrong));
  const lines = api.log.map((line) => JSON.parse(line));
  expect(
    lines.find(({ requestId, reason }) => requestId === elsewhere.body.request_id && reason),
  ).toMatchObject({
    reason: 'address_not_allowed',
    accessKeyId: robot.accessKeyId,
    address: '192.0.2.66',
  });
  expect(await refusals(administrator, robot.accessKeyId)).toMatchObject([
    {
      actor_kind: 'service_account',
      actor_id: robot.id,
      address: '192.0.2.66',
      request_id: elsewhere.body.request_id,
      details: { code: 'address_not_allowed', address: '192.0.2.66' },
    },
  ]);
});

test('whoever has the key cannot flood the audit log with refusals, and who lacks it leaves none', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, ['203.0.113.0/24']);
  const impostor = { ...robot, secretAccessKey: administrator.secretAccessKey };
  for (let time = 0; time < 3; time++) await from('192.0.2.66', impostor);
  expect(await refusals(administrator, robot.accessKeyId)).toEqual([]);
  for (let time = 0; time < 5; time++) await from('192.0.2.66', robot);
  expect(await refusals(administrator, robot.accessKeyId)).toHaveLength(1);
  for (let host = 0; host < 30; host++)
    problemOf(await from(`198.51.100.${host}`, robot), 401, 'unauthenticated');
  expect(await refusals(administrator, robot.accessKeyId)).toHaveLength(20);
});

test('a changed allow-list holds from the next request on', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, null);
  const path = `/v1/service_accounts/${robot.id}`;
  expect((await from('192.0.2.66', robot)).status).toBe(200);
  await administrator.patch(path, { allowed_addresses: ['203.0.113.0/24'] });
  problemOf(await from('192.0.2.66', robot), 401, 'unauthenticated');
  expect((await from('203.0.113.1', robot)).status).toBe(200);
  const opened = await administrator.patch(path, { allowed_addresses: null });
  expect(opened.body.allowed_addresses).toBeNull();
  expect((await from('192.0.2.66', robot)).status).toBe(200);
  const [, narrowed] = await listAll(administrator, 'audit_events', { target_id: robot.id });
  expect(narrowed.details.changes).toEqual({ allowed_addresses: [null, ['203.0.113.0/24']] });
});

test('what is no address or range is refused, and the field and the item are named', async () => {
  const { administrator } = await api.newEnvironment();
  const refused = async (allowed_addresses: unknown) => {
    const reply = await administrator.post('/v1/service_accounts', { name: 'robot', allowed_addresses });
    return fieldErrorsOf(reply)['/allowed_addresses'];
  };
  for (const item of [
    '10.0.0.300',
    '010.0.0.1',
    '10.0.0.0/33',
    '::ffff:0:0/95',
    'example.com',
    'fe80::1%eth0',
  ])
    expect(await refused(['203.0.113.1', item])).toEqual([
      'invalid_address',
      expect.stringContaining(`"${item}" is no IP address or CIDR range`),
    ]);
  expect((await refused([]))?.[1]).toBe('must have at least 1 item (it has 0)');
  expect((await refused(['10.0.0.1', '10.0.0.1']))?.[1]).toBe('must not contain an item twice');
  expect(await refused('10.0.0.1')).toBeDefined();
  const mixed = await administrator.post('/v1/service_accounts', { name: 'robot', allowed_addresses: [10] });
  expect(fieldErrorsOf(mixed)['/allowed_addresses/0']?.[1]).toBe('must be a string');
  expect(await refused(Array.from({ length: 51 }, (_, index) => `10.0.0.${index}`))).toBeDefined();
});

test('the order of an allow-list means nothing, and what is in it stays as it was written', async () => {
  const { administrator } = await api.newEnvironment();
  const given = ['2001:DB8::/32', '10.9.9.9/8'];
  const account = await create(administrator, 'service_accounts', {
    name: 'robot',
    allowed_addresses: given,
  });
  expect(new Set(account.allowed_addresses)).toEqual(new Set(given));
  const path = `/v1/service_accounts/${account.id}`;
  const before = (await administrator.get(path)).headers.get('etag');
  const same = await administrator.patch(path, { allowed_addresses: [...given].reverse() });
  expect(same.headers.get('etag')).toBe(before);
});

test('who opens an account to more addresses must hold what it holds; who closes it need not', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const clerk = await actorWith(environment, ['platform_api_key.read', 'platform_api_key.manage']);
  const robot = await createServiceAccount(administrator);
  await assign(administrator, robot.id, 'administrator');
  const change = (by: Actor, allowed_addresses: readonly string[] | null) =>
    by.patch(`/v1/service_accounts/${robot.id}`, { allowed_addresses });
  const both = ['203.0.113.0/24', '198.51.100.0/24'];
  expect((await change(clerk, both)).status).toBe(200);
  expect((await change(clerk, ['203.0.113.0/24'])).status).toBe(200);
  for (const wider of [both, ['203.0.113.0/25'], ['0.0.0.0/0', '203.0.113.0/24'], null])
    problemOf(await change(clerk, wider), 403, 'permission_denied');
  expect((await clerk.patch(`/v1/service_accounts/${robot.id}`, { note: 'Ours' })).status).toBe(200);
  expect((await change(administrator, null)).status).toBe(200);
});
