import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';
import { type Flavour, flavours, inFlavour } from '../../scripts/bindings/flavours.ts';
import { pack } from '../../scripts/packages/pack.ts';
import { projectRoot } from '../../scripts/project.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

const programs = join(projectRoot, 'node_modules/.bin');

/** A project that has the package as it is published, and what the package asks for, and nothing else of ours. */
async function projectWith({ folder: source, library, bindings }: Flavour) {
  const folder = await temporaryFolder();
  const { file } = await pack(join(projectRoot, source), folder);
  const home = join(folder, 'node_modules', bindings);
  await mkdir(home, { recursive: true });
  await promisify(execFile)('tar', ['-xzf', file, '-C', home, '--strip-components=1']);
  for (const name of [library, 'constructs', '@types/node', 'undici-types']) {
    const link = join(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(projectRoot, 'node_modules', name), link);
  }
  await cp(join(projectRoot, `examples/${library}-quickstart/cdktf.json`), join(folder, 'cdktf.json'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const environment = {
    PATH: [programs, process.env['PATH']].join(delimiter),
    HOME: folder,
    CHECKPOINT_DISABLE: '1',
    CI: '1',
    NO_COLOR: '1',
  };
  const run = (program: string, ...words: string[]) =>
    startProgram(program, words, { folder, environment }).ended;
  return { folder, run };
}

it.each(flavours)(
  'the package for $library and its README compile, and the quickstart synthesises',
  async (flavour) => {
    const { folder, run } = await projectWith(flavour);
    const example = `examples/${flavour.library}-quickstart/main.ts`;
    await cp(join(projectRoot, example), join(folder, 'main.ts'));
    const strict = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
    const readme = await readFile(join(folder, 'node_modules', flavour.bindings, 'README.md'), 'utf8');
    await writeFile(join(folder, 'readme.ts'), /```ts\n(.*?)```/s.exec(readme)?.[1] ?? 'no sample');
    expect(await run('tsc', ...strict, 'main.ts', 'readme.ts')).toMatchObject({ code: 0, output: '' });
    expect(await run('node', 'main.ts')).toMatchObject({ code: 0 });
    const synthesized = await readFile(join(folder, 'cdktf.out/stacks/quickstart/cdk.tf.json'), 'utf8');
    expect(Object.keys(JSON.parse(synthesized).resource).sort()).toEqual([
      'roster_access_key',
      'roster_member',
      'roster_project',
      'roster_role_assignment',
      'roster_service_account',
    ]);
  },
);

it.each(flavours)('what $library is told of a mistake stops it, and says where it is', async (flavour) => {
  const { folder, run } = await projectWith(flavour);
  const program = `import { BreakGlass, RosterProvider } from '@roster/cdktf-provider';
import { App, TerraformStack } from 'cdktf';
const app = new App();
const stack = new TerraformStack(app, 'access');
new RosterProvider(stack, 'roster');
new BreakGlass(stack, 'ops-42', { principal: 'mem_1', reason: 'OPS-42', expiresAt: '2999-01-01T00:00:00Z' });
app.synth();
`;
  await writeFile(join(folder, 'main.ts'), inFlavour(flavour, program));
  const { code, output } = await run(flavour.library, 'synth');
  expect(code).not.toBe(0);
  expect(output).toContain('[access/ops-42]: it would end at 2999-01-01T00:00:00Z, more than 24h from now');
  expect(output).toContain('main.ts:6:1');
});
