import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface AccessKeyConfig extends cdktn.TerraformMetaArguments {
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
    * `active`, or `disabled` while switched off: it opens nothing then. Unset: it stays as it is.
    */
    readonly status?: string;
    /**
    * The secret access key, of 256 random bits or more: 40 to 128 letters, digits and `/ + = _ -`, at least 10 of them different. One that you bring is told to nobody. Unset: Roster makes one and returns it once, by the creation; in Terraform it is null unless `store_secret_in_state` is true. Write-only: it comes into neither the plan nor the state, and may be ephemeral.
    */
    readonly secretAccessKeyWo?: string;
    /**
    * Raise it whenever `secret_access_key_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
    */
    readonly secretAccessKeyWoVersion?: number;
    /**
    * Public keys of age (`age1…`), 1 to 20: the secret is encrypted to them, and only `encrypted_secret_access_key` comes into the state. Another set of them rotates the key.
    */
    readonly ageRecipients?: string[];
    /**
    * Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key rotates the key, because the secret is returned only once. Default `false`.
    */
    readonly storeSecretInState?: boolean | cdktn.IResolvable;
    /**
    * How old the key may become, as a whole number of days, hours or minutes (`90d`, `12h`, `30m`): the first plan that refreshes after that makes a new key in its place. Declared anew, it counts from the next plan on. Unset: it is rotated by hand.
    */
    readonly rotateAfter?: string;
    /**
    * For how long the old key works on after a rotation, so that programs can change over without downtime: as `rotate_after`, at least a minute. Default `24h`.
    */
    readonly overlap?: string;
    /**
    * While it is `true`, no plan may delete or replace the access key: set it to `false` and apply that first. Default `false`.
    */
    readonly deletionProtection?: boolean | cdktn.IResolvable;
}
/**
* `roster_access_key`: An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
*/
export declare class AccessKey extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_access_key";
    /**
    * Generates CDKTN code for importing a AccessKey resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the AccessKey to import
    * @param importFromId The id of the existing AccessKey that should be imported.
    * @param provider? Optional instance of the provider where the AccessKey to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
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
    private _status?;
    /**
    * `active`, or `disabled` while switched off: it opens nothing then. Unset: it stays as it is.
    */
    get status(): string;
    set status(value: string);
    resetStatus(): void;
    get statusInput(): string | undefined;
    /**
    * The secret access key, of 256 random bits or more: 40 to 128 letters, digits and `/ + = _ -`, at least 10 of them different. One that you bring is told to nobody. Unset: Roster makes one and returns it once, by the creation; in Terraform it is null unless `store_secret_in_state` is true.
    */
    get secretAccessKey(): string;
    private _secretAccessKeyWo?;
    /**
    * @deprecated Write-only: the provider never returns this value; reading it always yields null by protocol contract. The getter remains for compatibility and will be removed in a future prebuilt-provider major.
    */
    /**
    * The secret access key, of 256 random bits or more: 40 to 128 letters, digits and `/ + = _ -`, at least 10 of them different. One that you bring is told to nobody. Unset: Roster makes one and returns it once, by the creation; in Terraform it is null unless `store_secret_in_state` is true. Write-only: it comes into neither the plan nor the state, and may be ephemeral.
    */
    get secretAccessKeyWo(): string;
    set secretAccessKeyWo(value: string);
    resetSecretAccessKeyWo(): void;
    get secretAccessKeyWoInput(): string | undefined;
    private _secretAccessKeyWoVersion?;
    /**
    * Raise it whenever `secret_access_key_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
    */
    get secretAccessKeyWoVersion(): number;
    set secretAccessKeyWoVersion(value: number);
    resetSecretAccessKeyWoVersion(): void;
    get secretAccessKeyWoVersionInput(): number | undefined;
    private _ageRecipients?;
    /**
    * Public keys of age (`age1…`), 1 to 20: the secret is encrypted to them, and only `encrypted_secret_access_key` comes into the state. Another set of them rotates the key.
    */
    get ageRecipients(): string[];
    set ageRecipients(value: string[]);
    resetAgeRecipients(): void;
    get ageRecipientsInput(): string[] | undefined;
    /**
    * The secret access key, encrypted to `age_recipients` and ASCII-armored: `age --decrypt` reads it.
    */
    get encryptedSecretAccessKey(): string;
    private _storeSecretInState?;
    /**
    * Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key rotates the key, because the secret is returned only once. Default `false`.
    */
    get storeSecretInState(): boolean | cdktn.IResolvable;
    set storeSecretInState(value: boolean | cdktn.IResolvable);
    resetStoreSecretInState(): void;
    get storeSecretInStateInput(): boolean | cdktn.IResolvable | undefined;
    private _rotateAfter?;
    /**
    * How old the key may become, as a whole number of days, hours or minutes (`90d`, `12h`, `30m`): the first plan that refreshes after that makes a new key in its place. Declared anew, it counts from the next plan on. Unset: it is rotated by hand.
    */
    get rotateAfter(): string;
    set rotateAfter(value: string);
    resetRotateAfter(): void;
    get rotateAfterInput(): string | undefined;
    private _overlap?;
    /**
    * For how long the old key works on after a rotation, so that programs can change over without downtime: as `rotate_after`, at least a minute. Default `24h`.
    */
    get overlap(): string;
    set overlap(value: string);
    resetOverlap(): void;
    get overlapInput(): string | undefined;
    /**
    * The key that the latest rotation retired, while it still works; else null.
    */
    get previousAccessKeyId(): string;
    /**
    * When that key stops working, RFC 3339 in UTC; null when none is left.
    */
    get previousAccessKeyRetiresAt(): string;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
    private _deletionProtection?;
    /**
    * While it is `true`, no plan may delete or replace the access key: set it to `false` and apply that first. Default `false`.
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
