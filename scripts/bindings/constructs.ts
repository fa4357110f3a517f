import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editionsModule } from './editions.ts';
import { type Flavour, inFlavour } from './flavours.ts';

const folder = 'constructs';

/** The construct sources that are generated: the names of roles and permissions by edition. */
export function generatedConstructs(): Map<string, string> {
  return new Map([[`${folder}/editions.ts`, editionsModule()]]);
}

/** What belongs in the folder `constructs/` of a flavour's sources, by path in it. */
export async function constructSources(root: string, flavour: Flavour): Promise<Map<string, string>> {
  const sources = generatedConstructs();
  for (const name of await readdir(join(root, folder))) {
    const path = `${folder}/${name}`;
    if (!sources.has(path)) sources.set(path, await readFile(join(root, path), 'utf8'));
  }
  return new Map(
    [...sources]
      .sort()
      .map(([path, text]) => [
        path.slice(folder.length + 1),
        placed(path, inFlavour(flavour, text), flavour),
      ]),
  );
}

/** A source, where it lies beside the bindings that it imports by the name of their package elsewhere. */
function placed(path: string, source: string, { bindings }: Flavour): string {
  const moved = source
    .replaceAll(`from '${bindings}'`, "from '../generated'")
    .replaceAll(/from '(\.\/[\w-]+)\.ts'/g, "from '$1'");
  return `// Do not edit: npm run generate makes this file of ${path}.\n${moved}`;
}
