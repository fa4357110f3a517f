import { join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { projectRoot } from './project.ts';

/** The file of a bundle that is started. Not terraform-provider-…: of several such files Terraform runs the first. */
const starter = { entry: 'provider/start/main.ts', file: 'provider.cjs' };

/** Files that are loaded when they are needed, by what imports them. */
const parts = [
  { imported: /^\.\.\/main\.ts$/, entry: 'provider/main.ts', file: 'provider-main.cjs' },
  { imported: /^age-encryption$/, entry: 'node_modules/age-encryption/dist/index.js', file: 'age.cjs' },
] as const;

/**
 * Bundles the provider into CommonJS files that any Node.js from 20 on runs, on every platform: `provider.cjs`, which is
 * started, and what it loads from beside it. The same sources give the same bytes.
 *
 * @param folder is made where it is missing; files of these names in it are replaced
 * @returns what esbuild says of all inputs and outputs together, as for `noticesOf`
 * @throws with esbuild's messages where the sources do not build
 */
export async function bundleProvider(folder: string): Promise<Metafile> {
  const metafiles: Metafile[] = [];
  for (const { entry, file } of [starter, ...parts]) {
    const options = { ...bundling, entryPoints: [join(projectRoot, entry)], outfile: join(folder, file) };
    metafiles.push((await build(options)).metafile);
  }
  return {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
}

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

/** How every file of the provider is bundled. */
export const bundling = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  metafile: true,
  // Loading one module of the other kind takes as long as all else.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
  absWorkingDir: projectRoot,
  plugins: [betweenParts, withoutGrpcClient],
} satisfies BuildOptions;

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: node scripts/bundle-provider.ts FOLDER');
  await bundleProvider(folder);
}
