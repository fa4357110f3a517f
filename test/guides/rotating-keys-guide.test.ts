import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { listAll } from '../support/resources.ts';
import { besideApi } from './beside-api.ts';
import { playGuides } from './play.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it('declares a key that only its program can read, uses it, and replaces it when it leaked', async () => {
  const { administrator } = await api.newEnvironment();
  const stage = await besideApi(api, administrator);
  const said = await playGuides(['docs/guides/rotating-keys.md'], stage);
  const [, applied, used = '', replaced, reviewed] = said;
  expect(applied).toContain('Apply complete! Resources: 3 added');
  expect(JSON.parse(used)).toMatchObject({ name: 'reporter' });
  expect(replaced).toMatch(/will be replaced, as requested.*Resources: 1 added, 0 changed, 1 destroyed/s);
  expect(reviewed).toMatch(/reporter.*Auditor/s);
  const [account] = await listAll(administrator, 'service_accounts', { name: 'reporter' });
  expect(await listAll(administrator, 'access_keys', { service_account_id: account?.id })).toHaveLength(1);
});
