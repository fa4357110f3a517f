import { type Finding, warning } from '../diagnostics.ts';
import { type CtyObject, isUnknown, isWhollyKnown, unknown } from '../plugin/cty/value.ts';
import { differs } from './object.ts';
import type { Specialise } from './plan.ts';
import { retireTime } from './retire-time.ts';
import { tooOld } from './rotation-age.ts';

const age = 'rotate_after';

interface Reason {
  readonly attribute: string;
  /** As in `it is 91 days old`. */
  readonly because: string;
}

/**
 * Why a plan makes a new key of an existing one; `undefined`: it does not.
 *
 * @param due whether the key was too old when it was last read
 */
function rotationReason(prior: CtyObject, planned: CtyObject, due: boolean): Reason | undefined {
  const version = 'secret_access_key_wo_version';
  const asks = (name: string) => (planned[name] ?? null) !== null && differs(prior[name], planned[name]);
  const reasons: (Reason & { readonly holds: boolean })[] = [
    { attribute: version, holds: asks(version), because: 'you bring another secret' },
    {
      attribute: 'store_secret_in_state',
      holds: (planned['store_secret_in_state'] ?? null) !== false && prior['store_secret_in_state'] !== true,
      because: 'the secret was returned once, when the key was created, and cannot be read again',
    },
    {
      attribute: 'age_recipients',
      holds: asks('age_recipients'),
      because: 'the secret was returned once, when the key was created, and can be encrypted to nobody else',
    },
  ];
  return (
    reasons.find(({ attribute, holds }) => holds && isWhollyKnown(planned[attribute] ?? null)) ??
    ageReason(prior, planned, due) ??
    reasons.find(({ holds }) => holds)
  );
}

/** An age that is declared anew counts from the next plan on. */
function ageReason(prior: CtyObject, planned: CtyObject, due: boolean): Reason | undefined {
  if (!due || differs(prior[age], planned[age])) return undefined;
  return { attribute: age, because: inWords(prior, planned) ?? 'it was too old when it was last read' };
}

const inWords = (prior: CtyObject, planned: CtyObject) =>
  tooOld(prior['created_at'] ?? null, planned[age] ?? null, Date.now());

/**
 * The secret of an access key is returned once. It enters the state only when the user asks for that by name, or
 * encrypted. Whatever takes another secret rotates the key: a new one beside the old one, which works on for a while.
 */
export const planAccessKey =
  (due: boolean): Specialise =>
  (prior, planned, config) => {
    const way = {
      secret_access_key: planned['store_secret_in_state'] === false ? null : unknown,
      encrypted_secret_access_key: (planned['age_recipients'] ?? null) === null ? null : unknown,
    };
    if (!prior) {
      const none = { previous_access_key_id: null, previous_access_key_retires_at: null };
      const findings = isReadable(planned, config) ? [] : [unreadableSecret];
      return { planned: { ...planned, ...way, ...none }, findings };
    }
    const reason = rotationReason(prior, planned, due);
    // Another service account takes another key altogether.
    if (!reason || differs(prior['service_account_id'], planned['service_account_id'])) {
      const kept = Object.fromEntries(
        Object.entries(way).map(([name, value]) => {
          if (value === null || isUnknown(planned['store_secret_in_state'])) return [name, value];
          return [name, prior[name] ?? null];
        }),
      );
      return { planned: { ...planned, ...kept }, findings: rotatesNext(prior, planned) };
    }
    const next = {
      ...way,
      id: unknown,
      created_at: unknown,
      // A value that is still to be known may turn out to be the one that is there.
      previous_access_key_id: isCertain(planned, reason) ? (prior['id'] ?? null) : unknown,
      previous_access_key_retires_at: unknown,
    };
    return {
      planned: { ...planned, ...next },
      findings: [rotates(prior, planned, reason)],
    };
  };

/** Whether anybody is going to know the secret. */
const isReadable = (planned: CtyObject, config: CtyObject) =>
  ['secret_access_key_wo', 'age_recipients'].some((name) => (config[name] ?? null) !== null) ||
  planned['store_secret_in_state'] !== false;

const isCertain = (planned: CtyObject, { attribute }: Reason) => isWhollyKnown(planned[attribute] ?? null);

function rotates(prior: CtyObject, planned: CtyObject, reason: Reason): Finding {
  const { attribute, because } = reason;
  const [overlap = null, expiry] = [planned['overlap'], prior['expires_at']];
  const earlier = typeof expiry === 'string' ? ', or earlier if it ends earlier' : '';
  const end = `${overlap} (until about ${retireTime(overlap, Date.now())}${earlier})`;
  const lasting = `The old one, ${prior['id']}, works on for ${isUnknown(overlap) ? '"overlap"' : end} and is then retired: until then, whatever signs with it must change over to the new one.`;
  const makes = 'makes a new access key of the same service account';
  return isCertain(planned, reason)
    ? warning(
        `The access key ${prior['id']} is rotated`,
        `Applying this ${makes}, because ${because}. ${lasting}`,
        attribute,
      )
    : warning(
        `The access key ${prior['id']} may be rotated`,
        `"${attribute}" is known only when this is applied. If it is another value then, applying this ${makes}. ${lasting}`,
        attribute,
      );
}

/** An age that is declared anew, and is reached already. */
function rotatesNext(prior: CtyObject, planned: CtyObject): Finding[] {
  const because = inWords(prior, planned);
  if (because === undefined || !differs(prior[age], planned[age])) return [];
  return [
    warning(
      `The access key ${prior['id']} is rotated by the next plan`,
      `This plan only notes how old it may become. The next one rotates it, because ${because}.`,
      age,
    ),
  ];
}

const unreadableSecret = warning(
  'Nobody will be able to read the secret of this access key',
  'The API returns the secret access key once, by the creation, and Terraform will not keep it. Bring the secret yourself (secret_access_key_wo), have it encrypted (age_recipients), or set store_secret_in_state = true to keep it in the state, where everybody who may read the state can read it.',
  'store_secret_in_state',
);
