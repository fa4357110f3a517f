import { type StopProvider_Request, StopProvider_Response } from '../plugin/generated/tfplugin6.ts';
import type { Runtime } from '../runtime.ts';

/** Gives up waiting between attempts. Requests under way run on: their outcome must reach the state. */
export async function stopProvider(
  runtime: Runtime,
  _request: StopProvider_Request,
): Promise<StopProvider_Response> {
  runtime.stop.abort(new Error('Terraform was interrupted'));
  return StopProvider_Response.fromPartial({});
}
