import { encodeFindings } from '../diagnostics.ts';
import {
  type CloseEphemeralResource_Request,
  CloseEphemeralResource_Response,
} from '../plugin/generated/tfplugin6.ts';
import { decodePrivate } from '../resources/private-data.ts';
import type { Runtime } from '../runtime.ts';

/** Ends what was opened, also when Terraform was asked to stop. What is closed already is fine. */
export async function closeEphemeralResource(
  { stillOpen }: Runtime,
  request: CloseEphemeralResource_Request,
): Promise<CloseEphemeralResource_Response> {
  const { handle } = decodePrivate(request.private ?? new Uint8Array());
  const findings = await stillOpen.close(String(handle));
  return CloseEphemeralResource_Response.fromPartial({ diagnostics: encodeFindings(findings) });
}
