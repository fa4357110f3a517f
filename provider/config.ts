import { homedir, tmpdir } from 'node:os';
import manifest from '../package.json' with { type: 'json' };
import { type HandshakeEnvironment, magicCookie, type Network } from './plugin/handshake.ts';
import type { ProviderOptions } from './runtime.ts';

export interface ProviderConfiguration {
  readonly handshake: HandshakeEnvironment;
  readonly network: Network;
  readonly temporaryFolder: string;
  readonly options: ProviderOptions;
}

/** Reads what the process was started with. */
export function readConfiguration(): ProviderConfiguration {
  const environment = process.env;
  return {
    handshake: {
      magicCookie: environment[magicCookie.name],
      clientCertificate: environment['PLUGIN_CLIENT_CERT'],
      protocolVersions: environment['PLUGIN_PROTOCOL_VERSIONS'],
    },
    network: process.platform === 'win32' ? 'tcp' : 'unix',
    temporaryFolder: environment['PLUGIN_UNIX_SOCKET_DIR'] || tmpdir(),
    options: { environment, homeDirectory: homedir(), version: manifest.version },
  };
}
