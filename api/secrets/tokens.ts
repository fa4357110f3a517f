import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey, type MasterKey, type MasterKeys } from './master-keys.ts';

/**
 * Makes a token that carries `payload` (JSON) in the open and proves that this server made it, for page
 * tokens: `<master key id>.<payload>.<HMAC-SHA-256>`, the last two in base64url.
 *
 * @param context What the token is for (`env_…/members`): it is verified, and not stored in the token.
 */
export function signToken(masterKeys: MasterKeys, payload: unknown, context: string): string {
  const { current } = masterKeys;
  const encoded = Buffer.from(JSON.stringify(payload), 'utf8').toString('base64url');
  return `${current.id}.${encoded}.${authenticate(current, encoded, context).toString('base64url')}`;
}

/** The payload, or `undefined` when the token was not made here, was changed, or was made for another context. */
export function verifyToken(
  masterKeys: MasterKeys,
  token: string,
  context: string,
): { payload: unknown } | undefined {
  const [, id = '', encoded = '', given = ''] =
    /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
  const masterKey = masterKeys.byId.get(id);
  if (!masterKey) return undefined;
  const expected = Buffer.from(authenticate(masterKey, encoded, context).toString('base64url'));
  if (!timingSafeEqual(expected, Buffer.from(given))) return undefined;
  return { payload: JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) };
}

function authenticate(masterKey: MasterKey, encoded: string, context: string): Buffer {
  return createHmac('sha256', deriveKey(masterKey, 'sign tokens')).update(`${encoded}\n${context}`).digest();
}
