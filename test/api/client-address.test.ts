import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, startTestApi, type TestApi } from '../support/api.ts';
import { sendSigned } from '../support/raw-request.ts';
import { create, listAll } from '../support/resources.ts';

let direct: TestApi;
let behindProxies: TestApi;
beforeAll(async () => {
  direct = await startTestApi();
  behindProxies = await startTestApi({ trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });
});
afterAll(() => Promise.all([direct.stop(), behindProxies.stop()]));

/** The address that the audit log has of a change that came with this `X-Forwarded-For`. */
async function shownAddress(api: TestApi, by: Credentials, forwardedFor: string | string[]): Promise<string> {
  const requestId = randomUUID();
  const reply = await sendSigned(api, by, {
    method: 'POST',
    target: '/v1/projects',
    headers: { 'content-type': 'application/json', 'x-request-id': requestId },
    added: { 'x-forwarded-for': forwardedFor },
    body: JSON.stringify({ name: requestId }),
  });
  expect(reply.status, reply.text).toBe(201);
  const events = await api.context.database
    .selectFrom('audit_events')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('action', '=', 'project.create')
    .execute();
  expect(events).toHaveLength(1);
  return events[0]?.address ?? '';
}

test('without trusted proxies the address is that of the connection, whatever the client claims', async () => {
  const { administrator } = await direct.newEnvironment();
  expect(await shownAddress(direct, administrator, '203.0.113.7')).toBe('127.0.0.1');
});

test('behind trusted proxies the address is the nearest that is no trusted proxy', async () => {
  const { administrator } = await behindProxies.newEnvironment();
  for (const [forwardedFor, address] of [
    ['203.0.113.7', '203.0.113.7'],
    ['192.0.2.66, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
    [['192.0.2.66', '203.0.113.7, 10.0.0.2', '10.0.0.3'], '203.0.113.7'],
    ['203.0.113.7, nonsense, 10.0.0.2', '10.0.0.2'],
    ['nonsense', '127.0.0.1'],
  ] as const)
    expect(await shownAddress(behindProxies, administrator, forwardedFor as string)).toBe(address);
});

test('one address has one form wherever it is shown (security case 22)', async () => {
  const { administrator } = await behindProxies.newEnvironment();
  for (const [forwardedFor, address] of [
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[::ffff:cb00:7107]:4711', '203.0.113.7'],
    ['203.0.113.7, ::FFFF:0A00:0001', '203.0.113.7'],
    ['2001:0DB8:0:0:0:0:0:7', '2001:db8::7'],
  ] as const)
    expect(await shownAddress(behindProxies, administrator, forwardedFor)).toBe(address);
});

test('a denial has the address of the client too', async () => {
  const environment = await behindProxies.newEnvironment();
  const nobody = await environment.actor();
  const project = await create(environment.administrator, 'projects', { name: 'payments' });
  const denied = await sendSigned(behindProxies, nobody, {
    method: 'DELETE',
    target: `/v1/projects/${project.id}`,
    added: { 'x-forwarded-for': '203.0.113.8' },
  });
  expect([403, 404]).toContain(denied.status);
  const events = await listAll(environment.administrator, 'audit_events', { target_id: project.id });
  expect(events.find(({ outcome }) => outcome === 'denied')).toMatchObject({
    actor_id: nobody.id,
    address: '203.0.113.8',
  });
});
