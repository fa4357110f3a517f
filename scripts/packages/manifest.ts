import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot, projectVersion } from '../project.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

const readManifest = async (path: string) =>
  JSON.parse(await readFile(join(projectRoot, path), 'utf8')) as Manifest;

/**
 * The manifest of a package as it is published: what `<folder>/package.json` says of it, the project's version, and the
 * packages that it needs, at the versions that the project is tested with.
 *
 * @throws when the project does not depend on one of `needs`
 */
export async function publishedManifest(folder: string, needs: readonly string[]): Promise<string> {
  const { name, ...rest } = await readManifest(`${folder}/package.json`);
  const { dependencies: known } = await readManifest('package.json');
  const dependencies = Object.fromEntries(needs.map((need) => [need, versionOf(need, known)]));
  const manifest = { name, version: await projectVersion(projectRoot), ...rest, dependencies };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function versionOf(name: string, known: Readonly<Record<string, string>>): string {
  const version = known[name];
  if (version === undefined) throw new Error(`${name} is not among the dependencies of package.json`);
  return version;
}
