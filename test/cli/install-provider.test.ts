import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import { projectRoot, projectVersion } from '../../scripts/project.ts';
import { type Credentials, startTestApi, type TestApi } from '../support/api.ts';
import { startProgram } from '../support/program.ts';
import { pathWithOnly } from '../support/released-provider.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const version = await projectVersion(projectRoot);
const projects = 'resource "roster_project" "it" {\n  name = "payments"\n}\n';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** A user with an empty home. Where they run terraform, there is no Node.js on the PATH. */
async function newUser(credentials?: Credentials) {
  const home = await temporaryFolder();
  const folder = join(home, 'work');
  await mkdir(folder);
  const environment: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    CHECKPOINT_DISABLE: '1',
    ROSTER_ENDPOINT: api.url,
    ...(credentials && {
      ROSTER_ACCESS_KEY_ID: credentials.accessKeyId,
      ROSTER_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }),
  };
  const path = await pathWithOnly(home, ['terraform']);
  const run = async (program: string, words: readonly string[], expected = 0) => {
    const variables = program.startsWith(path) ? { ...environment, PATH: path } : environment;
    const { code, output } = await startProgram(program, words, { folder, environment: variables }).ended;
    expect(code, output).toBe(expected);
    return output;
  };
  const roster = join(projectRoot, 'cli/main.ts');
  const install = (words: readonly string[] = [], expected = 0) =>
    run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', roster, 'install-provider', ...words],
      expected,
    );
  const terraform = (words: readonly string[], expected = 0) =>
    run(join(path, 'terraform'), [...words, '-no-color'], expected);
  const mirror = join(home, '.terraform.d/plugins');
  return { home, folder, environment, install, terraform, mirror };
}

/** The blocks that the command prints to be pasted: they are indented. */
const printedBlocks = (output: string) =>
  [...output.matchAll(/^ {2}\w+ \{\n(?: .*\n|\n)* {2}\}$/gm)].map(
    ([block]) => `${block.replace(/^ {2}/gm, '')}\n`,
  );

const bundleIn = async (mirror: string) => {
  const [platform = ''] = await readdir(join(mirror, providerAddress, version));
  return join(mirror, providerAddress, version, platform);
};

