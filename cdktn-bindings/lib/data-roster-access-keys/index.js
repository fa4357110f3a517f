"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterAccessKeys = exports.DataRosterAccessKeysAccessKeysList = exports.DataRosterAccessKeysAccessKeysOutputReference = void 0;
exports.dataRosterAccessKeysAccessKeysToTerraform = dataRosterAccessKeysAccessKeysToTerraform;
exports.dataRosterAccessKeysAccessKeysToHclTerraform = dataRosterAccessKeysAccessKeysToHclTerraform;
const cdktn = require("cdktn");
function dataRosterAccessKeysAccessKeysToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterAccessKeysAccessKeysToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterAccessKeysAccessKeysOutputReference extends cdktn.ComplexObject {
    isEmptyObject = false;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource, terraformAttribute, complexObjectIndex, complexObjectIsFromSet) {
        super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
    }
    get internalValue() {
        let hasAnyValues = this.isEmptyObject;
        const internalValueResult = {};
        return hasAnyValues ? internalValueResult : undefined;
    }
    set internalValue(value) {
        if (value === undefined) {
            this.isEmptyObject = false;
        }
        else {
            this.isEmptyObject = Object.keys(value).length === 0;
        }
    }
    /**
    * The id: `ak_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    /**
    * The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.
    */
    get serviceAccountId() {
        return this.getStringAttribute('service_account_id');
    }
    /**
    * A remark for people about the access key: at most 500 characters.
    */
    get note() {
        return this.getStringAttribute('note');
    }
    /**
    * When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.
    */
    get expiresAt() {
        return this.getStringAttribute('expires_at');
    }
    /**
    * `active`, or `disabled` while switched off: it opens nothing then.
    */
    get status() {
        return this.getStringAttribute('status');
    }
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt() {
        return this.getStringAttribute('created_at');
    }
}
exports.DataRosterAccessKeysAccessKeysOutputReference = DataRosterAccessKeysAccessKeysOutputReference;
class DataRosterAccessKeysAccessKeysList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource, terraformAttribute, wrapsSet) {
        super(terraformResource, terraformAttribute, wrapsSet);
    }
    /**
    * @param index the index of the item to return
    */
    get(index) {
        return new DataRosterAccessKeysAccessKeysOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterAccessKeysAccessKeysList = DataRosterAccessKeysAccessKeysList;
/**
* `roster_access_keys`: Lists the access keys of the environment, narrowed by the arguments. An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
*/
class DataRosterAccessKeys extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_access_keys";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterAccessKeys resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterAccessKeys to import
    * @param importFromId The id of the existing DataRosterAccessKeys that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterAccessKeys to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_access_keys", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_access_keys` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterAccessKeysConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_access_keys',
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
        this._status = config.status;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _serviceAccountId;
    /**
    * Only access keys with this `service_account_id`. The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.
    */
    get serviceAccountId() {
        return this.getStringAttribute('service_account_id');
    }
    set serviceAccountId(value) {
        this._serviceAccountId = value;
    }
    resetServiceAccountId() {
        this._serviceAccountId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get serviceAccountIdInput() {
        return this._serviceAccountId;
    }
    _status;
    /**
    * Only access keys with this `status`. `active`, or `disabled` while switched off: it opens nothing then.
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
    _accessKeys = new DataRosterAccessKeysAccessKeysList(this, "access_keys", false);
    /**
    * The access keys that were found, in the order of their creation.
    */
    get accessKeys() {
        return this._accessKeys;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
            status: cdktn.stringToTerraform(this._status),
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
            status: {
                value: cdktn.stringToHclTerraform(this._status),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.DataRosterAccessKeys = DataRosterAccessKeys;
