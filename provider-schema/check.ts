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
    case 'string_set':
      return checkTextSet(field, value);
  }
}

function checkTimestamp(value: unknown): string | undefined {
  if (typeof value === 'string' && isTimestamp(value)) return undefined;
  return 'must be a time in RFC 3339, in UTC and with whole seconds, as in 2027-01-31T18:00:00Z';
}

function checkText(field: Field, value: string): string | undefined {
  return checkLength(field, [...value].length, 'character') ?? checkCharacters(field, value);
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

function checkLength(field: Field, length: number, unit: 'character' | 'item'): string | undefined {
  const { minLength, maxLength } = field;
  const says = (limit: string, count: number) =>
    `must have ${limit} ${count} ${unit}${count === 1 ? '' : 's'} (it has ${length})`;
  if (minLength !== undefined && length < minLength) return says('at least', minLength);
  if (maxLength !== undefined && length > maxLength) return says('at most', maxLength);
  return undefined;
}

function checkCharacters(field: Field, value: string): string | undefined {
  // PostgreSQL stores neither, so they would pass here and fail there.
  if (value.includes('\0') || !value.isWellFormed())
    return 'must be valid Unicode text without null characters';
  if (field.pattern && !field.pattern.regex.test(value)) return field.pattern.says;
  if (field.oneOf && !field.oneOf.includes(value)) return `must be one of ${field.oneOf.join(', ')}`;
  return undefined;
}
