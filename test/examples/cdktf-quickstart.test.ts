import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { copyExample } from './example-folder.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it('deploys two projects, three people and a program, is stable, and destroys them again', async () => {
  const { administrator } = await api.newEnvironment();
  const { run } = await copyExample('cdktf-quickstart', api.url, administrator);
  const deployed = await run('cdktf', ['deploy', '--auto-approve', '--skip-provider-lock']);
  expect(deployed).toContain('Apply complete! Resources: 12 added');
  expect(deployed).not.toContain('rsk_');

  const list = async (path: string) => (await administrator.get(path)).body.items;
  const projects = await list('/v1/projects');
  expect(projects.map(({ name }: { name: string }) => name).sort()).toEqual(['payments', 'telemetry']);
  const [jane] = (await administrator.get('/v1/members', { email: 'jane@example.com' })).body.items;
  const held = (await administrator.get('/v1/role_assignments', { principal_id: jane.id })).body.items;
  const scopeOf = new Map(projects.map(({ id, name }: { id: string; name: string }) => [id, name]));
  expect(
    held.map(({ role_id, project_id }: { role_id: string; project_id: string }) => [
      scopeOf.get(project_id),
      role_id,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['payments', 'project_administrator'],
      ['telemetry', 'project_user'],
    ]),
  );
  const [pipeline] = (await administrator.get('/v1/service_accounts', { name: 'deploy-pipeline' })).body
    .items;
  const keys = await administrator.get('/v1/access_keys', { service_account_id: pipeline.id });
  expect(keys.body.items).toHaveLength(1);

  expect(await run('cdktf', ['diff', '--skip-provider-lock'])).toContain('No changes.');
  await run('cdktf', ['destroy', '--auto-approve']);
  expect(await list('/v1/projects')).toEqual([]);
});
