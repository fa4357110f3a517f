import { validateQuery } from '../data-sources/validate.ts';
import { encodeFindings } from '../diagnostics.ts';
import {
  type ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodeObject } from '../plugin/wire.ts';
import { validateDataSource } from '../resources/data-source.ts';
import type { Runtime } from '../runtime.ts';
import { dataSourceTypes, queryTypes, unknownType } from '../types.ts';

/** Checks what is known of a data block. */
export async function validateDataResourceConfig(
  _runtime: Runtime,
  request: ValidateDataResourceConfig_Request,
): Promise<ValidateDataResourceConfig_Response> {
  const query = queryTypes.get(request.typeName);
  if (query) return respond(validateQuery(query, decodeObject(request.config, query.type) ?? {}));
  const source = dataSourceTypes.get(request.typeName);
  if (!source) return respond([unknownType('data source', request.typeName)]);
  const config = decodeObject(request.config, source.type);
  return respond(config ? validateDataSource(source, config) : []);
}

function respond(findings: Parameters<typeof encodeFindings>[0]): ValidateDataResourceConfig_Response {
  return ValidateDataResourceConfig_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
