import { randomUUID } from 'node:crypto';
import { ApiError, CancelledError, ConnectionError } from '../../client/errors.ts';
import { error, type Finding } from '../diagnostics.ts';
import { type CtyObject, isUnknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { AlreadyThere, sendCreation } from './already-there.ts';
import { createBody, nameOf, settledState } from './object.ts';
import { encodePending, type PendingCreate } from './pending.ts';
import { requestFailed } from './problem.ts';

/** What Terraform is to keep after a change. `state` null: nothing exists. */
export interface Changed {
  readonly state: CtyObject | null;
  readonly privateData: Uint8Array;
  readonly findings: readonly Finding[];
}

const nothingPrivate = new Uint8Array();

/**
 * Creates the object, with one Idempotency-Key for all attempts. When the outcome remains unknown, Terraform is to
 * keep the configured values and the key; the next refresh asks the API what became of it.
 */
export async function createObject(
  session: Session,
  resource: ResourceType,
  planned: CtyObject,
): Promise<Changed> {
  const { definition } = resource;
  const { accessKeyId } = session;
  const attempt = { key: randomUUID(), requestedAt: new Date().toISOString(), accessKeyId };
  const headers = { 'idempotency-key': attempt.key };
  try {
    const body = await sendCreation(session, resource, createBody(definition, planned), { headers });
    return { state: settledState(definition, planned, body), privateData: nothingPrivate, findings: [] };
  } catch (failure) {
    if (mayHaveHappened(failure)) return pending(resource, planned, attempt, failure);
    const findings = requestFailed(`create ${nameOf(definition)}`, failure, resource.schema);
    return { state: null, privateData: nothingPrivate, findings };
  }
}

/** Any failure that is no plain refusal: after a defect of ours, too, the object may exist. */
function mayHaveHappened(failure: unknown): boolean {
  if (failure instanceof AlreadyThere) return false;
  const ofRequest =
    failure instanceof ApiError || failure instanceof ConnectionError || failure instanceof CancelledError;
  return ofRequest ? failure.maybeSent : true;
}

function pending(
  resource: ResourceType,
  planned: CtyObject,
  attempt: PendingCreate,
  failure: unknown,
): Changed {
  const { definition } = resource;
  const entries = Object.entries(planned).map(([name, value]) => [name, isUnknown(value) ? null : value]);
  const reasons = tell(resource, failure).map(({ detail }) => detail);
  const advice =
    'Run terraform apply again, within 23 hours: it asks the API what became of the request, and neither loses nor doubles anything.';
  const explanation = error(
    `It is not known whether ${nameOf(definition)} was created`,
    [...reasons, advice].join('\n\n'),
  );
  return {
    state: Object.fromEntries(entries) as CtyObject,
    privateData: encodePending(attempt),
    findings: [explanation],
  };
}

function tell(resource: ResourceType, failure: unknown): Finding[] {
  const doing = `create ${nameOf(resource.definition)}`;
  try {
    return requestFailed(doing, failure, resource.schema);
  } catch {
    const kind = failure instanceof Error ? `${failure.name}: ${failure.message}` : 'unknown failure';
    return [error(`Cannot ${doing}: a defect of the provider`, kind)];
  }
}
