import { createHash } from 'node:crypto';
import createLimit from 'p-limit';
import { isAuthenticNotFound, type Problem } from '../../client/errors.ts';
import type { SendRequest } from '../../client/signed-fetch.ts';
import { momentText } from '../describe/principals.ts';
import type { Decision } from './decide.ts';

/** What became of a decision, or would. */
export interface CarriedOut {
  readonly decision: Decision;
  /** `settled`: there was nothing left to do. */
  readonly outcome: 'done' | 'settled' | 'refused';
  /** Why it is refused. */
  readonly because: string | null;
  /** The code of the problem, where the API refused it. */
  readonly code?: string | undefined;
}

/** A decision with the version of the grant that it is about. */
interface Ready {
  readonly decision: Decision;
  readonly etag: string;
}

const atOnce = 8;

/** So many the API takes in a batch. */
const mostRequests = 100;

const changedMeanwhile = 'it was changed meanwhile: review it again';

const pathOf = ({ assignment }: Decision) => `/v1/role_assignments/${assignment.key}`;

const settled = (decision: Decision): CarriedOut => ({ decision, outcome: 'settled', because: null });
const done = (decision: Decision): CarriedOut => ({ decision, outcome: 'done', because: null });
const refused = (decision: Decision, because: string, code?: string): CarriedOut => ({
  decision,
  outcome: 'refused',
  because,
  code,
});

/** Reads the version of a grant, if it is still as it was reviewed. */
async function prepare(send: SendRequest, decision: Decision): Promise<Ready | CarriedOut> {
  const { assignment, word, end } = decision;
  try {
    const { body, headers } = await send({ method: 'GET', path: pathOf(decision) });
    const { expires_at } = body as { readonly expires_at: string | null };
    if (word === 'shorten' && expires_at === momentText(end)) return settled(decision);
    const etag = headers.get('etag');
    if (etag === null || expires_at !== momentText(assignment.end))
      return refused(decision, changedMeanwhile);
    return { decision, etag };
  } catch (error) {
    if (!isAuthenticNotFound(error)) throw error;
    return word === 'revoke' ? settled(decision) : refused(decision, 'nobody holds it any more');
  }
}

async function prepareAll(send: SendRequest, decisions: readonly Decision[]) {
  const limit = createLimit(atOnce);
  const prepared = await Promise.all(decisions.map((decision) => limit(() => prepare(send, decision))));
  return {
    ready: prepared.filter((each) => 'etag' in each),
    over: prepared.filter((each) => 'outcome' in each),
  };
}

/** The same decision of the same review has the same key. */
const keyOf = (hash: string, { assignment, word, end }: Decision) =>
  createHash('sha256')
    .update(JSON.stringify([hash, assignment.key, word, end]))
    .digest('hex');

const requestOf = ({ decision, etag }: Ready, hash: string, dryRun: boolean) => ({
  method: decision.word === 'revoke' ? 'DELETE' : 'PATCH',
  path: pathOf(decision),
  ...(decision.word === 'shorten' && { body: { expires_at: momentText(decision.end) } }),
  ...(dryRun && { dry_run: true }),
  idempotency_key: keyOf(hash, decision),
  if_match: etag,
});

interface BatchAnswer {
  readonly responses: readonly { readonly status: number; readonly body: Partial<Problem> | null }[];
}

function resultOf({ decision }: Ready, answer: BatchAnswer['responses'][number] | undefined): CarriedOut {
  if (!answer) return refused(decision, 'the API did not answer it');
  const { status, body } = answer;
  if (status < 300) return done(decision);
  const [field] = body?.errors ?? [];
  const why = field ? `${field.pointer.slice(1)} ${field.message}` : (body?.detail ?? body?.title ?? '');
  return refused(decision, `${why} (${body?.code ?? `HTTP ${status}`})`, body?.code);
}

const unseen = 'the API knows no such grant, or hides it from whoever may not manage it (not_found)';

/** What was changed or is gone may have become so by an earlier attempt, whose answer was lost. */
async function lookAgain(send: SendRequest, results: readonly CarriedOut[]): Promise<CarriedOut[]> {
  const limit = createLimit(atOnce);
  const again = async (result: CarriedOut) => {
    if (result.code !== 'not_found' && result.code !== 'precondition_failed') return result;
    const present = await prepare(send, result.decision);
    if ('outcome' in present) return present;
    return { ...result, because: result.code === 'not_found' ? unseen : changedMeanwhile };
  };
  return Promise.all(results.map((result) => limit(() => again(result))));
}

async function sendAll(send: SendRequest, ready: readonly Ready[], hash: string, dryRun: boolean) {
  const results: CarriedOut[] = [];
  for (let start = 0; start < ready.length; start += mostRequests) {
    const some = ready.slice(start, start + mostRequests);
    const requests = some.map((each) => requestOf(each, hash, dryRun));
    const { body } = await send({ method: 'POST', path: '/v1/batch', body: { requests } });
    const { responses } = body as BatchAnswer;
    results.push(...some.map((each, index) => resultOf(each, responses[index])));
  }
  return lookAgain(send, results);
}

/** Whoever takes their own rights away first could not do the rest. */
async function ownLast(send: SendRequest, decisions: readonly Decision[]): Promise<readonly Decision[]> {
  const { body } = await send({ method: 'GET', path: '/v1/caller' });
  const { principal_id } = body as { readonly principal_id: string };
  const isOwn = ({ assignment }: Decision) => assignment.principal === principal_id;
  return [...decisions.filter((decision) => !isOwn(decision)), ...decisions.filter(isOwn)];
}

/**
 * Revokes and shortens grants by batches, each only while it is as it was reviewed. All are asked for as a dry run
 * first; what that refuses is not tried. Without `isReal` nothing is written.
 *
 * @param hash that of the report that the decisions are of
 * @throws the errors of the client
 */
export async function carryOut(
  send: SendRequest,
  decisions: readonly Decision[],
  { hash, isReal }: { readonly hash: string; readonly isReal: boolean },
): Promise<readonly CarriedOut[]> {
  if (decisions.length === 0) return [];
  const { ready, over } = await prepareAll(send, await ownLast(send, decisions));
  const tried = await sendAll(send, ready, hash, true);
  if (!isReal) return [...over, ...tried];
  const isGood = new Set(tried.filter(({ outcome }) => outcome === 'done').map(({ decision }) => decision));
  const real = await sendAll(
    send,
    ready.filter(({ decision }) => isGood.has(decision)),
    hash,
    false,
  );
  return [...over, ...tried.filter(({ outcome }) => outcome !== 'done'), ...real];
}
