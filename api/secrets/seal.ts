import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey, type MasterKey, type MasterKeys } from './master-keys.ts';

/*
 * A sealed secret, version 1:
 *
 *   1 byte    version: 1
 *   1 byte    n, the length of the master key's id
 *   n bytes   the id, ASCII
 *   12 bytes  nonce  ┐
 *   32 bytes  data key, encrypted under the key derived from the master key
 *   16 bytes  tag    ┘ authenticates version, id and the associated data too
 *   12 bytes  nonce  ┐
 *   the rest  plaintext, encrypted under the data key
 *   16 bytes  tag    ┘ authenticates version and the associated data too
 *
 * Both layers are AES-256-GCM. The inner layer leaves the id out, so that another master key can wrap the
 * same data key without the plaintext being touched. Nonces are random: a data key encrypts once, and a
 * master key is good for 2^32 wrappings (NIST SP 800-38D, 8.3).
 */
const version = 1;
const nonceBytes = 12;
const keyBytes = 32;
const tagBytes = 16;
const wrappedBytes = nonceBytes + keyBytes + tagBytes;

/**
 * Why a secret could not be opened: `malformed` (not a sealed secret), `unknown_master_key` (sealed under a
 * key that is not among those given), `not_authentic` (changed, or other associated data).
 */
export type SealFault = 'malformed' | 'unknown_master_key' | 'not_authentic';

export class SealError extends Error {
  readonly code: SealFault;

  constructor(code: SealFault, message: string) {
    super(message);
    this.name = 'SealError';
    this.code = code;
  }
}

/**
 * Encrypts a secret under a fresh data key, and that under the current master key.
 *
 * @param associatedData What the secret belongs to (`env_…/ak_…`). It is not stored: `open` must be given the same.
 */
export function seal(
  masterKeys: MasterKeys,
  plaintext: Uint8Array | string,
  associatedData: string,
): Uint8Array {
  const dataKey = randomBytes(keyBytes);
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
  const inner = encrypt(dataKey, bytes, innerContext(associatedData));
  return Buffer.concat([wrap(masterKeys.current, dataKey, associatedData), inner]);
}

/**
 * Decrypts what {@link seal} made.
 *
 * @throws SealError
 */
export function open(masterKeys: MasterKeys, sealed: Uint8Array, associatedData: string): Uint8Array {
  const { inner, dataKey } = unwrap(masterKeys, sealed, associatedData);
  return decrypt(dataKey, inner, innerContext(associatedData));
}

/**
 * Wraps the data key under the current master key and leaves the encrypted secret as it is. Returns the
 * bytes unchanged when the current key wraps it already.
 *
 * @throws SealError
 */
export function rewrap(masterKeys: MasterKeys, sealed: Uint8Array, associatedData: string): Uint8Array {
  const { inner, dataKey, masterKeyId } = unwrap(masterKeys, sealed, associatedData);
  if (masterKeyId === masterKeys.current.id) return sealed;
  return Buffer.concat([wrap(masterKeys.current, dataKey, associatedData), inner]);
}

/**
 * The id of the master key under which a secret is sealed: to find those that `rewrap` is due for.
 *
 * @throws SealError
 */
export function masterKeyIdOf(sealed: Uint8Array): string {
  return split(sealed).masterKeyId;
}

interface SealedParts {
  readonly masterKeyId: string;
  readonly wrapped: Uint8Array;
  readonly inner: Uint8Array;
}

function split(sealed: Uint8Array): SealedParts {
  const idEnd = 2 + (sealed[1] ?? 0);
  const wrappedEnd = idEnd + wrappedBytes;
  if (sealed[0] !== version || idEnd === 2 || sealed.length < wrappedEnd + nonceBytes + tagBytes)
    throw new SealError('malformed', 'not a sealed secret of a known version');
  return {
    masterKeyId: Buffer.from(sealed.subarray(2, idEnd)).toString('latin1'),
    wrapped: sealed.subarray(idEnd, wrappedEnd),
    inner: sealed.subarray(wrappedEnd),
  };
}

function wrap(masterKey: MasterKey, dataKey: Uint8Array, associatedData: string): Buffer {
  const header = Buffer.concat([
    Buffer.from([version, masterKey.id.length]),
    Buffer.from(masterKey.id, 'latin1'),
  ]);
  const wrappingKey = deriveKey(masterKey, 'wrap data keys');
  return Buffer.concat([header, encrypt(wrappingKey, dataKey, outerContext(masterKey.id, associatedData))]);
}

function unwrap(masterKeys: MasterKeys, sealed: Uint8Array, associatedData: string) {
  const { masterKeyId, wrapped, inner } = split(sealed);
  const masterKey = masterKeys.byId.get(masterKeyId);
  if (!masterKey)
    throw new SealError(
      'unknown_master_key',
      `the secret is sealed under the master key ${JSON.stringify(masterKeyId)}, which is not given`,
    );
  const wrappingKey = deriveKey(masterKey, 'wrap data keys');
  return {
    masterKeyId,
    inner,
    dataKey: decrypt(wrappingKey, wrapped, outerContext(masterKeyId, associatedData)),
  };
}

function outerContext(masterKeyId: string, associatedData: string): Buffer {
  return Buffer.from(`roster data key v${version}\n${masterKeyId}\n${associatedData}`, 'utf8');
}

function innerContext(associatedData: string): Buffer {
  return Buffer.from(`roster secret v${version}\n${associatedData}`, 'utf8');
}

function encrypt(key: Uint8Array, plaintext: Uint8Array, context: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(context);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, encrypted: Uint8Array, context: Uint8Array): Buffer {
  const nonce = encrypted.subarray(0, nonceBytes);
  const tagStart = encrypted.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(context)
    .setAuthTag(encrypted.subarray(tagStart));
  try {
    return Buffer.concat([decipher.update(encrypted.subarray(nonceBytes, tagStart)), decipher.final()]);
  } catch {
    throw new SealError('not_authentic', 'the sealed secret was changed or belongs to something else');
  }
}
