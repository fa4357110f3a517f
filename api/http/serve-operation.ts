import type { HttpBindings } from '@hono/node-server';
import type { Hono, Context as HonoContext } from 'hono';
import { stream } from 'hono/streaming';
import type { Answer, Context } from '../context.ts';
import { clientAddress } from './client-address.ts';
import type { Limits } from './limits.ts';
import type { Operation } from './operation.ts';
import type { ApiRequest } from './request.ts';
import { serveRequest } from './serve-request.ts';
import { headersOf, type WireAnswer, wireOf } from './wire.ts';

export type ServerEnvironment = {
  /** `requestId` reaches the pages, which are an application of their own. */
  Bindings: HttpBindings & { requestId?: string };
  Variables: {
    requestId: string;
    findings: ApiRequest['findings'];
    /** Whether the answer has the header `X-Request-ID` already. */
    carriesRequestId?: true;
  };
};

type Request = HonoContext<ServerEnvironment>;

/** All headers at once, as a plain object: whatever is added to an answer later costs more than the answer. */
export function respond(honoContext: Request, { status, headers, body }: WireAnswer): Response {
  honoContext.set('carriesRequestId', true);
  return new Response(body === '' ? null : body, { status, headers });
}

/** A failure on the way breaks the connection: half an answer must not pass for the whole. */
function sendStream(context: Context, honoContext: Request, chunks: AsyncIterable<string>): Response {
  return stream(
    honoContext,
    async (writer) => {
      for await (const chunk of chunks) {
        if (writer.aborted) return;
        await writer.write(chunk);
      }
    },
    async (error) => {
      context.logger.error({ requestId: honoContext.get('requestId'), err: error }, 'answer broke off');
      honoContext.env.outgoing.destroy();
    },
  );
}

function send(context: Context, honoContext: Request, answer: Answer): Response {
  const requestId = honoContext.get('requestId');
  if (!answer.stream) return respond(honoContext, wireOf(answer, requestId));
  for (const [name, value] of Object.entries(headersOf(answer, requestId))) honoContext.header(name, value);
  // Nobody would read it, and it would wait for ever.
  if (honoContext.req.raw.method === 'HEAD') return honoContext.body(null, 200);
  return sendStream(context, honoContext, answer.stream.chunks);
}

async function requestOf(context: Context, honoContext: Request): Promise<ApiRequest> {
  const { req, env } = honoContext;
  const { pathname, search } = new URL(req.url);
  return {
    requestId: honoContext.get('requestId'),
    method: req.method,
    path: pathname,
    header: (name) => req.header(name),
    search,
    params: req.param(),
    body: new Uint8Array(await req.arrayBuffer()),
    address: clientAddress(context, env.incoming, req.header('x-forwarded-for')),
    incoming: env.incoming,
    findings: honoContext.get('findings'),
  };
}

/** Serves an operation as a route of the application. */
export function serveOperation(
  server: Hono<ServerEnvironment>,
  context: Context,
  limits: Limits,
  operation: Operation,
): void {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  server.on(operation.method.toUpperCase(), path, async (honoContext) => {
    const request = await requestOf(context, honoContext);
    return send(context, honoContext, await serveRequest(context, limits, operation, request));
  });
}
