import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterRoleConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. Set exactly one of `id` or `name` to say which.
    *
    * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
    * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
    */
    readonly id?: string;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role. Set exactly one of `id` or `name` to say which.
    */
    readonly name?: string;
}
/**
* `roster_role`: Finds one role by `id` or `name`. A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
*/
export declare class DataRosterRole extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_role";
    /**
    * Generates CDKTN code for importing a DataRosterRole resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterRole to import
    * @param importFromId The id of the existing DataRosterRole that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterRole to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_role` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterRoleConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterRoleConfig);
    private _id?;
    /**
    * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. Set exactly one of `id` or `name` to say which.
    */
    get id(): string;
    set id(value: string);
    resetId(): void;
    get idInput(): string | undefined;
    private _name?;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role. Set exactly one of `id` or `name` to say which.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
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
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
