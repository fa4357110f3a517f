import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface ProjectConfig extends cdktn.TerraformMetaArguments {
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
    */
    readonly name: string;
    /**
    * A remark for people about the project: at most 500 characters.
    */
    readonly note?: string;
    /**
    * Whether to take over the project with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    readonly adoptExisting?: boolean | cdktn.IResolvable;
    /**
    * While it is `true`, no plan may delete or replace the project: set it to `false` and apply that first. Default `false`.
    */
    readonly deletionProtection?: boolean | cdktn.IResolvable;
}
/**
* `roster_project`: A project groups the platform's deployments. Roles of scope kind `project` are granted project by project.
*/
export declare class Project extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_project";
    /**
    * Generates CDKTN code for importing a Project resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the Project to import
    * @param importFromId The id of the existing Project that should be imported.
    * @param provider? Optional instance of the provider where the Project to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_project` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options ProjectConfig
    */
    constructor(scope: Construct, id: string, config: ProjectConfig);
    /**
    * The id: `prj_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    private _name?;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
    */
    get name(): string;
    set name(value: string);
    get nameInput(): string | undefined;
    private _note?;
    /**
    * A remark for people about the project: at most 500 characters.
    */
    get note(): string;
    set note(value: string);
    resetNote(): void;
    get noteInput(): string | undefined;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
    private _adoptExisting?;
    /**
    * Whether to take over the project with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    get adoptExisting(): boolean | cdktn.IResolvable;
    set adoptExisting(value: boolean | cdktn.IResolvable);
    resetAdoptExisting(): void;
    get adoptExistingInput(): boolean | cdktn.IResolvable | undefined;
    private _deletionProtection?;
    /**
    * While it is `true`, no plan may delete or replace the project: set it to `false` and apply that first. Default `false`.
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
