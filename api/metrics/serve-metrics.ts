import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { urlOf } from '../http/address.ts';
import type { Metrics } from './metrics.ts';

export interface MetricsServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves `/metrics`, and nothing else, on a listener of its own: whoever reaches that may read them. */
export async function serveMetrics(
  metrics: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
  logger: Logger,
): Promise<MetricsServer> {
  const server = createServer(async (incoming, outgoing) => {
    if (incoming.url !== '/metrics') return outgoing.writeHead(404).end();
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD')
      return outgoing.writeHead(405, { allow: 'GET, HEAD' }).end();
    try {
      const { contentType, text } = await metrics.exposition();
      return outgoing.writeHead(200, { 'content-type': contentType }).end(text);
    } catch (error) {
      logger.error({ err: error }, 'cannot tell the metrics');
      return outgoing.writeHead(500).end();
    }
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: `${urlOf(host, (server.address() as AddressInfo).port)}/metrics`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
