import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providerAddress, providerType } from '../provider-schema/address.ts';
import { documentBindings } from './cdktf-bindings-documentation.ts';
import { compileBindings } from './compile-bindings.ts';
import { projectVersion } from './project.ts';
import { providerSchemaJson } from './provider-schema-json.ts';

/**
 * The CDKTF bindings by path: TypeScript sources in `cdktf-bindings/src/` and what they compile to in
 * `cdktf-bindings/lib/`. Made from the definitions; runs no program and reaches no network.
 *
 * @param root the repository's folder, from which the sources' imports (cdktf, constructs) are resolved
 */
export async function cdktfBindings(root: string): Promise<Map<string, string>> {
  const version = await projectVersion(root);
  const generated = await generateSources(version);
  const sources = new Map([...generated].map(([path, text]) => [path, documentBindings(text)]));
  sources.set('index.ts', indexOf([...sources.keys()]));
  return new Map([
    ...[...sources].map(([path, text]) => [`cdktf-bindings/src/${path}`, text] as const),
    ...[...compileBindings(root, sources)].map(
      ([path, text]) => [`cdktf-bindings/lib/${path}`, text] as const,
    ),
  ]);
}

/** What `cdktf get` would write, by path in the provider's folder (`member/index.ts`). */
async function generateSources(version: string): Promise<Map<string, string>> {
  const { CodeMaker, TerraformProviderGenerator } = await loadGenerator();
  const code = new CodeMaker();
  const schema = { ...providerSchemaJson(), provider_versions: { [providerAddress]: version } };
  const generator = new TerraformProviderGenerator(code, schema as never);
  generator.generateAll();
  // CodeMaker can only write to a folder.
  const folder = await mkdtemp(join(tmpdir(), 'roster-bindings-'));
  try {
    await code.save(folder);
    return await readSources(join(folder, 'providers', providerType));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readSources(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return new Map(
    await Promise.all(
      folders.sort().map(async (name): Promise<[string, string]> => {
        const path = `${name}/index.ts`;
        return [path, await readFile(join(folder, path), 'utf8')];
      }),
    ),
  );
}

function indexOf(paths: readonly string[]): string {
  return paths.map((path) => `export * from './${path.replace('/index.ts', '')}';\n`).join('');
}

/** Loading the generator runs `terraform version` and asks a web service for news, unless it is told not to. */
async function loadGenerator() {
  process.env['TERRAFORM_BINARY_NAME'] ??= 'none';
  process.env['CHECKPOINT_DISABLE'] ??= '1';
  return import('@cdktf/provider-generator');
}
