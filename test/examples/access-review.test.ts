import { copyFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { startTestApi } from '../support/api.ts';
import { copyExample } from './example-folder.ts';

const cli = join(projectRoot, 'cli/main.ts');

/** The report that the README shows, as a pull request has it. */
async function shownInReadme(): Promise<string> {
  const readme = await readFile(join(projectRoot, 'README.md'), 'utf8');
  const [, shown = ''] = /<!-- access review -->\n+(.*?)\n+<!-- end of access review -->/s.exec(readme) ?? [];
  return shown.replace(/^> ?/gm, '');
}

/** The part before anything is unfolded, without what differs in each run. */
const firstScreen = (markdown: string) =>
  markdown
    .slice(0, markdown.indexOf('<details>'))
    .replace('<!-- roster-review -->\n', '')
    .replace(/test-[0-9a-f-]{36}/g, 'acme')
    .replace(/revision \d+/g, 'revision 42')
    .trim();

test('the example is reviewed as its README says, and the README of the project shows the report', async () => {
  const api = await startTestApi();
  onTestFinished(() => api.stop());
  const { administrator } = await api.newEnvironment();
  const { folder, run } = await copyExample('access-review', api, administrator);
  const [main, pullRequest] = [join(folder, 'main'), join(folder, 'pull-request')];
  await run('terraform', [`-chdir=${main}`, 'init', '-no-color']);
  await run('terraform', [`-chdir=${main}`, 'apply', '-auto-approve', '-no-color']);
  await copyFile(join(main, 'terraform.tfstate'), join(pullRequest, 'terraform.tfstate'));
  await cp(join(main, '.terraform'), join(pullRequest, '.terraform'), { recursive: true });
  await copyFile(join(main, '.terraform.lock.hcl'), join(pullRequest, '.terraform.lock.hcl'));
  await run('terraform', [`-chdir=${pullRequest}`, 'plan', '-out=plan.tfplan', '-no-color']);
  const plan = await run('terraform', [`-chdir=${pullRequest}`, 'show', '-json', 'plan.tfplan']);
  await writeFile(join(folder, 'plan.json'), plan);
  const words = ['review', 'plan.json', '--markdown', 'review.md', '--html', 'review.html'];
  const more = ['--policy', 'access-policy.yaml', '--author', 'omar-h'];
  const shown = await run(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    cli,
    ...words,
    ...more,
  ]);
  expect(shown).toContain('ACCESS REVIEW: NEEDS APPROVAL');
  expect(await shownInReadme()).toBe(firstScreen(await readFile(join(folder, 'review.md'), 'utf8')));
});
