import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterEffectiveAccessConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id of the member whose access to tell.
    */
    readonly memberId?: string;
    /**
    * The id of the service account whose access to tell.
    */
    readonly serviceAccountId?: string;
    /**
    * The id of the project in which to tell who may do what.
    */
    readonly projectId?: string;
    /**
    * Only where a member or service account holds this permission, as in `deployment.read`.
    */
    readonly permission?: string;
    /**
    * Only what a member or service account holds in this project, also when all of it comes from assignments in the whole environment.
    */
    readonly scopeProjectId?: string;
}
export interface DataRosterEffectiveAccessAccessRoleAssignments {
}
export declare function dataRosterEffectiveAccessAccessRoleAssignmentsToTerraform(struct?: DataRosterEffectiveAccessAccessRoleAssignments): any;
export declare function dataRosterEffectiveAccessAccessRoleAssignmentsToHclTerraform(struct?: DataRosterEffectiveAccessAccessRoleAssignments): any;
export declare class DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterEffectiveAccessAccessRoleAssignments | undefined;
    set internalValue(value: DataRosterEffectiveAccessAccessRoleAssignments | undefined);
    /**
    * The id of the role assignment.
    */
    get roleAssignmentId(): string;
    /**
    * The id of the role that it gives.
    */
    get roleId(): string;
    /**
    * The name of that role.
    */
    get roleName(): string;
    /**
    * Where it was assigned; null: in the whole environment.
    */
    get projectId(): string;
    /**
    * The assignment counts before this time, RFC 3339 in UTC, and no longer at it; null: it has no end.
    */
    get expiresAt(): string;
}
export declare class DataRosterEffectiveAccessAccessRoleAssignmentsList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference;
}
export interface DataRosterEffectiveAccessAccess {
}
export declare function dataRosterEffectiveAccessAccessToTerraform(struct?: DataRosterEffectiveAccessAccess): any;
export declare function dataRosterEffectiveAccessAccessToHclTerraform(struct?: DataRosterEffectiveAccessAccess): any;
export declare class DataRosterEffectiveAccessAccessOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterEffectiveAccessAccess | undefined;
    set internalValue(value: DataRosterEffectiveAccessAccess | undefined);
    /**
    * The id of the member or service account.
    */
    get principalId(): string;
    /**
    * `member` (a person) or `service_account` (a program).
    */
    get kind(): string;
    /**
    * The e-mail address of a member, the name of a service account.
    */
    get name(): string;
    /**
    * Where; null: in the whole environment, and so in every project.
    */
    get projectId(): string;
    /**
    * The name of that project; null in the whole environment, and with the argument `project_id`.
    */
    get projectName(): string;
    /**
    * Every permission that is held there, by whichever assignment: ids of the environment's edition.
    */
    get permissions(): string[];
    private _roleAssignments;
    /**
    * The assignments that count there: its own, and those in the whole environment.
    */
    get roleAssignments(): DataRosterEffectiveAccessAccessRoleAssignmentsList;
}
export declare class DataRosterEffectiveAccessAccessList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterEffectiveAccessAccessOutputReference;
}
/**
* `roster_effective_access`: Tells what all role assignments that count now come to, and names them: of a member or service account, in the whole environment and in each project; or of a project, for everybody who may do anything there. Whoever is pending or disabled may do nothing. It takes the permission `member.list`; for a project it is enough to hold it there, and about oneself it takes none.
*/
export declare class DataRosterEffectiveAccess extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_effective_access";
    /**
    * Generates CDKTN code for importing a DataRosterEffectiveAccess resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterEffectiveAccess to import
    * @param importFromId The id of the existing DataRosterEffectiveAccess that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterEffectiveAccess to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_effective_access` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterEffectiveAccessConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterEffectiveAccessConfig);
    private _memberId?;
    /**
    * The id of the member whose access to tell.
    */
    get memberId(): string;
    set memberId(value: string);
    resetMemberId(): void;
    get memberIdInput(): string | undefined;
    private _serviceAccountId?;
    /**
    * The id of the service account whose access to tell.
    */
    get serviceAccountId(): string;
    set serviceAccountId(value: string);
    resetServiceAccountId(): void;
    get serviceAccountIdInput(): string | undefined;
    private _projectId?;
    /**
    * The id of the project in which to tell who may do what.
    */
    get projectId(): string;
    set projectId(value: string);
    resetProjectId(): void;
    get projectIdInput(): string | undefined;
    private _permission?;
    /**
    * Only where a member or service account holds this permission, as in `deployment.read`.
    */
    get permission(): string;
    set permission(value: string);
    resetPermission(): void;
    get permissionInput(): string | undefined;
    private _scopeProjectId?;
    /**
    * Only what a member or service account holds in this project, also when all of it comes from assignments in the whole environment.
    */
    get scopeProjectId(): string;
    set scopeProjectId(value: string);
    resetScopeProjectId(): void;
    get scopeProjectIdInput(): string | undefined;
    /**
    * Of the member or service account: only who is `active` may do anything, and for others `access` is empty. Null with `project_id`.
    */
    get status(): string;
    private _access;
    /**
    * What is held: of a member or service account by scope, the whole environment first; of a project by principal.
    */
    get access(): DataRosterEffectiveAccessAccessList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
