"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterWorkloadIdentity = void 0;
const cdktn = require("cdktn");
/**
* `roster_workload_identity`: Finds one workload identity by `id` or `name`. A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
*/
class DataRosterWorkloadIdentity extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_workload_identity";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterWorkloadIdentity resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterWorkloadIdentity to import
    * @param importFromId The id of the existing DataRosterWorkloadIdentity that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterWorkloadIdentity to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_workload_identity", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_workload_identity` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterWorkloadIdentityConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_workload_identity',
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
        this._id = config.id;
        this._name = config.name;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _id;
    /**
    * The id: `wi_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    set id(value) {
        this._id = value;
    }
    resetId() {
        this._id = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get idInput() {
        return this._id;
    }
    _name;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Set exactly one of `id` or `name` to say which.
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
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            id: cdktn.stringToTerraform(this._id),
            name: cdktn.stringToTerraform(this._name),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            id: {
                value: cdktn.stringToHclTerraform(this._id),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            name: {
                value: cdktn.stringToHclTerraform(this._name),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.DataRosterWorkloadIdentity = DataRosterWorkloadIdentity;
