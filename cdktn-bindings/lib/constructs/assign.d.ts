import { RoleAssignment } from '../generated';
import { type TerraformProvider } from 'cdktn';
import type { Construct } from 'constructs';
import { type AnyRole, type GrantOptions, type Principal, type RoleSomewhere } from './references';
/** A grant, whatever its edition. */
export interface Wanted extends RoleSomewhere, GrantOptions {
    readonly principal: Principal;
    readonly provider?: TerraformProvider;
}
/**
 * The role assignment of a grant, unless its end has passed: then nothing, so that the next plan removes it.
 *
 * @param construct what people declared, where annotations belong
 * @param place where the role assignment is put
 */
export declare function assign(construct: Construct, [place, id]: readonly [Construct, string], { principal, role, project, expiresAt, ...rest }: Wanted): RoleAssignment | undefined;
/** Says that whoever holds these roles in the project is named by the team. */
export declare function declareComplete(team: Construct, project: string, roles: readonly AnyRole[]): void;
