import { guard } from './access/guard.ts';
import { reloadCaller } from './access/load-caller.ts';
import { type LockedEnvironment, lockEnvironment } from './audit/append.ts';
import type { Answer, Call, Caller } from './context.ts';
import type { DatabaseTransaction } from './database/tables.ts';
import { unauthenticated } from './http/problem.ts';
import { findAnswers, type KeptRow, type KeyOwner } from './idempotency/store.ts';

/** One transaction on an environment, which is locked until its end, and what is known of it in there. */
export interface UnitOfWork {
  readonly transaction: DatabaseTransaction;
  /** As it is after what was written so far. */
  environment: LockedEnvironment;
  /** With the rights of the revision that stands in it. */
  caller: Caller | undefined;
  /** What was answered before under the calls' idempotency keys. */
  readonly kept: readonly KeptRow[];
}

/** A change that writes in somebody's transaction. */
export type ChangeIn = (unit: UnitOfWork) => Promise<Answer>;

/** A change that waits for others, to be made in one transaction with them. */
export interface Joined {
  readonly call: Call;
  readonly change: ChangeIn;
}

export const ownerOf = ({ caller: { environmentId, principal } }: Call): KeyOwner => ({
  environmentId,
  principalId: principal.id,
});

/** Locks the environment for the calls of one caller. */
export async function openUnit(
  transaction: DatabaseTransaction,
  calls: readonly [Call, ...Call[]],
): Promise<UnitOfWork> {
  const owner = ownerOf(calls[0]);
  const environment = await lockEnvironment(transaction, owner.environmentId);
  const kept = await findAnswers(transaction, owner, calls);
  return { transaction, environment, caller: undefined, kept };
}

/** The caller may have lost a right while the request waited for the lock: the guard is asked again then. */
export async function withPresentRights<C extends Call>(call: C, unit: UnitOfWork): Promise<C> {
  const { revision } = unit.environment;
  if (revision === call.caller.revision) return call;
  if (unit.caller?.revision !== revision) unit.caller = await reloadCaller(unit.transaction, call);
  if (!unit.caller) throw unauthenticated();
  const renewed = { ...call, caller: unit.caller };
  guard(renewed);
  return renewed;
}

/** Kinds whose new objects give nobody a right. */
const inert: ReadonlySet<string> = new Set(['project', 'member', 'service_account', 'access_key', 'role']);

interface Made {
  readonly target: { readonly kind: string };
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

/**
 * Whether the changes surely left the caller's rights as they were: what is new is nobody's yet, but for a role
 * assignment. All else is looked up again.
 */
export const leavesRights = ({ operation, caller }: Call, changes: readonly Made[]): boolean =>
  changes.every(({ target: { kind }, before, after }) => {
    if (operation.id !== `create_${kind}` || before !== undefined || after === undefined) return false;
    return inert.has(kind) || (kind === 'role_assignment' && after['principal_id'] !== caller.principal.id);
  });
