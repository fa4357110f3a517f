"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterWorkloadIdentities = exports.DataRosterWorkloadIdentitiesWorkloadIdentitiesList = exports.DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference = void 0;
exports.dataRosterWorkloadIdentitiesWorkloadIdentitiesToTerraform = dataRosterWorkloadIdentitiesWorkloadIdentitiesToTerraform;
exports.dataRosterWorkloadIdentitiesWorkloadIdentitiesToHclTerraform = dataRosterWorkloadIdentitiesWorkloadIdentitiesToHclTerraform;
const cdktn = require("cdktn");
function dataRosterWorkloadIdentitiesWorkloadIdentitiesToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterWorkloadIdentitiesWorkloadIdentitiesToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference extends cdktn.ComplexObject {
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
    * The id: `wi_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case.
    */
    get name() {
        return this.getStringAttribute('name');
    }
    /**
    * The id of the service account that programs act as. It cannot be changed.
    */
    get serviceAccountId() {
        return this.getStringAttribute('service_account_id');
    }
    /**
    * Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer.
    */
    get issuer() {
        return this.getStringAttribute('issuer');
    }
    /**
    * What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
    */
    get audience() {
        return this.getStringAttribute('audience');
    }
    /**
    * What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
    */
    get subjectPattern() {
        return this.getStringAttribute('subject_pattern');
    }
    _claims = new cdktn.StringMap(this, "claims");
    /**
    * What other claims of a token must be: from name to value, at most 20, compared exactly, with `*` for any run of characters. All must hold. Claims that are texts, numbers, true or false can match; lists and objects never do.
    */
    get claims() {
        return this._claims;
    }
    /**
    * How long an exchanged token works, in minutes: 5 to 60. A change holds for tokens that are exchanged after it.
    */
    get tokenLifetimeMinutes() {
        return this.getNumberAttribute('token_lifetime_minutes');
    }
    /**
    * A remark for people about the workload identity: at most 500 characters.
    */
    get note() {
        return this.getStringAttribute('note');
    }
    /**
    * `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good.
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
exports.DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference = DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference;
class DataRosterWorkloadIdentitiesWorkloadIdentitiesList extends cdktn.ComplexList {
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
        return new DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterWorkloadIdentitiesWorkloadIdentitiesList = DataRosterWorkloadIdentitiesWorkloadIdentitiesList;
/**
* `roster_workload_identities`: Lists the workload identities of the environment, narrowed by the arguments. A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
*/
class DataRosterWorkloadIdentities extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_workload_identities";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterWorkloadIdentities resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterWorkloadIdentities to import
    * @param importFromId The id of the existing DataRosterWorkloadIdentities that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterWorkloadIdentities to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_workload_identities", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_workload_identities` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterWorkloadIdentitiesConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_workload_identities',
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
        this._name = config.name;
        this._serviceAccountId = config.serviceAccountId;
        this._status = config.status;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _name;
    /**
    * Only workload identities with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case.
    */
    get name() {
        return this.getStringAttribute('name');
    }
    set name(value) {
        this._name = value;
    }
    resetName() {
        this._name = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get nameInput() {
        return this._name;
    }
    _serviceAccountId;
    /**
    * Only workload identities with this `service_account_id`. The id of the service account that programs act as. It cannot be changed.
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
    * Only workload identities with this `status`. `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good.
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
    _workloadIdentities = new DataRosterWorkloadIdentitiesWorkloadIdentitiesList(this, "workload_identities", false);
    /**
    * The workload identities that were found, in the order of their creation.
    */
    get workloadIdentities() {
        return this._workloadIdentities;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            name: cdktn.stringToTerraform(this._name),
            service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
            status: cdktn.stringToTerraform(this._status),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            name: {
                value: cdktn.stringToHclTerraform(this._name),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
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
exports.DataRosterWorkloadIdentities = DataRosterWorkloadIdentities;
