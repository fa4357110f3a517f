import { AccessKey, type RoleAssignment, ServiceAccount, type ServiceAccountConfig, WorkloadIdentity, type WorkloadIdentityConfig } from '../generated';
import { Construct } from 'constructs';
import { type RotatingKey } from './credentials';
import type { DefaultEdition, Edition } from './editions';
import { type GrantedRole, type GrantOptions } from './references';
import type { SaidEdition } from './roles';
/** Who else may act as the service account, by tokens that another issuer makes for them. */
export interface Identity extends Pick<WorkloadIdentityConfig, 'issuer' | 'audience' | 'subjectPattern' | 'claims' | 'tokenLifetimeMinutes' | 'note'> {
    /** Unique in the environment. Default: the name of the service account, a space, and the key of this entry. */
    readonly name?: string;
}
/** How the program proves who it is: by a key that rotates, or by no stored secret at all. */
export type Credentials = RotatingKey | {
    /** By a name of yours that does not change: another name is another workload identity. */
    readonly workloadIdentities: Readonly<Record<string, Identity>>;
    readonly rotateAfter?: never;
    readonly overlap?: never;
    readonly ageRecipients?: never;
    readonly storeSecretInState?: never;
};
interface AutomationSettings<E extends Edition> extends Pick<ServiceAccountConfig, 'name' | 'note' | 'allowedAddresses' | 'adoptExisting' | 'deletionProtection' | 'provider'> {
    /** How the program proves who it is. Where a secret goes has no default. */
    readonly credentials: Credentials;
    /** What it may do, and where. */
    readonly roles: readonly (GrantedRole<NoInfer<E>> & GrantOptions)[];
    /** The edition of the environment. Default `emqx-platform-3`. */
    readonly edition?: E;
}
/** What {@link Automation} takes. */
export type AutomationProps<E extends Edition = DefaultEdition> = AutomationSettings<E> & SaidEdition<E>;
/**
 * A program: a service account, the roles that it holds, and a key that rotates, or identities in place of one.
 *
 * The service account has the address of a `ServiceAccount` with the same construct id. Role assignments are named
 * after the role and the project, never after the place in the list. Another construct id makes new resources, with a
 * new key, in the place of the old ones.
 */
export declare class Automation<E extends Edition = DefaultEdition> extends Construct {
    /** The resource of the service account. */
    readonly serviceAccount: ServiceAccount;
    /** The key; `undefined` where workload identities stand in its place. */
    readonly accessKey: AccessKey | undefined;
    /** The workload identities, by the names in `credentials`. */
    readonly workloadIdentities: ReadonlyMap<string, WorkloadIdentity>;
    /** The role assignments. */
    readonly assignments: readonly RoleAssignment[];
    constructor(scope: Construct, id: string, props: AutomationProps<E>);
    /** The id of the service account (`sa_…`). */
    get id(): string;
    /** The id of the service account, by which an automation is one where a principal is asked for. */
    get principalId(): string;
}
export {};
