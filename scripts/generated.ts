import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApiDocument } from '../api/openapi/document.ts';
import { policyJsonSchema } from '../review/policy/schema.ts';
import { reportJsonSchema } from '../review/render/json.ts';
import { bindingsOf } from './bindings/bindings.ts';
import { generatedConstructs } from './bindings/constructs.ts';
import { counterparts, counterpartsOf } from './bindings/counterparts.ts';
import { flavours } from './bindings/flavours.ts';
import { configurationPage } from './configuration-page.ts';
import { clientVersion, generateClientTypes } from './generate-client-types.ts';
import { generateProto } from './generate-proto.ts';
import { projectVersion } from './project.ts';
import { referencePages } from './reference-pages.ts';

/** Files that are made by a program and committed. */
export interface Artefact {
  readonly name: string;
  /** The content of each file by its path from the repository's folder, with `/`. */
  readonly produce: () => Promise<ReadonlyMap<string, string>>;
  /** Files, and folders in which nothing else may lie. */
  readonly owns: readonly string[];
}

/** How the files on disk differ from what would be generated now. */
export interface Difference {
  readonly path: string;
  readonly kind: 'missing' | 'stale' | 'orphaned';
}

/** Everything that is generated, made from the definitions and examples of the repository in `root`. */
export function artefactsOf(root: string): readonly Artefact[] {
  return [
    { name: 'plugin protocol', produce: generateProto, owns: ['provider/plugin/generated'] },
    {
      name: 'OpenAPI document',
      produce: async () =>
        new Map([['docs/reference/openapi.json', `${JSON.stringify(openApiDocument(), null, 2)}\n`]]),
      owns: ['docs/reference/openapi.json'],
    },
    {
      name: 'schemas of access reviews',
      produce: async () =>
        new Map([
          ['docs/reference/review-report.schema.json', `${JSON.stringify(reportJsonSchema(), null, 2)}\n`],
          ['docs/reference/access-policy.schema.json', `${JSON.stringify(policyJsonSchema(), null, 2)}\n`],
        ]),
      owns: ['docs/reference/review-report.schema.json', 'docs/reference/access-policy.schema.json'],
    },
    {
      name: 'configuration page',
      produce: async () => new Map([['docs/configuration.md', configurationPage()]]),
      owns: ['docs/configuration.md'],
    },
    {
      name: 'types and version of the client',
      produce: async () =>
        new Map([
          ['client/generated/openapi.ts', await generateClientTypes(openApiDocument())],
          ['client/generated/version.ts', clientVersion(await projectVersion(root))],
        ]),
      owns: ['client/generated'],
    },
    {
      name: 'reference pages',
      produce: () => referencePages(root),
      owns: [
        'docs/index.md',
        'docs/resources',
        'docs/data-sources',
        'docs/ephemeral-resources',
        'docs/functions',
      ],
    },
    {
      name: 'editions for the constructs',
      produce: async () => generatedConstructs(),
      owns: [...generatedConstructs().keys()],
    },
    {
      name: 'counterparts for CDK Terrain',
      produce: () => counterpartsOf(root),
      owns: counterparts,
    },
    ...flavours.map((flavour) => ({
      name: `${flavour.library} bindings`,
      produce: () => bindingsOf(root, flavour),
      owns: [`${flavour.folder}/src`, `${flavour.folder}/lib`],
    })),
  ];
}

/** The content of every generated file by its path. */
export async function produceAll(artefacts: readonly Artefact[]): Promise<Map<string, string>> {
  const produced = await Promise.all(artefacts.map((artefact) => artefact.produce()));
  return new Map(produced.flatMap((files) => [...files]));
}

/** What `npm run generate` would change in the folder `root`; empty when all is up to date. */
export async function differences(
  root: string,
  artefacts: readonly Artefact[],
  produced: ReadonlyMap<string, string>,
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [path, text] of produced) {
    const onDisk = await readIfThere(join(root, path));
    if (onDisk === undefined) found.push({ path, kind: 'missing' });
    else if (onDisk !== text) found.push({ path, kind: 'stale' });
  }
  for (const owned of artefacts.flatMap((artefact) => artefact.owns)) {
    for (const path of await filesUnder(root, owned))
      if (!produced.has(path)) found.push({ path, kind: 'orphaned' });
  }
  return found.sort((one, other) => one.path.localeCompare(other.path));
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function filesUnder(root: string, owned: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, owned), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').slice(1));
  } catch (error) {
    if (isMissing(error) || hasCode(error, 'ENOTDIR')) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
