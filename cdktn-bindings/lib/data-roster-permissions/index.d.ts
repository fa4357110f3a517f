import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterPermissionsConfig extends cdktn.TerraformMetaArguments {
    /**
    * Only what this predefined role grants. What a custom role grants is its `effective_permissions`.
    */
    readonly roleId?: string;
}
export interface DataRosterPermissionsPermissions {
}
export declare function dataRosterPermissionsPermissionsToTerraform(struct?: DataRosterPermissionsPermissions): any;
export declare function dataRosterPermissionsPermissionsToHclTerraform(struct?: DataRosterPermissionsPermissions): any;
export declare class DataRosterPermissionsPermissionsOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterPermissionsPermissions | undefined;
    set internalValue(value: DataRosterPermissionsPermissions | undefined);
    /**
    * The id, as in `deployment.read`. It is never renamed or used again.
    */
    get id(): string;
    /**
    * What the edition's document calls it: the labels of the rows that grant it.
    */
    get labels(): string[];
    /**
    * How the predefined roles that grant it are assigned: `environment`, `project`, or some in the one way and some in the other.
    */
    get scopeKinds(): string[];
    /**
    * Whether it is about two projects, and needed in both: what is moved comes into another.
    */
    get hasDestination(): cdktn.IResolvable;
    /**
    * The ids of the predefined roles that grant it.
    */
    get roleIds(): string[];
}
export declare class DataRosterPermissionsPermissionsList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterPermissionsPermissionsOutputReference;
}
/**
* `roster_permissions`: Lists the permissions of the environment's edition, by id: what there is to grant, and which predefined roles grant it. It tells nothing of who holds what, and takes no permission itself.
*/
export declare class DataRosterPermissions extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_permissions";
    /**
    * Generates CDKTN code for importing a DataRosterPermissions resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterPermissions to import
    * @param importFromId The id of the existing DataRosterPermissions that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterPermissions to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_permissions` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterPermissionsConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterPermissionsConfig);
    private _roleId?;
    /**
    * Only what this predefined role grants. What a custom role grants is its `effective_permissions`.
    */
    get roleId(): string;
    set roleId(value: string);
    resetRoleId(): void;
    get roleIdInput(): string | undefined;
    private _permissions;
    /**
    * The permissions that were found, by id.
    */
    get permissions(): DataRosterPermissionsPermissionsList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
