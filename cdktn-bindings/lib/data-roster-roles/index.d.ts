import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterRolesConfig extends cdktn.TerraformMetaArguments {
    /**
    * Only roles with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
    */
    readonly name?: string;
    /**
    * Only roles with this `scope_kind`. `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
    */
    readonly scopeKind?: string;
}
export interface DataRosterRolesRoles {
}
export declare function dataRosterRolesRolesToTerraform(struct?: DataRosterRolesRoles): any;
export declare function dataRosterRolesRolesToHclTerraform(struct?: DataRosterRolesRoles): any;
export declare class DataRosterRolesRolesOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterRolesRoles | undefined;
    set internalValue(value: DataRosterRolesRoles | undefined);
    /**
    * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters.
    */
    get id(): string;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
    */
    get name(): string;
    /**
    * What the role is for: at most 500 characters.
    */
    get description(): string;
    /**
    * `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
    */
    get scopeKind(): string;
    /**
    * The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
    */
    get permissions(): string[];
    /**
    * The ids of the permissions that the role grants now. Wildcards are expanded when `permissions` is written: what a later edition adds is not granted until it is written again, and what the edition of the environment does not have is not granted.
    */
    get effectivePermissions(): string[];
    /**
    * Whether the role comes with the environment's edition. Predefined roles cannot be changed or deleted.
    */
    get predefined(): cdktn.IResolvable;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
}
export declare class DataRosterRolesRolesList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterRolesRolesOutputReference;
}
/**
* `roster_roles`: Lists the roles of the environment, narrowed by the arguments. A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
*/
export declare class DataRosterRoles extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_roles";
    /**
    * Generates CDKTN code for importing a DataRosterRoles resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterRoles to import
    * @param importFromId The id of the existing DataRosterRoles that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterRoles to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_roles` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterRolesConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterRolesConfig);
    private _name?;
    /**
    * Only roles with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
    private _scopeKind?;
    /**
    * Only roles with this `scope_kind`. `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
    */
    get scopeKind(): string;
    set scopeKind(value: string);
    resetScopeKind(): void;
    get scopeKindInput(): string | undefined;
    private _roles;
    /**
    * The roles that were found, in the order of their creation.
    */
    get roles(): DataRosterRolesRolesList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
