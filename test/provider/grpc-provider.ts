import { type CallOptions, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { onTestFinished } from 'vitest';
import type { CtyObject } from '../../provider/plugin/cty/value.ts';
import {
  type ListResource_Event,
  ListResource_Request,
  ProviderClient,
} from '../../provider/plugin/generated/tfplugin6.ts';
import { serveForReattach } from '../../provider/plugin/reattach.ts';
import { decodeObject, encodeObject } from '../../provider/plugin/wire.ts';
import { createProvider } from '../../provider/provider.ts';
import { listResourceTypes, type ManagedType, providerBlock, resourceTypes } from '../../provider/types.ts';
import type { Credentials } from '../support/api.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readable } from './provider-harness.ts';

/** The last form of a call of the client: all that TypeScript looks at. */
type Unary<Request, Response> = (
  request: Request,
  metadata: Metadata,
  options: Partial<CallOptions>,
  callback: (error: ServiceError | null, response: Response) => void,
) => unknown;

/** The real provider behind its socket, spoken to as a Terraform newer than the one of this machine does. */
export async function startGrpcProvider(endpoint: string, { accessKeyId, secretAccessKey }: Credentials) {
  const served = await serveForReattach({
    source: 'test',
    temporaryFolder: await temporaryFolder(),
    provider: createProvider({ environment: {}, homeDirectory: '/nonexistent', version: '0.0.0-test' }),
  });
  const address = JSON.parse(served.reattachProviders)['test'].Addr.String as string;
  const client = new ProviderClient(`unix:${address}`, credentials.createInsecure());
  onTestFinished(() => {
    client.close();
    served.close();
  });
  const ask = <Request, Response>(method: Unary<Request, Response>, request: Request) =>
    new Promise<Response>((resolve, reject) => {
      method.call(client, request, new Metadata(), {}, (error, response) =>
        error ? reject(error) : resolve(response),
      );
    });
  const config = encodeObject(
    { endpoint, access_key_id: accessKeyId, secret_access_key: secretAccessKey },
    providerBlock.type,
  );
  const { diagnostics } = await ask(client.configureProvider, { terraformVersion: '1.14.0', config });
  if (diagnostics.length > 0) throw new Error(readable(diagnostics).join());
  const list = (typeName: string, filters: CtyObject | null, more: Partial<ListResource_Request> = {}) =>
    client.listResource(
      ListResource_Request.fromPartial({
        typeName,
        config: encodeObject(filters, listType(typeName).type),
        ...more,
      }),
    );
  return { client, ask, list };
}

export function managedType(typeName: string): ManagedType {
  const resource = resourceTypes.get(typeName);
  if (!resource) throw new Error(`no resource type ${typeName}`);
  return resource;
}

function listType(typeName: string) {
  const list = listResourceTypes.get(typeName);
  if (!list) throw new Error(`no list resource type ${typeName}`);
  return list;
}

/** What is in an identity of this type. */
export function identityIn(typeName: string, data: ListResource_Event['identity']): CtyObject | null {
  const { identity } = managedType(typeName);
  return identity ? decodeObject(data?.identityData, identity.type) : null;
}

export const identityOf = (typeName: string, values: CtyObject) => {
  const { identity } = managedType(typeName);
  if (!identity) throw new Error(`${typeName} has no identity`);
  return { identityData: encodeObject(values, identity.type) };
};
