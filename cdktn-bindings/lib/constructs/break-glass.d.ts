import type { RoleAssignment } from '../generated';
import { type TerraformProvider } from 'cdktn';
import { Construct } from 'constructs';
import { type Duration } from './duration';
import { type End } from './moment';
import type { Principal } from './references';
/** What {@link BreakGlass} takes. */
export interface BreakGlassProps {
    /** Who becomes Administrator. */
    readonly principal: Principal;
    /** Why, for reviewers and auditors: 1 to 500 characters, best with a ticket. */
    readonly reason: string;
    /** When it ends. */
    readonly expiresAt: End;
    /** How far from now `expiresAt` may be. Default `24h`. */
    readonly maximum?: Duration;
    /** The provider block to use. Unset: that of the stack. */
    readonly provider?: TerraformProvider;
}
/**
 * Somebody is Administrator for a time: everything, in every project, until `expiresAt`.
 *
 * Roster ends it by itself. From then on this declares nothing and warns, so that pipelines go on and the next plan
 * removes what has ended; delete it from the code then. An end that is further away than `maximum` is an error.
 */
export declare class BreakGlass extends Construct {
    /** The resource; `undefined` once `expiresAt` has passed. */
    readonly assignment: RoleAssignment | undefined;
    constructor(scope: Construct, id: string, settings: BreakGlassProps);
}
