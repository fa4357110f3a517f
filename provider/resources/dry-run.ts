import { ApiError, isAuthenticNotFound } from '../../client/errors.ts';
import type { RosterRequest } from '../../client/signed-fetch.ts';
import type { Finding } from '../diagnostics.ts';
import { type CtyObject, isWhollyKnown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { collectionPath, createBody, idOf, nameOf, objectPath, updateBody } from './object.ts';
import type { PlannedObject } from './planned-objects.ts';
import { requestFailed } from './problem.ts';

const dryRun = { dry_run: true };
export const mergePatch = { 'content-type': 'application/merge-patch+json' };

/** Asks the API whether it would create the object. Says nothing while a value is not known yet. */
export async function checkCreate(
  session: Session,
  resource: ResourceType,
  object: PlannedObject,
): Promise<Finding[]> {
  const { definition } = resource;
  const body = createBody(definition, object.planned);
  if (!session.planChecks || !isWhollyKnown(body as CtyObject)) return [];
  const request = { method: 'POST', path: collectionPath(definition), query: dryRun, body };
  return ask(session, resource, `create ${nameOf(definition)}`, request, object);
}

/** Asks the API whether it would update the object. */
export async function checkUpdate(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  object: PlannedObject,
): Promise<Finding[]> {
  const { definition } = resource;
  const body = updateBody(definition, prior, object.planned);
  const nothing = Object.keys(body).length === 0;
  if (!session.planChecks || object.id === null || nothing || !isWhollyKnown(body)) return [];
  const path = objectPath(definition, object.id);
  const request = { method: 'PATCH', path, query: dryRun, body, headers: mergePatch };
  return ask(session, resource, `update ${nameOf(definition, object.id)}`, request, object);
}

/** Asks the API whether it would delete the object. One that is gone already is fine. */
export async function checkDelete(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
): Promise<Finding[]> {
  const { definition, schema } = resource;
  const id = idOf(prior);
  if (!session.planChecks || id === null) return [];
  try {
    await session.call({ method: 'DELETE', path: objectPath(definition, id), query: dryRun });
    return [];
  } catch (failure) {
    // What still uses the object today may be deleted by the same plan, and before it.
    if (isAuthenticNotFound(failure) || isConflict(failure)) return [];
    return requestFailed(`delete ${nameOf(definition, id)}`, failure, schema);
  }
}

async function ask(
  session: Session,
  resource: ResourceType,
  doing: string,
  request: RosterRequest,
  object: PlannedObject,
): Promise<Finding[]> {
  try {
    await session.call(request);
    return [];
  } catch (failure) {
    if (isConflict(failure)) {
      const inTheWay = failure.problem.conflicting_id;
      if (inTheWay && session.planned.mayYield(inTheWay, resource.definition, object)) return [];
    }
    return requestFailed(doing, failure, resource.schema);
  }
}

function isConflict(failure: unknown): failure is ApiError {
  return failure instanceof ApiError && failure.status === 409;
}
