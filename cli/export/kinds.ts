import { catalogue, resourceNamed } from '../../provider-schema/catalogue.ts';
import type { Field, ResourceDefinition } from '../../provider-schema/definition.ts';

/** As in `role assignments`. */
export const wordsOf = ({ plural }: Pick<ResourceDefinition, 'plural'>): string =>
  plural.replaceAll('_', ' ');

/** As in `1 role assignment`, `2 role assignments`. */
export const counted = (definition: ResourceDefinition, count: number): string =>
  `${count} ${count === 1 ? definition.name.replaceAll('_', ' ') : wordsOf(definition)}`;

/** The names of the kinds whose ids a kind holds. */
export function kindsReferredTo({ fields }: Pick<ResourceDefinition, 'fields'>): readonly string[] {
  return Object.values(fields).flatMap((field: Field) => [
    ...(field.references ?? []),
    ...(field.fields ? kindsReferredTo({ fields: field.fields }) : []),
  ]);
}

/** These kinds, and whatever they refer to, in the order of the catalogue. */
export function withReferred(kinds: readonly ResourceDefinition[]): readonly ResourceDefinition[] {
  const all = new Set(kinds);
  for (const definition of all) for (const name of kindsReferredTo(definition)) all.add(resourceNamed(name));
  return [...new Set([...catalogue, ...kinds])].filter((definition) => all.has(definition));
}
