import { providerType } from '../address.ts';
import type { Field, ResourceDefinition } from '../definition.ts';
import { identitySchema } from './identity.ts';
import { importAdvice, importForms } from './import-forms.ts';
import {
  functionAddress,
  listResourceSchema,
  pluralDataSourceSchema,
  providerSchema,
  resourceSchema,
  singularDataSourceSchema,
  terraformTypeName,
} from './terraform.ts';
import type { TerraformAttribute, TerraformType } from './terraform-attributes.ts';

/** One Markdown page of the reference, by its path under `docs/`. */
export interface ReferencePage {
  readonly path: string;
  readonly text: string;
}

/**
 * The reference page of a resource, in the layout of the Terraform Registry.
 *
 * @param example the HCL of `examples/resources/<type>/resource.tf`
 * @param importCommand the shell of `examples/resources/<type>/import.sh`
 */
export function resourcePage(
  definition: ResourceDefinition,
  example: string,
  importCommand: string,
): ReferencePage {
  const { description, attributes } = resourceSchema(definition);
  const title = `${terraformTypeName(definition.name)} (resource)`;
  return page(`resources/${definition.name}.md`, title, description, [
    section('Example usage', codeBlock('terraform', example)),
    section('Argument reference', argumentList(attributes), uniqueness(definition)),
    section('Attribute reference', 'Besides the arguments, these can be read:', readOnlyList(attributes)),
    section('Import', codeBlock('shell', importCommand), ...importing(definition)),
    ...listing(definition),
  ]);
}

/**
 * The reference page of the data source that finds one object, if the definition has one.
 *
 * @param example the HCL of `examples/data-sources/<type>/data-source.tf`
 */
export function singularDataSourcePage(
  definition: ResourceDefinition,
  example: string,
): ReferencePage | undefined {
  const schema = singularDataSourceSchema(definition);
  if (!schema) return undefined;
  const title = `${terraformTypeName(definition.name)} (data source)`;
  return page(`data-sources/${definition.name}.md`, title, schema.description, [
    section('Example usage', codeBlock('terraform', example)),
    section('Argument reference', argumentList(schema.attributes)),
    section(
      'Attribute reference',
      'Besides the arguments, these can be read:',
      readOnlyList(schema.attributes),
    ),
  ]);
}

/** The reference page of the data source that lists objects, if the definition has one. */
export function pluralDataSourcePage(
  definition: ResourceDefinition,
  example: string,
): ReferencePage | undefined {
  const schema = pluralDataSourceSchema(definition);
  if (!schema) return undefined;
  const title = `${terraformTypeName(definition.plural)} (data source)`;
  return page(`data-sources/${definition.plural}.md`, title, schema.description, [
    section('Example usage', codeBlock('terraform', example)),
    section('Argument reference', argumentList(schema.attributes)),
    section('Attribute reference', readOnlyList(schema.attributes)),
  ]);
}

/** A page written by hand, in the folder `docs/guides/`. */
export interface Guide {
  readonly file: string;
  readonly title: string;
  readonly description: string;
}

/** The first page: how to configure the provider, and links to all others. */
export function indexPage(
  fields: Readonly<Record<string, Field>>,
  example: string,
  pages: readonly ReferencePage[],
  guides: readonly Guide[],
): ReferencePage {
  const { description, attributes } = providerSchema(fields);
  const links = (folder: string, address = terraformTypeName) =>
    pages
      .filter((each) => each.path.startsWith(`${folder}/`))
      .map((each) => `- [\`${address(each.path.slice(folder.length + 1, -3))}\`](${each.path})`)
      .join('\n');
  return page('index.md', `${providerType} provider`, description, [
    section('Example usage', codeBlock('terraform', example)),
    section('Argument reference', argumentList(attributes)),
    section('Resources', links('resources')),
    section('Data sources', links('data-sources')),
    section('Ephemeral resources', links('ephemeral-resources')),
    section('Functions', links('functions', functionAddress)),
    section(
      'Guides',
      guides.map(({ file, title, description }) => `- [${title}](guides/${file}): ${description}`).join('\n'),
    ),
  ]);
}

