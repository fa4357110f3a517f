import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { listAll } from '../support/resources.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { copyExample } from './example-folder.ts';
import { installPrograms } from './pipelines-ground.ts';

/* The commands of docs/access-reviews.md, as a reader types them, and a step on a stack of cdktf. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

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

const blocksOf = (guide: string, language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text]) => text ?? '');

test('the commands of the guide do what it says', async () => {
  const { administrator } = await api.newEnvironment();
  const { folder, run } = await copyExample('pipelines/access', api.url, administrator);
  const programs = await installPrograms(await temporaryFolder());
  const policy = await readFile(join(projectRoot, 'examples/pipelines/access-policy.yaml'));
  await writeFile(join(folder, 'access-policy.yaml'), policy);
  await run('terraform', ['init']);
  await run('terraform', ['apply', '-auto-approve']);
  await writeFile(join(folder, 'mei.tf'), mei);

  const guide = await readFile(join(projectRoot, 'docs/access-reviews.md'), 'utf8');
  const [look, forms, verify, trace] = blocksOf(guide, 'sh');
  const shell = (commands = '') => run('sh', ['-ec', `export PATH='${programs}':"$PATH"\n${commands}`]);
  const shown = await shell(look);
  const [sample = ''] = blocksOf(guide, 'text');
  for (const line of sample.trimEnd().split('\n')) expect(shown).toContain(line);
  await shell(forms);
  expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('mei@example.com');
  const applied = await shell(verify);
  expect(applied).toMatch(/verified: this is what was reviewed.*Apply complete! Resources: 2 added/s);
  expect(await shell(trace)).toContain('mei@example.com: Administrator in the whole environment');
  expect(blocksOf(guide, 'sh')).toHaveLength(4);
});

test('the steps take the folder that cdktf synth made of a stack', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const { folder, run } = await copyExample('cdktf-quickstart', api.url, administrator);
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
