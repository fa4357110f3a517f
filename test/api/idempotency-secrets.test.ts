import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import { createServiceAccount } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });

const tellingOnce = documentedOperations().filter(
  (operation) =>
    operation.method === 'POST' &&
    operation.isMutation &&
    !operation.documented.parameters.some(({ name }: Json) => name === 'Idempotency-Key'),
);

test('every creation takes a key but those that tell a secret once', () => {
  expect(tellingOnce.map(({ id }) => id).sort()).toEqual([
    'confirm_two_factor',
    'create_environment',
    'enrol_two_factor',
    'renew_two_factor_recovery_codes',
  ]);
});

test.each(tellingOnce.map((operation) => [operation.id, operation] as const))(
  '%s tells a secret once: no key gives it again, and nothing of it is kept',
  async (_, operation) => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    const once = { ...request, headers: { ...request.headers, ...withKey('once').headers } };
    const first = await owner.send(once);
    expect(first, JSON.stringify(first.body)).toMatchObject({ status: operation.status });
    const again = await owner.send(once);
    expect(again.headers.get('idempotency-replayed')).toBeNull();
    expect(again.body).not.toEqual(first.body);
    const kept = api.context.database.selectFrom('idempotency_keys').selectAll();
    expect(await kept.where('operation', '=', operation.id).execute()).toEqual([]);
  },
);

test('what is kept of a request shows nothing of it: the same one leaves two rows with nothing in common', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const { id } = await createServiceAccount(administrator);
  const other = await actor({ role: 'administrator' });
  for (const by of [administrator, other])
    await by.post('/v1/access_keys', { service_account_id: id }, withKey(by.id));
  const rows = await api.context.database
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('key', 'in', [administrator.id, other.id])
    .execute();
  const [one = {}, two = {}] = rows.map(
    ({ environment_id, operation, created_at, sealed_answer, ...rest }) => ({
      ...rest,
      sealed_answer: Buffer.from(sealed_answer).toString('hex'),
    }),
  );
  expect(Object.keys(one).sort()).toEqual(['key', 'principal_id', 'resource_id', 'sealed_answer']);
  expect(Object.values(one).filter((value) => Object.values<unknown>(two).includes(value))).toEqual([]);
});
