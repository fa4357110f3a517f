import { GetProviderSchema_Response } from '../plugin/generated/tfplugin6.ts';
import { encodeSchema } from '../plugin/wire.ts';
import {
  dataSourceTypes,
  ephemeralTypes,
  listResourceTypes,
  providerBlock,
  type QueryType,
  queryTypes,
  resourceTypes,
} from '../types.ts';
import { encodedFunctions } from './get-functions.ts';

/** Deletions are planned too, and Terraform may keep the schema instead of asking for it again. */
export const serverCapabilities = { planDestroy: true, getProviderSchemaOptional: true };

/** Says what the provider has, with every attribute and its description. */
export async function getProviderSchema(): Promise<GetProviderSchema_Response> {
  return GetProviderSchema_Response.fromPartial({
    provider: encodeSchema(providerBlock.schema),
    resourceSchemas: encodeAll(resourceTypes),
    listResourceSchemas: encodeAll(listResourceTypes),
    dataSourceSchemas: { ...encodeAll(dataSourceTypes), ...encodeAll(queryTypes) },
    ephemeralResourceSchemas: encodeAll(ephemeralTypes),
    functions: encodedFunctions(),
    serverCapabilities,
  });
}

function encodeAll(types: ReadonlyMap<string, Pick<QueryType, 'schema'>>) {
  return Object.fromEntries([...types].map(([typeName, { schema }]) => [typeName, encodeSchema(schema)]));
}
