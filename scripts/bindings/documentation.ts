import { providerAddress, providerType } from '../../provider-schema/address.ts';
import { declarable, ephemeralResources, queries } from '../../provider-schema/catalogue.ts';
import { providerFields } from '../../provider-schema/provider.ts';
import {
  pluralDataSourceSchema,
  providerSchema,
  querySchema,
  resourceSchema,
  singularDataSourceSchema,
  type TerraformSchema,
  terraformTypeName,
} from '../../provider-schema/readers/terraform.ts';
import type { TerraformAttribute } from '../../provider-schema/readers/terraform-attributes.ts';

const notice = '// Do not edit: npm run generate makes this file.\n';

/**
 * Betters the comments of one generated file: the generator describes arguments only, so every getter and class
 * gets the description of what it stands for; and its links lead to a registry where this provider is not.
 */
export function documentBindings(source: string): string {
  // The generator takes the words of functions from the schema.
  if (!source.includes('static readonly tfResourceType')) return source.replace(/^\/\/.*\n/, notice);
  const schema = schemaOf(source);
  const withLinks = withoutRegistryLinks(source);
  const root = /^export interface (\w+)Config extends cdkt[fn]\./m.exec(source)?.[1] ?? '';
  const classes = new Map(attributesOfClasses(root, schema.attributes));
  let attributes = schema.attributes;
  const lines: string[] = [];
  let described: string | undefined;
  for (const line of withLinks.split('\n')) {
    const name = /^export class (\w+?)(OutputReference|List)? extends cdkt[fn]\./.exec(line)?.[1];
    if (name !== undefined) attributes = classes.get(name) ?? schema.attributes;
    const attribute = /^ {2}\/\/ (\w+) - computed: /.exec(line)?.[1];
    if (attribute) {
      described = find(attributes, attribute)?.description;
      continue;
    }
    if (described && /^ {2}public get \w+\(\) \{$/.test(line)) {
      lines.push(comment('  ', described));
      described = undefined;
    }
    lines.push(line.trimEnd());
  }
  return lines.join('\n').replace(/^\* Represents a (`\w+`)$/m, `* $1: ${schema.description}`);
}

function withoutRegistryLinks(source: string): string {
  const [host, ...rest] = providerAddress.split('/');
  const link = `https://${host}/providers/${rest.join('/')}/`;
  const withoutLinks = source
    .replace(/^\/\/ https:.*\n/, notice)
    .replace(/\n *\*\n *\* Docs at Terraform Registry: \{@link [^}]*\}/g, '')
    .replace(/ Refer to the \{@link \S+ import section\}[^\n]*/g, '')
    .replace(/\{@link \S+ (\w+)\}/g, '`$1`');
  if (withoutLinks.includes(link))
    throw new Error('the bindings have a link to a registry that is not removed');
  return withoutLinks;
}

/** The schema that a generated file was made from. */
function schemaOf(source: string): TerraformSchema {
  const type = /static readonly tfResourceType = "(\w+)"/.exec(source)?.[1];
  if (type === providerType) return providerSchema(providerFields);
  if (source.includes('.TerraformEphemeralResource {')) {
    const ephemeral = ephemeralResources.find(({ name }) => type === terraformTypeName(name));
    if (ephemeral) return querySchema(ephemeral);
  }
  const isDataSource = source.includes('.TerraformDataSource {');
  const query = isDataSource && queries.find(({ name }) => type === terraformTypeName(name));
  if (query) return querySchema(query);
  for (const definition of declarable) {
    if (isDataSource && type === terraformTypeName(definition.plural)) {
      const schema = pluralDataSourceSchema(definition);
      if (schema) return schema;
    }
    if (type !== terraformTypeName(definition.name)) continue;
    const schema = isDataSource ? singularDataSourceSchema(definition) : resourceSchema(definition);
    if (schema) return schema;
  }
  throw new Error(`the bindings have a class for "${type}", which is not in the catalogue`);
}

type ClassAttributes = readonly [name: string, attributes: readonly TerraformAttribute[]];

/** The attributes of each class of a file: objects inside others have a class named after all that they are in. */
function attributesOfClasses(name: string, attributes: readonly TerraformAttribute[]): ClassAttributes[] {
  const inner = attributes.flatMap((each) =>
    each.nested ? attributesOfClasses(name + pascalCase(each.name), each.nested.attributes) : [],
  );
  return [[name, attributes], ...inner];
}

const pascalCase = (name: string) =>
  name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

function find(attributes: readonly TerraformAttribute[], name: string): TerraformAttribute | undefined {
  return attributes.find((attribute) => attribute.name === name);
}

function comment(indent: string, text: string): string {
  return `${indent}/**\n${indent}* ${text.replaceAll('*/', '*\\/')}\n${indent}*/`;
}
