import type { Answer, Call } from '../context.ts';
import { problemOf } from '../http/failure.ts';
import { credentialOf, isMutation, type Operation } from '../http/operation.ts';
import { ProblemError } from '../http/problem.ts';
import { type Asked, ParsedBody } from '../http/read-request.ts';
import { serveCaller } from '../http/serve-request.ts';
import { createRoutes, type Route } from './routes.ts';

/** How things are changed. */
export const methods = ['POST', 'PATCH', 'DELETE'] as const;

interface DryRun {
  readonly method: (typeof methods)[number];
  readonly path: string;
  readonly body?: unknown;
}

interface DryRunAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What of it a principal may ask to change something. */
const isChange = (operation: Operation) => isMutation(operation) && credentialOf(operation) === 'principal';

const methodOf = ({ method }: Operation) => method.toUpperCase();

/** The operation that the request names, as the server finds it, if a dry run of it can be asked for here. */
function requireChange(found: readonly Route[], method: string): Route {
  if (found.length === 0) throw new ProblemError('unknown_path', 'there is no such path to ask about');
  const changes = found.filter(({ operation }) => isChange(operation));
  const asked = changes.find(({ operation }) => methodOf(operation) === method);
  if (asked) return asked;
  const taken = changes.map(({ operation }) => methodOf(operation)).join(', ');
  throw new ProblemError(
    'method_not_allowed',
    taken === '' ? 'this path takes no dry run here' : `this path takes dry runs of ${taken} here`,
  );
}

/** The request as it would have come alone: no header but the one that a body needs. */
const requestOf = ({ method, path, body }: DryRun, { params }: Route): Asked => ({
  method,
  path,
  params,
  search: '?dry_run=true',
  header: (name) => (name === 'content-type' && body !== undefined ? 'application/json' : undefined),
  body: body === undefined ? new Uint8Array() : new ParsedBody(body),
});

/** Asks one of them, in a transaction of its own; whatever goes wrong is its answer. */
async function answerOne(
  call: Call,
  find: ReturnType<typeof createRoutes>,
  asked: DryRun,
  requestId: string,
): Promise<DryRunAnswer> {
  const { context } = call;
  const headers = { 'x-request-id': requestId };
  try {
    const route = requireChange(find(asked.path), asked.method);
    const { operation, params } = route;
    const facts = { ...call.facts, requestId };
    const single: Call = { ...call, operation, facts, now: context.now(), params };
    const { status, body = null } = await serveCaller(single, requestOf(asked, route));
    return { status, headers, body };
  } catch (error) {
    const problem = problemOf(context, requestId, error);
    const { status, retryAfterSeconds } = problem;
    const more = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    return { status, headers: { ...headers, ...more }, body: problem.toProblem(requestId) };
  }
}

/**
 * Asks each of the changes as if alone, one after the other: they take the same lock, so at once would be no faster.
 * What is new is that the caller authenticates once.
 */
export function answerDryRuns(operations: readonly Operation[]) {
  const find = createRoutes(operations);
  return async (call: Call<unknown, unknown, { requests: readonly DryRun[] }>): Promise<Answer> => {
    const responses: DryRunAnswer[] = [];
    for (const [index, asked] of call.body.requests.entries())
      responses.push(await answerOne(call, find, asked, `${call.facts.requestId}.${index}`));
    return { status: 200, body: { responses } };
  };
}
