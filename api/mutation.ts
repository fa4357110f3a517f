import { sql } from 'kysely';
import { type AuditEntry, appendEvents, type LockedEnvironment, lockEnvironment } from './audit/append.ts';
import { throughExchange } from './audit/record-denial.ts';
import type { Answer, Call, OpenCall } from './context.ts';
import type { DatabaseTransaction } from './database/tables.ts';
import { actionOf } from './http/operation.ts';
import { ProblemError } from './http/problem.ts';
import { type AnswerRow, answerRow, findAnswers, type KeyOwner, replay } from './idempotency/store.ts';
import {
  type ChangeIn,
  type Joined,
  leavesRights,
  openUnit,
  ownerOf,
  type UnitOfWork,
  withPresentRights,
} from './unit-of-work.ts';

/** What became of one object: before and after, as it stands on the wire and without secrets. */
export interface Change {
  readonly target: { readonly kind: string; readonly id: string };
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
  /** More for the audit event, such as what went along with a deletion. */
  readonly details?: Record<string, unknown>;
  /** What the audit log calls it; default: what it calls the operation. */
  readonly action?: string;
}

/** What an operation on one object did. */
export interface Outcome extends Change {
  /** Nothing was written, so there is nothing to record, nor to remember for a repetition. */
  readonly unchanged?: true;
  readonly answer: Answer;
}

/** What an operation on several objects did: each change is recorded by an event of its own. */
export interface Outcomes {
  readonly changes: readonly Change[];
  readonly answer: Answer;
}

const changesOf = (done: Outcome | Outcomes): readonly Change[] => {
  if ('changes' in done) return done.changes;
  return done.unchanged ? [] : [done];
};

/** Thrown to roll a dry run back; it carries the answer out of the transaction. */
class DryRun extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('dry run');
    this.answer = answer;
  }
}

/** What is told of a change that is rolled back. */
export const asTried = ({ revision: _neverReached, ...answer }: Answer): Answer => answer;

/** A transaction whose answer is that of the real call, and which is rolled back when the call is a dry run. */
async function inTransaction(
  call: OpenCall,
  work: (transaction: DatabaseTransaction) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call.context.database.transaction().execute(async (transaction) => {
      const answer = await work(transaction);
      if (!call.dryRun) return answer;
      throw new DryRun(asTried(answer));
    });
  } catch (error) {
    if (error instanceof DryRun) return error.answer;
    throw error;
  }
}

const recordChanges = (
  transaction: DatabaseTransaction,
  environment: LockedEnvironment,
  call: OpenCall,
  actor: AuditEntry['actor'],
  changes: readonly Change[],
  answer: AnswerRow | undefined,
) =>
  appendEvents(
    transaction,
    environment,
    changes.map((change) => ({
      actor,
      action: change.action ?? actionOf(call.operation),
      outcome: 'success',
      target: change.target,
      details: { ...change.details, changes: fieldChanges(change) },
      facts: call.facts,
      at: call.now,
    })),
    answer,
  );

/**
 * Runs one change of the caller's environment: the write, its audit events and the memory of its
 * idempotency key commit together or not at all.
 *
 * @param work writes through the transaction it is given, never through the database itself, and
 *   authorizes by the call it is given, whose rights are those of this moment. It may run again, when what it
 *   wrote was rolled back.
 */
export function mutate<C extends Call>(
  asked: C,
  work: (transaction: DatabaseTransaction, call: C) => Promise<Outcome | Outcomes>,
): Promise<Answer> {
  const change: ChangeIn = (unit) => changeIn(unit, asked, work);
  return asked.join ? asked.join({ call: asked, change }) : changeAlone({ call: asked, change });
}

/** A change in a transaction of its own. */
export const changeAlone = ({ call, change }: Joined): Promise<Answer> =>
  inTransaction(call, async (transaction) => change(await openUnit(transaction, [call])));

async function changeIn<C extends Call>(
  unit: UnitOfWork,
  asked: C,
  work: (transaction: DatabaseTransaction, call: C) => Promise<Outcome | Outcomes>,
): Promise<Answer> {
  const { transaction } = unit;
  const call = await withPresentRights(asked, unit);
  const { kind, principal } = call.caller;
  const owner = ownerOf(call);
  const { revision } = unit.environment;
  const earlier = replay(call, owner, unit.kept);
  if (earlier) return { ...earlier, revision };
  const done = await work(transaction, call);
  const changes = changesOf(done);
  const [first] = changes;
  if (!first) return { ...done.answer, revision };
  const through = throughExchange(call.caller);
  const told = changes.map((change) => ({ ...change, details: { ...change.details, ...through } }));
  const memory = answerRow(call, owner, first.target.id, done.answer);
  const actor = { kind, id: principal.id };
  unit.environment = await recordChanges(transaction, unit.environment, call, actor, told, memory);
  const present = unit.environment.revision;
  if (leavesRights(call, changes)) unit.caller = { ...call.caller, revision: present };
  return { ...done.answer, revision: present };
}

const operator = { kind: 'operator', id: 'operator' } as const;
const operatorsKeys: KeyOwner = { environmentId: 'operator', principalId: 'operator' };

/** Any constant does, as long as nothing else locks by it. */
const operatorLock = 7_265_719;

/**
 * Runs one change by the operator, as {@link mutate} does for a principal. The operator's changes happen one after
 * the other; `work` locks the environment that it changes, if it exists already.
 *
 * @param work returns the environment that the change is recorded in beside its outcome
 */
export function mutateAsOperator<C extends OpenCall>(
  call: C,
  work: (transaction: DatabaseTransaction, call: C) => Promise<Outcome & { readonly environmentId: string }>,
): Promise<Answer> {
  return inTransaction(call, async (transaction) => {
    await sql`select pg_advisory_xact_lock(${operatorLock})`.execute(transaction);
    const earlier = replay(call, operatorsKeys, await findAnswers(transaction, operatorsKeys, [call]));
    if (earlier) return earlier;
    const outcome = await work(transaction, call);
    const environment = await lockEnvironment(transaction, outcome.environmentId);
    const memory = answerRow(call, operatorsKeys, outcome.target.id, outcome.answer);
    const { revision } = await recordChanges(transaction, environment, call, operator, [outcome], memory);
    return { ...outcome.answer, revision };
  });
}

/** Field → [before, after], for the fields that differ. */
function fieldChanges({ before = {}, after = {} }: Change): Record<string, [unknown, unknown]> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(differing.map((name) => [name, [before[name] ?? null, after[name] ?? null]]));
}

/** The ETag of a version (RFC 9110, section 8.8.3). */
export const etagOf = (version: number) => `"${version}"`;

/** Refuses the change when the client's `If-Match` names another version. */
export function requireMatch(call: OpenCall, etag: string): void {
  if (call.ifMatch === null || call.ifMatch.trim() === '*') return;
  const tags = call.ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes(etag)) return;
  throw new ProblemError(
    'precondition_failed',
    `the object has changed: its ETag is ${etag} now. Read it again and repeat the change.`,
  );
}
