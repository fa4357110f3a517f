import { setTimeout as sleep } from 'node:timers/promises';
import { ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { createServerCertificate } from './certificate.ts';
import { type HandshakeEnvironment, handshakeLine, type Network, refuseStart } from './handshake.ts';
import { type Listening, listen, mutualTls } from './server.ts';

export interface ServeOptions {
  readonly handshake: HandshakeEnvironment;
  readonly network: Network;
  readonly temporaryFolder: string;
  readonly provider: UntypedServiceImplementation;
  /** What to do before the process ends, if there is time. It never fails. */
  readonly beforeEnd?: () => Promise<void>;
}

/** Terraform kills a plugin two seconds after it has asked it to end. */
const shutdownMilliseconds = 1_500;
/** Without Terraform nobody is waiting. */
const orphanMilliseconds = 15_000;

const parentCheckMilliseconds = 1_000;

/**
 * Runs the plugin until Terraform shuts it down or is gone. Refuses to start, with a friendly message on standard
 * error and exit code 1, when a person started the program.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const refusal = refuseStart(options.handshake, options.network);
  if (refusal !== undefined) {
    process.stderr.write(refusal);
    process.exitCode = 1;
    return;
  }
  ignoreInterrupts();
  let listening: Listening | undefined;
  let ending = false;
  const stop = async (milliseconds: number) => {
    if (ending) return;
    ending = true;
    await Promise.race([options.beforeEnd?.(), sleep(milliseconds)]);
    listening?.close();
    process.exit(0);
  };
  exitWithParent(() => void stop(orphanMilliseconds));
  const { clientCertificate } = options.handshake;
  const own = clientCertificate ? createServerCertificate(new Date()) : undefined;
  const credentials =
    clientCertificate && own ? mutualTls(clientCertificate, own) : ServerCredentials.createInsecure();
  const { network, temporaryFolder, provider } = options;
  const onShutdown = () => void stop(shutdownMilliseconds);
  listening = await listen({ network, temporaryFolder, provider, credentials, onShutdown });
  process.stdout.write(handshakeLine(network, listening.address, own?.der));
}

/** Ctrl-C reaches the whole process group; dying of it would lose what was just created. Terraform says when to stop. */
function ignoreInterrupts(): void {
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
}

function exitWithParent(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || isGone(parent)) stop();
  }, parentCheckMilliseconds).unref();
}

/** On Windows an orphan keeps the id of its parent. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
