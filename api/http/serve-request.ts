import { guard } from '../access/guard.ts';
import { isDenial, recordDenial } from '../audit/record-denial.ts';
import type { Answer, Call, Context, OpenCall } from '../context.ts';
import type { Fresh } from '../decisions/snapshots.ts';
import { authenticate, authenticateFromSnapshot, authenticateOperator } from './authenticate.ts';
import type { Limits } from './limits.ts';
import { inWordsOf } from './oauth-errors.ts';
import { credentialOf, type Operation } from './operation.ts';
import { ProblemError } from './problem.ts';
import { type Asked, readRequest } from './read-request.ts';
import { type ApiRequest, factsOf } from './request.ts';
import { refuseForeignCookie } from './session-cookie.ts';

/** Who is asking, and, where the operation is answered from it, the snapshot. */
async function identify(
  open: OpenCall,
  request: ApiRequest,
): Promise<Pick<Call, 'caller'> & Partial<Fresh & Pick<Call, 'now'>>> {
  const { context, operation, facts } = open;
  if (operation.answersFrom !== 'snapshot') return { caller: await authenticate(context, request, facts) };
  const given = request.header('x-roster-revision');
  const isRevision = given !== undefined && /^\d{1,15}$/.test(given);
  const seen = isRevision ? Number(given) : undefined;
  const { caller, fresh } = await authenticateFromSnapshot(context, request, facts, seen);
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

/** Serves the request of a principal. */
async function servePrincipal(open: OpenCall, limits: Limits, request: ApiRequest): Promise<Answer> {
  const { caller, ...known } = await identify(open, request);
  Object.assign(request.findings, { principalId: caller.principal.id, revision: caller.revision });
  return serveCaller({ ...open, ...known, caller, limits }, request);
}

/** Guards, validates and handles what a known caller asks; what is denied counts, and is recorded. */
export async function serveCaller(base: Call, request: Asked): Promise<Answer> {
  const { context, operation, caller, limits } = base;
  const { id } = caller.principal;
  await limits.denials.check(id);
  try {
    refuseForeignCookie(context, request);
    guard(base);
    const answer = await operation.handle({ ...base, ...readRequest(operation, request) });
    // Whatever was read for it was read after the caller's rights.
    return { revision: caller.revision, ...answer };
  } catch (error) {
    if (error instanceof ProblemError && isDenial(base, error)) {
      context.metrics?.denied(error.code);
      // What other sites make a browser send must not use up what its owner may be denied.
      const counter = error.code === 'cross_site_request' ? `cross-site ${id}` : id;
      await limits.denials.check(counter);
      await limits.denials.count(counter);
      await recordDenial(base, error);
    }
    throw error;
  }
}

/** Authenticates by what the operation takes, validates, and calls the one service function. */
export async function serveRequest(
  context: Context,
  limits: Limits,
  operation: Operation,
  request: ApiRequest,
): Promise<Answer> {
  request.findings.operation = operation;
  const facts = factsOf(request);
  const open: OpenCall = {
    context,
    facts,
    operation,
    now: context.now(),
    dryRun: false,
    ifMatch: null,
    idempotency: null,
    params: request.params,
    query: {},
    body: undefined,
  };
  const credential = credentialOf(operation);
  if (credential === 'principal' || credential === 'session') return servePrincipal(open, limits, request);
  const handle = () => operation.handle({ ...open, ...readRequest(operation, request) });
  if (credential === 'none') {
    const tries = operation.limitedAs === 'exchange' ? limits.exchanges : limits.signIns;
    return inWordsOf(operation, () => tries.run(request.address, handle));
  }
  if (credential === 'operator') authenticateOperator(context, request, facts);
  return handle();
}
