import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { providerAddress, providerType } from '../../provider-schema/address.ts';
import { projectVersion } from '../project.ts';
import { providerSchemaJson } from '../provider-schema-json.ts';
import { compileBindings } from './compile.ts';
import { constructSources } from './constructs.ts';
import { documentBindings } from './documentation.ts';
import type { Flavour } from './flavours.ts';

/**
 * The bindings of one flavour by path: TypeScript sources in its `src/` and what they compile to in its `lib/`. Made
 * from the definitions and the constructs; runs no program and reaches no network.
 *
 * @param root the repository's folder, from which the sources' imports (the CDK, constructs) are resolved
 */
export async function bindingsOf(root: string, flavour: Flavour): Promise<Map<string, string>> {
  const generated = await generateSources(await projectVersion(root), flavour);
  const sources = new Map([...generated].map(([path, text]) => [path, documentBindings(text)]));
  sources.set('generated.ts', indexOf([...sources.keys()]));
  for (const [path, text] of await constructSources(root, flavour)) sources.set(`constructs/${path}`, text);
  sources.set('index.ts', indexOf(['generated.ts', 'constructs/index.ts']));
  const { folder } = flavour;
  return new Map([
    ...[...sources].map(([path, text]) => [`${folder}/src/${path}`, text] as const),
    ...[...compileBindings(root, folder, sources)].map(
      ([path, text]) => [`${folder}/lib/${path}`, text] as const,
    ),
  ]);
}

/** What `cdktf get` would write, by path in the provider's folder (`member/index.ts`). */
async function generateSources(version: string, { library }: Flavour): Promise<Map<string, string>> {
  generators ??= loadGenerators();
  const { CodeMaker, TerraformProviderGenerator } = (await generators)[library];
  const code = new CodeMaker();
  const schema = { ...providerSchemaJson(), provider_versions: { [providerAddress]: version } };
  const generator = new TerraformProviderGenerator(code as never, schema as never);
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
  return paths.map((path) => `export * from './${path.replace(/(\/index)?\.ts$/, '')}';\n`).join('');
}

let generators: ReturnType<typeof loadGenerators> | undefined;

async function loadGenerators() {
  // Loading them runs `terraform version` and asks a web service for news, unless they are told not to.
  process.env['TERRAFORM_BINARY_NAME'] ??= 'none';
  process.env['CHECKPOINT_DISABLE'] ??= '1';
  const cdktf = await import('@cdktf/provider-generator');
  // Both start a program of Go when they are loaded, by one global name: the second after the first.
  await setImmediate();
  const cdktn = await import('@cdktn/provider-generator');
  return { cdktf, cdktn };
}
