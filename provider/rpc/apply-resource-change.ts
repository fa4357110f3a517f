import { encodeFindings, type Finding } from '../diagnostics.ts';
import {
  type ApplyResourceChange_Request,
  ApplyResourceChange_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../plugin/wire.ts';
import { identityData } from '../resources/identity.ts';
import { type Changed, nothingPrivate } from '../resources/life.ts';
import { lifeOf } from '../resources/lives.ts';
import { secretsIn } from '../resources/write-only.ts';
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
    newIdentity: identityData(resource, state),
    diagnostics: encodeFindings(findings, secretsOf(request, resource)),
  });
}

const secretsOf = ({ config }: ApplyResourceChange_Request, { fields, type }: ResourceType) =>
  secretsIn(fields, decodeObject(config, type) ?? {});

async function decide(
  session: Session,
  resource: ResourceType,
  request: ApplyResourceChange_Request,
): Promise<Changed> {
  const prior = decodeObject(request.priorState, resource.type);
  const planned = decodeObject(request.plannedState, resource.type);
  const config = decodeObject(request.config, resource.type) ?? {};
  const life = lifeOf(resource);
  session.applying = true;
  if (!planned) {
    return prior
      ? life.remove(session, resource, prior, request.plannedPrivate)
      : { state: null, privateData: nothingPrivate, findings: [] };
  }
  return prior
    ? life.update(session, resource, { prior, planned, config }, request.plannedPrivate)
    : life.create(session, resource, planned, config);
}

/** The state stays as it was. */
function failed(
  request: ApplyResourceChange_Request,
  findings: readonly Finding[],
): ApplyResourceChange_Response {
  return ApplyResourceChange_Response.fromPartial({
    ...(request.priorState ? { newState: request.priorState } : {}),
    private: request.plannedPrivate,
    newIdentity: request.plannedIdentity,
    diagnostics: encodeFindings(findings),
  });
}
