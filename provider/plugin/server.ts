import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { ProviderService } from './generated/tfplugin6.ts';
import { addGuardianServices } from './guardian-services.ts';

export interface ListenOptions {
  /** The folder in which to make the socket's own folder. */
  readonly temporaryFolder: string;
  readonly credentials: ServerCredentials;
  readonly provider: UntypedServiceImplementation;
  readonly onShutdown: () => void;
}

export interface Listening {
  readonly socketPath: string;
  /** Drops every connection and removes the socket. */
  readonly close: () => void;
}

// A plan of a large list is one message; Terraform itself accepts up to 256 MiB.
const maximumMessageBytes = 256 * 1024 * 1024;

/** Serves the provider on a new Unix socket that only this user can reach. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const folder = await mkdtemp(join(options.temporaryFolder, 'roster-'));
  const socketPath = join(folder, 'plugin');
  const server = new Server({
    'grpc.max_receive_message_length': maximumMessageBytes,
    'grpc.max_send_message_length': maximumMessageBytes,
  });
  server.addService(ProviderService, options.provider);
  addGuardianServices(server, options.onShutdown);
  const close = () => {
    server.forceShutdown();
    // Synchronous, because it is the last thing that the process does.
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await bind(server, socketPath, options.credentials);
  } catch (error) {
    close();
    throw error;
  }
  return { socketPath, close };
}

/** Credentials that let exactly one client in: the holder of the key of `clientCertificate` (PEM). */
export function mutualTls(
  clientCertificate: string,
  own: { readonly certificatePem: string; readonly privateKeyPem: string },
): ServerCredentials {
  return ServerCredentials.createSsl(
    Buffer.from(clientCertificate),
    [{ cert_chain: Buffer.from(own.certificatePem), private_key: Buffer.from(own.privateKeyPem) }],
    true,
  );
}

function bind(server: Server, socketPath: string, credentials: ServerCredentials): Promise<void> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`unix:${socketPath}`, credentials, (error) => (error ? reject(error) : resolve()));
  });
}
