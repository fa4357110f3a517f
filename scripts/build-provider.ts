import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launcher, putIntoMirror, shellWord } from '../cli/provider/mirror.ts';
import { terraformPlatform } from '../cli/provider/platform.ts';
import { installationFrom } from '../cli/provider/terraform-configuration.ts';
import { bundleProvider } from './bundle-provider.ts';
import { projectRoot, projectVersion } from './project.ts';

/** What was built, as absolute paths. */
export interface BuiltProvider {
  /** The program that Terraform starts. */
  readonly executable: string;
  /** A Terraform CLI configuration that installs the provider from here: the value for `TF_CLI_CONFIG_FILE`. */
  readonly terraformConfiguration: string;
}

/**
 * Bundles the provider and lays out a filesystem mirror from which `terraform init` installs it.
 * The same sources give the same bytes, so that dependency lock files stay valid.
 *
 * @param options.outputDirectory gets `mirror/` (replaced when it is there) and `terraformrc`
 * @throws on Windows: the launcher is a shell script
 */
export async function buildProvider(options: { outputDirectory: string }): Promise<BuiltProvider> {
  const output = resolve(options.outputDirectory);
  const mirror = join(output, 'mirror');
  const platform = terraformPlatform(process.platform, process.arch);
  if (platform === undefined || process.platform === 'win32')
    throw new Error(`the provider cannot be built for ${process.platform} on ${process.arch}`);
  const bundle = await mkdtemp(join(tmpdir(), 'roster-bundle-'));
  try {
    await bundleProvider(bundle);
    await rm(mirror, { recursive: true, force: true });
    const version = await projectVersion(projectRoot);
    // The Node that built it is known to work, whatever the PATH has.
    const starting = launcher(shellWord(process.execPath));
    const { executable } = await putIntoMirror({ mirror, version, platform, bundle, launcher: starting });
    const terraformConfiguration = join(output, 'terraformrc');
    await writeFile(terraformConfiguration, installationFrom(mirror));
    return { executable, terraformConfiguration };
  } finally {
    await rm(bundle, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const outputDirectory = process.argv[2] ?? join(projectRoot, 'dist');
  const { terraformConfiguration } = await buildProvider({ outputDirectory });
  console.log(`Built. To use it:\n\n  export TF_CLI_CONFIG_FILE=${terraformConfiguration}`);
}
