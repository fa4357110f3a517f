import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Hono, Context as HonoContext } from 'hono';
import { guard } from '../access/guard.ts';
import { isDenial, recordDenial } from '../audit/record-denial.ts';
import type { Answer, Call, Context } from '../context.ts';
import { authenticate } from './authenticate.ts';
import type { DenialLimit } from './denial-limit.ts';
import type { Operation } from './operation.ts';
import { ProblemError } from './problem.ts';
import { readRequest, requestFacts } from './read-request.ts';

export type ServerEnvironment = {
  Bindings: HttpBindings;
  Variables: { requestId: string; principalId?: string };
};

function send(honoContext: HonoContext<ServerEnvironment>, answer: Answer): Response {
  if (answer.etag !== undefined) honoContext.header('etag', answer.etag);
  if (answer.location !== undefined) honoContext.header('location', answer.location);
  if (answer.replayed) honoContext.header('idempotency-replayed', 'true');
  honoContext.header('cache-control', 'no-store');
  if (answer.status === 204) return honoContext.body(null, 204);
  return honoContext.json(answer.body as object, answer.status);
}

/** Authenticates, guards, validates, calls the one service function, sends the answer. */
export function serveOperation(
  server: Hono<ServerEnvironment>,
  context: Context,
  denialLimit: DenialLimit,
  operation: Operation,
): void {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  server.on(operation.method.toUpperCase(), path, async (honoContext) => {
    const requestId = honoContext.get('requestId');
    const bytes = new Uint8Array(await honoContext.req.arrayBuffer());
    const caller = await authenticate(context, honoContext.env.incoming, bytes, requestId);
    honoContext.set('principalId', caller.principal.id);
    await denialLimit.check(caller.principal.id);
    const address = getConnInfo(honoContext).remote.address ?? null;
    const base: Call = {
      context,
      caller,
      facts: requestFacts(honoContext, requestId, address),
      operation,
      now: context.now(),
      dryRun: false,
      ifMatch: null,
      idempotency: null,
      params: honoContext.req.param(),
      query: {},
      body: undefined,
    };
    try {
      guard(base);
      const call = { ...base, ...readRequest(operation, honoContext, bytes) };
      return send(honoContext, await operation.handle(call));
    } catch (error) {
      if (error instanceof ProblemError && isDenial(base, error)) {
        await denialLimit.count(caller.principal.id);
        await recordDenial(base, error);
      }
      throw error;
    }
  });
}
