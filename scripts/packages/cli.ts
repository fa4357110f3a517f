import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleProvider } from '../bundle-provider.ts';
import { projectRoot } from '../project.ts';
import { noticesOf } from '../third-party-notices.ts';
import { publishedManifest } from './manifest.ts';

/** These bring files of their own (WebAssembly, native code), so that they cannot be part of a bundle. */
const needs = ['@electric-sql/pglite', '@node-rs/argon2'];

/** CommonJS packages in the bundle ask for Node's own modules by `require`. */
const banner = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

/**
 * Lays out the package `@roster/cli`: the command, the API (`lib/server.js`) and the provider, in a folder to publish.
 *
 * @param folder is replaced
 */
export async function buildCliPackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: { roster: 'cli/main.ts', server: 'api/main.ts' },
    outdir: join(folder, 'lib'),
    chunkNames: 'shared-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.19',
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: banner },
    external: needs,
    metafile: true,
    logLevel: 'error',
  });
  const provider = await bundleProvider(join(folder, 'provider'));
  const outputs = { ...metafile.outputs, ...provider.outputs };
  const notices = await noticesOf({ inputs: { ...metafile.inputs, ...provider.inputs }, outputs });
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.md'), notices);
  await chmod(join(folder, 'lib/roster.js'), 0o755);
  await cp(join(projectRoot, 'cli/README.md'), join(folder, 'README.md'));
  await writeFile(join(folder, 'package.json'), await publishedManifest('cli', needs));
}
