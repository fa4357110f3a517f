import type { Values } from '../plan/plan-file.ts';
import { type Key, realId } from '../state/access-state.ts';
import type { Declared } from './declarations.ts';

/** The same object in two configurations, or an object of one of them. */
export interface Pair {
  /** Stands for it in both. */
  readonly key: Key;
  readonly from: Declared | undefined;
  readonly to: Declared | undefined;
}

/** What one configuration calls something → what both do. */
type Translation = ReadonlyMap<Key, Key>;

export interface Matching {
  readonly pairs: readonly Pair[];
  readonly from: Translation;
  readonly to: Translation;
}

const localKey = ({ values }: Declared): Key => String(values['id']);

/** What is referred to comes before what refers to it. */
const standing = new Set(['project', 'role', 'member', 'service_account']);

/** The value with everything in it that has another key now under that one. */
export function translated(value: unknown, keys: Translation): unknown {
  if (typeof value === 'string') return keys.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => translated(item, keys));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, translated(item, keys)]));
}

/** The fields that refer to something, with the keys of both; all else as it is. */
export const inWordsOfBoth = ({ definition, values }: Declared, keys: Translation): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const { references, fields } = definition.fields[name] ?? {};
      return [name, references || fields ? translated(value, keys) : value];
    }),
  );

/** By what people tell it from all others of its kind; the n-th, where nothing does. */
function named(objects: readonly Declared[], keys: Translation): Map<string, Declared> {
  const found = new Map<string, Declared>();
  for (const object of objects) {
    const { definition, unknown, address } = object;
    const values = inWordsOfBoth(object, keys);
    const parts = definition.unique.length > 0 ? definition.unique : ['service_account_id'];
    const identity = parts.map((field) => (unknown.has(field) ? address : (values[field] ?? null)));
    let name = JSON.stringify([definition.name, ...identity]).toLowerCase();
    // A grant is no other for being declared twice.
    if (definition.name === 'role_assignment' && found.has(name)) continue;
    while (found.has(name)) name += "'";
    found.set(name, object);
  }
  return found;
}

function keyFor(from: Declared | undefined, to: Declared | undefined, taken: ReadonlySet<Key>): Key {
  // What is yet to be made has its address for a key.
  if (to?.isDeclared && !from) return to.address;
  const ids = [from, to].flatMap((side) => (side ? (realId(localKey(side)) ?? []) : []));
  let key = ids[0] ?? (to ?? from)?.address ?? '';
  while (taken.has(key)) key = `${key} (before)`;
  return key;
}

function pairsOf(from: readonly Declared[], to: readonly Declared[], keys: Translations): Pair[] {
  const fromById = new Map(from.map((object) => [localKey(object), object]));
  const partners = new Map<Declared, Declared>();
  for (const object of to) {
    const id = realId(localKey(object));
    const same = id === null ? undefined : fromById.get(id);
    if (same?.definition === object.definition) partners.set(object, same);
  }
  const matched = new Set(partners.values());
  const unmatched = named(
    from.filter((object) => !matched.has(object)),
    keys.from,
  );
  const rest = to.filter((object) => !partners.has(object));
  const together: [Declared | undefined, Declared | undefined][] = [...partners].map(([second, first]) => [
    first,
    second,
  ]);
  for (const [name, second] of named(rest, keys.to)) {
    together.push([unmatched.get(name), second]);
    unmatched.delete(name);
  }
  for (const first of unmatched.values()) together.push([first, undefined]);
  const taken = new Set(to.filter(({ isDeclared }) => isDeclared).map(({ address }) => address));
  return together.map(([first, second]) => ({
    key: keyFor(first, second, second ? new Set() : taken),
    from: first,
    to: second,
  }));
}

interface Translations {
  readonly from: Map<Key, Key>;
  readonly to: Map<Key, Key>;
}

/** Finds what two configurations both have: by its id or, where they do not have the same, by what people call it. */
export function match(from: readonly Declared[], to: readonly Declared[]): Matching {
  const keys: Translations = { from: new Map(), to: new Map() };
  const pairs: Pair[] = [];
  for (const isFirst of [true, false]) {
    const some = ({ definition }: Declared) => standing.has(definition.name) === isFirst;
    const found = pairsOf(from.filter(some), to.filter(some), keys);
    for (const pair of found) {
      if (pair.from) keys.from.set(localKey(pair.from), pair.key);
      if (pair.to) keys.to.set(localKey(pair.to), pair.key);
    }
    // An id means the same in both, whichever of them tells what it is.
    for (const [id, key] of [...keys.from, ...keys.to])
      if (realId(id) !== null) for (const side of [keys.from, keys.to]) if (!side.has(id)) side.set(id, key);
    pairs.push(...found);
  }
  return { pairs, ...keys };
}
