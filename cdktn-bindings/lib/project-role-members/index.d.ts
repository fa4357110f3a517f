import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface ProjectRoleMembersConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id of the project. Changing it replaces the project role members.
    */
    readonly projectId: string;
    /**
    * The id of the role, whose scope kind is `project`: a predefined one (`project_user`, …) or that of a custom role. Changing it replaces the project role members.
    */
    readonly roleId: string;
    /**
    * The ids of all members and service accounts that hold the role there, 0 to 500. Whoever holds it for a time counts as well.
    */
    readonly principalIds: string[];
    /**
    * Of the assignments that this resource makes. Why the role is granted, for reviewers and auditors: at most 500 characters.
    */
    readonly reason?: string;
}
/**
* `roster_project_role_members`: Everybody who holds one role in one project, as one set: whoever is not in it loses the role there, and the plan says who, by name. Use it where the set is to be complete, and `roster_role_assignment` where assignments come from several places; both for the same role in the same project would take turns. Creating it takes nothing from anybody: while others hold the role, it asks to be imported first.
*/
export declare class ProjectRoleMembers extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_project_role_members";
    /**
    * Generates CDKTN code for importing a ProjectRoleMembers resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the ProjectRoleMembers to import
    * @param importFromId The id of the existing ProjectRoleMembers that should be imported.
    * @param provider? Optional instance of the provider where the ProjectRoleMembers to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_project_role_members` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options ProjectRoleMembersConfig
    */
    constructor(scope: Construct, id: string, config: ProjectRoleMembersConfig);
    /**
    * The id of the project, `/`, and the id of the role.
    */
    get id(): string;
    private _projectId?;
    /**
    * The id of the project. Changing it replaces the project role members.
    */
    get projectId(): string;
    set projectId(value: string);
    get projectIdInput(): string | undefined;
    private _roleId?;
    /**
    * The id of the role, whose scope kind is `project`: a predefined one (`project_user`, …) or that of a custom role. Changing it replaces the project role members.
    */
    get roleId(): string;
    set roleId(value: string);
    get roleIdInput(): string | undefined;
    private _principalIds?;
    /**
    * The ids of all members and service accounts that hold the role there, 0 to 500. Whoever holds it for a time counts as well.
    */
    get principalIds(): string[];
    set principalIds(value: string[]);
    get principalIdsInput(): string[] | undefined;
    private _reason?;
    /**
    * Of the assignments that this resource makes. Why the role is granted, for reviewers and auditors: at most 500 characters.
    */
    get reason(): string;
    set reason(value: string);
    resetReason(): void;
    get reasonInput(): string | undefined;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
