import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Hono, Context as HonoContext } from 'hono';
import { authorize, isAllowed } from '../access/authorize.ts';
import { recordDenial } from '../audit/record-denial.ts';
import type { Answer, Call, Context } from '../context.ts';
import { authenticate } from './authenticate.ts';
import type { Operation } from './operation.ts';
import { notFound, ProblemError } from './problem.ts';
import { readRequest, requestFacts } from './read-request.ts';

export type ServerEnvironment = {
  Bindings: HttpBindings;
  Variables: { requestId: string; principalId?: string };
};

/** Checks what can be checked before the request is read, so that nobody learns the schema by trial. */
function guard(operation: Operation, call: Call, projectId: string | undefined): void {
  const { permission } = operation;
  if (permission === null) return;
  if (operation.guard === 'environment') authorize(call, permission, null);
  if (operation.guard === 'project' && projectId !== undefined) {
    // Whoever cannot see the project is not told that it exists.
    if (!isAllowed(call, 'project.list', projectId)) throw notFound('project');
    authorize(call, permission, projectId);
  }
}

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
  operation: Operation,
): void {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  server.on(operation.method.toUpperCase(), path, async (honoContext) => {
    const requestId = honoContext.get('requestId');
    const bytes = new Uint8Array(await honoContext.req.arrayBuffer());
    const caller = await authenticate(context, honoContext.env.incoming, bytes, requestId);
    honoContext.set('principalId', caller.principal.id);
    const address = getConnInfo(honoContext).remote.address ?? null;
    const base: Call = {
      context,
      caller,
      facts: requestFacts(honoContext, requestId, address),
      operationId: operation.id,
      now: context.now(),
      dryRun: false,
      ifMatch: null,
      idempotency: null,
      params: honoContext.req.param(),
      query: {},
      body: undefined,
    };
    try {
      guard(operation, base, honoContext.req.param('id'));
      const call = { ...base, ...readRequest(operation, honoContext, bytes) };
      return send(honoContext, await operation.handle(call));
    } catch (error) {
      if (error instanceof ProblemError) await recordDenial(base, operation, error);
      throw error;
    }
  });
}
