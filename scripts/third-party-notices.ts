import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { projectRoot } from './project.ts';

/** SPDX identifiers of licences under which a package may be bundled: they ask for their text, and no more. */
const accepted: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
]);

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}

/**
 * The licence notices of every package of which a bundle contains something, as Markdown, in the order of their names.
 *
 * @param metafile esbuild's description of the bundle, built with the repository's folder as `absWorkingDir`
 * @throws naming the package, where its licence is not among those that may be bundled
 */
export async function noticesOf(metafile: Metafile): Promise<string> {
  const notices = await Promise.all(packagesIn(metafile).map(noticeOf));
  const sorted = notices.sort((one, other) => (one.title < other.title ? -1 : 1));
  const unique = new Map(sorted.map(({ title, text }) => [title, text]));
  return [
    '# Third-party notices',
    'What Roster is bundled with, each under its own licence:',
    ...[...unique].flatMap(([title, text]) => [`## ${title}`, `~~~text\n${text}\n~~~`]),
    '',
  ].join('\n\n');
}

/** The folders of packages, from the repository's. */
function packagesIn({ outputs }: Metafile): string[] {
  const folders = new Set<string>();
  for (const { inputs } of Object.values(outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  return [...folders];
}

async function noticeOf(folder: string): Promise<{ readonly title: string; readonly text: string }> {
  const path = join(projectRoot, folder);
  const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as PackageManifest;
  const { name, version, license } = manifest;
  if (!isAccepted(license))
    throw new Error(
      `${name} ${version} has the licence ${JSON.stringify(license)}: find another package, or read it and accept it in third-party-notices.ts`,
    );
  const title = `${name} ${version}, ${license.replace(/[()]/g, '')}`;
  return { title, text: (await textIn(path)) ?? (await standardText(manifest)) };
}

const namesIn = (license: string) => license.replace(/^\((.*)\)$/, '$1').split(/ (?:OR|AND) /);

/** Of a choice, `(MIT OR GPL-2.0)`, one suffices. What mixes choices and additions is for a person to read. */
function isAccepted(license: unknown): license is string {
  if (typeof license !== 'string') return false;
  const each = (name: string) => accepted.has(name);
  const isChoice = license.includes(' OR ') && !license.includes(' AND ');
  return isChoice ? namesIn(license).some(each) : namesIn(license).every(each);
}

async function textIn(folder: string): Promise<string | undefined> {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.length === 0
    ? undefined
    : texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
}

/** Some packages come without the text of what they name. */
async function standardText({ author, license = '' }: PackageManifest): Promise<string> {
  const by = typeof author === 'string' ? author : author?.name;
  const texts = namesIn(license).map(async (name) => {
    const path = join(projectRoot, 'node_modules/spdx-license-list/licenses', `${name}.json`);
    return (JSON.parse(await readFile(path, 'utf8')) as { licenseText: string }).licenseText.trim();
  });
  const said = `The package names its licence${by === undefined ? '' : ` and its author, ${by},`} without a text; this is the standard one.`;
  return [said, ...(await Promise.all(texts))].join('\n\n');
}
