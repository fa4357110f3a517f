import { ArgumentError } from '../../provider-schema/data-source.ts';
import type { FieldType, ValueOf } from '../../provider-schema/definition.ts';
import type { CtyValue } from '../plugin/cty/value.ts';
import { type CallFunction_Request, CallFunction_Response } from '../plugin/generated/tfplugin6.ts';
import { decodeValue, encodeValue } from '../plugin/wire.ts';
import type { Runtime } from '../runtime.ts';
import { providerFunctions } from '../types.ts';

/** Computes a function of the provider. The provider need not be configured. */
export async function callFunction(
  _runtime: Runtime,
  request: CallFunction_Request,
): Promise<CallFunction_Response> {
  const found = providerFunctions.get(request.name);
  if (!found) return failed(`this version of the Roster provider has no function ${request.name}`);
  const { definition, signature } = found;
  const values = signature.parameters.map(({ type }, position) =>
    decodeValue(request.arguments[position], type),
  );
  try {
    const result = definition.call(values as ValueOf<FieldType>[]) as CtyValue;
    return CallFunction_Response.fromPartial({ result: encodeValue(result, signature.returns) });
  } catch (failure) {
    if (failure instanceof ArgumentError) return failed(failure.message, failure.parameter);
    throw failure;
  }
}

const failed = (text: string, parameter?: number) =>
  CallFunction_Response.fromPartial({
    error: { text, ...(parameter !== undefined && { functionArgument: BigInt(parameter) }) },
  });
