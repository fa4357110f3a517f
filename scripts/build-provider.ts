import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { providerAddress, providerType } from '../provider-schema/address.ts';
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
  const version = await projectVersion(projectRoot);
  const folder = join(mirror, providerAddress, version, platform());
  const executable = join(folder, `terraform-provider-${providerType}_v${version}`);
  await rm(mirror, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bundle(folder);
  await writeFile(executable, launcher, { mode: 0o755 });
  const terraformConfiguration = join(output, 'terraformrc');
  await writeFile(terraformConfiguration, configurationFor(mirror));
  return { executable, terraformConfiguration };
}

// Not terraform-provider-…: of several such files Terraform runs the first.
const starterName = 'provider.cjs';

/** Files that are loaded when they are needed, by what imports them. */
const parts = [
  { imported: /^\.\.\/main\.ts$/, entry: 'provider/main.ts', file: 'provider-main.cjs' },
  { imported: /^age-encryption$/, entry: 'node_modules/age-encryption/dist/index.js', file: 'age.cjs' },
] as const;

/** Imports one part from another, as a file that lies beside it. */
const betweenParts: Plugin = {
  name: 'parts',
  setup: (build) => {
    for (const { imported, file } of parts)
      build.onResolve({ filter: imported }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./${file}`, external: true },
      );
  },
};

/** The packages, and the one file of grpc-js, that are replaced by its server's half. */
const client = /^(@grpc\/grpc-js|@grpc\/proto-loader|\.\/make-client)$/;

const withoutGrpcClient: Plugin = {
  name: 'without-grpc-client',
  setup: (build) => {
    const path = join(projectRoot, 'provider/plugin/grpc-server.ts');
    build.onResolve({ filter: client }, () => ({ path }));
  },
};

async function bundle(folder: string): Promise<void> {
  const common: BuildOptions = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    // Loading one module of the other kind takes as long as all else.
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
    absWorkingDir: projectRoot,
    plugins: [betweenParts, withoutGrpcClient],
  };
  const files = [{ entry: 'provider/start/main.ts', file: starterName }, ...parts];
  for (const { entry, file } of files)
    await build({ ...common, entryPoints: [join(projectRoot, entry)], outfile: join(folder, file) });
}

/** Prefers the Node that built it, which is known to work, over whatever the PATH has. */
const launcher = `#!/bin/sh
node='${process.execPath.replaceAll("'", `'\\''`)}'
[ -x "$node" ] || node=node
exec "$node" "\${0%/*}/${starterName}" "$@"
`;

/** `linux_amd64`, as Terraform says it. */
function platform(): string {
  const system = ({ linux: 'linux', darwin: 'darwin', freebsd: 'freebsd' } as Record<string, string>)[
    process.platform
  ];
  const processor = ({ x64: 'amd64', arm64: 'arm64', ia32: '386', arm: 'arm' } as Record<string, string>)[
    process.arch
  ];
  if (system && processor) return `${system}_${processor}`;
  throw new Error(`the provider cannot be built for ${process.platform} on ${process.arch}`);
}

function configurationFor(mirror: string): string {
  const [host] = providerAddress.split('/');
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["${host}/*/*"]
  }
  direct {
    exclude = ["${host}/*/*"]
  }
}
`;
}

if (import.meta.main) {
  const outputDirectory = process.argv[2] ?? join(projectRoot, 'dist');
  const { terraformConfiguration } = await buildProvider({ outputDirectory });
  console.log(`Built. To use it:\n\n  export TF_CLI_CONFIG_FILE=${terraformConfiguration}`);
}
