import { randomUUID } from 'node:crypto';
import { isAuthenticNotFound } from '../../client/errors.ts';
import { error, type Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { Doubt } from './doubt.ts';
import { collectionPath, isJsonObject, type JsonObject, nameOf, sentFields } from './object.ts';
import { decodePrivate, encodePrivate } from './private-data.ts';

/** A request that makes an object, and whose outcome is not known. */
export interface PendingRequest {
  /** Its Idempotency-Key. */
  readonly key: string;
  /** When it was first sent, RFC 3339. */
  readonly requestedAt: string;
  /** The access key, or the workload identity, it was sent with: the API shows an Idempotency-Key to its own principal alone. */
  readonly credentialId: string;
}

/** The API keeps keys for 24 hours. An hour is for clocks that differ. */
const keptMilliseconds = 23 * 60 * 60 * 1000;

/** A request that is about to be sent, under a key of its own. */
export const newRequest = ({ credentialId }: Session): PendingRequest => ({
  key: randomUUID(),
  requestedAt: new Date().toISOString(),
  credentialId,
});

/** Terraform keeps this beside a state while the outcome of a request is not known. */
export const encodeRequest = ({ key, requestedAt, credentialId }: PendingRequest): JsonObject =>
  // Named before there was anything but access keys; states may have it.
  ({ key, requested_at: requestedAt, access_key_id: credentialId });

export function decodeRequest(data: unknown): PendingRequest | undefined {
  if (!isJsonObject(data)) return undefined;
  const { key, requested_at, access_key_id } = data;
  const texts = [key, requested_at, access_key_id].every((value) => typeof value === 'string');
  return texts
    ? { key: String(key), requestedAt: String(requested_at), credentialId: String(access_key_id) }
    : undefined;
}

export const encodePending = (request: PendingRequest): Uint8Array =>
  encodePrivate({ pending_create: encodeRequest(request) });

/** The creation whose outcome is not known, or `undefined` when there is none. */
export const decodePending = (privateData: Uint8Array): PendingRequest | undefined =>
  decodeRequest(decodePrivate(privateData)['pending_create']);

/**
 * Asks the API what became of a creation.
 *
 * @param state what was to be created
 * @returns the id of the object, or `undefined` when it never happened
 * @throws Doubt when the API would not know any more, or would not tell us, if it had happened
 */
export const resolvePending = (
  session: Session,
  resource: ResourceType,
  state: CtyObject,
  pending: PendingRequest,
): Promise<string | undefined> =>
  outcomeOf(session, pending, (why) => outcomeLost(resource, state, pending, why));

/**
 * Asks the API what a request made whose answer was lost.
 *
 * @param doubt what to say when the API cannot tell, as it is told why
 * @returns the id of the object, or `undefined` when it never happened
 */
export async function outcomeOf(
  session: Session,
  pending: PendingRequest,
  doubt: (why: string) => Doubt,
): Promise<string | undefined> {
  try {
    const path = `/v1/idempotency_keys/${encodeURIComponent(pending.key)}`;
    const { body } = await session.call({ method: 'GET', path });
    const id = isJsonObject(body) ? body['resource_id'] : undefined;
    if (typeof id === 'string') return id;
    throw doubt('Its answer about the request names no object.');
  } catch (failure) {
    if (!isAuthenticNotFound(failure)) throw failure;
    const why = whyNotFoundProvesNothing(session, pending);
    if (why === undefined) return undefined;
    throw doubt(why);
  }
}

function whyNotFoundProvesNothing(session: Session, pending: PendingRequest): string | undefined {
  const age = Date.now() - Date.parse(pending.requestedAt);
  if (!(age < keptMilliseconds)) {
    return 'It has no record of the request, but it keeps such records for 24 hours only.';
  }
  if (pending.credentialId !== session.credentialId) {
    const sentWith = pending.credentialId.startsWith('wi_')
      ? `sent by the workload identity ${pending.credentialId}`
      : `signed with the access key ${pending.credentialId}`;
    return `It shows no record of the request, but it shows such records only to whoever made the request, which was ${sentWith}, and this run uses ${session.credentialId}. Running terraform with that may settle it.`;
  }
  return undefined;
}

function outcomeLost(
  resource: ResourceType,
  state: CtyObject,
  { requestedAt }: PendingRequest,
  why: string,
): Doubt {
  const { definition, typeName } = resource;
  const what = `${typeName} with ${describe(resource, state)}`;
  return new Doubt(
    `It cannot be found out whether ${nameOf(definition)} was created`,
    `An earlier apply lost the answer to its request for a ${what}, sent at ${requestedAt}. The API cannot tell what became of it: ${why} So the object may exist, and creating it again could double it. Nothing was changed.

Look for it among what GET ${collectionPath(definition)} lists. Then, with the address of this resource:
- if it exists: terraform state rm ADDRESS, then terraform import ADDRESS ID
- if it does not: terraform state rm ADDRESS, then terraform apply`,
  );
}

/** The creation was cut off and its outcome has not been asked for yet. */
export function unresolved({ definition }: ResourceType): Finding {
  return error(
    `The outcome of creating ${nameOf(definition)} is not known yet`,
    'The connection was lost during an earlier apply. Run terraform again without -refresh=false: refreshing asks the API what became of it.',
  );
}

/** By which one knows the object: its unique fields; where there are none, all that was configured. */
function describe(resource: ResourceType, state: CtyObject): string {
  const { unique } = resource.definition;
  const names = unique.length > 0 ? unique : sentFields(resource).map(([name]) => name);
  return names
    .filter((name) => (state[name] ?? null) !== null)
    .map((name) => `${name} = ${JSON.stringify(state[name])}`)
    .join(', ');
}
