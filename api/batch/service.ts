import type { Answer, Call } from '../context.ts';
import { problemOf } from '../http/failure.ts';
import { credentialOf, isMutation, type Operation } from '../http/operation.ts';
import { ProblemError } from '../http/problem.ts';
import { type Asked, ParsedBody } from '../http/read-request.ts';
import { logAnswered } from '../http/request-log.ts';
import { serveCaller } from '../http/serve-request.ts';
import { headersOf, wireOfProblem } from '../http/wire.ts';
import { createRoutes, type Route } from './routes.ts';
import { createTogether, type Seat } from './together.ts';

/** How things are changed. */
export const methods = ['POST', 'PATCH', 'DELETE'] as const;

export interface BatchRequest {
  readonly method: (typeof methods)[number];
  readonly path: string;
  readonly body?: unknown;
  readonly dry_run?: boolean;
  readonly idempotency_key?: string;
  readonly if_match?: string;
}

interface BatchAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What of it a principal may ask to change something. */
const isChange = (operation: Operation) => isMutation(operation) && credentialOf(operation) === 'principal';

const methodOf = ({ method }: Operation) => method.toUpperCase();

/** The operation that the request names, as the server finds it, if it can be asked for here. */
function requireChange(found: readonly Route[], method: string): Route {
  if (found.length === 0) throw new ProblemError('unknown_path', 'there is no such path');
  const changes = found.filter(({ operation }) => isChange(operation));
  const asked = changes.find(({ operation }) => methodOf(operation) === method);
  if (asked) return asked;
  const taken = changes.map(({ operation }) => methodOf(operation)).join(', ');
  throw new ProblemError(
    'method_not_allowed',
    taken === '' ? 'this path is not taken in a batch' : `this path takes ${taken} in a batch`,
  );
}

/** The request as it would have come alone, with the headers that it needs. */
function requestOf(request: BatchRequest, { params }: Route): Asked {
  const { method, path, body, dry_run = false, idempotency_key, if_match } = request;
  const headers: Record<string, string | undefined> = {
    'content-type': body === undefined ? undefined : 'application/json',
    'idempotency-key': idempotency_key,
    'if-match': if_match,
  };
  return {
    method,
    path,
    params,
    search: dry_run ? '?dry_run=true' : '',
    header: (name) => headers[name],
    body: body === undefined ? new Uint8Array() : new ParsedBody(body),
  };
}

/** Answers one of them, and logs it, as if alone. */
async function answerOne(...given: Parameters<typeof answerOf>): Promise<BatchAnswer> {
  const started = performance.now();
  const answer = await answerOf(...given);
  const [{ context, caller }, , { method, path }, requestId] = given;
  const findings = { principalId: caller.principal.id };
  logAnswered(context, { requestId, method, path, status: answer.status, started, findings });
  return answer;
}

/** Whatever goes wrong is the answer. */
async function answerOf(
  call: Call,
  find: ReturnType<typeof createRoutes>,
  asked: BatchRequest,
  requestId: string,
  join: Seat['join'],
): Promise<BatchAnswer> {
  const { context } = call;
  try {
    const route = requireChange(find(asked.path), asked.method);
    const { operation, params } = route;
    const facts = { ...call.facts, requestId };
    const single: Call = { ...call, operation, facts, now: context.now(), params, join };
    const answer = await serveCaller(single, requestOf(asked, route));
    return { status: answer.status, headers: headersOf(answer, requestId), body: answer.body ?? null };
  } catch (error) {
    const problem = problemOf(context, requestId, error);
    const { status, headers } = wireOfProblem(problem, requestId, { revision: call.caller.revision });
    return { status, headers, body: problem.toProblem(requestId) };
  }
}

/**
 * Answers each of the requests as if it had come alone, one after the other. What is new is that the caller
 * authenticates once, and that the changes share a transaction where none is refused.
 */
export function answerBatch(operations: readonly Operation[]) {
  const find = createRoutes(operations);
  return async (call: Call<unknown, unknown, { requests: readonly BatchRequest[] }>): Promise<Answer> => {
    const together = createTogether(call);
    const answers = new Map<Seat, Promise<BatchAnswer>>();
    for (const [index, asked] of call.body.requests.entries()) {
      const seat = together.seat();
      const answer = answerOne(call, find, asked, `${call.facts.requestId}.${index}`, seat.join);
      answers.set(seat, answer);
      await Promise.race([seat.joined, answer]);
    }
    await together.run(async (seat) => answers.get(seat));
    const responses = await Promise.all(answers.values());
    const revisions = responses.map(({ headers }) => Number(headers['x-roster-revision']));
    const revision = Math.max(call.caller.revision, ...revisions.filter(Number.isFinite));
    return { status: 200, body: { responses }, revision };
  };
}
