import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterRoleAssignmentConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id: `ra_` and 26 characters. It never changes and is never used again.
    *
    * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
    * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
    */
    readonly id: string;
}
/**
* `roster_role_assignment`: Finds one role assignment by `id`. A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
*/
export declare class DataRosterRoleAssignment extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_role_assignment";
    /**
    * Generates CDKTN code for importing a DataRosterRoleAssignment resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterRoleAssignment to import
    * @param importFromId The id of the existing DataRosterRoleAssignment that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterRoleAssignment to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_role_assignment` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterRoleAssignmentConfig
    */
    constructor(scope: Construct, id: string, config: DataRosterRoleAssignmentConfig);
    private _id?;
    /**
    * The id: `ra_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    set id(value: string);
    get idInput(): string | undefined;
    /**
    * The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment.
    */
    get principalId(): string;
    /**
    * The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
    */
    get roleId(): string;
    /**
    * The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment.
    */
    get projectId(): string;
    /**
    * When the assignment stops counting, to the second: RFC 3339 in UTC with whole seconds. Unset: it has no end.
    */
    get expiresAt(): string;
    /**
    * Why the role is granted, for reviewers and auditors: at most 500 characters.
    */
    get reason(): string;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
