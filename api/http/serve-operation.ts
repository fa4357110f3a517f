import type { HttpBindings } from '@hono/node-server';
import type { Hono, Context as HonoContext } from 'hono';
import { stream } from 'hono/streaming';
import { guard } from '../access/guard.ts';
import { isDenial, recordDenial } from '../audit/record-denial.ts';
import type { Answer, Call, Context, OpenCall } from '../context.ts';
import type { Fresh } from '../decisions/snapshots.ts';
import {
  authenticate,
  authenticateFromSnapshot,
  authenticateOperator,
  type Credentials,
} from './authenticate.ts';
import { clientAddress } from './client-address.ts';
import type { Limits } from './limits.ts';
import { credentialOf, type Operation } from './operation.ts';
import { ProblemError } from './problem.ts';
import { readRequest, requestFacts } from './read-request.ts';
import { refuseForeignCookie } from './session-cookie.ts';

export type ServerEnvironment = {
  /** `requestId` reaches the pages, which are an application of their own. */
  Bindings: HttpBindings & { requestId?: string };
  Variables: {
    requestId: string;
    principalId?: string;
    /** Whether the answer has the header `X-Request-ID` already. */
    carriesRequestId?: true;
  };
};

type Request = HonoContext<ServerEnvironment>;

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

/** All headers at once, as a plain object: whatever is added to an answer later costs more than the answer. */
function headersOf(honoContext: Request, answer: Answer): Record<string, string> {
  const headers: Record<string, string> = {
    'x-request-id': honoContext.get('requestId'),
    'cache-control': 'no-store',
  };
  honoContext.set('carriesRequestId', true);
  if (answer.etag !== undefined) headers['etag'] = answer.etag;
  if (answer.location !== undefined) headers['location'] = answer.location;
  if (answer.replayed) headers['idempotency-replayed'] = 'true';
  if (answer.revision !== undefined) headers['x-roster-revision'] = String(answer.revision);
  return headers;
}

function send(context: Context, honoContext: Request, answer: Answer): Response | Promise<Response> {
  const headers = headersOf(honoContext, answer);
  if (answer.stream) {
    const { mediaType, chunks } = answer.stream;
    for (const [name, value] of Object.entries(headers)) honoContext.header(name, value);
    honoContext.header('content-type', mediaType);
    // Nobody would read it, and it would wait for ever.
    if (honoContext.req.raw.method === 'HEAD') return honoContext.body(null, 200);
    return sendStream(context, honoContext, chunks);
  }
  if (answer.status === 204) return new Response(null, { status: 204, headers });
  headers['content-type'] = 'application/json';
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
}

/** Who is asking, and, where the operation is answered from it, the snapshot. */
async function identify(
  context: Context,
  honoContext: Request,
  { operation }: OpenCall,
  credentials: Credentials,
): Promise<Pick<Call, 'caller'> & Partial<Fresh & Pick<Call, 'now'>>> {
  if (operation.answersFrom !== 'snapshot') return { caller: await authenticate(context, credentials) };
  const given = honoContext.req.header('x-roster-revision');
  const isRevision = given !== undefined && /^\d{1,15}$/.test(given);
  const seen = isRevision ? Number(given) : undefined;
  const { caller, fresh } = await authenticateFromSnapshot(context, credentials, seen);
  if (given !== undefined && !isRevision)
    throw new ProblemError(
      'malformed_request',
      'X-Roster-Revision must be a revision, as answers to changes have it',
    );
  const { revision } = fresh.snapshot;
  if (seen !== undefined && revision < seen)
    throw new ProblemError(
      'malformed_request',
      `X-Roster-Revision names the revision ${seen}, and the environment is at ${revision}`,
    );
  // Where the database was waited for, assignments may have ended since the request came.
  return { caller, ...fresh, now: context.now() };
}

/** Guards, validates and handles the request of a principal; what is denied is recorded. */
async function servePrincipal(
  context: Context,
  limits: Limits,
  honoContext: Request,
  open: OpenCall,
  credentials: Credentials,
): Promise<Answer> {
  const { caller, ...known } = await identify(context, honoContext, open, credentials);
  const { id } = caller.principal;
  honoContext.set('principalId', id);
  await limits.denials.check(id);
  const base: Call = { ...open, ...known, caller };
  try {
    refuseForeignCookie(context, base.operation.method, credentials.headers);
    guard(base);
    const call = { ...base, ...readRequest(base.operation, honoContext, credentials.body) };
    return await base.operation.handle(call);
  } catch (error) {
    if (error instanceof ProblemError && isDenial(base, error)) {
      // What other sites make a browser send must not use up what its owner may be denied.
      const counter = error.code === 'cross_site_request' ? `cross-site ${id}` : id;
      await limits.denials.check(counter);
      await limits.denials.count(counter);
      await recordDenial(base, error);
    }
    throw error;
  }
}

/** Authenticates by what the operation takes, validates, calls the one service function, sends the answer. */
export function serveOperation(
  server: Hono<ServerEnvironment>,
  context: Context,
  limits: Limits,
  operation: Operation,
): void {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
  server.on(operation.method.toUpperCase(), path, async (honoContext) => {
    const requestId = honoContext.get('requestId');
    const body = new Uint8Array(await honoContext.req.arrayBuffer());
    const { incoming } = honoContext.env;
    const address = clientAddress(context, honoContext);
    const facts = requestFacts(honoContext, requestId, address);
    const credentials = { incoming, headers: honoContext.req.raw.headers, body, facts };
    const open: OpenCall = {
      context,
      facts,
      operation,
      now: context.now(),
      dryRun: false,
      ifMatch: null,
      idempotency: null,
      params: honoContext.req.param(),
      query: {},
      body: undefined,
    };
    const credential = credentialOf(operation);
    if (credential === 'principal' || credential === 'session')
      return send(
        context,
        honoContext,
        await servePrincipal(context, limits, honoContext, open, credentials),
      );
    const handle = () => operation.handle({ ...open, ...readRequest(operation, honoContext, body) });
    if (credential === 'none') return send(context, honoContext, await limits.signIns.run(address, handle));
    if (credential === 'operator') authenticateOperator(context, credentials);
    return send(context, honoContext, await handle());
  });
}
