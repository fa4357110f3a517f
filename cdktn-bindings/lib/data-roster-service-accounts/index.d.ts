import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterServiceAccountsConfig extends cdktn.TerraformMetaArguments {
    /**
    * Only service accounts with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
    */
    readonly name?: string;
    /**
    * Only service accounts with this `status`. `active`, or `disabled` while switched off: its keys open nothing then.
    */
    readonly status?: string;
}
export interface DataRosterServiceAccountsServiceAccounts {
}
export declare function dataRosterServiceAccountsServiceAccountsToTerraform(struct?: DataRosterServiceAccountsServiceAccounts): any;
export declare function dataRosterServiceAccountsServiceAccountsToHclTerraform(struct?: DataRosterServiceAccountsServiceAccounts): any;
export declare class DataRosterServiceAccountsServiceAccountsOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterServiceAccountsServiceAccounts | undefined;
    set internalValue(value: DataRosterServiceAccountsServiceAccounts | undefined);
    /**
    * The id: `sa_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
    */
    get name(): string;
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
}
export declare class DataRosterServiceAccountsServiceAccountsList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterServiceAccountsServiceAccountsOutputReference;
}
/**
* `roster_service_accounts`: Lists the service accounts of the environment, narrowed by the arguments. A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
*/
export declare class DataRosterServiceAccounts extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_service_accounts";
    /**
    * Generates CDKTN code for importing a DataRosterServiceAccounts resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterServiceAccounts to import
    * @param importFromId The id of the existing DataRosterServiceAccounts that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterServiceAccounts to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_service_accounts` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterServiceAccountsConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterServiceAccountsConfig);
    private _name?;
    /**
    * Only service accounts with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
    private _status?;
    /**
    * Only service accounts with this `status`. `active`, or `disabled` while switched off: its keys open nothing then.
    */
    get status(): string;
    set status(value: string);
    resetStatus(): void;
    get statusInput(): string | undefined;
    private _serviceAccounts;
    /**
    * The service accounts that were found, in the order of their creation.
    */
    get serviceAccounts(): DataRosterServiceAccountsServiceAccountsList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
