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

it('lets the jobs of one repository act, without a key', async () => {
  const { administrator } = await api.newEnvironment();
  const stage = await besideApi(api, administrator);
  const [applied] = await playGuides(['docs/guides/ci-without-stored-secrets.md'], stage);
  expect(applied).toMatch(/Resources: 3 added.*workload_identity_id = "wi_/s);
  const [account] = await listAll(administrator, 'service_accounts', { name: 'access-apply' });
  expect(await listAll(administrator, 'access_keys', { service_account_id: account?.id })).toEqual([]);
});
