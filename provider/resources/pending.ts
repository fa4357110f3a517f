import { isAuthenticNotFound } from '../../client/errors.ts';
import type { Session } from '../session.ts';
import { isJsonObject } from './object.ts';

/** Terraform keeps this beside the state of a creation whose outcome is not known. */
export function encodePending(key: string): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ pending_create: key }));
}

/** The Idempotency-Key of a creation whose outcome is not known, or `undefined` when there is none. */
export function decodePending(privateData: Uint8Array): string | undefined {
  if (privateData.length === 0) return undefined;
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(privateData));
    const key = isJsonObject(data) ? data['pending_create'] : undefined;
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the API what became of a creation: the id of the object, or `undefined` when it never happened. */
export async function resolvePending(session: Session, key: string): Promise<string | undefined> {
  try {
    const path = `/v1/idempotency_keys/${encodeURIComponent(key)}`;
    const { body } = await session.call({ method: 'GET', path });
    const id = isJsonObject(body) ? body['resource_id'] : undefined;
    return typeof id === 'string' ? id : undefined;
  } catch (failure) {
    if (isAuthenticNotFound(failure)) return undefined;
    throw failure;
  }
}
