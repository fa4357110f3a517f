import { isAuthenticNotFound } from '../../client/errors.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { confirmGone } from './gone.ts';
import { idOf, stateOf } from './object.ts';
import { decodePending, resolvePending } from './pending.ts';

/**
 * Reads the object that a state stands for.
 *
 * @returns the state as the API has it now, or `null` when the object exists no more
 * @throws the errors of the client, and Doubt when it cannot be told whether the object exists
 */
export async function readObject(
  session: Session,
  resource: ResourceType,
  current: CtyObject,
  privateData: Uint8Array,
): Promise<CtyObject | null> {
  const id = await findId(session, resource, current, privateData);
  if (id === undefined) return null;
  try {
    const body = await session.objects.read(resource.definition, id);
    session.seen.see(id);
    return stateOf(resource, body, current);
  } catch (failure) {
    if (!isAuthenticNotFound(failure)) throw failure;
    await confirmGone(session, resource, id);
    return null;
  }
}

/** The id in the state; after a creation that was cut off, the one that the API has noted. */
export async function findId(
  session: Session,
  resource: ResourceType,
  state: CtyObject,
  privateData: Uint8Array,
): Promise<string | undefined> {
  const id = idOf(state);
  if (id !== null) return id;
  const pending = decodePending(privateData);
  return pending && resolvePending(session, resource, state, pending);
}
