import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
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
export declare class DataRosterProjectRoleMembers extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_project_role_members";
    /**
    * Generates CDKTN code for importing a DataRosterProjectRoleMembers resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterProjectRoleMembers to import
    * @param importFromId The id of the existing DataRosterProjectRoleMembers that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterProjectRoleMembers to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_project_role_members` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterProjectRoleMembersConfig
    */
    constructor(scope: Construct, id: string, config: DataRosterProjectRoleMembersConfig);
    /**
    * The id of the project, `/`, and the id of the role.
    */
    get id(): string;
    private _projectId?;
    /**
    * The id of the project.
    */
    get projectId(): string;
    set projectId(value: string);
    get projectIdInput(): string | undefined;
    private _roleId?;
    /**
    * The id of the role, whose scope kind is `project`: a predefined one (`project_user`, …) or that of a custom role.
    */
    get roleId(): string;
    set roleId(value: string);
    get roleIdInput(): string | undefined;
    /**
    * The ids of all members and service accounts that hold the role there, 0 to 500. Whoever holds it for a time counts as well.
    */
    get principalIds(): string[];
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
