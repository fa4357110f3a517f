import type { z } from 'zod';
import type { Scope } from '../../access-model/access-table.ts';
import { authorize, isAllowed } from '../access/authorize.ts';
import type { Answer, SnapshotCall } from '../context.ts';
import { ProblemError } from '../http/problem.ts';
import { explain } from './explain.ts';
import { type Asked, answer, interpret, inUnknownProject } from './question.ts';
import { type AccessRequest, type Explanation, evaluationBody, type evaluationsBody } from './schemas.ts';

type Body<S extends z.ZodType> = SnapshotCall<unknown, unknown, z.infer<S>>;

/** Whether the asker may see who holds what everywhere. */
const seesEverybody = (call: SnapshotCall) => isAllowed(call, 'member.list', null);

/**
 * Who asks about others must be allowed to see who holds what in the scopes asked about.
 *
 * @returns whether they may see it everywhere
 */
export function authorizeQuestion(
  call: SnapshotCall,
  { principal, scopes, fault }: Asked,
  everybody = seesEverybody(call),
): boolean {
  if (everybody || principal?.id === call.caller.principal.id) return true;
  const isNowhere = fault === 'unknown_project' || fault === 'unknown_resource';
  // In the same words wherever it is: who may not ask is not told which projects there are.
  if (isNowhere || scopes.some((scope) => !isAllowed(call, 'member.list', scope)))
    authorize(call, 'member.list', null);
  return false;
}

interface Evaluation {
  readonly decision: boolean;
  readonly context: Explanation;
}

/** Whether an asker who is told no may know that there is such a project. */
const isHidden = (call: SnapshotCall, scope: Scope) =>
  scope !== null && !isAllowed(call, 'project.list', scope) && !isAllowed(call, 'member.list', scope);

function evaluateOne(call: SnapshotCall, request: AccessRequest, everybody: boolean): Evaluation {
  const { snapshot, now } = call;
  const asked = interpret(snapshot, request);
  const everything = authorizeQuestion(call, asked, everybody);
  const outcome = answer(snapshot, asked, now.getTime());
  call.context.metrics?.decided(outcome.allowed);
  const context =
    !everybody && !outcome.allowed && isHidden(call, outcome.scope)
      ? explain(snapshot, ...inUnknownProject(asked), everything)
      : explain(snapshot, asked, outcome, everything);
  return { decision: outcome.allowed, context };
}

function answerOne(call: SnapshotCall, request: AccessRequest): Answer {
  const { decision, context } = evaluateOne(call, request, seesEverybody(call));
  return { status: 200, body: { decision, context: { ...context, freshness: call.freshness } } };
}

/** One question. */
export const evaluate = async (call: Body<typeof evaluationBody>): Promise<Answer> =>
  answerOne(call, call.body);

interface Failure {
  readonly decision: false;
  readonly context: { readonly error: { readonly status: number; readonly message: string } };
}

const failure = (text: string): Failure => ({
  decision: false,
  context: { error: { status: 400, message: text } },
});

/** One item of many: what is wrong with it is its own affair, and not that of the others. */
function evaluateItem(
  call: SnapshotCall,
  defaults: object,
  item: unknown,
  everybody: boolean,
): Evaluation | Failure {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return failure('must be an object');
  const request = evaluationBody.safeParse({ ...defaults, ...item });
  if (!request.success) {
    const wrong = request.error.issues.map(({ path, message }) => `${path.join('/')} ${message}`);
    return failure(wrong.join('; '));
  }
  try {
    return evaluateOne(call, request.data, everybody);
  } catch (error) {
    if (error instanceof ProblemError && error.status === 400) return failure(error.message);
    throw error;
  }
}

/** Many questions, or, as the specification has it, one where there is no list of them. */
export async function evaluateMany(call: Body<typeof evaluationsBody>): Promise<Answer> {
  const { evaluations = [], options, ...defaults } = call.body;
  if (evaluations.length === 0) {
    const request = evaluationBody.safeParse(defaults);
    if (request.success) return answerOne(call, request.data);
    const missing = request.error.issues.map(({ path }) => path.join('/')).join(', ');
    throw new ProblemError('malformed_request', `without evaluations the request needs ${missing}`);
  }
  const semantic = options?.evaluations_semantic ?? 'execute_all';
  const last = { execute_all: undefined, deny_on_first_deny: false, permit_on_first_permit: true }[semantic];
  const everybody = seesEverybody(call);
  const answers: (Evaluation | Failure)[] = [];
  for (const item of evaluations) {
    const answered = evaluateItem(call, defaults, item, everybody);
    answers.push(answered);
    if (answered.decision === last) break;
  }
  return { status: 200, body: { evaluations: answers, context: { freshness: call.freshness } } };
}
