import { encodeFindings, type Finding } from '../diagnostics.ts';
import { type ReadResource_Request, ReadResource_Response } from '../plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../plugin/wire.ts';
import { identityData } from '../resources/identity.ts';
import { lifeOf } from '../resources/lives.ts';
import { idOf, nameOf } from '../resources/object.ts';
import { requestFailed } from '../resources/problem.ts';
import { notConfigured, type Runtime } from '../runtime.ts';
import { resourceTypes, unknownType } from '../types.ts';

/** Refreshes one object of the state. One that exists no more is forgotten. */
export async function readResource(
  runtime: Runtime,
  request: ReadResource_Request,
): Promise<ReadResource_Response> {
  const { session } = runtime;
  const resource = resourceTypes.get(request.typeName);
  if (!resource) return failed(request, [unknownType('resource', request.typeName)]);
  if (!session) return failed(request, [notConfigured]);
  const current = decodeObject(request.currentState, resource.type);
  if (!current) return failed(request, []);
  try {
    const life = lifeOf(resource);
    const state = await life.read(session, resource, current, request.private);
    const id = idOf(current);
    if (!state && id !== null) session.seen.leave(id);
    return ReadResource_Response.fromPartial({
      newState: encodeObject(state, resource.type),
      // A creation that was in doubt is not any more; what else is kept stays.
      ...(state && id !== null ? { private: life.keep?.(state, request.private) ?? request.private } : {}),
      newIdentity: identityData(resource, state),
    });
  } catch (failure) {
    const doing = `read ${nameOf(resource.definition, idOf(current))}`;
    return failed(request, requestFailed(doing, failure, resource.schema));
  }
}

/** The state stays as it was. */
function failed(request: ReadResource_Request, findings: readonly Finding[]): ReadResource_Response {
  return ReadResource_Response.fromPartial({
    ...(request.currentState ? { newState: request.currentState } : {}),
    newIdentity: request.currentIdentity,
    private: request.private,
    diagnostics: encodeFindings(findings),
  });
}
