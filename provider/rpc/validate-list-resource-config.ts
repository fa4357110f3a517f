import { encodeFindings, type Finding } from '../diagnostics.ts';
import {
  type ValidateListResourceConfig_Request,
  ValidateListResourceConfig_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodeObject } from '../plugin/wire.ts';
import { validateFilters } from '../resources/data-source.ts';
import type { Runtime } from '../runtime.ts';
import { listResourceTypes, unknownType } from '../types.ts';

/** Checks what is known of the `config` block of a list block. */
export async function validateListResourceConfig(
  _runtime: Runtime,
  request: ValidateListResourceConfig_Request,
): Promise<ValidateListResourceConfig_Response> {
  const list = listResourceTypes.get(request.typeName);
  if (!list) return respond([unknownType('list resource', request.typeName)]);
  const config = decodeObject(request.config, list.type);
  return respond(config ? validateFilters(list.definition, list.definition.filters, config) : []);
}

function respond(findings: readonly Finding[]): ValidateListResourceConfig_Response {
  return ValidateListResourceConfig_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
