import { GetFunctions_Response } from '../plugin/generated/tfplugin6.ts';
import { encodeFunction } from '../plugin/wire.ts';
import { providerFunctions } from '../types.ts';

/** Says which functions the provider has, with their parameters and descriptions. */
export async function getFunctions(): Promise<GetFunctions_Response> {
  return GetFunctions_Response.fromPartial({ functions: encodedFunctions() });
}

export const encodedFunctions = () =>
  Object.fromEntries(
    [...providerFunctions].map(([name, { definition, signature }]) => [
      name,
      encodeFunction(definition, signature),
    ]),
  );
