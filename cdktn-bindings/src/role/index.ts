// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface RoleConfig extends cdktn.TerraformMetaArguments {
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
  */
  readonly name: string;
  /**
  * What the role is for: at most 500 characters.
  */
  readonly description?: string;
  /**
  * `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed. Changing it replaces the role.
  */
  readonly scopeKind: string;
  /**
  * The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
  */
  readonly permissions: string[];
  /**
  * Whether to take over the role with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
  */
  readonly adoptExisting?: boolean | cdktn.IResolvable;
  /**
  * While it is `true`, no plan may delete or replace the role: set it to `false` and apply that first. Default `false`.
  */
  readonly deletionProtection?: boolean | cdktn.IResolvable;
}

/**
* `roster_role`: A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
*/
export class Role extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_role";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a Role resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Role to import
  * @param importFromId The id of the existing Role that should be imported.
  * @param provider? Optional instance of the provider where the Role to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_role", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_role` Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options RoleConfig
  */
  public constructor(scope: Construct, id: string, config: RoleConfig) {
    super(scope, id, {
      terraformResourceType: 'roster_role',
      terraformGeneratorMetadata: {
        providerName: 'roster',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._name = config.name;
    this._description = config.description;
    this._scopeKind = config.scopeKind;
    this._permissions = config.permissions;
    this._adoptExisting = config.adoptExisting;
    this._deletionProtection = config.deletionProtection;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  /**
  * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  private _name?: string;
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
  */
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  private _description?: string;
  /**
  * What the role is for: at most 500 characters.
  */
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  private _scopeKind?: string;
  /**
  * `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed. Changing it replaces the role.
  */
  public get scopeKind() {
    return this.getStringAttribute('scope_kind');
  }
  public set scopeKind(value: string) {
    this._scopeKind = value;
  }
  // Temporarily expose input value. Use with caution.
  public get scopeKindInput() {
    return this._scopeKind;
  }

  private _permissions?: string[];
  /**
  * The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
  */
  public get permissions() {
    return cdktn.Fn.tolist(this.getListAttribute('permissions'));
  }
  public set permissions(value: string[]) {
    this._permissions = value;
  }
  // Temporarily expose input value. Use with caution.
  public get permissionsInput() {
    return this._permissions;
  }

  /**
  * The ids of the permissions that the role grants now. Wildcards are expanded when `permissions` is written: what a later edition adds is not granted until it is written again, and what the edition of the environment does not have is not granted.
  */
  public get effectivePermissions() {
    return cdktn.Fn.tolist(this.getListAttribute('effective_permissions'));
  }

  /**
  * Whether the role comes with the environment's edition. Predefined roles cannot be changed or deleted.
  */
  public get predefined() {
    return this.getBooleanAttribute('predefined');
  }

  /**
  * When it was created, RFC 3339 in UTC.
  */
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  private _adoptExisting?: boolean | cdktn.IResolvable;
  /**
  * Whether to take over the role with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
  */
  public get adoptExisting() {
    return this.getBooleanAttribute('adopt_existing');
  }
  public set adoptExisting(value: boolean | cdktn.IResolvable) {
    this._adoptExisting = value;
  }
  public resetAdoptExisting() {
    this._adoptExisting = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get adoptExistingInput() {
    return this._adoptExisting;
  }

  private _deletionProtection?: boolean | cdktn.IResolvable;
  /**
  * While it is `true`, no plan may delete or replace the role: set it to `false` and apply that first. Default `false`.
  */
  public get deletionProtection() {
    return this.getBooleanAttribute('deletion_protection');
  }
  public set deletionProtection(value: boolean | cdktn.IResolvable) {
    this._deletionProtection = value;
  }
  public resetDeletionProtection() {
    this._deletionProtection = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deletionProtectionInput() {
    return this._deletionProtection;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      name: cdktn.stringToTerraform(this._name),
      description: cdktn.stringToTerraform(this._description),
      scope_kind: cdktn.stringToTerraform(this._scopeKind),
      permissions: cdktn.listMapper(cdktn.stringToTerraform, false)(this._permissions),
      adopt_existing: cdktn.booleanToTerraform(this._adoptExisting),
      deletion_protection: cdktn.booleanToTerraform(this._deletionProtection),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      description: {
        value: cdktn.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      scope_kind: {
        value: cdktn.stringToHclTerraform(this._scopeKind),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      permissions: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._permissions),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      adopt_existing: {
        value: cdktn.booleanToHclTerraform(this._adoptExisting),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      deletion_protection: {
        value: cdktn.booleanToHclTerraform(this._deletionProtection),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
