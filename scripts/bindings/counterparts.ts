import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const files = [
  'cdktf-bindings/README.md',
  ...['README.md', 'cdktf.json', 'main.ts', 'package.json'].map(
    (name) => `examples/cdktf-quickstart/${name}`,
  ),
];

/** CDK Terrain reads cdktf.json and writes cdktf.out, too. */
const renamed = (text: string) => text.replaceAll(/cdktf(?!\.json|\.out)/g, 'cdktn');

/** What is for CDK Terrain, and the same but for names and versions as what is for CDK for Terraform. */
export const counterparts: readonly string[] = files.map(renamedPath);

/** The files for CDK Terrain that are made of those for CDK for Terraform. */
export async function counterpartsOf(root: string): Promise<Map<string, string>> {
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const texts = files.map(async (path) => {
    const text = renamed(await readFile(join(root, path), 'utf8'))
      .replaceAll('CDK for Terraform', 'CDK Terrain')
      .replace(`"cdktn": "${devDependencies.cdktf}"`, `"cdktn": "${devDependencies.cdktn}"`);
    return [renamedPath(path), text] as const;
  });
  return new Map(await Promise.all(texts));
}

function renamedPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return renamed(path.slice(0, slash)) + path.slice(slash);
}
