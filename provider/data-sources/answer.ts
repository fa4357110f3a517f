import type { QueryDefinition } from '../../provider-schema/data-source.ts';
import type { Field } from '../../provider-schema/definition.ts';
import type { CtyObject, CtyValue } from '../plugin/cty/value.ts';
import {
  defaultOf,
  isJsonObject,
  type JsonObject,
  UnexpectedAnswer,
  valueFromApi,
} from '../resources/object.ts';

/**
 * What Terraform is told: the arguments as they were given, defaults where they were not, and the answer.
 *
 * @param answer the answered fields by their names
 * @throws UnexpectedAnswer when one of them is missing, of another type, or null where it must not be
 */
export function stateOfAnswer(definition: QueryDefinition, config: CtyObject, answer: JsonObject): CtyObject {
  const answered = Object.entries(definition.fields)
    .filter(([, field]) => field.presence === 'computed')
    .map(([name, field]) => [name, read(definition, field, answer[name], name)] as const);
  return { ...withDefaults(definition, config), ...Object.fromEntries(answered) };
}

/** The arguments, with defaults for those that were not given. */
export const withDefaults = (definition: QueryDefinition, config: CtyObject): CtyObject =>
  Object.fromEntries(
    Object.entries(definition.fields)
      .filter(([, field]) => field.presence !== 'computed')
      .map(([name, field]) => [name, config[name] ?? defaultOf(field)]),
  );

function read(definition: QueryDefinition, field: Field, raw: unknown, path: string): CtyValue {
  if (raw === null && field.nullable) return null;
  if (field.type !== 'object_list') {
    const value = valueFromApi(field, raw);
    if (value !== undefined) return value;
  } else if (Array.isArray(raw) && raw.every(isJsonObject)) {
    return raw.map((item: JsonObject, index) =>
      Object.fromEntries(
        Object.entries(field.fields ?? {}).map(([name, inner]) => [
          name,
          read(definition, inner, item[name], `${path}[${index}].${name}`),
        ]),
      ),
    );
  }
  throw new UnexpectedAnswer(definition, path);
}
