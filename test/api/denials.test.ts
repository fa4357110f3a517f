import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { documentedOperations, pathFor } from '../support/openapi.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

// A question about oneself takes no right, and its body says whom it is about.
const withBody = documentedOperations().filter(
  ({ documented, credential, path, isEverybodys }) =>
    documented.requestBody &&
    !isEverybodys &&
    (credential === 'principal' || credential === 'session') &&
    !path.startsWith('/access/v1/'),
);

test.each(withBody)('$id tells nobody without a right what its body takes', async (operation) => {
  const environment = await api.newEnvironment();
  const nobody = await environment.actor();
  const path = await pathFor(environment.administrator, operation);
  const reply = await nobody.send({ method: operation.method, path, body: { nonsense: 1 } });
  expect([403, 404]).toContain(reply.status);
  expect(reply.body.errors).toEqual([]);
});

test('an answer names 20 faults at most, however many there are', async () => {
  const { administrator } = await api.newEnvironment();
  const body = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field_${index}`, 1]));
  const reply = await administrator.post('/v1/projects', { name: 'payments', ...body });
  expect(reply.status).toBe(422);
  expect(reply.body.errors).toHaveLength(20);
});

test('who is denied again and again has to wait, and the audit log stops growing; others go on', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const nobody = await actor();
  const replies = [];
  for (let index = 0; index < 110; index++) replies.push(await nobody.get('/v1/members'));
  expect(replies.filter(({ status }) => status === 403)).toHaveLength(100);
  const last = replies.at(-1);
  expect(last).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  const { body } = await administrator.get('/v1/audit_events', { actor_id: nobody.id, page_size: 1000 });
  expect(body.items).toHaveLength(100);
  expect((await administrator.get('/v1/members')).status).toBe(200);
});

test('the answer that is kept for a repetition loses its secret with the key', async () => {
  const { administrator } = await api.newEnvironment();
  const { body: account } = await administrator.post('/v1/service_accounts', { name: 'robot' });
  const create = () =>
    administrator.post(
      '/v1/access_keys',
      { service_account_id: account.id },
      { headers: { 'idempotency-key': 'once' } },
    );
  const first = await create();
  expect((await create()).body).toEqual(first.body);
  await administrator.delete(`/v1/access_keys/${first.body.id}`);
  const afterwards = await create();
  expect(afterwards).toMatchObject({ status: 201, body: { id: first.body.id, secret_access_key: null } });
});

test('a user can recompute the hash of an event from what the API says of it', async () => {
  const { administrator } = await api.newEnvironment();
  for (const name of ['payments', 'Zähler', 'telemetry']) await administrator.post('/v1/projects', { name });
  const { body } = await administrator.get('/v1/audit_events');
  let previous = '';
  for (const event of body.items) {
    const { hash, previous_hash, details, environment_id, sequence, id, occurred_at, ...rest } = event;
    const { actor_kind, actor_id, action, outcome, target_kind, target_id } = rest;
    const { request_id, address, user_agent, change_reference } = rest;
    const content = [
      ...[environment_id, sequence, id, occurred_at, actor_kind, actor_id, action, outcome],
      ...[target_kind, target_id, JSON.stringify(details), request_id, address, user_agent],
      ...[change_reference, previous_hash],
    ];
    expect(previous_hash).toBe(previous);
    expect(createHash('sha256').update(JSON.stringify(content)).digest('hex')).toBe(hash);
    previous = hash;
  }
  expect(body.items.length).toBeGreaterThan(3);
});
