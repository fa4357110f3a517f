import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Terraform } from './terraform.ts';
import { unzip } from './zip.ts';

/** A secret access key, made by Roster or by its provider. */
export const secretPattern = /rsk_[\w-]{36}/;

/** The files of the folder in which a secret stands, those inside saved plans among them. */
export async function filesWithSecret(terraform: Terraform, pattern = secretPattern): Promise<string[]> {
  const found = await contentsOf(terraform);
  return found.filter(([, content]) => pattern.test(content)).map(([path]) => path);
}

/** Every file of the folder, by its path, those inside saved plans among them. */
export async function contentsOf({
  folder,
}: Terraform): Promise<(readonly [path: string, content: string])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const found = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(join(folder, path));
      if (!path.endsWith('.tfplan')) return [[path, bytes.toString('latin1')] as const];
      const inside = [...unzip(bytes)];
      expect(inside.map(([name]) => name)).toContain('tfplan');
      return inside.map(([name, content]) => [`${path}: ${name}`, content.toString('latin1')] as const);
    }),
  );
  return found.flat();
}

/** How a text can stand in others: as it is, in hexadecimal, and within base64 wherever it begins. */
export function formsOf(secret: string): string[] {
  const within = [0, 1, 2].map((before) => {
    const encoded = Buffer.from('x'.repeat(before) + secret).toString('base64');
    // What the neighbours have a part in is left out.
    return encoded.slice(before === 0 ? 0 : 4, -4).replace(/=+$/, '');
  });
  return [secret, Buffer.from(secret).toString('hex'), ...within];
}

/** By the name of each secret: where it stands, of the texts with these names. Secrets that stand nowhere are left out. */
export function whereabouts(
  secrets: Readonly<Record<string, string>>,
  texts: readonly (readonly [name: string, text: string])[],
): Record<string, string[]> {
  const places = Object.entries(secrets).map(([name, secret]) => {
    const forms = formsOf(secret);
    return [
      name,
      texts.filter(([, text]) => forms.some((form) => text.includes(form))).map(([place]) => place),
    ] as const;
  });
  return Object.fromEntries(places.filter(([, found]) => found.length > 0));
}
