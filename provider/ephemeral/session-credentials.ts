import { randomUUID } from 'node:crypto';
import { isAuthenticNotFound } from '../../client/errors.ts';
import { accessKey } from '../../provider-schema/catalogue.ts';
import { type Finding, warning } from '../diagnostics.ts';
import { mergePatch } from '../resources/dry-run.ts';
import { collectionPath, isJsonObject, type JsonObject, objectPath } from '../resources/object.ts';
import { retireTime } from '../resources/retire-time.ts';
import type { EphemeralLife, Later } from './life.ts';

const minuteMilliseconds = 60_000;

const endAfter = (minutes: number) => retireTime(`${minutes}m`, Date.now());

/** Early enough for a renewal that must be tried again, and for a clock that is not quite right. */
const later = (id: unknown, minutes: number): Later => ({
  renewAt: Date.now() + (minutes * minuteMilliseconds) / 3,
  kept: { id, lifetime_minutes: minutes },
});

const open: EphemeralLife['open'] = async (session, config) => {
  const minutes = Number(config['lifetime_minutes']);
  const body = {
    service_account_id: config['service_account_id'],
    note: config['note'] ?? 'Made by Terraform for the length of a run',
    expires_at: endAfter(minutes),
  };
  const headers = { 'idempotency-key': randomUUID() };
  const path = collectionPath(accessKey);
  const { body: made } = await session.call({ method: 'POST', path, body, headers });
  const { id, secret_access_key, expires_at } = isJsonObject(made) ? made : ({} as JsonObject);
  return { ...later(id, minutes), answer: { access_key_id: id, secret_access_key, expires_at } };
};

const renew: NonNullable<EphemeralLife['renew']> = async (session, kept) => {
  const minutes = Number(kept['lifetime_minutes']);
  const path = objectPath(accessKey, String(kept['id']));
  await session.call({
    method: 'PATCH',
    path,
    body: { expires_at: endAfter(minutes) },
    headers: mergePatch,
  });
  return later(kept['id'], minutes);
};

const close: NonNullable<EphemeralLife['close']> = async (session, kept): Promise<Finding[]> => {
  const id = String(kept['id']);
  try {
    await session.cleanUp({ method: 'DELETE', path: objectPath(accessKey, id) });
    return [];
  } catch (failure) {
    if (isAuthenticNotFound(failure)) return [];
    const reason = failure instanceof Error ? failure.message : 'the reason is not known';
    return [
      warning(
        `The access key ${id} could not be deleted`,
        `It was made for the length of this run. It ends by itself within ${kept['lifetime_minutes']} minutes: delete it before if that is too late. What went wrong: ${reason}.`,
      ),
    ];
  }
};

/** An access key that ends with the run, or soon after by itself. */
export const sessionCredentialsLife: EphemeralLife = {
  open,
  afterFailure:
    'If an access key was made all the same, nobody knows its secret, and it ends by itself within the hour.',
  renew,
  close,
};
