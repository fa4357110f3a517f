import { RoleAssignment } from '../generated';
import { type TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { type AnyRole, type GrantOptions, type Principal, type ProjectReference } from './references';
/** A grant, whatever its edition. */
export interface Wanted extends GrantOptions {
    readonly principal: Principal;
    readonly role: AnyRole;
    readonly project?: ProjectReference;
    readonly provider?: TerraformProvider;
}
/**
 * The role assignment of a grant, unless its end has passed: then nothing, so that the next plan removes it.
 *
 * @param construct what people declared, where annotations belong
 * @param place where the role assignment is put
 */
export declare function assign(construct: Construct, [place, id]: readonly [Construct, string], { principal, role, project, expiresAt, ...rest }: Wanted): RoleAssignment | undefined;
/** Whether it is one, and an annotation where not: types are not checked everywhere, and can be cast away. */
export declare function requirePrincipal(construct: Construct, principal: Principal): boolean;
/** Says that whoever holds these roles in the project is named in one place. */
export declare function declareComplete(project: object, roles: ReadonlySet<string>): void;
