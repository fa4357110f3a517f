import { encodeFindings, type Finding } from '../diagnostics.ts';
import {
  type ImportResourceState_Request,
  ImportResourceState_Response,
} from '../plugin/generated/tfplugin6.ts';
import { encodeObject } from '../plugin/wire.ts';
import { identityData, importByIdentity } from '../resources/identity.ts';
import { lifeOf } from '../resources/lives.ts';
import { notConfigured, type Runtime } from '../runtime.ts';
import { resourceTypes, unknownType } from '../types.ts';

/** Reads an existing object by its id, its natural key or its identity, for Terraform to take over. */
export async function importResourceState(
  runtime: Runtime,
  request: ImportResourceState_Request,
): Promise<ImportResourceState_Response> {
  const { session } = runtime;
  const resource = resourceTypes.get(request.typeName);
  if (!resource) return failed([unknownType('resource', request.typeName)]);
  if (!session) return failed([notConfigured]);
  const { identity } = request;
  const { state, findings } = identity
    ? await importByIdentity(session, resource, identity)
    : await lifeOf(resource).importObject(session, resource, request.id);
  if (!state) return failed(findings);
  const { typeName, type } = resource;
  return ImportResourceState_Response.fromPartial({
    importedResources: [
      { typeName, state: encodeObject(state, type), identity: identityData(resource, state) },
    ],
  });
}

function failed(findings: readonly Finding[]): ImportResourceState_Response {
  return ImportResourceState_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
