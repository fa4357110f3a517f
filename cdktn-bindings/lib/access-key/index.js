"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.AccessKey = void 0;
const cdktn = require("cdktn");
/**
* `roster_access_key`: An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
*/
class AccessKey extends cdktn.TerraformResource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_access_key";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a AccessKey resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the AccessKey to import
    * @param importFromId The id of the existing AccessKey that should be imported.
    * @param provider? Optional instance of the provider where the AccessKey to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_access_key", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_access_key` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options AccessKeyConfig
    */
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'roster_access_key',
            terraformGeneratorMetadata: {
                providerName: 'roster',
                providerVersion: '0.1.0'
            },
            provider: config.provider,
            dependsOn: config.dependsOn,
            count: config.count,
            lifecycle: config.lifecycle,
            provisioners: config.provisioners,
            connection: config.connection,
            forEach: config.forEach
        });
        this._serviceAccountId = config.serviceAccountId;
        this._note = config.note;
        this._expiresAt = config.expiresAt;
        this._status = config.status;
        this._secretAccessKeyWo = config.secretAccessKeyWo;
        this._secretAccessKeyWoVersion = config.secretAccessKeyWoVersion;
        this._ageRecipients = config.ageRecipients;
        this._storeSecretInState = config.storeSecretInState;
        this._rotateAfter = config.rotateAfter;
        this._overlap = config.overlap;
        this._deletionProtection = config.deletionProtection;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    /**
    * The id: `ak_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    _serviceAccountId;
    /**
    * The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. Changing it replaces the access key.
    */
    get serviceAccountId() {
        return this.getStringAttribute('service_account_id');
    }
    set serviceAccountId(value) {
        this._serviceAccountId = value;
    }
    // Temporarily expose input value. Use with caution.
    get serviceAccountIdInput() {
        return this._serviceAccountId;
    }
    _note;
    /**
    * A remark for people about the access key: at most 500 characters.
    */
    get note() {
        return this.getStringAttribute('note');
    }
    set note(value) {
        this._note = value;
    }
    resetNote() {
        this._note = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get noteInput() {
        return this._note;
    }
    _expiresAt;
    /**
    * When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.
    */
    get expiresAt() {
        return this.getStringAttribute('expires_at');
    }
    set expiresAt(value) {
        this._expiresAt = value;
    }
    resetExpiresAt() {
        this._expiresAt = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get expiresAtInput() {
        return this._expiresAt;
    }
    _status;
    /**
    * `active`, or `disabled` while switched off: it opens nothing then. Unset: it stays as it is.
    */
    get status() {
        return this.getStringAttribute('status');
    }
    set status(value) {
        this._status = value;
    }
    resetStatus() {
        this._status = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get statusInput() {
        return this._status;
    }
    /**
    * The secret access key, of 256 random bits or more: 40 to 128 letters, digits and `/ + = _ -`, at least 10 of them different. One that you bring is told to nobody. Unset: Roster makes one and returns it once, by the creation; in Terraform it is null unless `store_secret_in_state` is true.
    */
    get secretAccessKey() {
        return this.getStringAttribute('secret_access_key');
    }
    _secretAccessKeyWo;
    /**
    * @deprecated Write-only: the provider never returns this value; reading it always yields null by protocol contract. The getter remains for compatibility and will be removed in a future prebuilt-provider major.
    */
    /**
    * The secret access key, of 256 random bits or more: 40 to 128 letters, digits and `/ + = _ -`, at least 10 of them different. One that you bring is told to nobody. Unset: Roster makes one and returns it once, by the creation; in Terraform it is null unless `store_secret_in_state` is true. Write-only: it comes into neither the plan nor the state, and may be ephemeral.
    */
    get secretAccessKeyWo() {
        return this.getStringAttribute('secret_access_key_wo');
    }
    set secretAccessKeyWo(value) {
        this._secretAccessKeyWo = value;
    }
    resetSecretAccessKeyWo() {
        this._secretAccessKeyWo = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get secretAccessKeyWoInput() {
        return this._secretAccessKeyWo;
    }
    _secretAccessKeyWoVersion;
    /**
    * Raise it whenever `secret_access_key_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
    */
    get secretAccessKeyWoVersion() {
        return this.getNumberAttribute('secret_access_key_wo_version');
    }
    set secretAccessKeyWoVersion(value) {
        this._secretAccessKeyWoVersion = value;
    }
    resetSecretAccessKeyWoVersion() {
        this._secretAccessKeyWoVersion = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get secretAccessKeyWoVersionInput() {
        return this._secretAccessKeyWoVersion;
    }
    _ageRecipients;
    /**
    * Public keys of age (`age1…`), 1 to 20: the secret is encrypted to them, and only `encrypted_secret_access_key` comes into the state. Another set of them rotates the key.
    */
    get ageRecipients() {
        return cdktn.Fn.tolist(this.getListAttribute('age_recipients'));
    }
    set ageRecipients(value) {
        this._ageRecipients = value;
    }
    resetAgeRecipients() {
        this._ageRecipients = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get ageRecipientsInput() {
        return this._ageRecipients;
    }
    /**
    * The secret access key, encrypted to `age_recipients` and ASCII-armored: `age --decrypt` reads it.
    */
    get encryptedSecretAccessKey() {
        return this.getStringAttribute('encrypted_secret_access_key');
    }
    _storeSecretInState;
    /**
    * Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key rotates the key, because the secret is returned only once. Default `false`.
    */
    get storeSecretInState() {
        return this.getBooleanAttribute('store_secret_in_state');
    }
    set storeSecretInState(value) {
        this._storeSecretInState = value;
    }
    resetStoreSecretInState() {
        this._storeSecretInState = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get storeSecretInStateInput() {
        return this._storeSecretInState;
    }
    _rotateAfter;
    /**
    * How old the key may become, as a whole number of days, hours or minutes (`90d`, `12h`, `30m`): the first plan that refreshes after that makes a new key in its place. Declared anew, it counts from the next plan on. Unset: it is rotated by hand.
    */
    get rotateAfter() {
        return this.getStringAttribute('rotate_after');
    }
    set rotateAfter(value) {
        this._rotateAfter = value;
    }
    resetRotateAfter() {
        this._rotateAfter = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get rotateAfterInput() {
        return this._rotateAfter;
    }
    _overlap;
    /**
    * For how long the old key works on after a rotation, so that programs can change over without downtime: as `rotate_after`, at least a minute. Default `24h`.
    */
    get overlap() {
        return this.getStringAttribute('overlap');
    }
    set overlap(value) {
        this._overlap = value;
    }
    resetOverlap() {
        this._overlap = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get overlapInput() {
        return this._overlap;
    }
    /**
    * The key that the latest rotation retired, while it still works; else null.
    */
    get previousAccessKeyId() {
        return this.getStringAttribute('previous_access_key_id');
    }
    /**
    * When that key stops working, RFC 3339 in UTC; null when none is left.
    */
    get previousAccessKeyRetiresAt() {
        return this.getStringAttribute('previous_access_key_retires_at');
    }
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt() {
        return this.getStringAttribute('created_at');
    }
    _deletionProtection;
    /**
    * While it is `true`, no plan may delete or replace the access key: set it to `false` and apply that first. Default `false`.
    */
    get deletionProtection() {
        return this.getBooleanAttribute('deletion_protection');
    }
    set deletionProtection(value) {
        this._deletionProtection = value;
    }
    resetDeletionProtection() {
        this._deletionProtection = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get deletionProtectionInput() {
        return this._deletionProtection;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
            note: cdktn.stringToTerraform(this._note),
            expires_at: cdktn.stringToTerraform(this._expiresAt),
            status: cdktn.stringToTerraform(this._status),
            secret_access_key_wo: this.markWriteOnlyAttribute(cdktn.stringToTerraform(this._secretAccessKeyWo)),
            secret_access_key_wo_version: cdktn.numberToTerraform(this._secretAccessKeyWoVersion),
            age_recipients: cdktn.listMapper(cdktn.stringToTerraform, false)(this._ageRecipients),
            store_secret_in_state: cdktn.booleanToTerraform(this._storeSecretInState),
            rotate_after: cdktn.stringToTerraform(this._rotateAfter),
            overlap: cdktn.stringToTerraform(this._overlap),
            deletion_protection: cdktn.booleanToTerraform(this._deletionProtection),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            service_account_id: {
                value: cdktn.stringToHclTerraform(this._serviceAccountId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            note: {
                value: cdktn.stringToHclTerraform(this._note),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            expires_at: {
                value: cdktn.stringToHclTerraform(this._expiresAt),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            status: {
                value: cdktn.stringToHclTerraform(this._status),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            secret_access_key_wo: {
                value: this.markWriteOnlyAttribute(cdktn.stringToHclTerraform(this._secretAccessKeyWo)),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            secret_access_key_wo_version: {
                value: cdktn.numberToHclTerraform(this._secretAccessKeyWoVersion),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
            age_recipients: {
                value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._ageRecipients),
                isBlock: false,
                type: "set",
                storageClassType: "stringList",
            },
            store_secret_in_state: {
                value: cdktn.booleanToHclTerraform(this._storeSecretInState),
                isBlock: false,
                type: "simple",
                storageClassType: "boolean",
            },
            rotate_after: {
                value: cdktn.stringToHclTerraform(this._rotateAfter),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            overlap: {
                value: cdktn.stringToHclTerraform(this._overlap),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            deletion_protection: {
                value: cdktn.booleanToHclTerraform(this._deletionProtection),
                isBlock: false,
                type: "simple",
                storageClassType: "boolean",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.AccessKey = AccessKey;
