import type { z } from 'zod';
import { decide } from '../../access-model/decide.ts';
import { hasDestination } from '../../access-model/destination.ts';
import { holdersIn } from '../../access-model/holders.ts';
import { authorize } from '../access/authorize.ts';
import type { Answer, SnapshotCall } from '../context.ts';
import { fieldProblem, ProblemError } from '../http/problem.ts';
import { signToken, verifyToken } from '../secrets/tokens.ts';
import { authorizeQuestion } from './evaluate.ts';
import { type Asked, answer, interpret } from './question.ts';
import type { actionSearchBody, resourceSearchBody, subjectSearchBody } from './schemas.ts';

type Search<S extends z.ZodType> = SnapshotCall<unknown, unknown, z.infer<S>>;
type Page = { readonly token?: string | undefined; readonly limit?: number | undefined } | undefined;
type AnySearch = SnapshotCall<unknown, unknown, { readonly page?: Page }>;

const defaultLimit = 100;
const mostResults = 1000;

/**
 * A token belongs to one search of one environment. The limit of a page is not part of it: clients leave it out when
 * they send a token.
 */
function bindingOf({ operation, caller, body }: AnySearch): string {
  const { page, ...rest } = body;
  try {
    return JSON.stringify([operation.id, caller.environmentId, rest]);
  } catch (error) {
    // Fields that decide nothing may be nested as deeply as a body is long.
    if (!(error instanceof RangeError)) throw error;
    throw new ProblemError('malformed_request', 'a search that has pages must not be nested so deeply');
  }
}

function startOf(call: AnySearch): string {
  const { token } = call.body.page ?? {};
  if (token === undefined || token === '') return '';
  const after = verifyToken(call.context.masterKeys, token, bindingOf(call))?.payload;
  if (typeof after === 'string') return after;
  throw fieldProblem('malformed_request', 'page/token', 'is not a token of this search');
}

/** The part of the results that was asked for, and one more that says whether there are others. */
function partOf(call: AnySearch): { readonly after: string; readonly most: number } {
  const limit = Math.min(call.body.page?.limit ?? defaultLimit, mostResults);
  return { after: startOf(call), most: limit + 1 };
}

/** The page of the found ids (or names), which are sorted; there may be more of them than it has room for. */
function answerPage(call: AnySearch, found: readonly string[], present: (id: string) => object): Answer {
  const { after, most } = partOf(call);
  const rest = found.filter((id) => id > after);
  const results = rest.slice(0, most - 1);
  const last = results.at(-1) ?? after;
  const next_token =
    rest.length > results.length ? signToken(call.context.masterKeys, last, bindingOf(call)) : '';
  return {
    status: 200,
    body: {
      page: { next_token, count: results.length },
      context: { freshness: call.freshness },
      results: results.map(present),
    },
  };
}

/** Whether what was asked is allowed to the principal, or in the project, in place of those that it names. */
const isAllowedTo = (call: AnySearch, asked: Asked): boolean =>
  answer(call.snapshot, asked, call.now.getTime()).allowed;

/** Who may do it there. */
export async function searchSubjects(call: Search<typeof subjectSearchBody>): Promise<Answer> {
  const { snapshot, now, body } = call;
  const { type } = body.subject;
  const asked = interpret(snapshot, { ...body, subject: { type, id: '' } });
  authorizeQuestion(call, asked);
  const { permission, scopes, fault } = asked;
  const [scope = null] = scopes;
  const accept = (id: string) => {
    const principal = snapshot.principals.get(id);
    return principal?.kind === type && isAllowedTo(call, { ...asked, principal });
  };
  const question = { scope, permission, at: now.getTime() };
  const found = fault ? [] : holdersIn(snapshot.access, question, { ...partOf(call), accept });
  return answerPage(call, found, (id) => ({ type, id }));
}

/** Where somebody may do it. */
export async function searchResources(call: Search<typeof resourceSearchBody>): Promise<Answer> {
  const { snapshot, body } = call;
  const { type } = body.resource;
  const ids = {
    project: () => [...snapshot.projects.keys()].sort(),
    environment: () => [snapshot.environmentId],
  };
  const candidates = type === 'project' || type === 'environment' ? ids[type]() : [];
  const asking = (id: string) => interpret(snapshot, { ...body, resource: { type, id } });
  const somewhere = asking(snapshot.environmentId);
  if (somewhere.principal?.id !== call.caller.principal.id) authorize(call, 'member.list', null);
  const found = candidates.filter((id) => isAllowedTo(call, asking(id)));
  return answerPage(call, found, (id) => ({ type, id }));
}

/** What somebody may do there. What leads to a second project is left out, because nothing says to which. */
export async function searchActions(call: Search<typeof actionSearchBody>): Promise<Answer> {
  const { snapshot, now, body } = call;
  const permissions = [...snapshot.edition.permissions.keys()].filter((name) => !hasDestination(name));
  const asked = interpret(snapshot, { ...body, action: { name: permissions[0] ?? '' } });
  authorizeQuestion(call, asked);
  const [scope = null] = asked.scopes;
  const { principal } = asked;
  const at = now.getTime();
  const found =
    asked.fault || !principal
      ? []
      : permissions.filter(
          (permission) =>
            decide(snapshot.access, { principalId: principal.id, permission, scope, at }).allowed,
        );
  return answerPage(call, found.sort(), (name) => ({ name }));
}
