import { providerAddress } from '../../provider-schema/address.ts';

/** What Terraform says to a plugin through the environment when it starts it. */
export interface HandshakeEnvironment {
  readonly magicCookie: string | undefined;
  /** PEM of the only client that may connect. */
  readonly clientCertificate: string | undefined;
  /** Comma-separated protocol versions that Terraform offers, as in `5,6`. */
  readonly protocolVersions: string | undefined;
}

/** The value by which Terraform shows that it, and not a person, starts the program. It is no secret. */
export const magicCookie = {
  name: 'TF_PLUGIN_MAGIC_COOKIE',
  value: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
} as const;

const startedByHand = `This program is the Roster provider: a plugin that Terraform starts by itself.
Declare it in a configuration and run terraform instead:

  terraform {
    required_providers {
      roster = { source = "${providerAddress}" }
    }
  }
`;

/** How Terraform reaches the plugin: Windows has no Unix sockets that Node.js speaks. */
export type Network = 'unix' | 'tcp';

/**
 * Decides whether the plugin may start.
 *
 * @returns the reason why not, for a person to read, or `undefined` when all is well
 */
export function refuseStart(environment: HandshakeEnvironment, network: Network): string | undefined {
  if (environment.magicCookie !== magicCookie.value) return startedByHand;
  const versions = environment.protocolVersions?.split(',').map((version) => version.trim()) ?? ['6'];
  if (!versions.includes('6')) {
    return `The Roster provider speaks version 6 of the plugin protocol; this program offers ${versions.join(', ')} only. Use Terraform 1.0 or newer.\n`;
  }
  if (network === 'tcp' && !environment.clientCertificate)
    return 'The Roster provider serves nobody on this system who shows no certificate; this program offers none. Use Terraform 1.0 or newer.\n';
  return undefined;
}

/**
 * The one line that a plugin writes to its standard output: core protocol 1, plugin protocol 6, where it listens,
 * and the certificate (DER, base64 without padding) when the connection is encrypted.
 */
export function handshakeLine(network: Network, address: string, certificate: Buffer | undefined): string {
  const encoded = certificate?.toString('base64').replaceAll('=', '') ?? '';
  return `1|6|${network}|${address}|grpc|${encoded}\n`;
}
