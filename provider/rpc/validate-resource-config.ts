import { encodeFindings } from '../diagnostics.ts';
import {
  type ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodeObject } from '../plugin/wire.ts';
import { validateResource } from '../resources/validate.ts';
import type { Runtime } from '../runtime.ts';
import { resourceTypes, unknownType } from '../types.ts';

/** Checks what is known of a resource block: values may be unknown, for example those of other resources. */
export async function validateResourceConfig(
  _runtime: Runtime,
  request: ValidateResourceConfig_Request,
): Promise<ValidateResourceConfig_Response> {
  const resource = resourceTypes.get(request.typeName);
  if (!resource) return respond([unknownType('resource', request.typeName)]);
  const config = decodeObject(request.config, resource.type);
  const writable = request.clientCapabilities?.writeOnlyAttributesAllowed === true;
  return respond(config ? validateResource(resource, config, writable) : []);
}

function respond(findings: Parameters<typeof encodeFindings>[0]): ValidateResourceConfig_Response {
  return ValidateResourceConfig_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
