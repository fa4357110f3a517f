// Do not edit: npm run generate makes this file of constructs/custom-role.ts.
import { Role, type RoleConfig } from '../generated';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { watchAddresses } from './addresses';
import type { DefaultEdition, Edition } from './editions';
import { editionOf } from './environment-edition';
import { listOf, requireProps } from './given';
import type { Permission, RoleReference, SaidEdition, ScopeKind } from './roles';

interface CustomRoleSettings<S extends ScopeKind, E extends Edition>
  extends Pick<RoleConfig, 'name' | 'description' | 'adoptExisting' | 'deletionProtection' | 'provider'> {
  /** Where it is granted: in the whole environment, or project by project. */
  readonly scopeKind: S;
  /** What it grants, at least one: permissions of the edition, or `deployment.*` for all that begin so. */
  readonly permissions: readonly Permission<NoInfer<E>>[];
  /** The edition of the environment. Default `emqx-platform-3`. */
  readonly edition?: E;
}

/** What {@link CustomRole} takes. */
export type CustomRoleProps<S extends ScopeKind, E extends Edition = DefaultEdition> = CustomRoleSettings<
  S,
  E
> &
  SaidEdition<E>;

/**
 * A role of your own. A permission that the edition does not have does not compile, and neither does granting the role
 * where its scope kind does not allow it.
 *
 * Its one resource has the address of a `Role` with the same construct id. Another construct id is another role.
 */
export class CustomRole<S extends ScopeKind, E extends Edition = DefaultEdition>
  extends Construct
  implements RoleReference<S, E>
{
  /** The resource. */
  readonly role: Role;
  readonly scopeKind: S;
  readonly edition: E;

  constructor(scope: Construct, id: string, props: CustomRoleProps<S, E>) {
    super(scope, id);
    watchAddresses(this);
    const { edition, ...role }: CustomRoleSettings<S, E> = requireProps(this, props, {
      name: "say what the role is called, as in 'Log reader'",
      scopeKind: "say where it is granted: 'environment' or 'project'",
      permissions: "name what it grants, as in ['deployment.read']",
    });
    const { provider, scopeKind } = role;
    this.edition = editionOf(this, { ...(edition && { edition }), ...(provider && { provider }) });
    this.scopeKind = scopeKind;
    const permissions = listOf(this, 'permissions', role.permissions);
    if (Array.isArray(role.permissions) && permissions.length === 0)
      Annotations.of(this).addError('"permissions" is empty: name at least one permission');
    this.role = new Role(this, 'Default', { ...role, permissions: [...permissions] });
  }

  /** The id of the role (`rol_…`). */
  get id(): string {
    return this.role.id;
  }
}
