import { resourceNamed } from '../catalogue.ts';
import type { KeyPart, ResourceDefinition } from '../definition.ts';

/** The kinds of objects that a part of a natural key refers to; empty where it is text. */
export function kindsOf({ fields }: ResourceDefinition, { field }: KeyPart): readonly ResourceDefinition[] {
  return (fields[field]?.references ?? []).map(resourceNamed);
}

/** Each way in which `terraform import` and import blocks name an object of this kind, as lines of Markdown. */
export function importForms(definition: ResourceDefinition): readonly string[] {
  const { naturalKey, life, idPrefix } = definition;
  if (life === 'standing') return ['any word, as in `environment`: there is only one'];
  const [only, ...others] = naturalKey;
  const id = life === 'object' ? [`its id (\`${idPrefix}_\` and 26 characters)`] : [];
  if (!only) return id;
  if (others.length === 0 && kindsOf(definition, only).length === 0)
    return [...id, `its \`${only.field}\`, without regard to case`];
  const parts = naturalKey.map((part) => `${inCapitals(part)} is ${wordsOf(definition, part).join(' or ')}`);
  return [...id, `\`${naturalKey.map(inCapitals).join('/')}\`: ${parts.join('; ')}`];
}

/** As in `PRINCIPAL`. */
const inCapitals = ({ field }: KeyPart) => field.replace(/_id$/, '').toUpperCase();

function wordsOf(definition: ResourceDefinition, part: KeyPart): string[] {
  const kinds = kindsOf(definition, part);
  if (kinds.length === 0) return [`the \`${part.field}\``];
  const names = kinds.map(
    ({ name, naturalKey }) => `\`${name}:${naturalKey.map(({ field }) => field.toUpperCase()).join('/')}\``,
  );
  const one = kinds.length === 1 ? [`the same without \`${kinds[0]?.name}:\``] : [];
  return [...names, ...one, 'an id', ...(part.unset ? [`\`${part.unset}\` for none`] : [])];
}

/** That is all there is to say where names hold what separates them. */
export const importAdvice =
  'Where a text could mean several objects (names may contain `/` and `:`), put ids in the place of names.';
