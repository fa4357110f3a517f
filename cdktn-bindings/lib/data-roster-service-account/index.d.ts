import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterServiceAccountConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id: `sa_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
    *
    * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
    * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
    */
    readonly id?: string;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments. Set exactly one of `id` or `name` to say which.
    */
    readonly name?: string;
}
/**
* `roster_service_account`: Finds one service account by `id` or `name`. A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
*/
export declare class DataRosterServiceAccount extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_service_account";
    /**
    * Generates CDKTN code for importing a DataRosterServiceAccount resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterServiceAccount to import
    * @param importFromId The id of the existing DataRosterServiceAccount that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterServiceAccount to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_service_account` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterServiceAccountConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterServiceAccountConfig);
    private _id?;
    /**
    * The id: `sa_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
    */
    get id(): string;
    set id(value: string);
    resetId(): void;
    get idInput(): string | undefined;
    private _name?;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments. Set exactly one of `id` or `name` to say which.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
    /**
    * A remark for people about the service account: at most 500 characters.
    */
    get note(): string;
    /**
    * From where its keys may be used: 1 to 50 IP addresses and CIDR ranges, IPv4 or IPv6. IPv4 addresses that come mapped into IPv6 count as IPv4. Unset: from everywhere.
    */
    get allowedAddresses(): string[];
    /**
    * `active`, or `disabled` while switched off: its keys open nothing then.
    */
    get status(): string;
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
