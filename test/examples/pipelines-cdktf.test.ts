import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { listAll } from '../support/resources.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { copyExample } from './example-folder.ts';
import { installPrograms } from './pipelines-ground.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test('the steps take the folder that cdktf synth made of a stack', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const { folder, run } = await copyExample('cdktf-quickstart', api, administrator);
  const programs = await installPrograms(await temporaryFolder());
  const steps = join(projectRoot, 'examples/pipelines/steps');
  await run('cdktf', ['synth']);
  const script = `
    export PATH='${programs}':"$PATH" ACCESS_FOLDER=cdktf.out/stacks/quickstart POLICY_COMMIT=HEAD
    git init --quiet . && git -c user.name=x -c user.email=x@example.com commit --quiet --allow-empty --message x
    '${steps}/plan.sh'
    '${steps}/review.sh' --author=octocat
    '${steps}/verdict.sh'`;
  expect(await run('sh', ['-ec', script])).toContain('12 resources');
  const report = JSON.parse(await readFile(join(folder, 'access-review/report.json'), 'utf8'));
  const names = report.principals.map(({ name }: { name: string }) => name);
  expect(names.sort()).toEqual([
    'deploy-pipeline',
    'jane@example.com',
    'mei@example.com',
    'omar@example.com',
  ]);
  expect(await listAll(administrator, 'projects')).toEqual([]);
});
