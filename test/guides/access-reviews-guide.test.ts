import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { besideApi } from './beside-api.ts';
import { playGuides } from './play.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const mei = `
resource "roster_member" "mei" {
  email = "mei@example.com"
}

resource "roster_role_assignment" "mei_leads" {
  principal_id = roster_member.mei.id
  role_id      = "administrator"
}
`;

it('reviews a change, verifies it, and traces it back', async () => {
  const { administrator } = await api.newEnvironment();
  const stage = await besideApi(api, administrator);
  const pipelines = join(projectRoot, 'examples/pipelines');
  await cp(join(pipelines, 'access/main.tf'), join(stage.folder, 'main.tf'));
  await cp(join(pipelines, 'access-policy.yaml'), join(stage.folder, 'access-policy.yaml'));
  const said = await playGuides(['docs/guides/access-reviews.md'], {
    ...stage,
    before: {
      0: async (shell) => {
        await shell.run('terraform init && terraform apply');
        await writeFile(join(stage.folder, 'mei.tf'), mei);
      },
    },
  });
  expect(await readFile(join(stage.folder, 'report.html'), 'utf8')).toContain('mei@example.com');
  expect(said[2]).toMatch(/verified: this is what was reviewed.*Apply complete! Resources: 2 added/s);
  expect(said[3]).toContain('mei@example.com: Administrator in the whole environment');
});
