import { afterAll, beforeAll, expect, test } from 'vitest';
import { rewrapSecrets } from '../../api/access-keys/rewrap.ts';
import { accessKeySecretName } from '../../api/access-keys/secret.ts';
import { generateMasterKey, parseMasterKeys } from '../../api/secrets/master-keys.ts';
import { open } from '../../api/secrets/seal.ts';
import { startTestApi, type TestApi } from '../support/api.ts';

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
});

test('a start without the master key of a stored secret is refused, naming both', async () => {
  const { administrator } = await api.newEnvironment();
  const { current } = api.context.masterKeys;
  const other = parseMasterKeys(generateMasterKey());
  await expect(rewrapSecrets({ ...api.context, masterKeys: other })).rejects.toThrow(
    /sealed with the master key ".*", which is not configured/,
  );
  expect(administrator.accessKeyId).toMatch(/^ak_/);
  expect(current.id).not.toBe(other.current.id);
});
