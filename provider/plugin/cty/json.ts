import type { TerraformType } from '../../../provider-schema/readers/terraform-attributes.ts';
import { numberFromText } from './number.ts';
import { CtyError, type CtyValue, Dynamic, normalizeSet } from './value.ts';

/** A JSON number with the digits that the text had. */
class NumberText {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/**
 * Reads a value of the given type from the JSON form that state files have. Numbers keep all their digits.
 * Attributes that the type does not have are dropped, missing ones are null: that is how a stored object takes on a
 * schema that gained or lost an optional attribute.
 *
 * @throws CtyError when a value has another type
 * @throws SyntaxError when the bytes are not JSON
 */
export function decodeJson(bytes: Uint8Array, type: TerraformType): CtyValue {
  const keepDigits: Reviver = (_key, value, context) =>
    typeof value === 'number' ? new NumberText(context?.source ?? String(value)) : value;
  const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;
  return read(parse(new TextDecoder().decode(bytes), keepDigits), type, []);
}

function read(raw: unknown, type: TerraformType, path: readonly string[]): CtyValue {
  if (raw === null || raw === undefined) return null;
  if (type === 'string') return typeof raw === 'string' ? raw : mismatch(path, type);
  if (type === 'bool') return typeof raw === 'boolean' ? raw : mismatch(path, type);
  if (type === 'number') return readNumber(raw, path);
  if (type === 'dynamic') return readDynamic(raw, path);
  const [kind, of] = type;
  if (kind === 'map' || kind === 'object') {
    const object = isRecord(raw) ? raw : mismatch(path, type);
    const entries: [string, TerraformType][] =
      kind === 'object'
        ? Object.entries(type[1])
        : Object.keys(object).map((key): [string, TerraformType] => [key, type[1]]);
    return Object.fromEntries(entries.map(([key, item]) => [key, read(object[key], item, [...path, key])]));
  }
  const items: readonly unknown[] = Array.isArray(raw) ? raw : mismatch(path, type);
  const typeAt = (index: number): TerraformType =>
    kind === 'tuple' ? (type[1][index] ?? 'dynamic') : type[1];
  const values = items.map((item, index) => read(item, typeAt(index), [...path, String(index)]));
  return kind === 'set' && of ? normalizeSet(values) : values;
}

function readNumber(raw: unknown, path: readonly string[]): CtyValue {
  const text = raw instanceof NumberText ? raw.digits : raw;
  const number = typeof text === 'string' ? numberFromText(text) : undefined;
  return number ?? mismatch(path, 'number');
}

function readDynamic(raw: unknown, path: readonly string[]): Dynamic {
  if (!isRecord(raw)) mismatch(path, 'dynamic');
  const type = withPlainNumbers(raw['type']) as TerraformType;
  return new Dynamic(type, read(raw['value'], type, path));
}

function withPlainNumbers(type: unknown): unknown {
  return JSON.parse(JSON.stringify(type));
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof NumberText);
}

/** The message never repeats the value, which may be secret. */
function mismatch(path: readonly string[], type: TerraformType): never {
  throw new CtyError(path, `expected a value of type ${typeof type === 'string' ? type : type[0]}`);
}
