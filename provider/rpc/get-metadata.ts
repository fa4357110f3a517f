import { GetMetadata_Response } from '../plugin/generated/tfplugin6.ts';
import { dataSourceTypes, resourceTypes } from '../types.ts';
import { serverCapabilities } from './get-provider-schema.ts';

/** Says what the provider has, without the schemas. */
export async function getMetadata(): Promise<GetMetadata_Response> {
  return GetMetadata_Response.fromPartial({
    serverCapabilities,
    resources: [...resourceTypes.keys()].map((typeName) => ({ typeName })),
    dataSources: [...dataSourceTypes.keys()].map((typeName) => ({ typeName })),
  });
}
