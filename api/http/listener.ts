import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OptionName } from '../options.ts';
import { urlOf } from './address.ts';
import { ProblemError } from './problem.ts';
import { requestIdOf } from './request.ts';
import { wireOfProblem } from './wire.ts';

/** Where to listen, and the options that say so, for whoever must change them. */
export interface Address {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly options: { readonly host: OptionName; readonly port: OptionName };
}

/** An HTTP server that has its address. */
export interface Listener {
  readonly url: string;
  /** Who answers from now on. */
  readonly serve: (answer: RequestListener) => void;
  /** Takes no new requests; those that are not answered when the time is over are cut off. */
  readonly close: (graceMilliseconds: number) => Promise<void>;
}

const sweepMilliseconds = 50;

/** Until somebody serves, the process is alive and not ready. */
const starting: RequestListener = (incoming, outgoing) => {
  if (incoming.url?.split('?')[0] === '/healthz') {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}');
    return;
  }
  const requestId = requestIdOf(incoming.headers['x-request-id'] as string | undefined);
  const problem = new ProblemError('unavailable', 'the server is starting', { retryAfterSeconds: 1 });
  const { status, headers, body } = wireOfProblem(problem, requestId, {});
  outgoing.writeHead(status, headers).end(body);
};

function refusal({ host, port, options }: Address, cause: unknown): Error {
  const { code } = cause as NodeJS.ErrnoException;
  const told = (option: OptionName, advice: string) =>
    new Error(`${option}: cannot listen on ${host}:${port} (${code}): ${advice}`, { cause });
  if (code === 'EADDRINUSE')
    return told(options.port, 'something listens there already: stop it, or take another port');
  if (code === 'EACCES') return told(options.port, 'this user may not: take a port from 1024 on');
  return told(
    options.host,
    'it must be an address of this machine, as 127.0.0.1, or 0.0.0.0 for each that it has',
  );
}

/**
 * Takes an address.
 *
 * @throws naming the option that is to be changed
 */
export async function listen(address: Address): Promise<Listener> {
  const server = createServer(starting).listen(address.port, address.host);
  await once(server, 'listening').catch((cause: unknown) => {
    throw refusal(address, cause);
  });
  return {
    url: urlOf(address.host, (server.address() as AddressInfo).port),
    serve: (answer) => void server.removeListener('request', starting).on('request', answer),
    close: (graceMilliseconds) =>
      new Promise((done) => {
        const impatient = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
        // A connection whose last request has ended would be kept alive for seconds.
        const sweep = setInterval(() => server.closeIdleConnections(), sweepMilliseconds);
        server.close(() => {
          clearTimeout(impatient);
          clearInterval(sweep);
          done();
        });
      }),
  };
}
