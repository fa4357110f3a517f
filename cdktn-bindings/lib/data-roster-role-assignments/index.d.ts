import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterRoleAssignmentsConfig extends cdktn.TerraformMetaArguments {
    /**
    * Only role assignments with this `principal_id`. The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment.
    */
    readonly principalId?: string;
    /**
    * Only role assignments with this `role_id`. The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
    */
    readonly roleId?: string;
    /**
    * Only role assignments with this `project_id`. The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment.
    */
    readonly projectId?: string;
}
export interface DataRosterRoleAssignmentsRoleAssignments {
}
export declare function dataRosterRoleAssignmentsRoleAssignmentsToTerraform(struct?: DataRosterRoleAssignmentsRoleAssignments): any;
export declare function dataRosterRoleAssignmentsRoleAssignmentsToHclTerraform(struct?: DataRosterRoleAssignmentsRoleAssignments): any;
export declare class DataRosterRoleAssignmentsRoleAssignmentsOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterRoleAssignmentsRoleAssignments | undefined;
    set internalValue(value: DataRosterRoleAssignmentsRoleAssignments | undefined);
    /**
    * The id: `ra_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
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
}
export declare class DataRosterRoleAssignmentsRoleAssignmentsList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterRoleAssignmentsRoleAssignmentsOutputReference;
}
/**
* `roster_role_assignments`: Lists the role assignments of the environment, narrowed by the arguments. A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
*/
export declare class DataRosterRoleAssignments extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_role_assignments";
    /**
    * Generates CDKTN code for importing a DataRosterRoleAssignments resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterRoleAssignments to import
    * @param importFromId The id of the existing DataRosterRoleAssignments that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterRoleAssignments to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_role_assignments` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterRoleAssignmentsConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterRoleAssignmentsConfig);
    private _principalId?;
    /**
    * Only role assignments with this `principal_id`. The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment.
    */
    get principalId(): string;
    set principalId(value: string);
    resetPrincipalId(): void;
    get principalIdInput(): string | undefined;
    private _roleId?;
    /**
    * Only role assignments with this `role_id`. The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
    */
    get roleId(): string;
    set roleId(value: string);
    resetRoleId(): void;
    get roleIdInput(): string | undefined;
    private _projectId?;
    /**
    * Only role assignments with this `project_id`. The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment.
    */
    get projectId(): string;
    set projectId(value: string);
    resetProjectId(): void;
    get projectIdInput(): string | undefined;
    private _roleAssignments;
    /**
    * The role assignments that were found, in the order of their creation.
    */
    get roleAssignments(): DataRosterRoleAssignmentsRoleAssignmentsList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
