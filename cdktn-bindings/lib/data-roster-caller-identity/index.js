"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterCallerIdentity = void 0;
const cdktn = require("cdktn");
/**
* `roster_caller_identity`: Tells as whom Terraform acts, and in which environment: a configuration can refuse to be applied in the wrong one. It takes no permission.
*/
class DataRosterCallerIdentity extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_caller_identity";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterCallerIdentity resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterCallerIdentity to import
    * @param importFromId The id of the existing DataRosterCallerIdentity that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterCallerIdentity to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_caller_identity", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_caller_identity` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterCallerIdentityConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_caller_identity',
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
    }
    // ==========
    // ATTRIBUTES
    // ==========
    /**
    * The id of the member or service account.
    */
    get principalId() {
        return this.getStringAttribute('principal_id');
    }
    /**
    * `member` (a person) or `service_account` (a program).
    */
    get kind() {
        return this.getStringAttribute('kind');
    }
    /**
    * The e-mail address of a member, the name of a service account.
    */
    get name() {
        return this.getStringAttribute('name');
    }
    /**
    * The id of the environment that the credential belongs to.
    */
    get environmentId() {
        return this.getStringAttribute('environment_id');
    }
    /**
    * The slug of the environment.
    */
    get environmentSlug() {
        return this.getStringAttribute('environment_slug');
    }
    /**
    * The name of the environment.
    */
    get environmentName() {
        return this.getStringAttribute('environment_name');
    }
    /**
    * The edition of the environment, as in `emqx-platform-3`: whose predefined roles and permissions it has.
    */
    get edition() {
        return this.getStringAttribute('edition');
    }
    /**
    * What the requests are authenticated with: `access_key`, or `exchanged_token` of a workload identity.
    */
    get credentialKind() {
        return this.getStringAttribute('credential_kind');
    }
    /**
    * The access key id, or the id of the exchanged token. The secret is never told.
    */
    get credentialId() {
        return this.getStringAttribute('credential_id');
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {};
    }
    synthesizeHclAttributes() {
        const attrs = {};
        return attrs;
    }
}
exports.DataRosterCallerIdentity = DataRosterCallerIdentity;
