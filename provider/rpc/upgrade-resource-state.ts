import { encodeFindings, error, type Finding } from '../diagnostics.ts';
import { decodeJson } from '../plugin/cty/json.ts';
import { CtyError, isCtyObject } from '../plugin/cty/value.ts';
import {
  type UpgradeResourceState_Request,
  UpgradeResourceState_Response,
} from '../plugin/generated/tfplugin6.ts';
import { encodeObject } from '../plugin/wire.ts';
import { idOf } from '../resources/object.ts';
import type { Runtime } from '../runtime.ts';
import { type ResourceType, resourceTypes, unknownType } from '../types.ts';

/** Turns an object of the state file, perhaps stored by an older version, into one of the present schema. */
export async function upgradeResourceState(
  runtime: Runtime,
  request: UpgradeResourceState_Request,
): Promise<UpgradeResourceState_Response> {
  const resource = resourceTypes.get(request.typeName);
  if (!resource) return respond([unknownType('resource', request.typeName)]);
  const tooNew = newerThan(resource, request.version);
  if (tooNew) return respond([tooNew]);
  try {
    const value = decodeJson(request.rawState?.json ?? new Uint8Array(), resource.type);
    const state = isCtyObject(value) ? value : null;
    const id = idOf(state);
    if (id !== null) runtime.session?.seen.see(id);
    return UpgradeResourceState_Response.fromPartial({ upgradedState: encodeObject(state, resource.type) });
  } catch (failure) {
    if (failure instanceof CtyError || failure instanceof SyntaxError)
      return respond([unreadable(resource, failure)]);
    throw failure;
  }
}

function newerThan(resource: ResourceType, version: bigint): Finding | undefined {
  if (version <= BigInt(resource.schema.version)) return undefined;
  return error(
    `The state of a ${resource.typeName} is from a newer provider`,
    `It was stored with schema version ${version}, and this version of the Roster provider knows version ${resource.schema.version}. Use the newer version of the provider.`,
  );
}

function unreadable(resource: ResourceType, failure: Error): Finding {
  const reason = failure instanceof CtyError ? failure.message : 'it is not JSON';
  return error(
    `The state of a ${resource.typeName} cannot be read`,
    `The stored object does not fit the schema (${reason}). Restore the state from a backup, or remove the resource from it and import it again.`,
  );
}

function respond(findings: readonly Finding[]): UpgradeResourceState_Response {
  return UpgradeResourceState_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
