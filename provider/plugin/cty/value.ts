import type { TerraformType } from '../../../provider-schema/readers/terraform-attributes.ts';

/**
 * A value of Terraform's type system. Whole numbers are `number` up to 2^53 and `bigint` beyond; fractions are
 * `number` when binary64 holds them exactly, else {@link Decimal}. Sets are arrays without duplicates. Objects and
 * maps are plain objects.
 */
export type CtyValue =
  | null
  | boolean
  | string
  | number
  | bigint
  | Decimal
  | Unknown
  | Dynamic
  | readonly CtyValue[]
  | CtyObject;

export interface CtyObject {
  readonly [name: string]: CtyValue;
}

/** A value that is known after apply only. A refinement (what Terraform knows of it already) is passed on unread. */
export class Unknown {
  readonly refinement: Uint8Array | undefined;
  constructor(refinement?: Uint8Array) {
    this.refinement = refinement;
  }
}

export const unknown = new Unknown();

/** A number that no JavaScript number holds exactly, as its decimal digits. */
export class Decimal {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

/** A value that brings its type along, where the schema allows any. */
export class Dynamic {
  readonly type: TerraformType;
  readonly value: CtyValue;
  constructor(type: TerraformType, value: CtyValue) {
    this.type = type;
    this.value = value;
  }
}

/** The value does not have the type that the schema gives it. */
export class CtyError extends Error {
  readonly path: readonly string[];
  constructor(path: readonly string[], message: string) {
    super(path.length === 0 ? message : `${path.join('.')}: ${message}`);
    this.name = 'CtyError';
    this.path = path;
  }
}

export function isUnknown(value: CtyValue | undefined): value is Unknown {
  return value instanceof Unknown;
}

/** True for objects and maps. */
export function isCtyObject(value: CtyValue | undefined): value is CtyObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Unknown || value instanceof Decimal || value instanceof Dynamic);
}

/** True when the value and everything in it is known. */
export function isWhollyKnown(value: CtyValue): boolean {
  if (isUnknown(value)) return false;
  if (value instanceof Dynamic) return isWhollyKnown(value.value);
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  return !isCtyObject(value) || Object.values(value).every(isWhollyKnown);
}

/** Text that is equal for equal values and only for them; sets are sorted by it. Unknown values are equal to none. */
export function canonicalText(value: CtyValue): string {
  if (value === null) return 'null';
  if (value instanceof Unknown) return `unknown(${Buffer.from(value.refinement ?? []).toString('hex')})`;
  if (value instanceof Dynamic) return `${JSON.stringify(value.type)}:${canonicalText(value.value)}`;
  if (value instanceof Decimal) return value.digits;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return `${value}`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (isCtyObject(value)) {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null)}`).join()}}`;
  }
  return `[${value.map(canonicalText).join()}]`;
}

/** The items in a stable order, equal ones once. Unknown items stay apart: they may turn out to differ. */
export function normalizeSet(items: readonly CtyValue[]): CtyValue[] {
  const keyed = items.map((item) => ({ item, key: canonicalText(item), known: isWhollyKnown(item) }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  return keyed
    .filter(({ key, known }, index) => !known || keyed[index - 1]?.key !== key)
    .map(({ item }) => item);
}
