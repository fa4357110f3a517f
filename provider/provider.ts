import {
  type ServerUnaryCall,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { applyResourceChange } from './rpc/apply-resource-change.ts';
import { configureProvider } from './rpc/configure-provider.ts';
import { getFunctions } from './rpc/get-functions.ts';
import { getMetadata } from './rpc/get-metadata.ts';
import { getProviderSchema } from './rpc/get-provider-schema.ts';
import { importResourceState } from './rpc/import-resource-state.ts';
import { moveResourceState } from './rpc/move-resource-state.ts';
import { planResourceChange } from './rpc/plan-resource-change.ts';
import { readDataSource } from './rpc/read-data-source.ts';
import { readResource } from './rpc/read-resource.ts';
import { stopProvider } from './rpc/stop-provider.ts';
import { upgradeResourceState } from './rpc/upgrade-resource-state.ts';
import { validateDataResourceConfig } from './rpc/validate-data-resource-config.ts';
import { validateProviderConfig } from './rpc/validate-provider-config.ts';
import { validateResourceConfig } from './rpc/validate-resource-config.ts';
import { createRuntime, type ProviderOptions, type Runtime } from './runtime.ts';

/** The provider as an implementation of the gRPC service `tfplugin6.Provider`, for `serve` or `serveForReattach`. */
export function createProvider(options: ProviderOptions): UntypedServiceImplementation {
  const runtime = createRuntime(options);
  const handlers = {
    getMetadata,
    getProviderSchema,
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
    stopProvider,
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, unary(name, runtime, handle as Handler)]),
  );
}

type Handler = (runtime: Runtime, request: unknown) => Promise<unknown>;

/** A defect becomes an error of the call, after which Terraform keeps the state that it had. */
function unary(name: string, runtime: Runtime, handle: Handler) {
  return (call: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>): void => {
    handle(runtime, call.request).then(
      (response) => callback(null, response),
      (failure: unknown) => {
        const reason = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
        callback({ code: status.INTERNAL, details: `${name}: ${reason}` });
      },
    );
  };
}
