import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessKeySecretName } from '../../api/access-keys/secret.ts';
import { rewrapSecrets } from '../../api/rewrap-secrets.ts';
import { generateMasterKey, parseMasterKeys } from '../../api/secrets/master-keys.ts';
import { open, seal } from '../../api/secrets/seal.ts';
import { clientSecretOf } from '../../api/sso/connection.ts';
import { seedName } from '../../api/two-factor/standing.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { memberWithPassword, signedIn } from '../support/members.ts';
import { turnOnTwoFactor } from '../support/two-factor.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test('master keys rotate: after a start with a new one in front, the old one can go', async () => {
  const { id, administrator } = await api.newEnvironment();
  const { database, masterKeys } = api.context;
  const fresh = parseMasterKeys(generateMasterKey());
  const both = { current: fresh.current, byId: new Map([...fresh.byId, ...masterKeys.byId]) };
  expect(await rewrapSecrets({ ...api.context, masterKeys: both })).toBeGreaterThan(0);
  expect(await rewrapSecrets({ ...api.context, masterKeys: fresh })).toBe(0);
  const { sealed_secret } = await database
    .selectFrom('access_keys')
    .select('sealed_secret')
    .where('id', '=', administrator.accessKeyId)
    .executeTakeFirstOrThrow();
  const name = accessKeySecretName(id, administrator.accessKeyId);
  expect(new TextDecoder().decode(open(fresh, sealed_secret, name))).toBe(administrator.secretAccessKey);
  // With the old key alone the secret cannot be opened: 401, like whatever else is wrong, and a line in the log.
  expect((await administrator.get('/v1/projects')).status).toBe(401);
  expect(api.log.join('')).toContain('cannot open the secret of a key');
  await rewrapSecrets({ ...api.context, masterKeys: { ...both, current: masterKeys.current } });
});

test('every sealed column that lasts is among those that are re-wrapped', async () => {
  const { database } = api.context;
  const columns = (await database.introspection.getTables()).flatMap(({ name, columns }) =>
    columns.filter(({ dataType }) => dataType === 'bytea').map((column) => `${name}.${column.name}`),
  );
  const lastADay = ['idempotency_keys.sealed_answer', 'mails.sealed_content', 'sso_sign_ins.sealed_checks'];
  expect(columns.filter((column) => !lastADay.includes(column)).sort()).toEqual([
    'access_keys.sealed_secret',
    'member_credentials.sealed_totp_secret',
    'sso_connections.sealed_client_secret',
  ]);
});

test('seeds of second factors and client secrets go over to the new master key, too', async () => {
  const environment = await api.newEnvironment();
  const member = await memberWithPassword(api, environment);
  const { seed } = await turnOnTwoFactor(api, await signedIn(api, member));
  const connection = await environment.administrator.post('/v1/sso_connections', {
    name: 'SSO',
    issuer: 'https://idp.example.com',
    client_id: 'roster',
    client_secret: 'a-client-secret-that-is-long-enough',
    allowed_domains: ['example.com'],
  });
  expect(connection.status, JSON.stringify(connection.body)).toBe(201);
  const { database, masterKeys } = api.context;
  const fresh = parseMasterKeys(generateMasterKey());
  const both = { current: fresh.current, byId: new Map([...fresh.byId, ...masterKeys.byId]) };
  await rewrapSecrets({ ...api.context, masterKeys: both });
  const credentials = await database
    .selectFrom('member_credentials')
    .select('sealed_totp_secret')
    .where('member_id', '=', member.id)
    .executeTakeFirstOrThrow();
  const name = seedName({ environmentId: environment.id, memberId: member.id });
  const opened = open(fresh, credentials.sealed_totp_secret as Uint8Array, name);
  expect(new TextDecoder().decode(opened)).toBe(seed);
  const row = await database
    .selectFrom('sso_connections')
    .selectAll()
    .where('id', '=', connection.body.id)
    .executeTakeFirstOrThrow();
  expect(clientSecretOf({ ...api.context, masterKeys: fresh }, row)).toBe(
    'a-client-secret-that-is-long-enough',
  );
  await rewrapSecrets({ ...api.context, masterKeys: { ...both, current: masterKeys.current } });
});

test('a start without the master key of a stored secret is refused, naming both', async () => {
  await api.newEnvironment();
  const other = parseMasterKeys(generateMasterKey());
  await expect(rewrapSecrets({ ...api.context, masterKeys: other })).rejects.toThrow(
    /the secret of the access key ak_\w+ is sealed with the master key "mk-\w+", which is not configured/,
  );
});

test('an answer whose master key is gone is not repeated, and its access key can be deleted all the same', async () => {
  const { administrator } = await api.newEnvironment();
  const { database } = api.context;
  const { body: account } = await administrator.post('/v1/service_accounts', { name: 'robot' });
  const withKey = { headers: { 'idempotency-key': 'once' } };
  const create = () => administrator.post('/v1/access_keys', { service_account_id: account.id }, withKey);
  const { id } = (await create()).body;
  const sealed_answer = seal(parseMasterKeys(generateMasterKey()), '{}', 'any');
  await database
    .updateTable('idempotency_keys')
    .set({ sealed_answer })
    .where('resource_id', '=', id)
    .execute();
  expect(await create()).toMatchObject({ status: 409, body: { code: 'conflict', conflicting_id: id } });
  expect((await administrator.delete(`/v1/access_keys/${id}`)).status).toBe(204);
});
