import { typeid } from 'typeid-js';

/** A new id: the prefix, `_`, and a UUIDv7 in 26 characters, so that ids sort by time of creation. */
export function newId(prefix: string): string {
  return typeid(prefix).toString();
}
