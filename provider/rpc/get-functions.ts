import { GetFunctions_Response } from '../plugin/generated/tfplugin6.ts';

/** The provider has no functions. */
export async function getFunctions(): Promise<GetFunctions_Response> {
  return GetFunctions_Response.fromPartial({});
}
