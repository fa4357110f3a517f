import { encodeFindings, type Finding } from '../diagnostics.ts';
import {
  type ApplyResourceChange_Request,
  ApplyResourceChange_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../plugin/wire.ts';
import { type Changed, createObject } from '../resources/create.ts';
import { deleteObject } from '../resources/delete.ts';
import { updateObject } from '../resources/update.ts';
import { notConfigured, type Runtime } from '../runtime.ts';
import type { Session } from '../session.ts';
import { type ResourceType, resourceTypes, unknownType } from '../types.ts';

/** Makes a planned change: creates, updates or deletes one object. */
export async function applyResourceChange(
  runtime: Runtime,
  request: ApplyResourceChange_Request,
): Promise<ApplyResourceChange_Response> {
  const { session } = runtime;
  const resource = resourceTypes.get(request.typeName);
  if (!resource) return failed(request, [unknownType('resource', request.typeName)]);
  if (!session) return failed(request, [notConfigured]);
  const { state, privateData, findings } = await decide(session, resource, request);
  return ApplyResourceChange_Response.fromPartial({
    newState: encodeObject(state, resource.type),
    private: privateData,
    diagnostics: encodeFindings(findings),
  });
}

async function decide(
  session: Session,
  resource: ResourceType,
  request: ApplyResourceChange_Request,
): Promise<Changed> {
  const prior = decodeObject(request.priorState, resource.type);
  const planned = decodeObject(request.plannedState, resource.type);
  if (!planned) {
    return prior
      ? deleteObject(session, resource, prior, request.plannedPrivate)
      : { state: null, privateData: new Uint8Array(), findings: [] };
  }
  return prior
    ? updateObject(session, resource, prior, planned, request.plannedPrivate)
    : createObject(session, resource, planned);
}

/** The state stays as it was. */
function failed(
  request: ApplyResourceChange_Request,
  findings: readonly Finding[],
): ApplyResourceChange_Response {
  return ApplyResourceChange_Response.fromPartial({
    ...(request.priorState ? { newState: request.priorState } : {}),
    private: request.plannedPrivate,
    diagnostics: encodeFindings(findings),
  });
}
