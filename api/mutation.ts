import { guard } from './access/guard.ts';
import { reloadCaller } from './access/load-caller.ts';
import { appendEvent, lockEnvironment } from './audit/append.ts';
import type { Answer, Call } from './context.ts';
import type { DatabaseTransaction } from './database/tables.ts';
import { actionOf } from './http/operation.ts';
import { ProblemError, unauthenticated } from './http/problem.ts';
import { remember, replay } from './idempotency/store.ts';

/** What a change did: the object before and after, as it stands on the wire and without secrets. */
export interface Outcome {
  readonly target: { readonly kind: string; readonly id: string };
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
  /** More for the audit event, such as what went along with a deletion. */
  readonly details?: Record<string, unknown>;
  readonly answer: Answer;
}

/** Thrown to roll a dry run back; it carries the answer out of the transaction. */
class DryRun extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('dry run');
    this.answer = answer;
  }
}

/**
 * Runs one change of the caller's environment: the write, its audit event and the memory of its
 * idempotency key commit together or not at all.
 *
 * @param work writes through the transaction it is given, never through the database itself, and
 *   authorizes by the call it is given, whose rights are those of this moment
 */
export async function mutate<C extends Call>(
  asked: C,
  work: (transaction: DatabaseTransaction, call: C) => Promise<Outcome>,
): Promise<Answer> {
  try {
    return await asked.context.database.transaction().execute(async (transaction) => {
      const environment = await lockEnvironment(transaction, asked.caller.environmentId);
      const call = await withPresentRights(asked, transaction, environment.revision);
      const { caller } = call;
      const earlier = await replay(call, transaction);
      if (earlier) return earlier;
      const outcome = await work(transaction, call);
      await appendEvent(transaction, environment, {
        actor: { kind: caller.kind, id: caller.principal.id },
        action: actionOf(call.operation),
        outcome: 'success',
        target: outcome.target,
        details: { ...outcome.details, changes: changes(outcome) },
        facts: call.facts,
        at: call.now,
      });
      await remember(call, transaction, outcome.target.id, outcome.answer);
      if (call.dryRun) throw new DryRun(outcome.answer);
      return outcome.answer;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.answer;
    throw error;
  }
}

/** The caller may have lost a right while the request waited for the lock: the guard is asked again then. */
async function withPresentRights<C extends Call>(
  call: C,
  transaction: DatabaseTransaction,
  revision: number,
): Promise<C> {
  if (revision === call.caller.revision) return call;
  const caller = await reloadCaller(transaction, call.caller, call.now);
  if (!caller) throw unauthenticated();
  const renewed = { ...call, caller };
  guard(renewed);
  return renewed;
}

/** Field → [before, after], for the fields that differ. */
function changes({ before = {}, after = {} }: Outcome): Record<string, [unknown, unknown]> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(differing.map((name) => [name, [before[name] ?? null, after[name] ?? null]]));
}

/** The ETag of a version (RFC 9110, section 8.8.3). */
export const etagOf = (version: number) => `"${version}"`;

/** Refuses the change when the client's `If-Match` names another version. */
export function requireMatch(call: Call, etag: string): void {
  if (call.ifMatch === null || call.ifMatch.trim() === '*') return;
  const tags = call.ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes(etag)) return;
  throw new ProblemError(
    'precondition_failed',
    `the object has changed: its ETag is ${etag} now. Read it again and repeat the change.`,
  );
}
