import { providerAddress, providerType } from '../provider-schema/address.ts';
import { catalogue } from '../provider-schema/catalogue.ts';
import { providerFields } from '../provider-schema/provider.ts';
import {
  pluralDataSourceSchema,
  providerSchema,
  resourceSchema,
  singularDataSourceSchema,
  type TerraformAttribute,
  type TerraformSchema,
  terraformTypeName,
} from '../provider-schema/readers/terraform.ts';

/**
 * Betters the comments of one generated file: the generator describes arguments only, so every getter and class
 * gets the description of what it stands for; and its links lead to a registry where this provider is not.
 */
export function documentBindings(source: string): string {
  const schema = schemaOf(source);
  const withLinks = withoutRegistryLinks(source);
  let nested = false;
  const lines: string[] = [];
  let described: string | undefined;
  for (const line of withLinks.split('\n')) {
    if (/^export class \w+ extends cdktf\./.test(line)) nested = line.includes('cdktf.ComplexObject');
    const attribute = /^ {2}\/\/ (\w+) - computed: /.exec(line)?.[1];
    if (attribute) {
      described = find(nested ? nestedAttributes(schema) : schema.attributes, attribute)?.description;
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
    .replace(/^\/\/ https:.*\n/, '// Do not edit: npm run generate makes this file.\n')
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
  const isDataSource = source.includes('extends cdktf.TerraformDataSource');
  for (const definition of catalogue) {
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

function nestedAttributes(schema: TerraformSchema): readonly TerraformAttribute[] {
  return schema.attributes.flatMap((attribute) => attribute.nested?.attributes ?? []);
}

function find(attributes: readonly TerraformAttribute[], name: string): TerraformAttribute | undefined {
  return attributes.find((attribute) => attribute.name === name);
}

function comment(indent: string, text: string): string {
  return `${indent}/**\n${indent}* ${text.replaceAll('*/', '*\\/')}\n${indent}*/`;
}
