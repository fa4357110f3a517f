import { decode, ExtData, ExtensionCodec, encode } from '@msgpack/msgpack';
import type { TerraformType } from '../../../provider-schema/readers/terraform-attributes.ts';
import { narrow, numberFromText } from './number.ts';
import {
  CtyError,
  type CtyObject,
  type CtyValue,
  Decimal,
  Dynamic,
  isCtyObject,
  isUnknown,
  normalizeSet,
  Unknown,
  unknown,
} from './value.ts';

const plainUnknown = 0;
const refinedUnknown = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({ type: plainUnknown, encode: () => null, decode: () => unknown });
extensionCodec.register({
  type: refinedUnknown,
  encode: () => null,
  decode: (data) => new Unknown(data.slice()),
});

/**
 * Reads a value of the given type from Terraform's MessagePack form.
 *
 * @throws CtyError when the bytes hold something else
 */
export function decodeMsgpack(bytes: Uint8Array, type: TerraformType): CtyValue {
  return read(decode(bytes, { extensionCodec, useBigInt64: true }), type, []);
}

/**
 * Writes a value in Terraform's MessagePack form. Sets are sorted and lose duplicates.
 *
 * @throws CtyError when the value is not of the type
 */
export function encodeMsgpack(value: CtyValue, type: TerraformType): Uint8Array {
  return encode(write(value, type, []), { extensionCodec, useBigInt64: true });
}

type Path = readonly string[];

function read(raw: unknown, type: TerraformType, path: Path): CtyValue {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof Unknown) return raw;
  if (type === 'dynamic') return readDynamic(raw, path);
  if (type === 'string') return typeof raw === 'string' ? raw : mismatch(path, type);
  if (type === 'bool') return typeof raw === 'boolean' ? raw : mismatch(path, type);
  if (type === 'number') return readNumber(raw, path);
  const [kind] = type;
  if (kind === 'map') {
    const entries = Object.entries(isRecord(raw) ? raw : mismatch(path, type));
    return Object.fromEntries(entries.map(([key, item]) => [key, read(item, type[1], [...path, key])]));
  }
  if (kind === 'object') {
    const object = isRecord(raw) ? raw : mismatch(path, type);
    const entries = Object.entries(type[1]);
    return Object.fromEntries(entries.map(([key, of]) => [key, read(object[key], of, [...path, key])]));
  }
  const items: readonly unknown[] = Array.isArray(raw) ? raw : mismatch(path, type);
  const values = items.map((item, index) => read(item, itemType(type, index), [...path, String(index)]));
  return kind === 'set' ? normalizeSet(values) : values;
}

function readNumber(raw: unknown, path: Path): CtyValue {
  if (typeof raw === 'number') return raw;
  if (typeof raw === 'bigint') return narrow(raw);
  const number = typeof raw === 'string' ? numberFromText(raw) : undefined;
  return number ?? mismatch(path, 'number');
}

function readDynamic(raw: unknown, path: Path): Dynamic {
  if (!Array.isArray(raw) || raw.length !== 2 || !(raw[0] instanceof Uint8Array)) mismatch(path, 'dynamic');
  const [typeJson, value] = raw as [Uint8Array, unknown];
  const type = JSON.parse(new TextDecoder().decode(typeJson)) as TerraformType;
  return new Dynamic(type, read(value, type, path));
}

function write(value: CtyValue | undefined, type: TerraformType, path: Path): unknown {
  if (value === null || value === undefined) return null;
  if (isUnknown(value)) {
    return value.refinement
      ? new ExtData(refinedUnknown, value.refinement)
      : new ExtData(plainUnknown, new Uint8Array([0]));
  }
  if (type === 'dynamic') {
    if (!(value instanceof Dynamic)) mismatch(path, type);
    return [new TextEncoder().encode(JSON.stringify(value.type)), write(value.value, value.type, path)];
  }
  if (type === 'string') return typeof value === 'string' ? value : mismatch(path, type);
  if (type === 'bool') return typeof value === 'boolean' ? value : mismatch(path, type);
  if (type === 'number') return writeNumber(value, path);
  const [kind] = type;
  if (kind === 'map' || kind === 'object') {
    const object: CtyObject = isCtyObject(value) ? value : mismatch(path, type);
    const types: readonly [string, TerraformType][] =
      kind === 'object' ? Object.entries(type[1]) : Object.keys(object).map((key) => [key, type[1]]);
    return Object.fromEntries(types.map(([key, of]) => [key, write(object[key], of, [...path, key])]));
  }
  const items = Array.isArray(value) ? (value as readonly CtyValue[]) : mismatch(path, type);
  const ordered = kind === 'set' ? normalizeSet(items) : items;
  return ordered.map((item, index) => write(item, itemType(type, index), [...path, String(index)]));
}

function writeNumber(value: CtyValue, path: Path): unknown {
  if (value instanceof Decimal) return value.digits;
  if (typeof value === 'bigint') {
    return value >= -(2n ** 63n) && value < 2n ** 64n ? value : value.toString();
  }
  return typeof value === 'number' ? value : mismatch(path, 'number');
}

function itemType(type: Exclude<TerraformType, string>, index: number): TerraformType {
  const [kind] = type;
  if (kind === 'tuple') return type[1][index] ?? 'dynamic';
  return kind === 'object' ? 'dynamic' : type[1];
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Uint8Array);
}

/** The message never repeats the value, which may be secret. */
function mismatch(path: Path, type: TerraformType): never {
  throw new CtyError(path, `expected a value of type ${typeof type === 'string' ? type : type[0]}`);
}
