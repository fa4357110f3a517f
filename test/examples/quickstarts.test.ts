import { afterAll, beforeAll, expect, it } from 'vitest';
import { flavours } from '../../scripts/bindings/flavours.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { listAll } from '../support/resources.ts';
import { copyExample } from './example-folder.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it.each(flavours)(
  'with $library two projects, three people and a program are deployed, stay as they are, and are destroyed again',
  async ({ library }) => {
    const { administrator } = await api.newEnvironment();
    const { run } = await copyExample(`${library}-quickstart`, api.url, administrator);
    const deployed = await run(library, ['deploy', '--auto-approve', '--skip-provider-lock']);
    expect(deployed).toContain('Apply complete! Resources: 12 added');
    expect(deployed).not.toContain('rsk_');

    const projects = await listAll(administrator, 'projects');
    const scopeOf = new Map(projects.map(({ id, name }) => [id, name]));
    expect([...scopeOf.values()].sort()).toEqual(['payments', 'telemetry']);
    const heldBy = async (principal: { id: string } | undefined) =>
      (await listAll(administrator, 'role_assignments', { principal_id: principal?.id }))
        .map(({ role_id, project_id }) => `${role_id} in ${scopeOf.get(project_id) ?? 'all'}`)
        .sort();
    const [jane] = await listAll(administrator, 'members', { email: 'jane@example.com' });
    expect(await heldBy(jane)).toEqual(['project_administrator in payments', 'project_user in telemetry']);
    const [mei] = await listAll(administrator, 'members', { email: 'mei@example.com' });
    expect(await heldBy(mei)).toEqual(['auditor in all']);
    const [pipeline] = await listAll(administrator, 'service_accounts', { name: 'deploy-pipeline' });
    expect(await heldBy(pipeline)).toEqual(['project_administrator in payments']);
    expect(await listAll(administrator, 'access_keys', { service_account_id: pipeline?.id })).toHaveLength(1);

    expect(await run(library, ['diff', '--skip-provider-lock'])).toContain('No changes.');
    await run(library, ['destroy', '--auto-approve']);
    expect(await listAll(administrator, 'projects')).toEqual([]);
  },
);
