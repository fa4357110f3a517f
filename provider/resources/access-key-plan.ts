import { durationMilliseconds } from '../../provider-schema/duration.ts';
import { type Finding, warning } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isUnknown, unknown } from '../plugin/cty/value.ts';
import { differs } from './object.ts';
import type { Specialise } from './plan.ts';
import { retireTime } from './retire-time.ts';

const dayMilliseconds = 86_400_000;

interface Reason {
  readonly attribute: string;
  /** As in `it is 91 days old`. */
  readonly because: string;
}

/** Why a plan makes a new key of an existing one; `undefined`: it does not. */
export function rotationReason(prior: CtyObject, planned: CtyObject, now: number): Reason | undefined {
  const version = 'secret_access_key_wo_version';
  if ((planned[version] ?? null) !== null && differs(prior[version], planned[version]))
    return { attribute: version, because: 'you bring another secret' };
  const asked = planned['store_secret_in_state'] ?? null;
  if (asked !== false && prior['store_secret_in_state'] !== true)
    return {
      attribute: 'store_secret_in_state',
      because: 'the secret was returned once, when the key was created, and cannot be read again',
    };
  if (
    (planned['age_recipients'] ?? null) !== null &&
    differs(prior['age_recipients'], planned['age_recipients'])
  )
    return {
      attribute: 'age_recipients',
      because: 'the secret was returned once, when the key was created, and can be encrypted to nobody else',
    };
  return tooOld(prior['created_at'], planned['rotate_after'], now);
}

function tooOld(created: CtyValue | undefined, rotateAfter: CtyValue | undefined, now: number) {
  if (typeof created !== 'string' || typeof rotateAfter !== 'string') return undefined;
  const age = now - Date.parse(created);
  if (age < durationMilliseconds(rotateAfter)) return undefined;
  const days = Math.floor(age / dayMilliseconds);
  const inWords = days === 1 ? '1 day' : `${days} days`;
  const old = days >= 1 ? `it is ${inWords} old, and` : 'it is old enough:';
  return { attribute: 'rotate_after', because: `${old} "rotate_after" is ${rotateAfter}` };
}

/**
 * The secret of an access key is returned once. It enters the state only when the user asks for that by name, or
 * encrypted. Whatever takes another secret rotates the key: a new one beside the old one, which works on for a while.
 */
export const planAccessKey: Specialise = (prior, planned, config) => {
  const way = {
    secret_access_key: planned['store_secret_in_state'] === false ? null : unknown,
    encrypted_secret_access_key: (planned['age_recipients'] ?? null) === null ? null : unknown,
  };
  if (!prior) {
    const none = { previous_access_key_id: null, previous_access_key_retires_at: null };
    const findings = isReadable(planned, config) ? [] : [unreadableSecret];
    return { planned: { ...planned, ...way, ...none }, replacedBecause: [], findings };
  }
  const reason = rotationReason(prior, planned, Date.now());
  // Another service account takes another key altogether.
  if (!reason || differs(prior['service_account_id'], planned['service_account_id'])) {
    const kept = Object.fromEntries(
      Object.entries(way).map(([name, value]) => {
        if (value === null || isUnknown(planned['store_secret_in_state'])) return [name, value];
        return [name, prior[name] ?? null];
      }),
    );
    return { planned: { ...planned, ...kept }, replacedBecause: [], findings: [] };
  }
  const next = {
    ...way,
    id: unknown,
    created_at: unknown,
    previous_access_key_id: prior['id'] ?? null,
    previous_access_key_retires_at: unknown,
  };
  return {
    planned: { ...planned, ...next },
    replacedBecause: [],
    findings: [rotates(prior, planned, reason)],
  };
};

/** Whether anybody is going to know the secret. */
const isReadable = (planned: CtyObject, config: CtyObject) =>
  ['secret_access_key_wo', 'age_recipients'].some((name) => (config[name] ?? null) !== null) ||
  planned['store_secret_in_state'] !== false;

function rotates(prior: CtyObject, planned: CtyObject, { attribute, because }: Reason): Finding {
  const end = retireTime(planned['overlap'], Date.now());
  const earlier = typeof prior['expires_at'] === 'string' ? ', or earlier if it ends earlier' : '';
  return warning(
    `The access key ${prior['id']} is rotated`,
    `Applying this makes a new access key of the same service account, because ${because}. The old one, ${prior['id']}, works on for ${planned['overlap']} (until about ${end}${earlier}) and is then retired: until then, whatever signs with it must change over to the new one.`,
    attribute,
  );
}

const unreadableSecret = warning(
  'Nobody will be able to read the secret of this access key',
  'The API returns the secret access key once, by the creation, and Terraform will not keep it. Bring the secret yourself (secret_access_key_wo), have it encrypted (age_recipients), or set store_secret_in_state = true to keep it in the state, where everybody who may read the state can read it.',
  'store_secret_in_state',
);
