import { validateQuery } from '../data-sources/validate.ts';
import { encodeFindings, type Finding } from '../diagnostics.ts';
import {
  type ValidateEphemeralResourceConfig_Request,
  ValidateEphemeralResourceConfig_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodeObject } from '../plugin/wire.ts';
import type { Runtime } from '../runtime.ts';
import { ephemeralTypes, unknownType } from '../types.ts';

/** Checks what is known of an ephemeral block. Nothing is opened for it. */
export async function validateEphemeralResourceConfig(
  _runtime: Runtime,
  request: ValidateEphemeralResourceConfig_Request,
): Promise<ValidateEphemeralResourceConfig_Response> {
  const ephemeral = ephemeralTypes.get(request.typeName);
  if (!ephemeral) return respond([unknownType('ephemeral resource', request.typeName)]);
  const config = decodeObject(request.config, ephemeral.type);
  return respond(config ? validateQuery(ephemeral, config) : []);
}

const respond = (findings: readonly Finding[]) =>
  ValidateEphemeralResourceConfig_Response.fromPartial({ diagnostics: encodeFindings(findings) });
