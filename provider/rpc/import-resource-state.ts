import { encodeFindings, type Finding } from '../diagnostics.ts';
import {
  type ImportResourceState_Request,
  ImportResourceState_Response,
} from '../plugin/generated/tfplugin6.ts';
import { encodeObject } from '../plugin/wire.ts';
import { importObject } from '../resources/import.ts';
import { notConfigured, type Runtime } from '../runtime.ts';
import { resourceTypes, unknownType } from '../types.ts';

/** Reads an existing object by its id, for Terraform to take over. */
export async function importResourceState(
  runtime: Runtime,
  request: ImportResourceState_Request,
): Promise<ImportResourceState_Response> {
  const { session } = runtime;
  const resource = resourceTypes.get(request.typeName);
  if (!resource) return failed([unknownType('resource', request.typeName)]);
  if (!session) return failed([notConfigured]);
  const { state, findings } = await importObject(session, resource, request.id);
  if (!state) return failed(findings);
  const { typeName, type } = resource;
  return ImportResourceState_Response.fromPartial({
    importedResources: [{ typeName, state: encodeObject(state, type) }],
  });
}

function failed(findings: readonly Finding[]): ImportResourceState_Response {
  return ImportResourceState_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
