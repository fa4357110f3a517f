import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { deleteIfThere } from './gone.ts';
import type { Changed } from './life.ts';
import { idOf, nameOf } from './object.ts';
import { decodePending, unresolved } from './pending.ts';
import { requestFailed } from './problem.ts';
import { refuseProtected } from './protection.ts';
import { findId } from './read.ts';

/** Deletes the object. One that exists no more counts as deleted. */
export async function deleteObject(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  privateData: Uint8Array,
): Promise<Changed> {
  const { definition, schema } = resource;
  const gone = { state: null, privateData: new Uint8Array(), findings: [] };
  const refused = refuseProtected(resource, prior, 'delete');
  if (refused.length > 0) return { state: prior, privateData, findings: refused };
  if (idOf(prior) === null && decodePending(privateData) === undefined) {
    // Terraform passes no private data on for the deletion of a tainted object that was not refreshed. Told of an
    // error and no state, it keeps its own, with the private data; any state that we gave would be without.
    return { ...gone, findings: [unresolved(resource)] };
  }
  try {
    const id = await findId(session, resource, prior, privateData);
    if (id !== undefined) await deleteIfThere(session, resource, id);
    return gone;
  } catch (failure) {
    const findings = requestFailed(`delete ${nameOf(definition, idOf(prior))}`, failure, schema);
    return { state: prior, privateData, findings };
  }
}
