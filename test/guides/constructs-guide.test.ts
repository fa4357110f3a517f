import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { listAll } from '../support/resources.ts';
import { cdkProject } from './cdk-project.ts';
import { playGuides } from './play.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it('declares a team, programs and access for an emergency, and the plan after that is empty', async () => {
  const { administrator } = await api.newEnvironment();
  const stage = await cdkProject(api, administrator);
  const soon = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
  await playGuides(['docs/guides/constructs.md'], {
    ...stage,
    instead: { ...stage.instead, '2026-12-01T18:00:00Z': soon },
  });
  const [jane] = await listAll(administrator, 'members', { email: 'jane@example.com' });
  const held = await listAll(administrator, 'role_assignments', { principal_id: jane?.id });
  expect(held.find(({ role_id }) => role_id === 'administrator')).toMatchObject({
    expires_at: soon,
    reason: 'OPS-42: brokers do not start',
  });
});
