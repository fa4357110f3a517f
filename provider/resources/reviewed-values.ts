import type { Field } from '../../provider-schema/definition.ts';
import { type CtyValue, canonicalText, isCtyObject, isUnknown, normalizeSet } from '../plugin/cty/value.ts';
import { type KnownNames, ownerOf } from './known-names.ts';
import { isJsonObject } from './object.ts';
import type { ReviewedObject } from './review-file.ts';

/** What a review says of values that its plan does not know. */
export const atApply = '(known after apply)';

/** Says nothing of who may do what, so that it may be known only at apply. */
const forPeople: ReadonlySet<string> = new Set(['note', 'reason', 'description', 'display_name']);

const makings: ReadonlySet<string> = new Set(['create', 'replace', 'adopt']);

export const isMade = ({ action }: ReviewedObject): boolean => makings.has(action);

/** Compares a field's value with what a review says of it. */
export type IsTold = (name: string, field: Field, told: unknown, value: CtyValue) => boolean;

/** Names are compared without regard to case. */
const isSameName = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();

/**
 * A review says ids as names: as `name (id)` of what was there, and as `name`, in sets as `name (address)`, of what its
 * plan was to make. The latter must be the one thing of a fitting kind that the plan makes by that name.
 */
export function createComparison(objects: readonly ReviewedObject[], names: Pick<KnownNames, 'of'>): IsTold {
  const made = new Map<string, ReviewedObject[]>();
  for (const object of objects.filter(isMade))
    for (const text of [object.name, `${object.name} (${object.address})`])
      made.set(text, [...(made.get(text) ?? []), object]);

  const isMeant = (kinds: readonly string[], told: unknown, id: CtyValue): boolean => {
    if (typeof told !== 'string' || typeof id !== 'string') return told === id;
    const [first, ...others] = (made.get(told) ?? []).filter(({ kind }) => kinds.includes(kind));
    if (!first) return told === id || told.endsWith(` (${id})`);
    return (
      others.length === 0 &&
      first.kind === ownerOf(id)?.definition.name &&
      isSameName(names.of(id), first.name)
    );
  };

  const isTold: IsTold = (name, field, told, value) => {
    if (isUnknown(value)) return false;
    if (told === atApply) return field.type === 'timestamp' || forPeople.has(name);
    const { references, fields } = field;
    if (fields) {
      if (!Array.isArray(value) || !Array.isArray(told)) return told === value;
      return (
        value.length === told.length &&
        value.every((item, index) => areTold(fields, told[index], item as CtyValue))
      );
    }
    if (references && field.type !== 'string_set') return isMeant(references, told, value);
    if (field.type !== 'string_set' || !Array.isArray(value) || !Array.isArray(told))
      return canonicalText((told ?? null) as CtyValue) === canonicalText(value);
    if (!references) return canonicalText(normalizeSet(told)) === canonicalText(normalizeSet(value));
    return (
      value.length === told.length &&
      value.every((id) => told.some((one) => isMeant(references, one, id as CtyValue)))
    );
  };

  const areTold = (fields: Readonly<Record<string, Field>>, told: unknown, value: CtyValue): boolean => {
    if (!isJsonObject(told) || !isCtyObject(value)) return false;
    return Object.entries(fields).every(([name, field]) =>
      isTold(name, field, told[name] ?? null, value[name] ?? null),
    );
  };
  return isTold;
}

/** The ids in a value that refer to other objects. */
export function referredIds(field: Field, value: CtyValue): readonly string[] {
  const { references, fields = {} } = field;
  if (Array.isArray(value)) return value.flatMap((item: CtyValue) => referredIds(field, item));
  if (isCtyObject(value))
    return Object.entries(fields).flatMap(([name, inner]) => referredIds(inner, value[name] ?? null));
  return references && typeof value === 'string' ? [value] : [];
}
