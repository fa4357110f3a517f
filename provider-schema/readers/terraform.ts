import { providerType } from '../address.ts';
import type { FunctionDefinition, QueryDefinition } from '../data-source.ts';
import type { Field, ResourceDefinition } from '../definition.ts';
import {
  answered,
  argumentOf,
  attributeOf,
  type TerraformAttribute,
  type TerraformType,
  typeOfField,
} from './terraform-attributes.ts';
import { terraformFields } from './terraform-fields.ts';

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
    attributes: Object.entries(terraformFields(definition)).map(([name, field]) => ({
      ...argumentOf(name, field),
      computed: field.presence === 'computed' || field.default !== undefined || field.keptWhenUnset === true,
      writeOnly: field.writes !== undefined,
      description: describe(definition, field),
    })),
  };
}

/** The schema of `data "roster_<name>"` or `ephemeral "roster_<name>"`: what is asked, and what is answered. */
export function querySchema({ description, fields }: QueryDefinition): TerraformSchema {
  return {
    version: 0,
    description,
    attributes: Object.entries(fields).map(([name, field]) =>
      field.presence === 'computed'
        ? answered(attributeOf(name, field))
        : {
            ...argumentOf(name, field),
            computed: field.default !== undefined,
            description: withDefault(field.description, field),
          },
    ),
  };
}

export interface FunctionSignature {
  readonly parameters: readonly {
    readonly name: string;
    readonly type: TerraformType;
    readonly description: string;
  }[];
  readonly returns: TerraformType;
}

/** `provider::roster::` and the name. */
export const functionAddress = (name: string): string => `provider::${providerType}::${name}`;

/** The types of `provider::roster::<name>`. */
export const functionSignature = ({ parameters, returns }: FunctionDefinition): FunctionSignature => ({
  parameters: parameters.map(({ name, type, description }) => ({
    name,
    type: typeOfField[type],
    description,
  })),
  returns: typeOfField[returns],
});

/** The schema of the `provider "roster"` block. */
export function providerSchema(fields: Readonly<Record<string, Field>>): TerraformSchema {
  return {
    version: 0,
    description:
      'Manages members, service accounts, roles, role assignments and access keys of a Roster environment.',
    attributes: Object.entries(fields).map(([name, field]) => argumentOf(name, field)),
  };
}

/** The schema of `data "roster_<name>"`, or `undefined` when the resource has none. */
export function singularDataSourceSchema(definition: ResourceDefinition): TerraformSchema | undefined {
  const keys = definition.dataSources.one;
  if (!keys) return undefined;
  const oneOfSeveral = definition.life === 'object';
  const ways = keys.map((key) => `\`${key}\``).join(oneOfSeveral ? ' or ' : ' and ');
  const by = keys.length === 0 ? '' : ` by ${ways}`;
  const asking = oneOfSeveral && keys.length > 1 ? ` Set exactly one of ${ways} to say which.` : '';
  return {
    version: 0,
    description: `${keys.length === 0 ? `Reads the ${lowerTitle(definition)}` : `Finds one ${lowerTitle(definition)}`}${by}. ${definition.description}`,
    attributes: readableFields(definition).map(([name, field]) => {
      const isKey = keys.includes(name);
      const required = isKey && (!oneOfSeveral || keys.length === 1);
      return {
        ...answered(attributeOf(name, field)),
        required,
        optional: isKey && !required,
        computed: !required,
        description: isKey ? `${field.description}${asking}` : field.description,
      };
    }),
  };
}

/** The schema of `data "roster_<plural>"`, or `undefined` when the resource has none. */
export function pluralDataSourceSchema(definition: ResourceDefinition): TerraformSchema | undefined {
  if (!definition.dataSources.many) return undefined;
  const { plural } = definition;
  const words = plural.replaceAll('_', ' ');
  const all: TerraformAttribute = {
    name: plural,
    nested: {
      nesting: 'list',
      attributes: readableFields(definition).map(([name, field]) => answered(attributeOf(name, field))),
    },
    required: false,
    optional: false,
    computed: true,
    sensitive: false,
    writeOnly: false,
    description: `The ${words} that were found, in the order of their creation.`,
  };
  return {
    version: 0,
    description: `Lists the ${words} of the environment, narrowed by the arguments. ${definition.description}`,
    attributes: [...filterAttributes(definition), all],
  };
}

/** The schema of the `config` block of `list "roster_<name>"`, or `undefined` when there is no list of them. */
export function listResourceSchema(definition: ResourceDefinition): TerraformSchema | undefined {
  const { life, plural } = definition;
  if (life !== 'object') return undefined;
  const words = plural.replaceAll('_', ' ');
  return {
    version: 0,
    description: `Lists the ${words} of the environment that can be imported, narrowed by the arguments.`,
    attributes: filterAttributes(definition),
  };
}

function filterAttributes({ plural, filters, fields }: ResourceDefinition): TerraformAttribute[] {
  return filters.map((name) => {
    const field = fieldOf(fields, name);
    return {
      ...attributeOf(name, field),
      optional: true,
      description: `Only ${plural.replaceAll('_', ' ')} with this \`${name}\`. ${field.description}`,
    };
  });
}

/** The fields that reading an object gives: all but secrets and what exists in the declaration only. */
export function readableFields(definition: ResourceDefinition): (readonly [string, Field])[] {
  return Object.entries(definition.fields).filter(([, field]) => !field.declaredOnly && !field.secret);
}

function describe(definition: ResourceDefinition, field: Field): string {
  const sentences = [field.description];
  if (field.immutable) sentences.push(`Changing it replaces the ${lowerTitle(definition)}.`);
  return withDefault(sentences.join(' '), field);
}

const withDefault = (description: string, field: Field) =>
  field.default === undefined ? description : `${description} Default \`${String(field.default)}\`.`;

function lowerTitle(definition: ResourceDefinition): string {
  return definition.title.toLowerCase();
}

function fieldOf(fields: Readonly<Record<string, Field>>, name: string): Field {
  const field = fields[name];
  if (!field) throw new Error(`the definition names the field ${name}, which it does not have`);
  return field;
}
