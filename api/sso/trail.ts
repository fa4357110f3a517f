import { type AuditEntry, appendEvent, type LockedEnvironment, lockEnvironment } from '../audit/append.ts';
import type { Visit } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';

type Event = Pick<AuditEntry, 'action' | 'target' | 'details'> & Partial<Pick<AuditEntry, 'outcome'>>;

/** What a sign-in changes, recorded as the connection's doing: nobody else has decided it. */
export interface Trail {
  /** As it is after the last event, for the next. */
  readonly environment: LockedEnvironment;
  readonly record: (event: Event) => Promise<void>;
}

/** Takes the environment for writing until the transaction ends. */
export async function beginTrail(
  transaction: DatabaseTransaction,
  { facts, now }: Visit,
  { environment_id, id }: { readonly environment_id: string; readonly id: string },
): Promise<Trail> {
  let environment = await lockEnvironment(transaction, environment_id);
  return {
    get environment() {
      return environment;
    },
    record: async (event) => {
      environment = await appendEvent(transaction, environment, {
        actor: { kind: 'system', id },
        outcome: 'success',
        facts,
        at: now,
        ...event,
      });
    },
  };
}
