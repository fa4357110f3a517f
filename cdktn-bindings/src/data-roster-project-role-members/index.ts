// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterProjectRoleMembersConfig extends cdktn.TerraformMetaArguments {
  /**
  * The id of the project.
  */
  readonly projectId: string;
  /**
  * The id of the role, whose scope kind is `project`: a predefined one (`project_user`, …) or that of a custom role.
  */
  readonly roleId: string;
}

/**
* `roster_project_role_members`: Finds one project role members by `project_id` and `role_id`. Everybody who holds one role in one project, as one set: whoever is not in it loses the role there, and the plan says who, by name. Use it where the set is to be complete, and `roster_role_assignment` where assignments come from several places; both for the same role in the same project would take turns. Creating it takes nothing from anybody: while others hold the role, it asks to be imported first.
*/
export class DataRosterProjectRoleMembers extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_project_role_members";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterProjectRoleMembers resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterProjectRoleMembers to import
  * @param importFromId The id of the existing DataRosterProjectRoleMembers that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterProjectRoleMembers to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_project_role_members", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_project_role_members` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterProjectRoleMembersConfig
  */
  public constructor(scope: Construct, id: string, config: DataRosterProjectRoleMembersConfig) {
    super(scope, id, {
      terraformResourceType: 'roster_project_role_members',
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
    this._projectId = config.projectId;
    this._roleId = config.roleId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  /**
  * The id of the project, `/`, and the id of the role.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  private _projectId?: string;
  /**
  * The id of the project.
  */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
  public set projectId(value: string) {
    this._projectId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get projectIdInput() {
    return this._projectId;
  }

  private _roleId?: string;
  /**
  * The id of the role, whose scope kind is `project`: a predefined one (`project_user`, …) or that of a custom role.
  */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }
  public set roleId(value: string) {
    this._roleId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get roleIdInput() {
    return this._roleId;
  }

  /**
  * The ids of all members and service accounts that hold the role there, 0 to 500. Whoever holds it for a time counts as well.
  */
  public get principalIds() {
    return cdktn.Fn.tolist(this.getListAttribute('principal_ids'));
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      project_id: cdktn.stringToTerraform(this._projectId),
      role_id: cdktn.stringToTerraform(this._roleId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      project_id: {
        value: cdktn.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      role_id: {
        value: cdktn.stringToHclTerraform(this._roleId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
