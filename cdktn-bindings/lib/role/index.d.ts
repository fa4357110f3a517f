import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface RoleConfig extends cdktn.TerraformMetaArguments {
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
    */
    readonly name: string;
    /**
    * What the role is for: at most 500 characters.
    */
    readonly description?: string;
    /**
    * `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed. Changing it replaces the role.
    */
    readonly scopeKind: string;
    /**
    * The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
    */
    readonly permissions: string[];
    /**
    * Whether to take over the role with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    readonly adoptExisting?: boolean | cdktn.IResolvable;
    /**
    * While it is `true`, no plan may delete or replace the role: set it to `false` and apply that first. Default `false`.
    */
    readonly deletionProtection?: boolean | cdktn.IResolvable;
}
/**
* `roster_role`: A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
*/
export declare class Role extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_role";
    /**
    * Generates CDKTN code for importing a Role resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the Role to import
    * @param importFromId The id of the existing Role that should be imported.
    * @param provider? Optional instance of the provider where the Role to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_role` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options RoleConfig
    */
    constructor(scope: Construct, id: string, config: RoleConfig);
    /**
    * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters.
    */
    get id(): string;
    private _name?;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
    */
    get name(): string;
    set name(value: string);
    get nameInput(): string | undefined;
    private _description?;
    /**
    * What the role is for: at most 500 characters.
    */
    get description(): string;
    set description(value: string);
    resetDescription(): void;
    get descriptionInput(): string | undefined;
    private _scopeKind?;
    /**
    * `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed. Changing it replaces the role.
    */
    get scopeKind(): string;
    set scopeKind(value: string);
    get scopeKindInput(): string | undefined;
    private _permissions?;
    /**
    * The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
    */
    get permissions(): string[];
    set permissions(value: string[]);
    get permissionsInput(): string[] | undefined;
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
    private _adoptExisting?;
    /**
    * Whether to take over the role with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    get adoptExisting(): boolean | cdktn.IResolvable;
    set adoptExisting(value: boolean | cdktn.IResolvable);
    resetAdoptExisting(): void;
    get adoptExistingInput(): boolean | cdktn.IResolvable | undefined;
    private _deletionProtection?;
    /**
    * While it is `true`, no plan may delete or replace the role: set it to `false` and apply that first. Default `false`.
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
