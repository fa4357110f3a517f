// Do not edit: npm run generate makes this file of constructs/grant.ts.
import type { RoleAssignment } from '../generated';
import type { TerraformProvider } from 'cdktn';
import { Construct } from 'constructs';
import { watchAddresses } from './addresses';
import { assign } from './assign';
import type { DefaultEdition, Edition } from './editions';
import { editionOf } from './environment-edition';
import type { GrantedRole, GrantOptions, Principal } from './references';
import type { SaidEdition } from './roles';

type GrantSettings<E extends Edition> = GrantOptions &
  GrantedRole<NoInfer<E>> & {
    /** The edition of the environment. Default `emqx-platform-3`. */
    readonly edition?: E;
    /** Who receives the role. */
    readonly principal: Principal;
    /** The provider block to use. Unset: that of the stack. */
    readonly provider?: TerraformProvider;
  };

/** What {@link Grant} takes. */
export type GrantProps<E extends Edition = DefaultEdition> = GrantSettings<E> & SaidEdition<E>;

/**
 * One role for one principal. A role that the edition does not have, a role of projects without a project, and a role
 * of the environment with one do not compile.
 *
 * Its one resource has the address of a `RoleAssignment` with the same construct id, so the one can take the place of
 * the other. Another construct id is another assignment.
 */
export class Grant<E extends Edition = DefaultEdition> extends Construct {
  /** The resource; `undefined` once `expiresAt` has passed. */
  readonly assignment: RoleAssignment | undefined;

  constructor(scope: Construct, id: string, props: GrantProps<E>) {
    super(scope, id);
    watchAddresses(this);
    const { edition: _, ...wanted }: GrantSettings<E> = props ?? {};
    editionOf(this, props ?? {});
    this.assignment = assign(this, [this, 'Default'], wanted);
  }
}
