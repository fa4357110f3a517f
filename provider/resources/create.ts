import { error } from '../diagnostics.ts';
import { type CtyObject, isUnknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { adoptable } from './adopt.ts';
import { sendCreation } from './already-there.ts';
import { type Changed, nothingPrivate } from './life.ts';
import { createBody, nameOf, settledState } from './object.ts';
import { mayHaveHappened, tellFailure } from './outcome.ts';
import { encodePending, newRequest, type PendingRequest } from './pending.ts';
import { requestFailed } from './problem.ts';
import { switchStatus } from './status.ts';

/** Makes a state of the answer to a creation. */
type Settle = (body: unknown) => Promise<CtyObject>;

/**
 * Creates the object, with one Idempotency-Key for all attempts. When the outcome remains unknown, Terraform is to
 * keep the configured values and the key; the next refresh asks the API what became of it.
 *
 * @param settle what else becomes part of the state, by default nothing
 */
export async function createObject(
  session: Session,
  resource: ResourceType,
  planned: CtyObject,
  config: CtyObject,
  settle: Settle = async (body) => settledState(resource, planned, body),
): Promise<Changed> {
  const { definition } = resource;
  const attempt = newRequest(session);
  const headers = { 'idempotency-key': attempt.key };
  try {
    const body = await sendCreation(session, resource, createBody(resource, planned, config), { headers });
    const created = { state: await settle(body), privateData: nothingPrivate, findings: [] };
    return await switchStatus(session, resource, created, body);
  } catch (failure) {
    const there = adoptable(resource, planned, failure);
    if (there !== undefined)
      return { state: null, privateData: nothingPrivate, findings: [], existing: there };
    if (mayHaveHappened(failure)) return pending(resource, planned, attempt, failure);
    const findings = requestFailed(`create ${nameOf(definition)}`, failure, resource.schema);
    return { state: null, privateData: nothingPrivate, findings };
  }
}

function pending(
  resource: ResourceType,
  planned: CtyObject,
  attempt: PendingRequest,
  failure: unknown,
): Changed {
  const { definition } = resource;
  const entries = Object.entries(planned).map(([name, value]) => [name, isUnknown(value) ? null : value]);
  const reasons = tellFailure(resource, `create ${nameOf(definition)}`, failure).map(({ detail }) => detail);
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
