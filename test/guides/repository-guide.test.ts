import { cp, readFile, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it, vi } from 'vitest';
import { sealedEnvironment } from '../../examples/demo/environment.ts';
import { projectRoot } from '../../scripts/project.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { playGuides } from './play.ts';
import type { Shell } from './shell.ts';

vi.setConfig({ testTimeout: 300_000 });

/** A clone of the repository, as after `npm ci`. */
async function cloneRepository() {
  const base = await temporaryFolder();
  const folder = join(base, 'roster');
  const left =
    /(^|\/)(node_modules|\.git|dist|\.roster|cdktf\.out|\.terraform|\.terraform\.lock\.hcl)$|\.tfstate/;
  await cp(projectRoot, folder, {
    recursive: true,
    filter: (path) => !left.test(relative(projectRoot, path)),
  });
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  const {
    ROSTER_CREDENTIALS_FILE: _,
    ROSTER_DATA_DIR: __,
    TF_CLI_CONFIG_FILE: ___,
    ...environment
  } = sealedEnvironment(base, process.env);
  return { folder, environment };
}

/** Who holds what in the environment of the README, as people are called and roles are named. */
async function heldNow(shell: Shell): Promise<string[]> {
  const roster = 'node --disable-warning=ExperimentalWarning ../../cli/main.ts';
  const rows = parse<Readonly<Record<string, string>>>(await shell.run(`${roster} review standing --csv -`), {
    columns: true,
    bom: true,
  });
  return rows.map(({ principal, role, project }) => `${principal}: ${role} in ${project || 'all'}`).sort();
}

const declared = [
  'deploy-pipeline: Project Administrator in payments',
  'jane@example.com: Project Administrator in payments',
  'jane@example.com: Project User in telemetry',
  'mei@example.com: Auditor in all',
  'omar@example.com: Project User in telemetry',
];

it('the README and those of the examples do what they say, one after the other', async () => {
  const { folder, environment } = await cloneRepository();
  const port = String(await freePort());
  const goTo = (path: string) => (shell: Shell) => shell.run(`cd '${join(folder, path)}'`).then(() => {});
  const expectDeclared = async (shell: Shell) =>
    expect(await heldNow(shell)).toEqual(expect.arrayContaining(declared));
  const said = await playGuides(
    [
      'README.md',
      'examples/terraform-quickstart/README.md',
      'examples/cdktf-quickstart/README.md',
      'examples/cdktn-quickstart/README.md',
      'examples/direct-api/README.md',
      'examples/access-review/README.md',
    ],
    {
      folder,
      environment: { ...environment, ROSTER_PORT: port },
      instead: { '8085': port },
      before: {
        1: goTo('.'),
        2: goTo('examples/terraform-quickstart'),
        3: goTo('examples/cdktf-quickstart'),
        4: expectDeclared,
        5: goTo('examples/cdktn-quickstart'),
        6: expectDeclared,
        7: goTo('examples/direct-api'),
        8: goTo('.'),
      },
    },
  );
  const [applied, created, terraform, cdktf, cdktfAgain, cdktn, cdktnAgain, direct, reviewed] = said;
  expect(applied).toContain('Apply complete! Resources: 6 added');
  expect(JSON.parse(created?.slice(created.indexOf('{')) ?? '')).toMatchObject({ slug: 'acme' });
  expect(terraform).toMatch(/No changes\..*Destroy complete! Resources: 6 destroyed/s);
  for (const deployed of [cdktf, cdktn]) {
    expect(deployed).toContain('Apply complete! Resources: 12 added');
    expect(deployed).not.toContain('rsk_');
  }
  for (const again of [cdktfAgain, cdktnAgain]) expect(again).toMatch(/No changes\..*12 destroyed/s);
  expect(direct).toMatch(/may jane restart a deployment: no .*deleted: 3/s);
  expect(reviewed).toContain('ACCESS REVIEW: NEEDS APPROVAL');
  expect(await readFile(join(folder, '.roster/credentials'), 'utf8')).toContain(port);
});