export function page(
  path: string,
  title: string,
  description: string,
  sections: readonly string[],
): ReferencePage {
  const [summary = ''] = description.split(/(?<=\.) /);
  const parts = [frontMatter(title, summary), `# ${title}`, description, ...sections];
  return { path, text: `${parts.filter((part) => part !== '').join('\n\n')}\n` };
}

/** What the Terraform Registry reads of a page before it shows it. */
const frontMatter = (title: string, description: string) =>
  `---\npage_title: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---`;

function importing(definition: ResourceDefinition): string[] {
  const forms = importForms(definition).map((form) => `- ${form}`);
  const names = identitySchema(definition)?.attributes.map(({ name }) => name) ?? [];
  const identity = `{ ${names.map((name) => `${name} = "…"`).join(', ')} }`;
  return [
    `\`terraform import\` and the \`id\` of an import block take:\n\n${forms.join('\n')}`,
    definition.naturalKey.length > 1 ? importAdvice : '',
    definition.builtIn === undefined
      ? ''
      : `What comes with the environment (\`${definition.builtIn}\`) cannot be imported.`,
    names.length === 0
      ? ''
      : `Terraform 1.12 and newer also know it by its identity, and import it with \`identity = ${identity}\` in place of the \`id\`. ${untried}`,
  ];
}

/** Honest about what stands behind a page. */
const untried =
  "This is tested by speaking Terraform's plugin protocol, not yet with a Terraform of that version.";

function listing(definition: ResourceDefinition): string[] {
  const schema = listResourceSchema(definition);
  if (!schema) return [];
  const block = `list "${terraformTypeName(definition.name)}" "all" {\n  provider = roster\n}`;
  const introduction = `Terraform 1.14 and newer find what is not managed yet, with a list block in a \`.tfquery.hcl\` file and \`terraform query\`. ${schema.description} ${untried}`;
  const filters =
    schema.attributes.length === 0 ? '' : `Its \`config\` block takes:\n\n${argumentList(schema.attributes)}`;
  return [section('List', introduction, codeBlock('terraform', block), filters)];
}

export function section(title: string, ...parts: readonly string[]): string {
  return [`## ${title}`, ...parts.filter((part) => part !== '')].join('\n\n');
}

export function codeBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

export function argumentList(attributes: readonly TerraformAttribute[]): string {
  const required = attributes.filter((attribute) => attribute.required);
  const optional = attributes.filter((attribute) => attribute.optional);
  if (required.length + optional.length === 0) return 'There are none.';
  return [
    ...required.map((attribute) => item(attribute, 'required')),
    ...optional.map((attribute) => item(attribute, 'optional')),
  ].join('\n');
}

export function readOnlyList(attributes: readonly TerraformAttribute[]): string {
  const readOnly = attributes.filter((attribute) => !attribute.required && !attribute.optional);
  return readOnly.map((attribute) => item(attribute)).join('\n');
}

function item(attribute: TerraformAttribute, presence?: 'required' | 'optional'): string {
  const traits = [
    typeName(attribute),
    presence,
    attribute.sensitive ? 'sensitive' : undefined,
    attribute.writeOnly ? 'write-only' : undefined,
  ];
  const line = `- \`${attribute.name}\` (${traits.filter(Boolean).join(', ')}): ${attribute.description}`;
  const inner = attribute.nested?.attributes.map((each) => item(each).replace(/^/gm, '  ')) ?? [];
  return [inner.length > 0 ? `${line} Each has:` : line, ...inner].join('\n');
}

function typeName({ name, type, nested }: TerraformAttribute): string {
  return nested ? 'list of objects' : wordsOf(type, name);
}

/** A type in words, as in `set of strings`. */
export function wordsOf(type: TerraformType | undefined, name: string): string {
  if (type === 'string' || type === 'bool' || type === 'number') return type;
  if (Array.isArray(type) && type[1] === 'string') return `${type[0]} of strings`;
  throw new Error(`the reference pages have no words for the type of ${name}: ${JSON.stringify(type)}`);
}

function uniqueness({ unique, plural }: ResourceDefinition): string {
  if (unique.length === 0) return '';
  const names = unique.map((name) => `\`${name}\``).join(' + ');
  return `No two ${plural.replaceAll('_', ' ')} of an environment have the same ${names}.`;
}
