import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterProjectConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id: `prj_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
    *
    * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
    * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
    */
    readonly id?: string;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments. Set exactly one of `id` or `name` to say which.
    */
    readonly name?: string;
}
/**
* `roster_project`: Finds one project by `id` or `name`. A project groups the platform's deployments. Roles of scope kind `project` are granted project by project.
*/
export declare class DataRosterProject extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_project";
    /**
    * Generates CDKTN code for importing a DataRosterProject resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterProject to import
    * @param importFromId The id of the existing DataRosterProject that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterProject to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_project` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterProjectConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterProjectConfig);
    private _id?;
    /**
    * The id: `prj_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
    */
    get id(): string;
    set id(value: string);
    resetId(): void;
    get idInput(): string | undefined;
    private _name?;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments. Set exactly one of `id` or `name` to say which.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
    /**
    * A remark for people about the project: at most 500 characters.
    */
    get note(): string;
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
