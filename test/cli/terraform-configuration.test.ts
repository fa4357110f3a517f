import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { foreignInstallations, installationFrom } from '../../cli/provider/terraform-configuration.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const foreign = 'provider_installation {\n  direct {}\n}\n';
const plain = 'plugin_cache_dir = "/var/cache"\n';

/** Who looks elsewhere, by the files of a home directory, in which `~` stands for it. */
async function lookingElsewhere(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
) {
  const homeDirectory = await temporaryFolder();
  const inHome = (text: string) => text.replaceAll('~', homeDirectory);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(homeDirectory, name)), { recursive: true });
    await writeFile(join(homeDirectory, name), inHome(text));
  }
  const environment = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, inHome(value)]),
  );
  const mirror = join(homeDirectory, 'plugins');
  const found = await foreignInstallations({ environment, homeDirectory }, mirror);
  return found.map(({ path, programs }) => `${path.slice(homeDirectory.length + 1)}: ${programs.join(', ')}`);
}

test('Terraform reads ~/.terraformrc; OpenTofu reads ~/.tofurc, or else ~/.terraformrc', async () => {
  expect(await lookingElsewhere({})).toEqual([]);
  expect(await lookingElsewhere({ '.terraformrc': foreign })).toEqual(['.terraformrc: Terraform, OpenTofu']);
  expect(await lookingElsewhere({ '.tofurc': foreign })).toEqual(['.tofurc: OpenTofu']);
  expect(await lookingElsewhere({ '.terraformrc': foreign, '.tofurc': plain })).toEqual([
    '.terraformrc: Terraform',
  ]);
  expect(await lookingElsewhere({ '.terraformrc': foreign, '.tofurc': foreign })).toEqual([
    '.terraformrc: Terraform',
    '.tofurc: OpenTofu',
  ]);
});

test('OpenTofu reads the folder for configurations where the home has neither file', async () => {
  const variables = { XDG_CONFIG_HOME: '~/configurations' };
  const file = { 'configurations/opentofu/tofurc': foreign };
  expect(await lookingElsewhere(file)).toEqual([]);
  expect(await lookingElsewhere(file, variables)).toEqual(['configurations/opentofu/tofurc: OpenTofu']);
  expect(await lookingElsewhere({ ...file, '.terraformrc': plain }, variables)).toEqual([]);
});

test('both read the .tfrc files beside the mirror', async () => {
  const json = '{ "provider_installation": { "direct": {} } }';
  expect(
    await lookingElsewhere({
      '.terraform.d/b.tfrc': foreign,
      '.terraform.d/a.tfrc.json': json,
      '.terraform.d/c': foreign,
    }),
  ).toEqual(['.terraform.d/a.tfrc.json: Terraform, OpenTofu', '.terraform.d/b.tfrc: Terraform, OpenTofu']);
});

test('both read the file that TF_CLI_CONFIG_FILE names, and no other', async () => {
  const files = {
    chosen: foreign,
    '.terraformrc': foreign,
    '.tofurc': foreign,
    '.terraform.d/a.tfrc': foreign,
  };
  const variables = { TF_CLI_CONFIG_FILE: '~/chosen' };
  expect(await lookingElsewhere(files, variables)).toEqual(['chosen: Terraform, OpenTofu']);
  expect(await lookingElsewhere({ ...files, chosen: plain }, variables)).toEqual([]);
  expect(await lookingElsewhere(files, { TF_CLI_CONFIG_FILE: '~/absent' })).toEqual([]);
});

test('a file counts by what it says, not by its comments', async () => {
  const elsewhere = (text: string) => lookingElsewhere({ '.tofurc': text });
  expect(await elsewhere(`${plain} # ${foreign.replaceAll('\n', ' ')}`)).toEqual([]);
  expect(await elsewhere(`/*\n${foreign}*/\n`)).toEqual([]);
  expect(await elsewhere(installationFrom('~/plugins'))).toEqual([]);
  expect(await elsewhere(`# ${JSON.stringify('~/plugins')}\n${foreign}`)).toEqual(['.tofurc: OpenTofu']);
  expect(await elsewhere(installationFrom('~/plugins-of-others'))).toEqual(['.tofurc: OpenTofu']);
  const another = 'filesystem_mirror {\n path = "/others"\n include = ["example.com/*/*"]\n}';
  expect(await elsewhere(installationFrom('~/plugins').replace('{\n', `{\n${another}\n`))).toEqual([]);
});
