import { encodeFindings } from '../diagnostics.ts';
import {
  type ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodeObject } from '../plugin/wire.ts';
import { validateProvider } from '../resources/validate.ts';
import type { Runtime } from '../runtime.ts';
import { providerBlock } from '../types.ts';

/** Checks what is known of the provider block. */
export async function validateProviderConfig(
  _runtime: Runtime,
  request: ValidateProviderConfig_Request,
): Promise<ValidateProviderConfig_Response> {
  const config = decodeObject(request.config, providerBlock.type);
  const findings = config ? validateProvider(config) : [];
  return ValidateProviderConfig_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
