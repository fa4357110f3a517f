import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { executableName, launcher } from '../../cli/provider/mirror.ts';
import { providerType } from '../../provider-schema/address.ts';
import { bundleProvider, bundling } from '../bundle-provider.ts';
import { projectRoot } from '../project.ts';
import { noticesOf } from '../third-party-notices.ts';
import { type ArchiveFile, archive } from './archive.ts';
import { executableStarter, makeApplication, makeExecutable } from './executable.ts';
import { fetchNode, type NodeBuild, nodeLicence } from './node-builds.ts';

/** What the name of every file of every release begins with. */
export const fileNamePrefix = `terraform-provider-${providerType}_`;

/** What the name of every file of a release begins with. */
export const releaseName = (version: string) => `${fileNamePrefix}${version}`;

/** A file of a release. */
export interface ReleaseFile {
  readonly name: string;
  readonly content: Buffer;
}

/** What every archive is made of. */
export interface Ingredients {
  readonly version: string;
  /** The files of the bundle by their names. */
  readonly bundle: Readonly<Record<string, ArchiveFile>>;
  readonly application: Buffer;
  readonly notices: Readonly<Record<string, ArchiveFile>>;
}

/** Bundles the provider, once for all platforms. */
export async function prepare(version: string): Promise<Ingredients> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-release-'));
  try {
    const thirdParties = await noticesOf(await bundleProvider(folder));
    const bundle = await filesOf(folder);
    await build({
      ...bundling,
      entryPoints: [join(projectRoot, 'provider/start/executable/main.ts')],
      outfile: join(folder, executableStarter),
    });
    const application = await makeApplication(folder);
    const notices = {
      'THIRD-PARTY-NOTICES.md': { content: Buffer.from(thirdParties) },
      'NODE-LICENSE.txt': { content: Buffer.from(await nodeLicence()) },
    };
    return { version, bundle, application, notices };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function filesOf(folder: string): Promise<Record<string, ArchiveFile>> {
  const names = await readdir(folder);
  const read = names.map(async (name) => [name, { content: await readFile(join(folder, name)) }] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** The archive for one platform. */
export async function archiveFor(node: NodeBuild, ingredients: Ingredients): Promise<ReleaseFile> {
  const { version, notices } = ingredients;
  const program = join(await fetchNode(node), node.program);
  const files = node.platform.startsWith('darwin')
    ? await signedNodeWithBundle(program, ingredients)
    : await singleExecutable(program, node.platform, ingredients);
  return {
    name: `${releaseName(version)}_${node.platform}.zip`,
    content: archive({ ...files, ...notices }),
  };
}

async function singleExecutable(program: string, platform: string, { version, application }: Ingredients) {
  const name = `${executableName(version)}${platform.startsWith('windows') ? '.exe' : ''}`;
  return { [name]: { content: await makeExecutable(program, application), isProgram: true } };
}

/** macOS runs only what is signed, and an application within Node.js would break its signature. */
async function signedNodeWithBundle(program: string, { version, bundle }: Ingredients) {
  const starting = launcher(`"\${0%/*}/node"`);
  return {
    [executableName(version)]: { content: Buffer.from(starting), isProgram: true },
    node: { content: await readFile(program), isProgram: true },
    ...bundle,
  };
}

/** What tells the Registry which protocol the provider speaks. */
export const registryManifest = (version: string): ReleaseFile => ({
  name: `${releaseName(version)}_manifest.json`,
  content: Buffer.from(
    `${JSON.stringify({ version: 1, metadata: { protocol_versions: ['6.0'] } }, null, 2)}\n`,
  ),
});

/** The checksums of files, for `sha256sum --check`. */
export const checksums = (version: string, files: readonly ReleaseFile[]): ReleaseFile => ({
  name: `${releaseName(version)}_SHA256SUMS`,
  content: Buffer.from(files.map(checksumLine).join('')),
});

const checksumLine = ({ name, content }: ReleaseFile) =>
  `${createHash('sha256').update(content).digest('hex')}  ${name}\n`;
