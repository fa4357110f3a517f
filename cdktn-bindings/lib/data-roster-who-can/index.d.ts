import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterWhoCanConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id of the permission in question, as in `deployment.delete`.
    */
    readonly permission: string;
    /**
    * Who holds it in this project; unset: who holds it in the whole environment, and so in every project.
    */
    readonly projectId?: string;
}
export interface DataRosterWhoCanPrincipalsRoleAssignments {
}
export declare function dataRosterWhoCanPrincipalsRoleAssignmentsToTerraform(struct?: DataRosterWhoCanPrincipalsRoleAssignments): any;
export declare function dataRosterWhoCanPrincipalsRoleAssignmentsToHclTerraform(struct?: DataRosterWhoCanPrincipalsRoleAssignments): any;
export declare class DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterWhoCanPrincipalsRoleAssignments | undefined;
    set internalValue(value: DataRosterWhoCanPrincipalsRoleAssignments | undefined);
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
export declare class DataRosterWhoCanPrincipalsRoleAssignmentsList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference;
}
export interface DataRosterWhoCanPrincipals {
}
export declare function dataRosterWhoCanPrincipalsToTerraform(struct?: DataRosterWhoCanPrincipals): any;
export declare function dataRosterWhoCanPrincipalsToHclTerraform(struct?: DataRosterWhoCanPrincipals): any;
export declare class DataRosterWhoCanPrincipalsOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterWhoCanPrincipals | undefined;
    set internalValue(value: DataRosterWhoCanPrincipals | undefined);
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
    private _roleAssignments;
    /**
    * Those that give the permission there; any one of them would do.
    */
    get roleAssignments(): DataRosterWhoCanPrincipalsRoleAssignmentsList;
}
export declare class DataRosterWhoCanPrincipalsList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterWhoCanPrincipalsOutputReference;
}
/**
* `roster_who_can`: Tells every active member and service account that holds a permission now, in a project or in the whole environment, and the role assignments that give it. It takes the permission `member.list`; for a project it is enough to hold it there.
*/
export declare class DataRosterWhoCan extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_who_can";
    /**
    * Generates CDKTN code for importing a DataRosterWhoCan resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterWhoCan to import
    * @param importFromId The id of the existing DataRosterWhoCan that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterWhoCan to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_who_can` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterWhoCanConfig
    */
    constructor(scope: Construct, id: string, config: DataRosterWhoCanConfig);
    private _permission?;
    /**
    * The id of the permission in question, as in `deployment.delete`.
    */
    get permission(): string;
    set permission(value: string);
    get permissionInput(): string | undefined;
    private _projectId?;
    /**
    * Who holds it in this project; unset: who holds it in the whole environment, and so in every project.
    */
    get projectId(): string;
    set projectId(value: string);
    resetProjectId(): void;
    get projectIdInput(): string | undefined;
    private _principals;
    /**
    * Who holds it, by id.
    */
    get principals(): DataRosterWhoCanPrincipalsList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
