import { providerAddress, providerType } from '../../provider-schema/address.ts';
import { terraformTypeName } from '../../provider-schema/readers/terraform.ts';
import {
  type Argument,
  type Block,
  type Configuration,
  commentOf,
  type Files,
  markerLine,
  type Section,
  type Target,
  type Value,
} from './configuration.ts';
import { hclText } from './hcl-text.ts';

/** Longer lists are written over several lines. */
const longestLine = 100;

/**
 * Terraform's own language: a file a kind, one with the import blocks, one with the requirements, all as
 * `terraform fmt` would write them.
 *
 * @param providerVersion what the provider's version must be, as in `~> 0.1`
 */
export function toHcl({ environmentSlug, sections }: Configuration, providerVersion: string): Files {
  const declared = sections.map(
    (section) => [`${section.definition.plural}.tf`, sectionText(section)] as const,
  );
  const imports = sections.flatMap(({ blocks }) => blocks.map(importBlock));
  return new Map([
    ['versions.tf', versions(environmentSlug, providerVersion)],
    ...declared,
    ['imports.tf', file([comment(importsNote), ...imports])],
  ]);
}

const importsNote =
  'Once this is applied, Terraform has everything here under its care, and this file can be deleted.';

const file = (parts: readonly string[]) => `# ${markerLine}\n${parts.join('\n\n')}\n`;

const comment = (sentence: string) => commentOf('#', sentence);

const versions = (slug: string, providerVersion: string) =>
  file([
    comment(
      `The environment ${slug}. Endpoint and access key come from the environment variables ROSTER_ENDPOINT, ROSTER_ACCESS_KEY_ID and ROSTER_SECRET_ACCESS_KEY, or from the profile "roster".`,
    ),
    `terraform {
  # Import blocks came with 1.5.
  required_version = ">= 1.5"

  required_providers {
    ${providerType} = {
      source  = ${hclText(providerAddress)}
      version = ${hclText(providerVersion)}
    }
  }
}`,
  ]);

const sectionText = ({ blocks, notes }: Section) => file([...notes.map(comment), ...blocks.map(resource)]);

const address = ({ definition, label }: Target) => `${terraformTypeName(definition.name)}.${label}`;

const importBlock = (block: Block) =>
  `import {\n  to = ${address(block)}\n  id = ${hclText(block.importId)}\n}`;

function resource({ definition, label, arguments: given, remarks }: Block): string {
  const head = `resource "${terraformTypeName(definition.name)}" "${label}"`;
  const body = given.length === 0 ? '{}' : `{\n${assignments(given, '  ')}\n}`;
  return [...remarks.map(comment), `${head} ${body}`].join('\n');
}

/** One to a line; the equals signs of neighbours that fit into a line stand below each other. */
function assignments(given: readonly Argument[], indent: string): string {
  const lines = given.map(({ name, value }) => ({ name, text: expression(value, indent, name.length) }));
  return aligned(lines, indent);
}

function aligned(lines: readonly { readonly name: string; readonly text: string }[], indent: string): string {
  const isLong = (index: number) => lines[index]?.text.includes('\n') ?? true;
  const runOf = (index: number) => {
    let [first, end] = [index, index];
    while (first > 0 && !isLong(first - 1)) first -= 1;
    while (!isLong(end)) end += 1;
    return lines.slice(first, end);
  };
  const written = lines.map(({ name, text }, index) => {
    if (isLong(index)) return `${indent}${name} = ${text}`;
    const width = Math.max(...runOf(index).map((line) => line.name.length));
    return `${indent}${name.padEnd(width)} = ${text}`;
  });
  return written.join('\n');
}

function expression(value: Value, indent: string, used: number): string {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? hclText(value.value) : String(value.value);
    case 'reference':
      return `${address(value.to)}.id`;
    case 'list':
      return listText(value.items, indent, used);
    case 'object':
      return `{ ${value.fields.map(({ name, value: field }) => `${name} = ${expression(field, '', 0)}`).join(', ')} }`;
    case 'map':
      return mapText(value.entries, indent);
  }
}

function listText(items: readonly Value[], indent: string, used: number): string {
  const inner = `${indent}  `;
  const texts = items.map((item) => expression(item, inner, 0));
  const line = `[${texts.join(', ')}]`;
  const isShort = indent.length + used + 3 + line.length <= longestLine;
  if (items.length === 0 || (isShort && items.every(({ kind }) => kind !== 'object'))) return line;
  return `[\n${texts.map((text) => `${inner}${text},\n`).join('')}${indent}]`;
}

function mapText(entries: readonly (readonly [string, string])[], indent: string): string {
  const lines = entries.map(([key, text]) => ({ name: hclText(key), text: hclText(text) }));
  if (lines.length === 0) return '{}';
  // Elsewhere the width of a character is a matter of opinion.
  const countable = lines.every(({ name }) => /^[\x20-\x7e]*$/.test(name));
  if (!countable) return `{ ${lines.map(({ name, text }) => `${name} = ${text}`).join(', ')} }`;
  return `{\n${aligned(lines, `${indent}  `)}\n${indent}}`;
}
