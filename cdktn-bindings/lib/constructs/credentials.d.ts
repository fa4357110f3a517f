import type { AccessKeyConfig } from '../generated';
import type { IConstruct } from 'constructs';
import { type Duration } from './duration';
interface Rotation extends Pick<AccessKeyConfig, 'note'> {
    /** How old the key may become: the first plan after that makes a new one. */
    readonly rotateAfter: Duration;
    /** For how long the old key works on after that. Default `24h`; shorter than `rotateAfter`. */
    readonly overlap?: Duration;
    readonly workloadIdentities?: never;
}
/** A key that rotates. Its secret goes one way, which has to be chosen. */
export type RotatingKey = Rotation & ({
    /** Public keys of age (`age1…`), 1 to 20: the secret is encrypted to them, and the state has nothing else. */
    readonly ageRecipients: readonly string[];
    readonly storeSecretInState?: never;
} | {
    /** The secret is kept in the state as it is, where everybody who may read the state can read it. */
    readonly storeSecretInState: true;
    readonly ageRecipients?: never;
});
/** The recipients to declare: nothing that was meant for nobody's eyes. */
export declare function publicRecipients(recipients: readonly string[] | undefined): {
    ageRecipients: any[];
} | {
    ageRecipients?: undefined;
};
/** What is wrong with a key that types cannot tell, and what to do. */
export declare function keyProblems(construct: IConstruct, key: RotatingKey): readonly string[];
export {};
