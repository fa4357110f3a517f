import type { QueryDefinition } from '../../provider-schema/data-source.ts';
import type { Field } from '../../provider-schema/definition.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import { defaultOf, type JsonObject, valueFromApi } from '../resources/object.ts';

/**
 * What Terraform is told: the arguments as they were given, defaults where they were not, and the answer.
 *
 * @param answer the answered fields by their names
 * @throws UnexpectedAnswer when one of them is missing, of another type, or null where it must not be
 */
export function stateOfAnswer(definition: QueryDefinition, config: CtyObject, answer: JsonObject): CtyObject {
  const answered = Object.entries(definition.fields)
    .filter(([, field]) => field.presence === 'computed')
    .map(([name, field]) => [name, valueFromApi(definition, field, answer[name], name, mayBeNull)] as const);
  return { ...withDefaults(definition, config), ...Object.fromEntries(answered) };
}

/** The arguments, with defaults for those that were not given. */
export const withDefaults = (definition: QueryDefinition, config: CtyObject): CtyObject =>
  Object.fromEntries(
    Object.entries(definition.fields)
      .filter(([, field]) => field.presence !== 'computed')
      .map(([name, field]) => [name, config[name] ?? defaultOf(field)]),
  );

const mayBeNull = ({ nullable }: Field) => nullable === true;
