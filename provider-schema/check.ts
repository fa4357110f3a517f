import { type Field, isTimestamp } from './definition.ts';

/**
 * Checks one value against what its definition says: type, length, pattern, permitted values, calendar.
 * The API and the provider share it, so that a valid plan is a valid request.
 *
 * @param field the field's definition; presence and defaults are the caller's affair
 * @param value a set, known value: never `undefined` or `null`
 * @returns what is wrong, as in `must have at most 100 characters (it has 120)`, or `undefined` when all
 *   is well. It never repeats the value, which may be secret or long. Characters are Unicode code points.
 */
export function checkField(field: Field, value: unknown): string | undefined {
  switch (field.type) {
    case 'bool':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'timestamp':
      return checkTimestamp(value);
    case 'string':
      return typeof value === 'string' ? checkText(field, value) : 'must be a string';
    case 'integer':
      return checkInteger(field, value);
    case 'string_set':
      return checkTextSet(field, value);
    case 'string_map':
      return checkTextMap(field, value);
    case 'object_list':
      return checkObjects(field, value);
  }
}

function checkInteger({ minimum, maximum }: Field, value: unknown): string | undefined {
  const from = minimum ?? Number.MIN_SAFE_INTEGER;
  const to = maximum ?? Number.MAX_SAFE_INTEGER;
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return undefined;
  if (minimum === undefined && maximum === undefined) return 'must be a whole number';
  return maximum === undefined
    ? `must be a whole number from ${minimum}`
    : `must be a whole number from ${from} to ${maximum}`;
}

function checkTimestamp(value: unknown): string | undefined {
  if (typeof value === 'string' && isTimestamp(value)) return undefined;
  return 'must be a time in RFC 3339, in UTC and with whole seconds, as in 2027-01-31T18:00:00Z';
}

function checkText(field: Field, value: string): string | undefined {
  return (
    checkLength(field, [...value].length, 'character') ??
    checkCharacters(field, value) ??
    checkDistinct(field, value)
  );
}

function checkTextSet(field: Field, value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    return 'must be a set of strings';
  }
  if (new Set(value).size !== value.length) return 'must not contain an item twice';
  const length = checkLength(field, value.length, 'item');
  if (length) return length;
  for (const item of value) {
    const problem = checkCharacters(field, item);
    if (problem) return `each item ${problem}`;
  }
  return undefined;
}

function checkTextMap(field: Field, value: unknown): string | undefined {
  if (!isRecord(value) || !Object.values(value).every((item) => typeof item === 'string')) {
    return 'must be a map of strings';
  }
  const entries = Object.entries(value as Record<string, string>);
  const length = checkLength(field, entries.length, 'item');
  if (length) return length;
  for (const [key, item] of entries) {
    if (key.includes('\0') || !key.isWellFormed()) return 'must have keys of valid Unicode text';
    const problem = checkCharacters(field, item);
    if (problem) return `the value of "${key.slice(0, 50)}" ${problem}`;
  }
  return undefined;
}

function checkObjects(field: Field, value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.every(isRecord)) return 'must be a list of objects';
  const length = checkLength(field, value.length, 'item');
  if (length) return length;
  for (const [index, item] of value.entries()) {
    const problem = checkObject(field.fields ?? {}, item);
    if (problem) return `item ${index + 1}: ${problem}`;
  }
  return undefined;
}

function checkObject(
  fields: Readonly<Record<string, Field>>,
  object: Record<string, unknown>,
): string | undefined {
  const unknown = Object.keys(object).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined)
    return `"${unknown.slice(0, 50)}" is not one of ${Object.keys(fields).join(', ')}`;
  for (const [name, field] of Object.entries(fields)) {
    const value = object[name] ?? null;
    if (value === null && field.presence === 'required') return `"${name}" is required`;
    const problem = value === null ? undefined : checkField(field, value);
    if (problem) return `"${name}" ${problem}`;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkLength(field: Field, length: number, unit: 'character' | 'item'): string | undefined {
  const { minLength, maxLength } = field;
  const says = (limit: string, count: number) =>
    `must have ${limit} ${count} ${unit}${count === 1 ? '' : 's'} (it has ${length})`;
  if (minLength !== undefined && length < minLength) return says('at least', minLength);
  if (maxLength !== undefined && length > maxLength) return says('at most', maxLength);
  return undefined;
}

function checkDistinct({ minDistinct = 0 }: Field, value: string): string | undefined {
  return new Set(value).size < minDistinct
    ? `must have at least ${minDistinct} different characters: make it of 256 random bits`
    : undefined;
}

function checkCharacters(field: Field, value: string): string | undefined {
  // PostgreSQL stores neither, so they would pass here and fail there.
  if (value.includes('\0') || !value.isWellFormed())
    return 'must be valid Unicode text without null characters';
  if (field.pattern && !field.pattern.regex.test(value)) return field.pattern.says;
  if (field.pattern?.composed && value !== value.normalize('NFC'))
    return 'must be in Unicode normalization form C, with letters and their marks composed (é as one character)';
  if (field.oneOf && !field.oneOf.includes(value)) return `must be one of ${field.oneOf.join(', ')}`;
  return undefined;
}
