import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterProjectsConfig extends cdktn.TerraformMetaArguments {
    /**
    * Only projects with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
    */
    readonly name?: string;
}
export interface DataRosterProjectsProjects {
}
export declare function dataRosterProjectsProjectsToTerraform(struct?: DataRosterProjectsProjects): any;
export declare function dataRosterProjectsProjectsToHclTerraform(struct?: DataRosterProjectsProjects): any;
export declare class DataRosterProjectsProjectsOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterProjectsProjects | undefined;
    set internalValue(value: DataRosterProjectsProjects | undefined);
    /**
    * The id: `prj_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
    */
    get name(): string;
    /**
    * A remark for people about the project: at most 500 characters.
    */
    get note(): string;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
}
export declare class DataRosterProjectsProjectsList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterProjectsProjectsOutputReference;
}
/**
* `roster_projects`: Lists the projects of the environment, narrowed by the arguments. A project groups the platform's deployments. Roles of scope kind `project` are granted project by project.
*/
export declare class DataRosterProjects extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_projects";
    /**
    * Generates CDKTN code for importing a DataRosterProjects resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterProjects to import
    * @param importFromId The id of the existing DataRosterProjects that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterProjects to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_projects` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterProjectsConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterProjectsConfig);
    private _name?;
    /**
    * Only projects with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
    private _projects;
    /**
    * The projects that were found, in the order of their creation.
    */
    get projects(): DataRosterProjectsProjectsList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
