import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { providerAddress, providerType } from '../provider-schema/address.ts';
import { visible } from '../review/render/text.ts';
import { type Command, type Surroundings, Trouble } from './command.ts';
import { type Installed, launcher, putIntoMirror } from './provider/mirror.ts';
import { terraformPlatform } from './provider/platform.ts';
import { foreignInstallations, impliedMirror, installationFrom } from './provider/terraform-configuration.ts';

/** The launcher is the same for everybody, so that a lock file that is shared holds: where Node.js is stands elsewhere. */
const nodeOfUser = { folder: '.roster', name: 'node' };
const starting = launcher(`"\${HOME:-/nonexistent}/${nodeOfUser.folder}/${nodeOfUser.name}"`);

export const installProvider: Command = {
  name: 'install-provider',
  summary: 'Put the Terraform provider where terraform init finds it',
  takes: '[options]',
  description:
    'Puts the provider into the mirror of the user, in which Terraform, OpenTofu, cdktf and cdktn look without being told to, and prints what to write into a configuration. Done again, it changes nothing.',
  options: { directory: { type: 'string' } },
  explains: {
    'directory DIR':
      'another mirror, as for a team or an image; the configuration by which Terraform looks into it is printed',
  },
  words: 0,
  run: async ({ directory }, _, around) => {
    const platform = supportedPlatform();
    const { homeDirectory, version, output } = around;
    if (directory === '') throw new Trouble('--directory takes the name of a folder');
    if (!isAbsolute(homeDirectory))
      throw new Trouble(
        `HOME is ${JSON.stringify(homeDirectory)}: set it to the whole path of your home directory, or unset it`,
      );
    const mirror = typeof directory === 'string' ? resolve(directory) : impliedMirror(around);
    const installed = await writingInto(mirror, 'choose another folder by --directory', () =>
      withBundle((bundle) => putIntoMirror({ mirror, version, platform, bundle, launcher: starting })),
    );
    await rememberNode(join(homeDirectory, nodeOfUser.folder));
    output.write(`${outcome(installed, `${providerAddress} ${version} for ${platform}`, mirror)}\n`);
    output.write(await whatToWrite(mirror, typeof directory === 'string', around));
    return 0;
  },
};

function supportedPlatform(): string {
  const platform = terraformPlatform(process.platform, process.arch);
  if (platform !== undefined && process.platform !== 'win32') return platform;
  throw new Trouble(
    `on ${process.platform} ${process.arch} the provider is installed from the archives of a release, whose executable needs no Node.js: see docs/guides/installing-the-provider.md`,
  );
}

/** @param instead what to do where that folder cannot be written to */
async function writingInto<T>(folder: string, instead: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (['EACCES', 'EPERM', 'EROFS'].includes(code))
      throw new Trouble(
        `no right to write into ${visible(folder)} (${code}): ${instead}, or run this as its owner`,
      );
    if (['ENOTDIR', 'EEXIST', 'EISDIR'].includes(code))
      throw new Trouble(
        `nothing can be written into ${visible(folder)}, because something is in its way: ${message}`,
      );
    throw error;
  }
}

/** Of a package the bundle is a part; the sources have to be bundled first. */
async function withBundle<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const packed = ['provider', '../provider'].map((path) => join(import.meta.dirname, path));
  const found = packed.find((folder) => existsSync(join(folder, 'provider.cjs')));
  if (found !== undefined) return work(found);
  const folder = await mkdtemp(join(tmpdir(), 'roster-bundle-'));
  try {
    const script = join(import.meta.dirname, '../scripts/bundle-provider.ts');
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'inherit', 'inherit'] });
    const [status] = (await once(child, 'close')) as [number | null];
    if (status !== 0) throw new Trouble('the provider could not be bundled, see above');
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The launcher takes the Node.js that installed it, wherever Terraform is run from. */
async function rememberNode(folder: string): Promise<void> {
  const partial = join(folder, `${nodeOfUser.name}.${process.pid}`);
  await writingInto(folder, 'set HOME to another folder', async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      await rm(partial, { force: true });
      await symlink(process.execPath, partial);
      await rename(partial, join(folder, nodeOfUser.name));
    } finally {
      await rm(partial, { force: true });
    }
  });
}

const lockFileWarning = `It took the place of other bytes under the same version. A working folder that was initialised with those has their
checksum in its .terraform.lock.hcl: remove the provider's block there, and run terraform init again.`;

function outcome({ before }: Installed, what: string, mirror: string): string {
  if (before === 'same') return `${what} is in ${visible(mirror)} already.`;
  const sentence = `Installed ${what} into ${visible(mirror)}.`;
  return before === 'different' ? `${sentence}\n\n${lockFileWarning}` : sentence;
}

const indented = (text: string) => text.trimEnd().replace(/^(?=.)/gm, '  ');

type ForeignInstallations = Awaited<ReturnType<typeof foreignInstallations>>;

function whereToWrite(foreign: ForeignInstallations): string {
  if (foreign.length === 0)
    return 'Terraform and OpenTofu look into that folder when they are told to, in ~/.terraformrc (OpenTofu in ~/.tofurc,\nwhere there is one) or the file that TF_CLI_CONFIG_FILE names';
  const sentences = foreign.map(({ path, programs }) => {
    const look = `${programs.join(' and ')} ${programs.length > 1 ? 'look' : 'looks'}`;
    return `${visible(path)} says where providers come from, so ${look} nowhere else.`;
  });
  return [...sentences, 'Add what this block has to the one that is there; a second one is refused'].join(
    '\n',
  );
}

async function whatToWrite(mirror: string, isChosen: boolean, around: Surroundings): Promise<string> {
  const { version } = around;
  const foreign = await foreignInstallations(around, mirror);
  const installation =
    foreign.length > 0 || isChosen ? [`${whereToWrite(foreign)}:`, indented(installationFrom(mirror))] : [];
  const requirements = `terraform {
  required_providers {
    ${providerType} = {
      source  = "${providerAddress}"
      version = "${version}"
    }
  }
}`;
  return [
    '',
    ...installation,
    'Declare it, in HCL:',
    indented(requirements),
    'With cdktf and cdktn the bindings declare it. Their deploy and diff need --skip-provider-lock: they would ask the\nregistry of the provider for its checksums, and a mirror has none.',
    '',
  ]
    .join('\n\n')
    .replace(/^\n/, '')
    .replace(/\n\n$/, '\n');
}
