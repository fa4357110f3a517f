import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { ProviderService } from './generated/tfplugin6.ts';
import { addGuardianServices } from './guardian-services.ts';
import type { Network } from './handshake.ts';

export interface ListenOptions {
  /** Unix sockets keep other users out. Windows has none that Node.js speaks; there, the certificates alone do. */
  readonly network: Network;
  /** The folder in which to make the socket's own folder. */
  readonly temporaryFolder: string;
  readonly credentials: ServerCredentials;
  readonly provider: UntypedServiceImplementation;
  readonly onShutdown: () => void;
}

export interface Listening {
  /** The path of the socket, or the host and port. */
  readonly address: string;
  /** Drops every connection and removes the socket. */
  readonly close: () => void;
}

// A plan of a large list is one message; Terraform itself accepts up to 256 MiB.
const maximumMessageBytes = 256 * 1024 * 1024;

/** Serves the provider where this user's Terraform alone can reach it. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const server = new Server({
    'grpc.max_receive_message_length': maximumMessageBytes,
    'grpc.max_send_message_length': maximumMessageBytes,
  });
  server.addService(ProviderService, options.provider);
  addGuardianServices(server, options.onShutdown);
  return options.network === 'tcp' ? listenOnPort(server, options) : listenOnSocket(server, options);
}

async function listenOnPort(server: Server, { credentials }: ListenOptions): Promise<Listening> {
  const port = await bind(server, 'ipv4:127.0.0.1:0', credentials);
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

async function listenOnSocket(server: Server, options: ListenOptions): Promise<Listening> {
  const folder = await mkdtemp(join(options.temporaryFolder, 'roster-'));
  const address = join(folder, 'plugin');
  const close = () => {
    server.forceShutdown();
    // Synchronous, because it is the last thing that the process does.
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await bind(server, `unix:${address}`, options.credentials);
  } catch (error) {
    close();
    throw error;
  }
  return { address, close };
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

function bind(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });
}
