import type { Field, FieldType } from '../definition.ts';
import type { TerraformField } from './terraform-fields.ts';

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
  /** Terraform keeps its value nowhere. */
  readonly writeOnly: boolean;
  /** Markdown. */
  readonly description: string;
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

export const typeOfField: Readonly<Record<FieldType, TerraformType>> = {
  string: 'string',
  timestamp: 'string',
  bool: 'bool',
  integer: 'number',
  string_set: ['set', 'string'],
  string_map: ['map', 'string'],
  object_list: 'dynamic',
};

export function attributeOf(name: string, field: Field): TerraformAttribute {
  const { fields } = field;
  return {
    name,
    ...(fields
      ? { nested: { nesting: 'list', attributes: nestedAttributes(fields) } }
      : { type: typeOfField[field.type] }),
    required: false,
    optional: false,
    computed: false,
    sensitive: field.secret === true,
    writeOnly: false,
    description: field.description,
  };
}

export const argumentOf = (name: string, field: TerraformField): TerraformAttribute => ({
  ...attributeOf(name, field),
  required: field.presence === 'required',
  optional: field.presence === 'optional',
});

/** What is told, not asked for, with everything in it. */
export function answered(attribute: TerraformAttribute): TerraformAttribute {
  const { nested } = attribute;
  return {
    ...attribute,
    ...(nested && { nested: { ...nested, attributes: nested.attributes.map(answered) } }),
    required: false,
    optional: false,
    computed: true,
  };
}

const nestedAttributes = (fields: Readonly<Record<string, Field>>): TerraformAttribute[] =>
  Object.entries(fields).map(([name, field]) => ({
    ...argumentOf(name, field),
    computed: field.presence === 'computed',
  }));
