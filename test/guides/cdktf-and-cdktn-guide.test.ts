import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { startProgram } from '../support/program.ts';
import { cdkProject } from './cdk-project.ts';
import { playGuides } from './play.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it('moves from CDK for Terraform to CDK Terrain on the same state, with an empty plan', async () => {
  const { administrator } = await api.newEnvironment();
  const stage = await cdkProject(api, administrator);
  const { folder } = stage;
  await cp(join(projectRoot, 'examples/cdktf-quickstart/main.ts'), join(folder, 'main.ts'));
  const environment = stage.environment as Record<string, string>;
  const deploy = ['deploy', '--auto-approve', '--skip-provider-lock'];
  const { code, output } = await startProgram('cdktf', deploy, { folder, environment }).ended;
  expect(code, output).toBe(0);
  await playGuides(['docs/guides/cdktf-and-cdktn.md'], stage);
  expect(await readFile(join(folder, 'main.ts'), 'utf8')).toBe(
    await readFile(join(projectRoot, 'examples/cdktn-quickstart/main.ts'), 'utf8'),
  );
});
