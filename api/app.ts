import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { sql } from 'kysely';
import type { Context } from './context.ts';
import { createLimits } from './http/limits.ts';
import { ProblemError } from './http/problem.ts';
import { type ServerEnvironment, serveOperation } from './http/serve-operation.ts';
import { openApiDocument } from './openapi-document.ts';
import { operations } from './operations.ts';
import { addPages } from './pages/pages.ts';

/** What a client takes for an id is sent back (AuthZEN Authorization API 1.0, "Request Identification"), within a bound. */
const requestIdPattern = /^[\x20-\x7e]{1,256}$/;
const maximumBodyBytes = 1024 * 1024;

function problemResponse(
  error: ProblemError,
  requestId: string,
  more: Record<string, string> = {},
): Response {
  const headers: Record<string, string> = {
    ...more,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  };
  if (error.status === 401) headers['www-authenticate'] = 'AWS4-HMAC-SHA256';
  if (error.retryAfterSeconds !== undefined) headers['retry-after'] = String(error.retryAfterSeconds);
  return new Response(JSON.stringify(error.toProblem(requestId)), { status: error.status, headers });
}

/** SQLSTATE classes 08, 53 and 57, and what a lock ends in; then the codes of the socket. */
const connectionProblem = /^(08|53|57|40001|40P01|55P03)|^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT)$/;

// The pool's own errors have no code.
const poolProblem = /timeout exceeded when trying to connect|Query read timeout|Connection terminated/;

/** What a failure below looks like outside: nothing of it, but whether trying again makes sense. */
function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return connectionProblem.test(code) || poolProblem.test(message)
    ? new ProblemError('unavailable', 'the database cannot be reached: try again', { retryAfterSeconds: 1 })
    : new ProblemError(
        'internal_error',
        'something went wrong on our side; the request id finds it in the log',
      );
}

const tooLarge = () =>
  new ProblemError('payload_too_large', `the body may have at most ${maximumBodyBytes} bytes`);

const limitStream = bodyLimit({
  maxSize: maximumBodyBytes,
  onError: () => {
    throw tooLarge();
  },
});

/** A length that is declared needs no reading: more than that does not arrive. */
const limitBody: MiddlewareHandler<ServerEnvironment> = (honoContext, next) => {
  const length = honoContext.req.header('content-length');
  if (honoContext.req.header('transfer-encoding') !== undefined) return limitStream(honoContext, next);
  if (Number(length ?? 0) > maximumBodyBytes) throw tooLarge();
  return next();
};

function addHealth(server: Hono<ServerEnvironment>, context: Context, isReady: () => boolean): void {
  server.get('/healthz', (honoContext) => honoContext.json({ status: 'ok' }));
  server.get('/readyz', async (honoContext) => {
    if (!isReady()) throw new ProblemError('unavailable', 'the server is starting or stopping');
    await sql`select 1`.execute(context.database);
    return honoContext.json({ status: 'ready' });
  });
}

/** The methods that a path takes; none when there is no such path. */
function methodsOf(server: Hono<ServerEnvironment>, path: string): string[] {
  const matches = (template: string) => new RegExp(`^${template.replaceAll(/:\w+/g, '[^/]+')}$`).test(path);
  const routes = server.routes.filter((route) => route.method !== 'ALL' && matches(route.path));
  return routes.map((route) => route.method);
}

/** The HTTP application. While `isReady` is false `/readyz` is 503, so that no work is sent here. */
export function createApp(context: Context, isReady = () => true): Hono<ServerEnvironment> {
  const server = new Hono<ServerEnvironment>();
  server.use(async (honoContext, next) => {
    const given = honoContext.req.header('x-request-id');
    const requestId = given !== undefined && requestIdPattern.test(given) ? given : randomUUID();
    honoContext.set('requestId', requestId);
    const started = performance.now();
    await next();
    // Most answers carry it already, and adding a header to one that is made is slow.
    if (!honoContext.get('carriesRequestId')) honoContext.header('x-request-id', requestId);
    const { method, path } = honoContext.req;
    const milliseconds = Math.round(performance.now() - started);
    const principalId = honoContext.get('principalId');
    context.logger.info({
      requestId,
      method,
      path,
      status: honoContext.res.status,
      milliseconds,
      principalId,
    });
  });
  server.use(limitBody);
  addHealth(server, context, isReady);
  const document = openApiDocument();
  server.get('/openapi.json', (honoContext) => honoContext.json(document));
  const limits = createLimits(context);
  for (const operation of operations) serveOperation(server, context, limits, operation);
  addPages(server, context, limits);
  server.notFound((honoContext) => {
    const requestId = honoContext.get('requestId');
    const allow = methodsOf(server, honoContext.req.path).join(', ');
    if (allow === '')
      return problemResponse(new ProblemError('unknown_path', 'there is no such path'), requestId);
    const problem = new ProblemError('method_not_allowed', `this path takes ${allow}`);
    return problemResponse(problem, requestId, { allow });
  });
  server.onError((error, honoContext) => {
    const requestId = honoContext.get('requestId');
    const problem = toProblemError(error);
    if (problem.status >= 500) context.logger.error({ requestId, err: error }, 'request failed');
    return problemResponse(problem, requestId);
  });
  return server;
}
