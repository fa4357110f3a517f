import { isJsonObject, type JsonObject } from './object.ts';

/** What Terraform keeps beside an object's state, or passes from one call of a plan to the next, unread. */
export function encodePrivate(data: JsonObject): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(data));
}

/** Empty for anything that is not ours. */
export function decodePrivate(bytes: Uint8Array): JsonObject {
  if (bytes.length === 0) return {};
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isJsonObject(data) ? data : {};
  } catch {
    return {};
  }
}

/** What was kept before, and what is added to it. */
export function mergePrivate(before: Uint8Array, added: Uint8Array | undefined): Uint8Array {
  return added ? encodePrivate({ ...decodePrivate(before), ...decodePrivate(added) }) : before;
}
