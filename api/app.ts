import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Context } from './context.ts';
import { limitBody } from './http/body-limit.ts';
import { problemOf } from './http/failure.ts';
import { createLimits } from './http/limits.ts';
import { ProblemError } from './http/problem.ts';
import { type Findings, requestIdOf } from './http/request.ts';
import { logAnswered } from './http/request-log.ts';
import { respond, type ServerEnvironment, serveOperation } from './http/serve-operation.ts';
import { wireOfProblem } from './http/wire.ts';
import { operations } from './operations.ts';
import { addPages } from './pages/pages.ts';
import { addReference } from './reference/serve.ts';
import { inServerSpan } from './tracing/spans.ts';

function addHealth(server: Hono<ServerEnvironment>, context: Context, isReady: () => boolean): void {
  server.get('/healthz', (honoContext) => {
    honoContext.get('findings').operation = { id: 'health', path: '/healthz' };
    return honoContext.json({ status: 'ok' });
  });
  server.get('/readyz', async (honoContext) => {
    honoContext.get('findings').operation = { id: 'ready', path: '/readyz' };
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
export function createApp(
  context: Context,
  isReady = () => true,
  limits = createLimits(context),
): Hono<ServerEnvironment> {
  const server = new Hono<ServerEnvironment>();
  server.use(async (honoContext, next) => {
    const requestId = requestIdOf(honoContext.req.header('x-request-id'));
    const findings: Findings = {};
    honoContext.set('requestId', requestId);
    honoContext.set('findings', findings);
    const started = performance.now();
    const { method, path } = honoContext.req;
    const serve = async () => {
      await next();
      // Most answers carry it already, and adding a header to one that is made is slow.
      if (!honoContext.get('carriesRequestId')) honoContext.header('x-request-id', requestId);
      const { status } = honoContext.res;
      logAnswered(context, { requestId, method, path, status, started, findings });
      return status;
    };
    if (!context.tracing) return void (await serve());
    const header = (name: string) => honoContext.req.header(name);
    await inServerSpan(context.tracing, { method, header, requestId, findings }, serve, (status) => status);
  });
  server.use(limitBody);
  addHealth(server, context, isReady);
  addReference(server);
  for (const operation of operations) serveOperation(server, context, limits, operation);
  addPages(server, context, limits);
  server.notFound((honoContext) => {
    const requestId = honoContext.get('requestId');
    const allow = methodsOf(server, honoContext.req.path).join(', ');
    if (allow === '') {
      const problem = new ProblemError('unknown_path', 'there is no such path');
      return respond(honoContext, wireOfProblem(problem, requestId, {}));
    }
    const problem = new ProblemError('method_not_allowed', `this path takes ${allow}`);
    return respond(honoContext, wireOfProblem(problem, requestId, {}, { allow }));
  });
  server.onError((error, honoContext) => {
    const requestId = honoContext.get('requestId');
    const problem = problemOf(context, requestId, error);
    return respond(honoContext, wireOfProblem(problem, requestId, honoContext.get('findings')));
  });
  return server;
}
