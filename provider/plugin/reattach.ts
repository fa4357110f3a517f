import { ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { listen } from './server.ts';

export interface Reattached {
  /** The value of the variable `TF_REATTACH_PROVIDERS` for terraform. */
  readonly reattachProviders: string;
  readonly close: () => void;
}

/**
 * Serves the provider inside this process, without encryption, so that a test can watch it while the real terraform
 * uses it. Terraform needs no `init` for it and leaves it running.
 *
 * @param source the provider's source address as the configuration has it, as in `roster/roster`
 */
export async function serveForReattach(options: {
  readonly source: string;
  readonly temporaryFolder: string;
  readonly provider: UntypedServiceImplementation;
}): Promise<Reattached> {
  const { temporaryFolder, provider } = options;
  const credentials = ServerCredentials.createInsecure();
  const { address, close } = await listen({
    network: 'unix',
    temporaryFolder,
    provider,
    credentials,
    onShutdown: () => {},
  });
  const reattachProviders = JSON.stringify({
    [options.source]: {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'unix', String: address },
    },
  });
  return { reattachProviders, close };
}
