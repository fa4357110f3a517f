import { encodeFindings, type Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import {
  type PlanResourceChange_Request,
  PlanResourceChange_Response,
} from '../plugin/generated/tfplugin6.ts';
import { attributePath, decodeObject, encodeObject } from '../plugin/wire.ts';
import { planAdoption } from '../resources/adopt.ts';
import { identityData } from '../resources/identity.ts';
import type { Plan } from '../resources/life.ts';
import { lifeOf } from '../resources/lives.ts';
import { idOf, nameOf } from '../resources/object.ts';
import { checkEnd, checkPlanned } from '../resources/one-place.ts';
import { plannedIdOf } from '../resources/plan.ts';
import { mergePrivate } from '../resources/private-data.ts';
import { requestFailed } from '../resources/problem.ts';
import { secretsIn } from '../resources/write-only.ts';
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
  try {
    const { planned, requiresReplace, findings, privateData } = await decide(session, resource, request);
    return PlanResourceChange_Response.fromPartial({
      plannedState: encodeObject(planned, resource.type),
      requiresReplace: requiresReplace.map(attributePath),
      plannedPrivate: mergePrivate(request.priorPrivate, privateData),
      plannedIdentity: planned ? identityData(resource, planned) : request.priorIdentity,
      diagnostics: encodeFindings(findings, secretsOf(request, resource)),
    });
  } catch (failure) {
    return failed(request, requestFailed(`plan ${nameOf(resource.definition)}`, failure, resource.schema));
  }
}

const secretsOf = ({ config }: PlanResourceChange_Request, { fields, type }: ResourceType) =>
  secretsIn(fields, decodeObject(config, type) ?? {});

async function decide(
  session: Session,
  resource: ResourceType,
  request: PlanResourceChange_Request,
): Promise<Plan> {
  const prior = decodeObject(request.priorState, resource.type);
  const proposed = decodeObject(request.proposedNewState, resource.type);
  const config = decodeObject(request.config, resource.type);
  const life = lifeOf(resource);
  if (!proposed || !config) {
    const nothing = { planned: null, requiresReplace: [] };
    if (!prior) return { ...nothing, findings: [] };
    const twice = checkEnd(session, resource, idOf(prior));
    return twice
      ? { ...nothing, findings: twice }
      : life.planDelete(session, resource, prior, request.priorPrivate);
  }
  const plan = prior
    ? await life.planUpdate(session, resource, prior, config, request.priorPrivate)
    : await planCreation(session, resource, config, request.priorPrivate);
  const id = prior ? idOf(prior) : plannedIdOf(request.priorPrivate);
  const twice = plan.planned ? checkPlanned(session, resource, { id, planned: plan.planned }) : [];
  // What the API says of the same is not said beside it.
  return twice.length > 0 ? { ...plan, findings: twice } : plan;
}

async function planCreation(
  session: Session,
  resource: ResourceType,
  config: CtyObject,
  privateData: Uint8Array,
): Promise<Plan> {
  const life = lifeOf(resource);
  const plan = await life.planCreate(session, resource, config, privateData);
  const { existing: id, planned } = plan;
  if (id === undefined || !planned) return plan;
  return planAdoption(session, resource, life, { id, planned, config }, plan);
}

function failed(
  request: PlanResourceChange_Request,
  findings: readonly Finding[],
): PlanResourceChange_Response {
  return PlanResourceChange_Response.fromPartial({
    ...(request.priorState ? { plannedState: request.priorState } : {}),
    plannedPrivate: request.priorPrivate,
    plannedIdentity: request.priorIdentity,
    diagnostics: encodeFindings(findings),
  });
}
