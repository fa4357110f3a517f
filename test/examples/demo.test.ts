import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('runs from the first step to the last and leaves nothing behind', async () => {
  const { demo, temporary } = await startDemo();
  const { code, output } = await demo.ended;
  expect(code, output).toBe(0);
  expect(output).toMatch(
    /Jane Doe +│ jane@example.com, pending +│ · +│ Project Administrator │ Project User │/,
  );
  expect(output).toMatch(/~ display_name += +"Omar the Great" -> "Omar Haddad"/);
  expect(output).toContain('Destroy complete! Resources: 12 destroyed.');
  expect(await readdir(temporary)).toEqual([]);
});

it('cleans up when it is interrupted', async () => {
  const { demo, temporary } = await startDemo();
  await expect.poll(demo.said, { timeout: 60_000 }).toContain('cdktf deploy');
  process.kill(demo.pid, 'SIGINT');
  const { code, output } = await demo.ended;
  expect(code, output).toBe(130);
  expect(output).toContain('interrupted by SIGINT');
  expect(await readdir(temporary)).toEqual([]);
});

it('says how to get terraform before it does anything', async () => {
  const { demo, temporary } = await startDemo({ PATH: join(projectRoot, 'node_modules/.bin') });
  const { code, output } = await demo.ended;
  expect(code).toBe(1);
  expect(output).toMatch(/terraform[\s\S]*https:\/\/developer\.hashicorp\.com\/terraform\/install/);
  expect(output.split('\n').length).toBeLessThan(5);
  expect(await readdir(temporary)).toEqual([]);
});

async function startDemo(variables: Readonly<Record<string, string>> = {}) {
  const temporary = await temporaryFolder();
  const environment = { PATH: process.env['PATH'] ?? '', HOME: temporary, TMPDIR: temporary, ...variables };
  const words = [join(projectRoot, 'examples/demo/main.ts')];
  const demo = startProgram(process.execPath, words, { folder: projectRoot, environment });
  return { demo, temporary };
}
