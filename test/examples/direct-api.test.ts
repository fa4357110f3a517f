import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { copyExample } from './example-folder.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it('creates, assigns, lists, asks and deletes with curl alone', async () => {
  const { administrator } = await api.newEnvironment();
  const { run } = await copyExample('direct-api', api.url, administrator);
  const output = await run('bash', ['main.sh']);
  expect(output).toMatch(/"principal_id": "mem_\w+",\n +"role_id": "project_user"/);
  expect(output).toMatch(
    /"decision": false,\n +"reason": "principal_not_active",\n +"message": "jane-.* is pending"/,
  );
  expect(output).toMatch(/Who may\?[\s\S]*"name": "root@example.com",\n +"role": "Administrator"/);
  expect(output).toMatch(/"name": "renamed-[\s\S]*It still has its name[\s\S]*"name": "direct-api-/);
  expect(output.match(/^deleted /gm)).toHaveLength(3);
  expect((await administrator.get('/v1/projects')).body.items).toEqual([]);
});

it('deletes what it made when it fails halfway, and says why it failed', async () => {
  const { actor, administrator } = await api.newEnvironment();
  const { body: role } = await administrator.post('/v1/roles', {
    name: 'Project keeper',
    scope_kind: 'environment',
    permissions: ['project.list', 'project.create', 'project.delete'],
  });
  const keeper = await actor({ role: role.id });
  const { run } = await copyExample('direct-api', api.url, keeper);
  const output = await run('bash', ['main.sh'], 22);
  expect(output).toContain('"missing_permission":"member.manage"');
  expect(output).toMatch(/^deleted \/v1\/projects\//m);
  expect((await administrator.get('/v1/projects')).body.items).toEqual([]);
});

it('says which variable is missing', async () => {
  const { run } = await copyExample('direct-api', '', { accessKeyId: 'ak', secretAccessKey: 'rsk' });
  expect(await run('bash', ['main.sh'], 1)).toContain('ROSTER_ENDPOINT');
});
