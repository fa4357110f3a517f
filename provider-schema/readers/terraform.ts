import type { Field, FieldType, ResourceDefinition } from '../definition.ts';

/** Terraform's type language, in the JSON form that the plugin protocol and state files use. */
export type TerraformType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', TerraformType]
  | readonly ['tuple', readonly TerraformType[]]
  | readonly ['object', Readonly<Record<string, TerraformType>>];

/** One attribute: of a plain `type`, or `nested` (a list of objects with documented attributes of their own). */
export interface TerraformAttribute {
  readonly name: string;
  readonly type?: TerraformType;
  readonly nested?: { readonly nesting: 'list'; readonly attributes: readonly TerraformAttribute[] };
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  /** Markdown. */
  readonly description: string;
}

export interface TerraformSchema {
  /** Raised when the stored form of a resource changes. */
  readonly version: number;
  /** Markdown. */
  readonly description: string;
  readonly attributes: readonly TerraformAttribute[];
}

/** `roster_` and the name: `roster_member`, `roster_members`. */
export function terraformTypeName(name: string): string {
  return `roster_${name}`;
}

/** The schema of `resource "roster_<name>"`. */
export function resourceSchema(definition: ResourceDefinition): TerraformSchema {
  return {
    version: 0,
    description: definition.description,
    attributes: Object.entries(definition.fields).map(([name, field]) => ({
      ...attributeOf(name, field),
      required: field.presence === 'required',
      optional: field.presence === 'optional',
      computed: field.presence === 'computed' || field.default !== undefined,
      description: describe(definition, field),
    })),
  };
}

/** The schema of the `provider "roster"` block. */
export function providerSchema(fields: Readonly<Record<string, Field>>): TerraformSchema {
  return {
    version: 0,
    description:
      'Manages members, service accounts, roles, role assignments and access keys of a Roster environment.',
    attributes: Object.entries(fields).map(([name, field]) => ({
      ...attributeOf(name, field),
      required: field.presence === 'required',
      optional: field.presence === 'optional',
    })),
  };
}

/** The schema of `data "roster_<name>"`, or `undefined` when the resource has none. */
export function singularDataSourceSchema(definition: ResourceDefinition): TerraformSchema | undefined {
  const keys = definition.dataSources.one;
  if (!keys) return undefined;
  const ways = keys.map((key) => `\`${key}\``).join(' or ');
  return {
    version: 0,
    description: `Finds one ${lowerTitle(definition)} by ${ways}. ${definition.description}`,
    attributes: readableFields(definition).map(([name, field]) => ({
      ...attributeOf(name, field),
      optional: keys.includes(name),
      computed: true,
      description: keys.includes(name)
        ? `${field.description} Set exactly one of ${ways} to say which.`
        : field.description,
    })),
  };
}

/** The schema of `data "roster_<plural>"`, or `undefined` when the resource has none. */
export function pluralDataSourceSchema(definition: ResourceDefinition): TerraformSchema | undefined {
  if (!definition.dataSources.many) return undefined;
  const { plural, filters, fields } = definition;
  const words = plural.replaceAll('_', ' ');
  const filterAttributes = filters.map((name) => {
    const field = fieldOf(fields, name);
    return {
      ...attributeOf(name, field),
      optional: true,
      description: `Only ${words} with this \`${name}\`. ${field.description}`,
    };
  });
  const all: TerraformAttribute = {
    name: plural,
    nested: {
      nesting: 'list',
      attributes: readableFields(definition).map(([name, field]) => ({
        ...attributeOf(name, field),
        computed: true,
      })),
    },
    required: false,
    optional: false,
    computed: true,
    sensitive: false,
    description: `The ${words} that were found, in the order of their creation.`,
  };
  return {
    version: 0,
    description: `Lists the ${words} of the environment, narrowed by the arguments. ${definition.description}`,
    attributes: [...filterAttributes, all],
  };
}

/** The object type that a list of attributes stands for. */
export function objectTypeOf(attributes: readonly TerraformAttribute[]): TerraformType {
  const entries = attributes.map((attribute): [string, TerraformType] => {
    if (attribute.nested)
      return [attribute.name, [attribute.nested.nesting, objectTypeOf(attribute.nested.attributes)]];
    return [attribute.name, attribute.type ?? 'dynamic'];
  });
  return ['object', Object.fromEntries(entries)];
}

/** The fields that reading an object gives: all but secrets and what exists in the declaration only. */
export function readableFields(definition: ResourceDefinition): (readonly [string, Field])[] {
  return Object.entries(definition.fields).filter(([, field]) => !field.declaredOnly && !field.secret);
}

const typeOfField: Readonly<Record<FieldType, TerraformType>> = {
  string: 'string',
  timestamp: 'string',
  bool: 'bool',
  string_set: ['set', 'string'],
};

function attributeOf(name: string, field: Field): TerraformAttribute {
  return {
    name,
    type: typeOfField[field.type],
    required: false,
    optional: false,
    computed: false,
    sensitive: field.secret === true,
    description: field.description,
  };
}

function describe(definition: ResourceDefinition, field: Field): string {
  const sentences = [field.description];
  if (field.immutable) sentences.push(`Changing it replaces the ${lowerTitle(definition)}.`);
  if (field.default !== undefined) sentences.push(`Default \`${String(field.default)}\`.`);
  return sentences.join(' ');
}

function lowerTitle(definition: ResourceDefinition): string {
  return definition.title.toLowerCase();
}

function fieldOf(fields: Readonly<Record<string, Field>>, name: string): Field {
  const field = fields[name];
  if (!field) throw new Error(`the definition names the field ${name}, which it does not have`);
  return field;
}
