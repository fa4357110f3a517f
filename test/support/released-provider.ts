import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { executableName } from '../../cli/provider/mirror.ts';
import { terraformPlatform } from '../../cli/provider/platform.ts';
import { providerAddress } from '../../provider-schema/address.ts';
import type { BuiltProvider } from '../../scripts/build-provider.ts';
import { projectRoot, projectVersion } from '../../scripts/project.ts';
import { releaseName } from '../../scripts/release/artefacts.ts';
import { startProgram } from './program.ts';
import { unzip } from './zip.ts';

export const version = await projectVersion(projectRoot);
export const platform = terraformPlatform(process.platform, process.arch) ?? '';
export const archiveName = `${releaseName(version)}_${platform}.zip`;

/** Makes a release for this machine's platform alone, as `npm run release` does. */
export async function releaseInto(
  folder: string,
  words: readonly string[] = [],
  variables: Record<string, string> = {},
): Promise<string> {
  const all = ['scripts/release/main.ts', '--platform', platform, '--output', folder, ...words];
  const environment = { ...forNpm(process.env), ...variables };
  const running = startProgram(process.execPath, all, { folder: projectRoot, environment });
  const { code, output } = await running.ended;
  if (code !== 0) throw new Error(`the release ended with ${code}:\n${output}`);
  return output;
}

/** What npm needs to fetch what it has not got: its own settings, and those of the network. */
const forNpm = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] =>
        /^(PATH|HOME|npm_config_.*|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS)$/i.test(entry[0]) &&
        entry[1] !== undefined,
    ),
  );

/**
 * The executable of a release, unpacked into `folder`. Terraform takes it from there as it is (`dev_overrides`): in a
 * mirror its 120 MB would be hashed anew by each command.
 */
export async function unpackRelease(release: string, folder: string): Promise<BuiltProvider> {
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  for (const [name, content] of unzip(await readFile(join(release, archiveName)))) {
    await writeFile(join(unpacked, name), content);
    await chmod(join(unpacked, name), 0o755);
  }
  const terraformConfiguration = join(folder, 'terraformrc');
  const overrides = `dev_overrides {\n    "${providerAddress}" = "${unpacked}"\n  }`;
  await writeFile(terraformConfiguration, `provider_installation {\n  ${overrides}\n  direct {}\n}\n`);
  return { executable: join(unpacked, executableName(version)), terraformConfiguration };
}

/** A folder for the PATH in which there are the named programs, and no others. */
export async function pathWithOnly(folder: string, programs: readonly string[]): Promise<string> {
  const path = join(folder, 'programs');
  await mkdir(path);
  const whereIs = (program: string) =>
    startProgram('/bin/sh', ['-c', `command -v ${program}`], {
      folder,
      environment: { PATH: process.env['PATH'] ?? '' },
    }).ended;
  for (const program of programs) await symlink((await whereIs(program)).answer.trim(), join(path, program));
  return path;
}
