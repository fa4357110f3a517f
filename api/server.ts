import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import type { Context } from './context.ts';
import { createLimits } from './http/limits.ts';
import { serveDirectly } from './http/serve-directly.ts';
import { operations } from './operations.ts';

/** What answers the requests of an HTTP server. While `isReady` is false `/readyz` is 503, so that no work is sent here. */
export function serveApi(context: Context, isReady = () => true): RequestListener {
  const limits = createLimits(context);
  const direct = serveDirectly(context, limits, operations);
  // Those who speak HTTP/1.0, as health checks may, name no host.
  const listener = getRequestListener(createApp(context, isReady, limits).fetch, { hostname: 'localhost' });
  return (incoming, outgoing) => {
    if (!direct(incoming, outgoing)) void listener(incoming, outgoing);
  };
}
