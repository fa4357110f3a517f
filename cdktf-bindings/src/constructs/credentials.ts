// Do not edit: npm run generate makes this file of constructs/credentials.ts.
import type { AccessKeyConfig } from '../generated';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { type Duration, durationOf } from './duration';

interface Rotation extends Pick<AccessKeyConfig, 'note'> {
  /** How old the key may become: the first plan after that makes a new one. */
  readonly rotateAfter: Duration;
  /** For how long the old key works on after that. Default `24h`; shorter than `rotateAfter`. */
  readonly overlap?: Duration;
  readonly workloadIdentities?: never;
}

/** A key that rotates. Its secret goes one way, which has to be chosen. */
export type RotatingKey = Rotation &
  (
    | {
        /** Public keys of age (`age1…`), 1 to 20: the secret is encrypted to them, and the state has nothing else. */
        readonly ageRecipients: readonly string[];
        readonly storeSecretInState?: never;
      }
    | {
        /** The secret is kept in the state as it is, where everybody who may read the state can read it. */
        readonly storeSecretInState: true;
        readonly ageRecipients?: never;
      }
  );

const isSecret = (recipient: string) => String(recipient).startsWith('AGE-SECRET-KEY-');

/** The recipients to declare: nothing that was meant for nobody's eyes. */
export function publicRecipients(recipients: readonly string[] | undefined) {
  return Array.isArray(recipients) ? { ageRecipients: recipients.filter((each) => !isSecret(each)) } : {};
}

/** What is wrong with a key that types cannot tell, and what to do. */
export function keyProblems(construct: IConstruct, key: RotatingKey): readonly string[] {
  return [...recipientProblems(key), ...rotationProblems(construct, key)];
}

function recipientProblems({
  ageRecipients: recipients,
  storeSecretInState,
}: RotatingKey): readonly string[] {
  if (recipients === undefined && !storeSecretInState)
    return [
      '"credentials" say of no way for the secret: name "ageRecipients", or set "storeSecretInState" to true',
    ];
  if (recipients === undefined || Token.isUnresolved(recipients)) return [];
  if (!Array.isArray(recipients))
    return ['"ageRecipients" is no list: write brackets around it, as in ageRecipients: [\'age1…\']'];
  if (recipients.length === 0)
    return ['"ageRecipients" is empty: name the public key of whoever is to read the secret'];
  const wrong = recipients.filter(
    (each) => !Token.isUnresolved(each) && !/^age1[02-9ac-hj-np-z]{58}$/.test(each),
  );
  if (wrong.some(isSecret))
    return [
      '"ageRecipients" has a secret key of age: make it a new one, and name its public key (age1…) here',
    ];
  return wrong.map(
    (each) =>
      `"ageRecipients" has "${each}", which is no public key of age: age-keygen prints one, age1 and 58 more characters`,
  );
}

/** The provider's own default, which a short rotation runs into as well. */
const defaultOverlap: Duration = '24h';

function rotationProblems(construct: IConstruct, { rotateAfter, overlap }: RotatingKey): readonly string[] {
  const age = durationOf(construct, 'rotateAfter', rotateAfter);
  const both = durationOf(construct, 'overlap', overlap ?? defaultOverlap);
  if (age === undefined || both === undefined || both < age) return [];
  const said = overlap === undefined ? `the default, ${defaultOverlap}` : overlap;
  return [
    `"overlap" (${said}) must be shorter than "rotateAfter" (${rotateAfter}): the old key would never end`,
  ];
}
