import type { FieldType, ResourceDefinition } from '../../provider-schema/definition.ts';
import { terraformFields } from '../../provider-schema/readers/terraform-fields.ts';
import type { Values } from './plan-file.ts';

const isText = (value: unknown) => typeof value === 'string';
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null stands for what is unset, and for what is known only at apply. */
const listOf = (fits: (item: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every((item) => item === null || fits(item));

const shapes: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  string: isText,
  timestamp: (value) => isText(value) && !Number.isNaN(Date.parse(value as string)),
  bool: (value) => typeof value === 'boolean',
  integer: (value) => typeof value === 'number',
  string_set: listOf(isText),
  string_map: (value) =>
    isObject(value) && Object.values(value as Values).every((item) => item === null || isText(item)),
  object_list: listOf(isObject),
};

const fieldsOf = new Map<ResourceDefinition, readonly (readonly [string, FieldType])[]>();

function typesOf(definition: ResourceDefinition) {
  const known = fieldsOf.get(definition);
  if (known) return known;
  const types = Object.entries(terraformFields(definition)).map(([name, { type }]) => [name, type] as const);
  fieldsOf.set(definition, types);
  return types;
}

/** The first field whose value is of another type than its definition says; undefined: all fit. */
export const misshapenField = (
  definition: ResourceDefinition,
  values: Values | null | undefined,
): string | undefined =>
  values
    ? typesOf(definition).find(
        ([name, type]) => (values[name] ?? null) !== null && !shapes[type](values[name]),
      )?.[0]
    : undefined;
