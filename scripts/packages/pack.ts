import { execFile } from 'node:child_process';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../project.ts';
import { buildCliPackage } from './cli.ts';
import { buildClientPackage } from './client.ts';

/** A package as `npm publish` takes it. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  /** The absolute path of the archive. */
  readonly file: string;
  readonly bytes: number;
}

interface Source {
  /** Where the package lies, ready to be packed. */
  readonly folder: (output: string) => Promise<string>;
}

const built = (name: string, build: (folder: string) => Promise<void>): Source => ({
  folder: async (output) => {
    const folder = join(output, name);
    await build(folder);
    return folder;
  },
});
const inRepository = (name: string): Source => ({ folder: async () => join(projectRoot, name) });

/** Everything that Roster publishes on npm. */
const sources: readonly Source[] = [
  built('cli', buildCliPackage),
  built('client', buildClientPackage),
  inRepository('cdktf-bindings'),
  inRepository('cdktn-bindings'),
];

/** Builds and packs all packages into a folder, which is replaced; yields each when it is there. */
export async function* packPackages(output: string): AsyncGenerator<PackedPackage> {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  for (const source of sources) yield await pack(await source.folder(output), output);
}

/** Packs a folder that is laid out to be published. */
export async function pack(folder: string, output: string): Promise<PackedPackage> {
  const command = ['pack', folder, '--json', '--pack-destination', output];
  const { stdout } = await promisify(execFile)('npm', command, { cwd: output });
  const [packed] = JSON.parse(stdout) as { name: string; version: string; filename: string }[];
  if (packed === undefined) throw new Error(`npm packed nothing of ${folder}`);
  const { name, version } = packed;
  const file = join(output, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  const { size } = await stat(file);
  return { name, version, file, bytes: size };
}
