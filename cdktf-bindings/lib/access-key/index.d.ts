import { Construct } from 'constructs';
import * as cdktf from 'cdktf';
export interface AccessKeyConfig extends cdktf.TerraformMetaArguments {
    /**
    * The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. Changing it replaces the access key.
    */
    readonly serviceAccountId: string;
    /**
    * A remark for people about the access key: at most 500 characters.
    */
    readonly note?: string;
    /**
    * When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.
    */
    readonly expiresAt?: string;
    /**
    * Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key replaces the key, because the secret is returned only once. Default `false`.
    */
    readonly storeSecretInState?: boolean | cdktf.IResolvable;
}
/**
* `roster_access_key`: An access key lets a service account sign API requests. Its `id` is the access key id. The secret access key is made by Roster and returned once, by the creation.
*/
export declare class AccessKey extends cdktf.TerraformResource {
    static readonly tfResourceType = "roster_access_key";
    /**
    * Generates CDKTF code for importing a AccessKey resource upon running "cdktf plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the AccessKey to import
    * @param importFromId The id of the existing AccessKey that should be imported.
    * @param provider? Optional instance of the provider where the AccessKey to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider): cdktf.ImportableResource;
    /**
    * Create a new `roster_access_key` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options AccessKeyConfig
    */
    constructor(scope: Construct, id: string, config: AccessKeyConfig);
    /**
    * The id: `ak_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    private _serviceAccountId?;
    /**
    * The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. Changing it replaces the access key.
    */
    get serviceAccountId(): string;
    set serviceAccountId(value: string);
    get serviceAccountIdInput(): string | undefined;
    private _note?;
    /**
    * A remark for people about the access key: at most 500 characters.
    */
    get note(): string;
    set note(value: string);
    resetNote(): void;
    get noteInput(): string | undefined;
    private _expiresAt?;
    /**
    * When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.
    */
    get expiresAt(): string;
    set expiresAt(value: string);
    resetExpiresAt(): void;
    get expiresAtInput(): string | undefined;
    /**
    * `active`, or `disabled` while switched off: it opens nothing then.
    */
    get status(): string;
    private _storeSecretInState?;
    /**
    * Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key replaces the key, because the secret is returned only once. Default `false`.
    */
    get storeSecretInState(): boolean | cdktf.IResolvable;
    set storeSecretInState(value: boolean | cdktf.IResolvable);
    resetStoreSecretInState(): void;
    get storeSecretInStateInput(): boolean | cdktf.IResolvable | undefined;
    /**
    * The secret access key. Returned once, by the creation; in Terraform it is null unless `store_secret_in_state` is true.
    */
    get secretAccessKey(): string;
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
