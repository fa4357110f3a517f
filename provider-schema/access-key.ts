import {
  defineResource,
  flag,
  idPattern,
  moment,
  type RuleValues,
  reference,
  text,
  textSet,
} from './definition.ts';
import { durationMilliseconds, durationPattern } from './duration.ts';
import { note } from './fields.ts';

const ways = ['secret_access_key_wo', 'age_recipients', 'store_secret_in_state'] as const;

function oneWay(values: RuleValues) {
  const chosen = ways.filter((name) => values[name] !== undefined && values[name] !== false);
  return chosen.length <= 1
    ? undefined
    : {
        field: chosen[1] ?? '',
        message: `the secret goes one way: leave out all but one of ${chosen.join(', ')}`,
      };
}

function noRotationOfWritten({ secret_access_key_wo, rotate_after }: RuleValues) {
  return secret_access_key_wo === undefined || rotate_after === undefined
    ? undefined
    : {
        field: 'rotate_after',
        message:
          'a key whose secret you bring is rotated by raising "secret_access_key_wo_version": leave "rotate_after" out',
      };
}

function overlapIsShorter({ rotate_after, overlap }: RuleValues) {
  if (typeof rotate_after !== 'string' || typeof overlap !== 'string') return undefined;
  return durationMilliseconds(overlap) < durationMilliseconds(rotate_after)
    ? undefined
    : { field: 'overlap', message: 'must be shorter than "rotate_after"' };
}

export const accessKey = defineResource({
  name: 'access_key',
  plural: 'access_keys',
  title: 'Access key',
  idPrefix: 'ak',
  description:
    'An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).',
  fields: {
    service_account_id: reference(
      ['service_account'],
      'required',
      'The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.',
      {
        immutable: true,
        pattern: idPattern('sa'),
      },
    ),
    note: note('the access key'),
    expires_at: moment(
      'optional',
      'When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.',
      {
        example: '2099-12-31T23:59:59Z',
      },
    ),
    status: text('computed', '`active`, or `disabled` while switched off: it opens nothing then.', {
      oneOf: ['active', 'disabled'],
      verbs: { active: 'enable', disabled: 'disable' },
    }),
    secret_access_key: text(
      'optional',
      'The secret access key, of 256 random bits or more: 40 to 128 letters, digits and `/ + = _ -`, at least 10 of them different. One that you bring is told to nobody. Unset: Roster makes one and returns it once, by the creation; in Terraform it is null unless `store_secret_in_state` is true.',
      {
        secret: true,
        madeWhenUnset: true,
        immutable: true,
        minLength: 40,
        maxLength: 128,
        // Fewer have 40 hexadecimal digits that were made by chance once in a million times, and 64 of them never.
        minDistinct: 10,
        // Known to everybody, and so no secret.
        example: 'example/Kq7mW2xR9tB4vN6yL1cF8hJ3pD5sG0zA+E_',
        pattern: {
          regex: /^[A-Za-z0-9/+=_-]*$/,
          says: 'must have letters, digits and / + = _ - alone',
        },
      },
    ),
    age_recipients: textSet(
      'optional',
      'Public keys of age (`age1…`), 1 to 20: the secret is encrypted to them, and only `encrypted_secret_access_key` comes into the state. Another set of them rotates the key.',
      {
        declaredOnly: true,
        minLength: 1,
        maxLength: 20,
        pattern: {
          regex: /^age1[02-9ac-hj-np-z]{58}$/,
          says: 'must be a public key of age, as age-keygen prints it: age1 and 58 more characters',
        },
      },
    ),
    encrypted_secret_access_key: text(
      'computed',
      'The secret access key, encrypted to `age_recipients` and ASCII-armored: `age --decrypt` reads it.',
      { declaredOnly: true },
    ),
    store_secret_in_state: flag(
      'optional',
      'Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key rotates the key, because the secret is returned only once.',
      {
        declaredOnly: true,
        default: false,
      },
    ),
    rotate_after: text(
      'optional',
      'How old the key may become, as a whole number of days, hours or minutes (`90d`, `12h`, `30m`): the first plan that refreshes after that makes a new key in its place. Declared anew, it counts from the next plan on. Unset: it is rotated by hand.',
      { declaredOnly: true, pattern: durationPattern },
    ),
    overlap: text(
      'optional',
      'For how long the old key works on after a rotation, so that programs can change over without downtime: as `rotate_after`, at least a minute.',
      { declaredOnly: true, pattern: durationPattern, default: '24h' },
    ),
    previous_access_key_id: text(
      'computed',
      'The key that the latest rotation retired, while it still works; else null.',
      { declaredOnly: true },
    ),
    previous_access_key_retires_at: moment(
      'computed',
      'When that key stops working, RFC 3339 in UTC; null when none is left.',
      { declaredOnly: true },
    ),
  },
  rules: [
    { code: 'one_way_for_the_secret', fields: [...ways], check: oneWay },
    {
      code: 'rotated_by_version',
      fields: ['secret_access_key_wo', 'rotate_after'],
      check: noRotationOfWritten,
    },
    { code: 'overlap_too_long', fields: ['rotate_after', 'overlap'], check: overlapIsShorter },
  ],
  filters: ['service_account_id', 'status'],
  dataSources: { one: ['id'], many: true },
});
