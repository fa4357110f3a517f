import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type PackedPackage, packPackages } from '../../scripts/packages/pack.ts';
import { projectRoot } from '../../scripts/project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startRegistry } from './registry.ts';

/** A machine on which Roster never was: an empty folder and home, Node, npm and terraform, and a registry to install from. */
export interface NewMachine {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Packs what is published, once for the tests of a file; returns what makes a machine that can install it. */
export function newMachines(): () => Promise<NewMachine> {
  const packed: PackedPackage[] = [];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roster-packages-'));
    for await (const each of packPackages(folder)) packed.push(each);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => newMachine(packed);
}

async function newMachine(packed: readonly PackedPackage[]): Promise<NewMachine> {
  const base = await temporaryFolder();
  const [folder, home, programs] = [join(base, 'work'), join(base, 'home'), join(base, 'bin')] as const;
  for (const each of [folder, home, programs]) await mkdir(each);
  await symlink(join(projectRoot, 'node_modules/node/bin/node'), join(programs, 'node'));
  const registry = await startRegistry(packed);
  onTestFinished(() => registry.close());
  await writeFile(
    join(home, '.npmrc'),
    `@roster:registry=${registry.url}/\nfund=false\naudit=false\nupdate-notifier=false\n`,
  );
  const elsewhere = (process.env['PATH'] ?? '').split(':').filter((each) => !each.includes('node_modules'));
  const npm = async (key: string) => (await promisify(execFile)('npm', ['config', 'get', key])).stdout.trim();
  return {
    folder,
    environment: {
      ...withoutOurs(process.env),
      HOME: home,
      PATH: [programs, ...elsewhere].join(':'),
      // What other tests have fetched need not be fetched again.
      npm_config_cache: await npm('cache'),
      npm_config_registry: await npm('registry'),
      CHECKPOINT_DISABLE: '1',
    },
  };
}

/** Whatever this process was told of Roster, terraform and npm scripts is no part of a new machine. */
const withoutOurs = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !/^(ROSTER_|TF_|npm_|NODE_OPTIONS|VITEST|XDG_)/.test(name),
    ),
  );
