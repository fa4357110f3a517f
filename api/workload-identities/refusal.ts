import { RateLimiterMemory } from 'rate-limiter-flexible';
import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Context, RequestFacts } from '../context.ts';
import { networkOf } from '../http/address.ts';

/** Why a token is not exchanged, or opens nothing: for the log and the audit log, never for who sent it. */
export type RefusalReason =
  | 'unknown_identity'
  | 'identity_disabled'
  | 'identity_changed'
  | 'account_disabled'
  | 'address_not_allowed'
  | 'no_token'
  | 'algorithm_not_allowed'
  | 'wrong_issuer'
  | 'issuer_unusable'
  | 'unknown_key'
  | 'not_proved'
  | 'expired'
  | 'not_yet_valid'
  | 'wrong_audience'
  | 'wrong_subject'
  | 'wrong_claim';

/** What the issuer has said by its signature, for whoever looks why it does not fit. */
export interface Proved {
  readonly subject?: string;
  /** The name of the claim that is not as it must be. */
  readonly claim?: string;
}

export class Refusal extends Error {
  readonly reason: RefusalReason;
  readonly proved: Proved;

  constructor(reason: RefusalReason, { proved = {}, cause }: { proved?: Proved; cause?: unknown } = {}) {
    super(reason, { cause });
    this.name = 'Refusal';
    this.reason = reason;
    this.proved = proved;
  }
}

/** What the refusals of one identity may add to the audit log in an hour: for each address and reason, and together. */
const mostAnHour = { alike: 3, together: 60 };

interface Bounds {
  readonly alike: RateLimiterMemory;
  readonly together: RateLimiterMemory;
}

const boundsOf = new WeakMap<Context, Bounds>();

function bounds(context: Context): Bounds {
  const known = boundsOf.get(context) ?? {
    alike: new RateLimiterMemory({ points: mostAnHour.alike, duration: 3600 }),
    together: new RateLimiterMemory({ points: mostAnHour.together, duration: 3600 }),
  };
  boundsOf.set(context, known);
  return known;
}

async function isToBeTold(context: Context, identityId: string, alike: string): Promise<boolean> {
  const limits = bounds(context);
  const told = await limits.together.get(identityId);
  if (told && told.consumedPoints >= mostAnHour.together) return false;
  const { consumedPoints } = await limits.alike.penalty(`${identityId} ${alike}`);
  if (consumedPoints > mostAnHour.alike) return false;
  await limits.together.penalty(identityId);
  return true;
}

/** Whose refusal it is, and what of. */
export interface Refused {
  readonly environmentId: string;
  readonly workloadIdentityId: string;
  readonly action: 'workload_identity.exchange' | 'workload_identity.use';
  readonly details: { readonly reason: RefusalReason } & Readonly<Record<string, unknown>>;
}

/** Tells the audit log, within a bound: nobody who is not let in may make it grow. Does not throw. */
export async function recordRefusal(
  context: Context,
  { environmentId, workloadIdentityId, action, details }: Refused,
  facts: RequestFacts,
  at: Date,
): Promise<void> {
  const alike = `${action} ${details.reason} ${networkOf(facts.address ?? 'unknown')}`;
  if (!(await isToBeTold(context, workloadIdentityId, alike))) return;
  try {
    await context.database.transaction().execute(async (transaction) =>
      appendEvent(transaction, await lockEnvironment(transaction, environmentId), {
        actor: { kind: 'anonymous', id: 'anonymous' },
        action,
        outcome: 'denied',
        target: { kind: 'workload_identity', id: workloadIdentityId },
        details,
        facts,
        at,
      }),
    );
  } catch (error) {
    context.logger.error({ err: error, requestId: facts.requestId }, 'cannot record a refused token');
  }
}
