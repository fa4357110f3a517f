import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface RoleAssignmentConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment. Changing it replaces the role assignment.
    */
    readonly principalId: string;
    /**
    * The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment. Changing it replaces the role assignment.
    */
    readonly roleId: string;
    /**
    * The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment. Changing it replaces the role assignment.
    */
    readonly projectId?: string;
    /**
    * When the assignment stops counting, to the second: RFC 3339 in UTC with whole seconds. Unset: it has no end.
    */
    readonly expiresAt?: string;
    /**
    * Why the role is granted, for reviewers and auditors: at most 500 characters.
    */
    readonly reason?: string;
    /**
    * Whether to take over the role assignment with the same principal_id and role_id and project_id where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    readonly adoptExisting?: boolean | cdktn.IResolvable;
    /**
    * While it is `true`, no plan may delete or replace the role assignment: set it to `false` and apply that first. Default `false`.
    */
    readonly deletionProtection?: boolean | cdktn.IResolvable;
}
/**
* `roster_role_assignment`: A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
*/
export declare class RoleAssignment extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_role_assignment";
    /**
    * Generates CDKTN code for importing a RoleAssignment resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the RoleAssignment to import
    * @param importFromId The id of the existing RoleAssignment that should be imported.
    * @param provider? Optional instance of the provider where the RoleAssignment to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_role_assignment` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options RoleAssignmentConfig
    */
    constructor(scope: Construct, id: string, config: RoleAssignmentConfig);
    /**
    * The id: `ra_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    private _principalId?;
    /**
    * The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment. Changing it replaces the role assignment.
    */
    get principalId(): string;
    set principalId(value: string);
    get principalIdInput(): string | undefined;
    private _roleId?;
    /**
    * The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment. Changing it replaces the role assignment.
    */
    get roleId(): string;
    set roleId(value: string);
    get roleIdInput(): string | undefined;
    private _projectId?;
    /**
    * The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment. Changing it replaces the role assignment.
    */
    get projectId(): string;
    set projectId(value: string);
    resetProjectId(): void;
    get projectIdInput(): string | undefined;
    private _expiresAt?;
    /**
    * When the assignment stops counting, to the second: RFC 3339 in UTC with whole seconds. Unset: it has no end.
    */
    get expiresAt(): string;
    set expiresAt(value: string);
    resetExpiresAt(): void;
    get expiresAtInput(): string | undefined;
    private _reason?;
    /**
    * Why the role is granted, for reviewers and auditors: at most 500 characters.
    */
    get reason(): string;
    set reason(value: string);
    resetReason(): void;
    get reasonInput(): string | undefined;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
    private _adoptExisting?;
    /**
    * Whether to take over the role assignment with the same principal_id and role_id and project_id where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    get adoptExisting(): boolean | cdktn.IResolvable;
    set adoptExisting(value: boolean | cdktn.IResolvable);
    resetAdoptExisting(): void;
    get adoptExistingInput(): boolean | cdktn.IResolvable | undefined;
    private _deletionProtection?;
    /**
    * While it is `true`, no plan may delete or replace the role assignment: set it to `false` and apply that first. Default `false`.
    */
    get deletionProtection(): boolean | cdktn.IResolvable;
    set deletionProtection(value: boolean | cdktn.IResolvable);
    resetDeletionProtection(): void;
    get deletionProtectionInput(): boolean | cdktn.IResolvable | undefined;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
