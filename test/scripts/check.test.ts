import { appendFile, copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { artefactsOf, differences, produceAll } from '../../scripts/generated.ts';
import { projectRoot } from '../../scripts/project.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const artefacts = artefactsOf(projectRoot);
let produced: ReadonlyMap<string, string>;
beforeAll(async () => {
  produced = await produceAll(artefacts);
}, 60_000);

it.each([
  ['the OpenAPI document', 'docs/reference/openapi.json'],
  ['the client types', 'client/generated/openapi.ts'],
  ['a reference page', 'docs/resources/member.md'],
  ['the source of a binding', 'cdktf-bindings/src/member/index.ts'],
  ['the compiled code of a binding', 'cdktf-bindings/lib/member/index.js'],
  ['the names of the editions', 'constructs/editions.ts'],
  ['a construct in a package', 'cdktn-bindings/src/constructs/team.ts'],
  ['the quickstart for CDK Terrain', 'examples/cdktn-quickstart/main.ts'],
  ['the code of the plugin protocol', 'provider/plugin/generated/tfplugin6.ts'],
])('finds that %s is stale', async (_, path) => {
  const folder = await folderWithGeneratedFiles();
  await appendFile(join(folder, path), '\n');
  expect(await differences(folder, artefacts, produced)).toEqual([{ path, kind: 'stale' }]);
});

it('finds a generated file that is missing, and one that is left of a resource that is gone', async () => {
  const folder = await folderWithGeneratedFiles();
  await rm(join(folder, 'docs/resources/role.md'));
  await writeFile(join(folder, 'docs/resources/team.md'), '# roster_team\n');
  expect(await differences(folder, artefacts, produced)).toEqual([
    { path: 'docs/resources/role.md', kind: 'missing' },
    { path: 'docs/resources/team.md', kind: 'orphaned' },
  ]);
});

it('passes where all is up to date, and fails with the name of the file and what to do where not', async () => {
  const folder = await folderWithGeneratedFiles();
  expect(await check('generated', folder)).toMatchObject({ code: 0 });
  await appendFile(join(folder, 'docs/reference/openapi.json'), '\n');
  const { code, output } = await check('generated', folder);
  expect(code).toBe(1);
  expect(output).toMatch(/stale +docs\/reference\/openapi\.json\n/);
  expect(output).toContain('npm run generate');
}, 60_000);

const importing = (from: string) => `import { thing } from '${from}';\n\nexport const things = [thing];\n`;

it('fails where a folder imports what it may not', async () => {
  const violations = {
    'access-model/decide.ts': '../provider-schema/definition.ts',
    'provider-schema/member.ts': '../api/app.ts',
    'client/client.ts': '../api/app.ts',
    'api/members/find.ts': '../../provider/provider.ts',
    'api/members/service.ts': '../access-keys/secret.ts',
    'provider/rpc/read-resource.ts': '../../api/app.ts',
    'provider/provider.ts': '@roster/cdktf-provider',
    'review/plan.ts': '../api/app.ts',
    'review/read.ts': '../provider/provider.ts',
    'cdktf-bindings/src/member/index.ts': 'zod',
    'cdktf-bindings/src/role/index.ts': '../../../client/client.ts',
    'cdktn-bindings/src/role/index.ts': '../../../client/client.ts',
    'constructs/team.ts': '../access-model/editions.ts',
    'constructs/grant.ts': 'zod',
    'api/members/names.ts': '../../constructs/roles.ts',
  };
  const { code, output } = await check('lint', await folderWith(mapValues(violations, importing)));
  expect(code).toBe(1);
  for (const file of Object.keys(violations))
    expect(output).toMatch(new RegExp(`^${file}:1:\\d+ lint/style/noRestrictedImports`, 'm'));
});

it('passes where folders import what they may', async () => {
  const imports = {
    'provider-schema/member.ts': '../access-model/decide.ts',
    'client/client.ts': './retry.ts',
    'api/members/service.ts': '../roles/service.ts',
    'api/projects/service.ts': '../../provider-schema/member.ts',
    'provider/rpc/read-resource.ts': '../../client/client.ts',
    'cdktf-bindings/src/member/index.ts': 'cdktf',
    'cdktn-bindings/src/provider/index.ts': '../provider-functions/index',
    'constructs/team.ts': '@roster/cdktf-provider',
    'constructs/grant.ts': './team.ts',
  };
  expect(await check('lint', await folderWith(mapValues(imports, importing)))).toMatchObject({ code: 0 });
});

it('fails when a file other than main.ts or config.ts reads the environment', async () => {
  const source = "export const path = process.env['PATH'];\n";
  const { code, output } = await check('lint', await folderWith({ 'api/ids.ts': source }));
  expect(code).toBe(1);
  expect(output).toContain('noProcessEnv');
  expect(await check('lint', await folderWith({ 'api/config.ts': source }))).toMatchObject({ code: 0 });
});

it('fails when a type is wrong', async () => {
  const folder = await folderWith({ 'api/ids.ts': "export const length: number = 'long';\n" });
  await copyFile(join(projectRoot, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  const { code, output } = await check('types', folder);
  expect(code).toBe(1);
  expect(output).toContain('api/ids.ts(1,14)');
});

it('refuses a check that it does not know', async () => {
  expect(await check('spelling', projectRoot)).toMatchObject({ code: 2 });
});

function check(only: string, root: string) {
  return startProgram('node', ['scripts/check.ts', '--only', only, '--root', root], {
    folder: projectRoot,
    environment: { PATH: process.env['PATH'] ?? '' },
  }).ended;
}

async function folderWithGeneratedFiles(): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, text] of produced) await writeAt(join(folder, path), text);
  return folder;
}

/** A folder with these files and our lint rules. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of ['biome.json', '.gitignore'])
    await copyFile(join(projectRoot, name), join(folder, name));
  for (const [path, text] of Object.entries(files)) await writeAt(join(folder, path), text);
  return folder;
}

function mapValues(values: Readonly<Record<string, string>>, map: (value: string) => string) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}

async function writeAt(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
