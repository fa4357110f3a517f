import type { QueryDefinition } from '../data-source.ts';
import { argumentList, codeBlock, page, type ReferencePage, readOnlyList, section } from './reference.ts';
import { querySchema, terraformTypeName } from './terraform.ts';

/**
 * The reference page of a data source that asks.
 *
 * @param example the HCL of `examples/data-sources/<type>/data-source.tf`
 */
export const queryPage = (definition: QueryDefinition, example: string): ReferencePage =>
  pageOf(definition, 'data source', example, []);

/**
 * The reference page of an ephemeral resource.
 *
 * @param example the HCL of `examples/ephemeral-resources/<type>/ephemeral-resource.tf`
 */
export const ephemeralPage = (definition: QueryDefinition, example: string): ReferencePage =>
  pageOf(definition, 'ephemeral resource', example, [
    section(
      'Availability',
      `Ephemeral resources need Terraform 1.10 or newer, and write-only arguments, into which their values may go, 1.11. CDK Terrain has the class \`${classNameOf(definition.name)}\`. CDK for Terraform 0.21 makes no TypeScript classes of them: there, \`stack.addOverride('ephemeral.${terraformTypeName(definition.name)}.it', { … })\` declares one, and \`'\${ephemeral.${terraformTypeName(definition.name)}.it.…}'\` refers to it.`,
    ),
  ]);

function pageOf(
  definition: QueryDefinition,
  kind: 'data source' | 'ephemeral resource',
  example: string,
  more: readonly string[],
): ReferencePage {
  const { description, attributes } = querySchema(definition);
  const title = `${terraformTypeName(definition.name)} (${kind})`;
  return page(`${kind.replace(' ', '-')}s/${definition.name}.md`, title, description, [
    section('Example usage', codeBlock('terraform', example)),
    section('Argument reference', argumentList(attributes)),
    section('Attribute reference', readOnlyList(attributes)),
    ...more,
  ]);
}

const classNameOf = (name: string) =>
  `Ephemeral_${terraformTypeName(name)}`.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
