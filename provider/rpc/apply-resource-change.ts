import { encodeFindings, type Finding, hasErrors } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import {
  type ApplyResourceChange_Request,
  ApplyResourceChange_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../plugin/wire.ts';
import { adopt } from '../resources/adopt.ts';
import { identityData } from '../resources/identity.ts';
import { type Changed, nothingPrivate } from '../resources/life.ts';
import { lifeOf } from '../resources/lives.ts';
import { idOf } from '../resources/object.ts';
import { staysElsewhere } from '../resources/one-place.ts';
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
  session.approval?.learn(state);
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
  session.applying = true;
  const refused = (await session.approval?.check(session, resource, { prior, planned })) ?? [];
  // Of what is to be deleted Terraform keeps what it has.
  if (hasErrors(refused))
    return { state: planned && prior, privateData: request.plannedPrivate, findings: refused };
  if (!planned) {
    return prior
      ? remove(session, resource, prior, request.plannedPrivate)
      : { state: null, privateData: nothingPrivate, findings: [] };
  }
  return prior
    ? lifeOf(resource).update(session, resource, { prior, planned, config }, request.plannedPrivate)
    : create(session, resource, planned, config);
}

async function create(
  session: Session,
  resource: ResourceType,
  planned: CtyObject,
  config: CtyObject,
): Promise<Changed> {
  const life = lifeOf(resource);
  const changed = await life.create(session, resource, planned, config);
  const { existing: id } = changed;
  if (id === undefined) return changed;
  const refused = session.approval?.checkAdoption(resource, planned, id) ?? [];
  if (hasErrors(refused)) return { state: null, privateData: nothingPrivate, findings: refused };
  return adopt(session, resource, life, { id, planned, config });
}

async function remove(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  privateData: Uint8Array,
): Promise<Changed> {
  const id = idOf(prior);
  if (id !== null && session.planned.claimOn(id) === 'stays')
    return { state: null, privateData: nothingPrivate, findings: [staysElsewhere(resource, id)] };
  const removed = await lifeOf(resource).remove(session, resource, prior, privateData);
  if (id !== null && !removed.state && !hasErrors(removed.findings)) session.seen.leave(id);
  return removed;
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
