import { encodeFindings, type Finding } from '../diagnostics.ts';
import {
  type PlanResourceChange_Request,
  PlanResourceChange_Response,
} from '../plugin/generated/tfplugin6.ts';
import { attributePath, decodeObject, encodeObject } from '../plugin/wire.ts';
import { type Plan, planCreate, planDelete, planUpdate } from '../resources/plan.ts';
import { notConfigured, type Runtime } from '../runtime.ts';
import type { Session } from '../session.ts';
import { type ResourceType, resourceTypes, unknownType } from '../types.ts';

/** Says what a change would make of an object, and refuses what could not be applied. */
export async function planResourceChange(
  runtime: Runtime,
  request: PlanResourceChange_Request,
): Promise<PlanResourceChange_Response> {
  const { session } = runtime;
  const resource = resourceTypes.get(request.typeName);
  if (!resource) return failed(request, [unknownType('resource', request.typeName)]);
  if (!session) return failed(request, [notConfigured]);
  const { planned, requiresReplace, findings, privateData } = await decide(session, resource, request);
  return PlanResourceChange_Response.fromPartial({
    plannedState: encodeObject(planned, resource.type),
    requiresReplace: requiresReplace.map(attributePath),
    plannedPrivate: privateData ?? request.priorPrivate,
    diagnostics: encodeFindings(findings),
  });
}

async function decide(
  session: Session,
  resource: ResourceType,
  request: PlanResourceChange_Request,
): Promise<Plan> {
  const prior = decodeObject(request.priorState, resource.type);
  const proposed = decodeObject(request.proposedNewState, resource.type);
  const config = decodeObject(request.config, resource.type);
  if (!proposed || !config) {
    return prior
      ? planDelete(session, resource, prior)
      : { planned: null, requiresReplace: [], findings: [] };
  }
  return prior
    ? planUpdate(session, resource, prior, config)
    : planCreate(session, resource, config, request.priorPrivate);
}

function failed(
  request: PlanResourceChange_Request,
  findings: readonly Finding[],
): PlanResourceChange_Response {
  return PlanResourceChange_Response.fromPartial({
    ...(request.priorState ? { plannedState: request.priorState } : {}),
    plannedPrivate: request.priorPrivate,
    diagnostics: encodeFindings(findings),
  });
}
