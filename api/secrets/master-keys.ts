import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

export interface MasterKey {
  /** 1 to 32 letters, digits, `-` and `_`. Stands in everything made with the key, so it never changes. */
  readonly id: string;
  /** 32 bytes, in an object that prints without them. */
  readonly key: KeyObject;
}

export interface MasterKeys {
  /** Seals and signs whatever is new. */
  readonly current: MasterKey;
  /** By id, the current one among them: opens and verifies what is there. */
  readonly byId: ReadonlyMap<string, MasterKey>;
}

/** `ROSTER_MASTER_KEYS` is not what it should be. The message names the entry and never its key. */
export class MasterKeyError extends Error {
  constructor(message: string) {
    super(`ROSTER_MASTER_KEYS: ${message}`);
    this.name = 'MasterKeyError';
  }
}

/**
 * Reads `id:key,id:key,…`, each key 32 bytes in base64. The first is the current one.
 *
 * @throws MasterKeyError
 */
export function parseMasterKeys(text: string): MasterKeys {
  if (text.trim() === '')
    throw new MasterKeyError('is empty; its form is id:base64-of-32-bytes, comma between keys');
  const keys = text.split(',').map((entry, index) => parseEntry(entry.trim(), index + 1));
  const byId = new Map(keys.map((key) => [key.id, key]));
  const [current] = keys;
  if (!current || byId.size !== keys.length) throw new MasterKeyError('two keys have the same id');
  return { current, byId };
}

function parseEntry(entry: string, position: number): MasterKey {
  const colon = entry.indexOf(':');
  if (colon === -1) throw new MasterKeyError(`entry ${position} has no ":" between id and key`);
  const id = entry.slice(0, colon);
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id))
    throw new MasterKeyError(`the id of entry ${position} is not 1 to 32 letters, digits, "-" and "_"`);
  const encoded = entry.slice(colon + 1);
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) throw new MasterKeyError(`the key "${id}" is not base64`);
  if (bytes.length !== 32)
    throw new MasterKeyError(`the key "${id}" has ${bytes.length} bytes instead of 32`);
  return { id, key: createSecretKey(bytes) };
}

/** A new random key as an entry for `ROSTER_MASTER_KEYS`: `mk-4f0c9a1e:…`. */
export function generateMasterKey(): string {
  return `mk-${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;
}

/** A key for one purpose alone (RFC 5869), so that no two uses of a master key can be played against each other. */
export function deriveKey(masterKey: MasterKey, purpose: 'wrap data keys' | 'sign tokens'): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey.key, '', `roster ${purpose} v1`, 32));
}
