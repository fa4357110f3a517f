import { ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { createServerCertificate } from './certificate.ts';
import { type HandshakeEnvironment, handshakeLine, refuseStart } from './handshake.ts';
import { type Listening, listen, mutualTls } from './server.ts';

export interface ServeOptions {
  readonly handshake: HandshakeEnvironment;
  readonly temporaryFolder: string;
  readonly provider: UntypedServiceImplementation;
}

const parentCheckMilliseconds = 1_000;

/**
 * Runs the plugin until Terraform shuts it down or is gone. Refuses to start, with a friendly message on standard
 * error and exit code 1, when a person started the program.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const refusal = refuseStart(options.handshake);
  if (refusal !== undefined) {
    process.stderr.write(refusal);
    process.exitCode = 1;
    return;
  }
  ignoreInterrupts();
  let listening: Listening | undefined;
  const stop = () => {
    listening?.close();
    process.exit(0);
  };
  exitWithParent(stop);
  const { clientCertificate } = options.handshake;
  const own = clientCertificate ? createServerCertificate(new Date()) : undefined;
  const credentials =
    clientCertificate && own ? mutualTls(clientCertificate, own) : ServerCredentials.createInsecure();
  const { temporaryFolder, provider } = options;
  listening = await listen({ temporaryFolder, provider, credentials, onShutdown: stop });
  process.stdout.write(handshakeLine(listening.socketPath, own?.der));
}

/** Ctrl-C reaches the whole process group; dying of it would lose what was just created. Terraform says when to stop. */
function ignoreInterrupts(): void {
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
}

function exitWithParent(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, parentCheckMilliseconds).unref();
}
