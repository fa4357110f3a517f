// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterRoleConfig extends cdktn.TerraformMetaArguments {
  /**
  * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. Set exactly one of `id` or `name` to say which.
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role. Set exactly one of `id` or `name` to say which.
  */
  readonly name?: string;
}

/**
* `roster_role`: Finds one role by `id` or `name`. A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
*/
export class DataRosterRole extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_role";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterRole resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterRole to import
  * @param importFromId The id of the existing DataRosterRole that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterRole to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_role", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_role` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterRoleConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterRoleConfig = {}) {
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
    this._id = config.id;
    this._name = config.name;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _id?: string;
  /**
  * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. Set exactly one of `id` or `name` to say which.
  */
  public get id() {
    return this.getStringAttribute('id');
  }
  public set id(value: string) {
    this._id = value;
  }
  public resetId() {
    this._id = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get idInput() {
    return this._id;
  }

  private _name?: string;
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role. Set exactly one of `id` or `name` to say which.
  */
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  /**
  * What the role is for: at most 500 characters.
  */
  public get description() {
    return this.getStringAttribute('description');
  }

  /**
  * `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
  */
  public get scopeKind() {
    return this.getStringAttribute('scope_kind');
  }

  /**
  * The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
  */
  public get permissions() {
    return cdktn.Fn.tolist(this.getListAttribute('permissions'));
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

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktn.stringToTerraform(this._id),
      name: cdktn.stringToTerraform(this._name),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      id: {
        value: cdktn.stringToHclTerraform(this._id),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
