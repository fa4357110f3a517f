import { GetMetadata_Response } from '../plugin/generated/tfplugin6.ts';
import {
  dataSourceTypes,
  ephemeralTypes,
  listResourceTypes,
  providerFunctions,
  queryTypes,
  resourceTypes,
} from '../types.ts';
import { serverCapabilities } from './get-provider-schema.ts';

/** Says what the provider has, without the schemas. */
export async function getMetadata(): Promise<GetMetadata_Response> {
  return GetMetadata_Response.fromPartial({
    serverCapabilities,
    resources: [...resourceTypes.keys()].map((typeName) => ({ typeName })),
    listResources: [...listResourceTypes.keys()].map((typeName) => ({ typeName })),
    dataSources: [...dataSourceTypes.keys(), ...queryTypes.keys()].map((typeName) => ({ typeName })),
    ephemeralResources: [...ephemeralTypes.keys()].map((typeName) => ({ typeName })),
    functions: [...providerFunctions.keys()].map((name) => ({ name })),
  });
}
