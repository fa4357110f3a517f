import { appendEvent, lockEnvironment } from './audit/append.ts';
import type { Answer, Call } from './context.ts';
import type { DatabaseTransaction } from './database/tables.ts';
import { ProblemError } from './http/problem.ts';
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
 * idempotency key commit together or not at all. The caller has been authorized before.
 *
 * @param action what the audit log calls it, as in `project.create`
 * @param work writes through the transaction it is given, never through the database itself
 */
export async function mutate(
  call: Call,
  action: string,
  work: (transaction: DatabaseTransaction) => Promise<Outcome>,
): Promise<Answer> {
  const { caller, context } = call;
  try {
    return await context.database.transaction().execute(async (transaction) => {
      const environment = await lockEnvironment(transaction, caller.environmentId);
      const earlier = await replay(call, transaction);
      if (earlier) return earlier;
      const outcome = await work(transaction);
      await appendEvent(transaction, environment, {
        actor: { kind: caller.kind, id: caller.principal.id },
        action,
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
