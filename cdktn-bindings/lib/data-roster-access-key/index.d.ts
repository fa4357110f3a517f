import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterAccessKeyConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id: `ak_` and 26 characters. It never changes and is never used again.
    *
    * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
    * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
    */
    readonly id: string;
}
/**
* `roster_access_key`: Finds one access key by `id`. An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
*/
export declare class DataRosterAccessKey extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_access_key";
    /**
    * Generates CDKTN code for importing a DataRosterAccessKey resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterAccessKey to import
    * @param importFromId The id of the existing DataRosterAccessKey that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterAccessKey to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_access_key` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterAccessKeyConfig
    */
    constructor(scope: Construct, id: string, config: DataRosterAccessKeyConfig);
    private _id?;
    /**
    * The id: `ak_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    set id(value: string);
    get idInput(): string | undefined;
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
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
