import { isAuthenticNotFound } from '../../client/errors.ts';
import { type Finding, warning } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { Doubt } from './doubt.ts';
import { deleteIfThere } from './gone.ts';
import { collectionPath, idOf, nameOf, objectPath } from './object.ts';
import { decodeRequest, encodeRequest, outcomeOf, type PendingRequest } from './pending.ts';
import { decodePrivate, encodePrivate } from './private-data.ts';
import { requestFailed } from './problem.ts';

export const encodeLostRotation = (request: PendingRequest): Uint8Array =>
  encodePrivate({ pending_rotation: encodeRequest(request) });

/** The rotation whose answer was lost, or `undefined` when there is none. */
export const lostRotation = (privateData: Uint8Array): PendingRequest | undefined =>
  decodeRequest(decodePrivate(privateData)['pending_rotation']);

/**
 * The key that a rotation made whose answer was lost.
 *
 * @throws Doubt when the API would not know any more, or would not tell us, if there was one
 */
export async function keyOfLostRotation(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  privateData: Uint8Array,
): Promise<string | undefined> {
  const lost = lostRotation(privateData);
  return lost && outcomeOf(session, lost, (why) => inDoubt(resource, prior, lost, why));
}

/**
 * Takes away the key that a rotation made whose answer was lost: nobody knows its id and secret together, and the
 * secret that an ephemeral resource brought is another in each run, so the request cannot be repeated either.
 */
export async function settleRotation(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  privateData: Uint8Array,
): Promise<void> {
  const made = await keyOfLostRotation(session, resource, prior, privateData);
  if (made !== undefined) await deleteIfThere(session, resource, made);
}

/**
 * After a key turned out to be gone.
 *
 * @throws Doubt while there is the key that a rotation made in its place: nothing else would know of it
 */
export async function refuseToForget(
  session: Session,
  resource: ResourceType,
  current: CtyObject,
  privateData: Uint8Array,
): Promise<void> {
  const { definition } = resource;
  const made = await keyOfLostRotation(session, resource, current, privateData);
  if (made === undefined) return;
  try {
    await session.objects.read(definition, made);
  } catch (failure) {
    if (isAuthenticNotFound(failure)) return;
    throw failure;
  }
  throw new Doubt(
    `${made} has to be deleted by hand`,
    `An earlier apply lost the answer to its rotation of ${nameOf(definition, idOf(current))}, which made ${made}. Nobody knows the secret of that key, and the old one is gone meanwhile. Delete it (DELETE ${objectPath(definition, made)}), and run terraform again.`,
  );
}

/** What a plan says of it. */
export async function tellLostRotation(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  privateData: Uint8Array,
): Promise<Finding[]> {
  const lost = lostRotation(privateData);
  if (!lost || !session.plansAsk) return [];
  const old = nameOf(resource.definition, idOf(prior));
  try {
    const made = await keyOfLostRotation(session, resource, prior, privateData);
    const outcome = made
      ? `The API says that it made ${made}. Nobody knows the secret of that key, so applying this deletes it first.`
      : 'The API says that it never happened, so applying this forgets it.';
    return [warning(`The answer to an earlier rotation of ${old} was lost`, `${outcome} ${sentAt(lost)}`)];
  } catch (failure) {
    return requestFailed(settling(resource, prior), failure, resource.schema);
  }
}

/** As in `Cannot settle the earlier rotation of …`. */
export const settling = ({ definition }: ResourceType, prior: CtyObject) =>
  `settle the earlier rotation of ${nameOf(definition, idOf(prior))}`;

const sentAt = ({ requestedAt }: PendingRequest) => `The request was sent at ${requestedAt}.`;

function inDoubt({ definition }: ResourceType, prior: CtyObject, lost: PendingRequest, why: string): Doubt {
  const id = idOf(prior);
  return new Doubt(
    `It cannot be found out whether ${nameOf(definition, id)} was rotated`,
    `An earlier apply lost the answer to its request to rotate it. ${sentAt(lost)} The API cannot tell what became of it: ${why} So there may be a key that nobody knows the secret of, and that would live on. Nothing was changed.

Look among what GET ${collectionPath(definition)}?service_account_id=${prior['service_account_id']} lists for a key that was created then, and delete it. Then, with the address of this resource: terraform state rm ADDRESS, terraform import ADDRESS ${id}, and terraform apply, which rotates it anew if that is still declared.`,
  );
}