describe('roster install-provider', () => {
  it('is all that terraform init, apply and plan need, with what it printed pasted', async () => {
    const { administrator } = await api.newEnvironment();
    const { folder, install, terraform, home } = await newUser(administrator);
    const printed = await install();
    expect(printed).toMatch(`Installed ${providerAddress} ${version} for `);
    const [requirements = ''] = printedBlocks(printed);
    await writeFile(join(folder, 'main.tf'), requirements + projects);
    expect(await terraform(['init'])).toContain(`Installed ${providerAddress} v${version}`);
    expect(await terraform(['apply', '-auto-approve'])).toContain('1 added');
    expect(await terraform(['plan', '-detailed-exitcode'])).toContain('No changes');
    expect((await readdir(home)).sort()).not.toContain('.terraformrc');
  });

  it('changes nothing when it is done again, and the lock file still holds', async () => {
    const { folder, install, terraform, mirror } = await newUser();
    const [requirements = ''] = printedBlocks(await install());
    await writeFile(join(folder, 'main.tf'), requirements);
    await terraform(['init']);
    expect(await install()).toContain(`is in ${mirror} already.`);
    await terraform(['init']);
    expect(await readdir(mirror)).toEqual([providerAddress.split('/')[0]]);
  });

  it('may be done several times at once', async () => {
    const { install, mirror } = await newUser();
    await Promise.all([install(), install(), install()]);
    expect((await readdir(await bundleIn(mirror))).sort()).toEqual([
      'age.cjs',
      'provider-main.cjs',
      'provider.cjs',
      `terraform-provider-roster_v${version}`,
    ]);
    expect(await readdir(mirror)).toEqual([providerAddress.split('/')[0]]);
  });

  it('gives everybody the same bytes, so that a lock file can be shared', async () => {
    const [one, other] = [await newUser(), await newUser()];
    const locks = [];
    for (const { folder, install, terraform } of [one, other]) {
      const [requirements = ''] = printedBlocks(await install());
      await writeFile(join(folder, 'main.tf'), requirements);
      await terraform(['init']);
      locks.push(await readFile(join(folder, '.terraform.lock.hcl'), 'utf8'));
    }
    expect(locks[0]).toBe(locks[1]);
  });

  it('explains the lock file where it takes the place of other bytes, and what it says helps', async () => {
    const { folder, install, terraform, mirror } = await newUser();
    const [requirements = ''] = printedBlocks(await install());
    await writeFile(join(folder, 'main.tf'), requirements);
    await writeFile(join(await bundleIn(mirror), 'age.cjs'), '// of another build\n');
    await terraform(['init']);
    const said = await install();
    expect(said).toContain('It took the place of other bytes under the same version.');
    expect(said).toContain("remove the provider's block there");
    expect(await terraform(['init'], 1)).toContain('checksums');
    await writeFile(join(folder, '.terraform.lock.hcl'), '');
    await terraform(['init']);
  });

  it('says what to add where a configuration of the user says where providers come from', async () => {
    const { home, folder, install, terraform, mirror } = await newUser();
    const rc = join(home, '.terraformrc');
    await writeFile(rc, '# provider_installation {}\n');
    expect(await install()).not.toContain('says where providers come from');
    const methods = (more = '', exclude = '') => `provider_installation {
  filesystem_mirror {
    path    = "${join(home, 'mirror-of-a-company')}"
    include = ["example.com/*/*"]
  }${more}
  direct {${exclude}}
}
`;
    await mkdir(join(home, 'mirror-of-a-company'));
    await writeFile(rc, methods());
    const printed = await install();
    expect(printed).toContain(
      `${rc} says where providers come from, so Terraform and OpenTofu look nowhere else.\nAdd what this block has to the one that is there; a second one is refused:`,
    );
    const [installation = '', requirements = ''] = printedBlocks(printed);
    await writeFile(join(folder, 'main.tf'), requirements);
    await terraform(['init'], 1);
    await writeFile(rc, methods() + installation);
    expect(await terraform(['init'], 1)).toContain('No more than one provider_installation block');
    const [, ours, exclude] =
      /\{(\n {2}filesystem_mirror \{[^}]*\})\n {2}direct \{([^}]*)\}/.exec(installation) ?? [];
    await writeFile(rc, methods(ours, exclude));
    await terraform(['init']);
    expect(await install()).not.toContain('says where providers come from');
    expect(printed).toContain(mirror);
  });

  it('serves another mirror, by the configuration that it prints', async () => {
    const { home, folder, install, terraform } = await newUser();
    const printed = await install(['--directory', join(home, 'mirror of the team')]);
    const [installation = '', requirements = ''] = printedBlocks(printed);
    await writeFile(join(folder, 'main.tf'), requirements);
    await terraform(['init'], 1);
    await writeFile(join(home, '.terraformrc'), installation);
    await terraform(['init']);
  });

  it('says what is in the way where it cannot write', async () => {
    const { home, install } = await newUser();
    await writeFile(join(home, 'a-file'), '');
    const said = await install(['--directory', join(home, 'a-file')], 2);
    expect(said).toContain(
      `nothing can be written into ${join(home, 'a-file')}, because something is in its way`,
    );
    expect((await readdir(home)).sort()).toEqual(['a-file', 'programs', 'work']);
  });

  it('names the folder that is in the way where it remembers Node.js', async () => {
    const { home, install } = await newUser();
    await writeFile(join(home, '.roster'), '');
    expect(await install([], 2)).toContain(`nothing can be written into ${join(home, '.roster')}, because`);
    await rm(join(home, '.roster'));
    await mkdir(join(home, '.roster/node'), { recursive: true });
    expect(await install([], 2)).toContain(`nothing can be written into ${join(home, '.roster')}, because`);
    expect(await readdir(join(home, '.roster'))).toEqual(['node']);
  });

  it('writes nothing where no folder is named, or nobody knows which home is meant', async () => {
    const { folder, install, environment } = await newUser();
    expect(await install(['--directory', ''], 2)).toContain('--directory takes the name of a folder');
    for (const home of ['', 'relative']) {
      environment['HOME'] = home;
      expect(await install([], 2)).toContain(`HOME is "${home}": set it to the whole path`);
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('is found in a home whose name has spaces, quotes and letters beyond ASCII', async () => {
    const { home, folder, environment, install, terraform } = await newUser();
    environment['HOME'] = join(home, `Zoë's "home" 家`);
    const [requirements = ''] = printedBlocks(await install());
    await writeFile(join(folder, 'main.tf'), requirements);
    await terraform(['init']);
    expect(await terraform(['providers', 'schema', '-json'])).toContain('roster_project');
  });

  // Elsewhere there is no setpriv, by which root gives up that it may write everywhere.
  it.skipIf(process.platform !== 'linux')('says who may not write', async () => {
    const { home, environment } = await newUser();
    const mirror = join(home, 'read-only');
    await mkdir(mirror);
    await chmod(mirror, 0o555);
    const words = [
      process.execPath,
      join(projectRoot, 'cli/main.ts'),
      'install-provider',
      '--directory',
      mirror,
    ];
    const asUser =
      process.getuid?.() === 0
        ? startProgram('setpriv', ['--bounding-set=-all', '--inh-caps=-all', ...words], {
            folder: home,
            environment,
          })
        : startProgram(words[0] ?? '', words.slice(1), { folder: home, environment });
    const { code, output } = await asUser.ended;
    expect(code, output).toBe(2);
    expect(output).toContain(
      `no right to write into ${mirror} (EACCES): choose another folder by --directory`,
    );
    expect(await readdir(mirror)).toEqual([]);
  });
});
