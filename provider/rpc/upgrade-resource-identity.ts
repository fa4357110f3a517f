import { encodeFindings, error, type Finding } from '../diagnostics.ts';
import { decodeJson } from '../plugin/cty/json.ts';
import { CtyError, isCtyObject } from '../plugin/cty/value.ts';
import {
  type UpgradeResourceIdentity_Request,
  UpgradeResourceIdentity_Response,
} from '../plugin/generated/tfplugin6.ts';
import { encodeIdentity } from '../resources/identity.ts';
import type { Runtime } from '../runtime.ts';
import { resourceTypes, unknownType } from '../types.ts';

/** Turns an identity of the state file, perhaps stored by an older version, into one of the present schema. */
export async function upgradeResourceIdentity(
  _runtime: Runtime,
  request: UpgradeResourceIdentity_Request,
): Promise<UpgradeResourceIdentity_Response> {
  const { typeName, version } = request;
  const identity = resourceTypes.get(typeName)?.identity;
  if (!identity) return failed(unknownType('resource', typeName));
  if (version > BigInt(identity.schema.version)) return failed(tooNew(typeName, version));
  try {
    const value = decodeJson(request.rawIdentity?.json ?? new Uint8Array(), identity.type);
    if (!isCtyObject(value)) return failed(unreadable(typeName, 'it is no object'));
    return UpgradeResourceIdentity_Response.fromPartial({
      upgradedIdentity: encodeIdentity(value, identity.type),
    });
  } catch (failure) {
    if (failure instanceof CtyError) return failed(unreadable(typeName, failure.message));
    if (failure instanceof SyntaxError) return failed(unreadable(typeName, 'it is not JSON'));
    throw failure;
  }
}

const tooNew = (typeName: string, version: bigint) =>
  error(
    `The identity of a ${typeName} is from a newer provider`,
    `It was stored with version ${version} of its schema, which this version of the Roster provider does not know. Use the newer version of the provider.`,
  );

const unreadable = (typeName: string, why: string) =>
  error(
    `The identity of a ${typeName} cannot be read`,
    `The stored identity does not fit its schema (${why}). Restore the state from a backup, or remove the resource from it and import it again.`,
  );

function failed(finding: Finding): UpgradeResourceIdentity_Response {
  return UpgradeResourceIdentity_Response.fromPartial({ diagnostics: encodeFindings([finding]) });
}
