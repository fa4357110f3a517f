import { once } from 'node:events';
import {
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { applyResourceChange } from './rpc/apply-resource-change.ts';
import { callFunction } from './rpc/call-function.ts';
import { closeEphemeralResource } from './rpc/close-ephemeral-resource.ts';
import { configureProvider } from './rpc/configure-provider.ts';
import { getFunctions } from './rpc/get-functions.ts';
import { getMetadata } from './rpc/get-metadata.ts';
import { getProviderSchema } from './rpc/get-provider-schema.ts';
import { getResourceIdentitySchemas } from './rpc/get-resource-identity-schemas.ts';
import { importResourceState } from './rpc/import-resource-state.ts';
import { listResource } from './rpc/list-resource.ts';
import { moveResourceState } from './rpc/move-resource-state.ts';
import { openEphemeralResource } from './rpc/open-ephemeral-resource.ts';
import { planResourceChange } from './rpc/plan-resource-change.ts';
import { readDataSource } from './rpc/read-data-source.ts';
import { readResource } from './rpc/read-resource.ts';
import { renewEphemeralResource } from './rpc/renew-ephemeral-resource.ts';
import { stopProvider } from './rpc/stop-provider.ts';
import { upgradeResourceIdentity } from './rpc/upgrade-resource-identity.ts';
import { upgradeResourceState } from './rpc/upgrade-resource-state.ts';
import { validateDataResourceConfig } from './rpc/validate-data-resource-config.ts';
import { validateEphemeralResourceConfig } from './rpc/validate-ephemeral-resource-config.ts';
import { validateListResourceConfig } from './rpc/validate-list-resource-config.ts';
import { validateProviderConfig } from './rpc/validate-provider-config.ts';
import { validateResourceConfig } from './rpc/validate-resource-config.ts';
import { createRuntime, type ProviderOptions, type Runtime } from './runtime.ts';
import { withoutSecrets } from './secrets.ts';

/** The provider as an implementation of the gRPC service `tfplugin6.Provider`, for `serve` or `serveForReattach`. */
export function createProvider(
  options: ProviderOptions,
  runtime: Runtime = createRuntime(options),
): UntypedServiceImplementation {
  const handlers = {
    getMetadata,
    getProviderSchema,
    getResourceIdentitySchemas,
    upgradeResourceIdentity,
    validateProviderConfig,
    validateResourceConfig,
    validateDataResourceConfig,
    upgradeResourceState,
    configureProvider,
    readResource,
    planResourceChange,
    applyResourceChange,
    importResourceState,
    moveResourceState,
    readDataSource,
    getFunctions,
    validateListResourceConfig,
    callFunction,
    validateEphemeralResourceConfig,
    openEphemeralResource,
    renewEphemeralResource,
    closeEphemeralResource,
    stopProvider,
  };
  return {
    ...Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [name, unary(name, runtime, handle as Handler)]),
    ),
    listResource: streaming('listResource', runtime, listResource as StreamHandler),
  };
}

type StreamHandler = (runtime: Runtime, request: unknown) => AsyncIterable<unknown>;

type Handler = (runtime: Runtime, request: unknown) => Promise<unknown>;

/** A defect becomes an error of the call, after which Terraform keeps the state that it had. */
function unary(name: string, runtime: Runtime, handle: Handler) {
  return (call: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>): void => {
    handle(runtime, call.request).then(
      (response) => callback(null, response),
      (failure: unknown) => callback(defect(name, failure)),
    );
  };
}

/** As fast as Terraform reads; it hangs up when it has enough. */
function streaming(name: string, runtime: Runtime, handle: StreamHandler) {
  return async (call: ServerWritableStream<unknown, unknown>): Promise<void> => {
    const hungUp = new AbortController();
    call.once('cancelled', () => hungUp.abort());
    const { signal } = hungUp;
    try {
      for await (const event of handle(runtime, call.request)) {
        if (signal.aborted) return;
        if (!call.write(event)) await once(call, 'drain', { signal });
      }
      call.end();
    } catch (failure) {
      if (!signal.aborted) call.emit('error', defect(name, failure));
    }
  };
}

function defect(name: string, failure: unknown) {
  const reason = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  return { code: status.INTERNAL, details: withoutSecrets(`${name}: ${reason}`) };
}
