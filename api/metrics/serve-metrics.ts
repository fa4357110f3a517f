import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** Answers `/metrics`, and nothing else, on a listener of its own: whoever reaches that may read them. */
export const serveMetrics =
  (metrics: Metrics, logger: Logger): RequestListener =>
  async (incoming, outgoing) => {
    if (incoming.url !== '/metrics') return void outgoing.writeHead(404).end();
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD')
      return void outgoing.writeHead(405, { allow: 'GET, HEAD' }).end();
    try {
      const { contentType, text } = await metrics.exposition();
      outgoing.writeHead(200, { 'content-type': contentType }).end(text);
    } catch (error) {
      logger.error({ err: error }, 'cannot tell the metrics');
      outgoing.writeHead(500).end();
    }
  };
