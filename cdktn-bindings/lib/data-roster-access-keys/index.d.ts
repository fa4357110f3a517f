import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterAccessKeysConfig extends cdktn.TerraformMetaArguments {
    /**
    * Only access keys with this `service_account_id`. The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.
    */
    readonly serviceAccountId?: string;
    /**
    * Only access keys with this `status`. `active`, or `disabled` while switched off: it opens nothing then.
    */
    readonly status?: string;
}
export interface DataRosterAccessKeysAccessKeys {
}
export declare function dataRosterAccessKeysAccessKeysToTerraform(struct?: DataRosterAccessKeysAccessKeys): any;
export declare function dataRosterAccessKeysAccessKeysToHclTerraform(struct?: DataRosterAccessKeysAccessKeys): any;
export declare class DataRosterAccessKeysAccessKeysOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterAccessKeysAccessKeys | undefined;
    set internalValue(value: DataRosterAccessKeysAccessKeys | undefined);
    /**
    * The id: `ak_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    /**
    * The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.
    */
    get serviceAccountId(): string;
    /**
    * A remark for people about the access key: at most 500 characters.
    */
    get note(): string;
    /**
    * When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.
    */
    get expiresAt(): string;
    /**
    * `active`, or `disabled` while switched off: it opens nothing then.
    */
    get status(): string;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
}
export declare class DataRosterAccessKeysAccessKeysList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterAccessKeysAccessKeysOutputReference;
}
/**
* `roster_access_keys`: Lists the access keys of the environment, narrowed by the arguments. An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
*/
export declare class DataRosterAccessKeys extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_access_keys";
    /**
    * Generates CDKTN code for importing a DataRosterAccessKeys resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterAccessKeys to import
    * @param importFromId The id of the existing DataRosterAccessKeys that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterAccessKeys to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_access_keys` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterAccessKeysConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterAccessKeysConfig);
    private _serviceAccountId?;
    /**
    * Only access keys with this `service_account_id`. The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.
    */
    get serviceAccountId(): string;
    set serviceAccountId(value: string);
    resetServiceAccountId(): void;
    get serviceAccountIdInput(): string | undefined;
    private _status?;
    /**
    * Only access keys with this `status`. `active`, or `disabled` while switched off: it opens nothing then.
    */
    get status(): string;
    set status(value: string);
    resetStatus(): void;
    get statusInput(): string | undefined;
    private _accessKeys;
    /**
    * The access keys that were found, in the order of their creation.
    */
    get accessKeys(): DataRosterAccessKeysAccessKeysList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
