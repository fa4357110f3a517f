"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.RosterProvider = void 0;
const cdktn = require("cdktn");
const index_1 = require("../provider-functions/index");
/**
* `roster`: Manages members, service accounts, roles, role assignments and access keys of a Roster environment.
*/
class RosterProvider extends cdktn.TerraformProvider {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a RosterProvider resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the RosterProvider to import
    * @param importFromId The id of the existing RosterProvider that should be imported.
    * @param provider? Optional instance of the provider where the RosterProvider to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options RosterProviderConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster',
            terraformGeneratorMetadata: {
                providerName: 'roster',
                providerVersion: '0.1.0'
            },
            terraformProviderSource: 'roster.internal/roster/roster'
        });
        this._endpoint = config.endpoint;
        this._accessKeyId = config.accessKeyId;
        this._secretAccessKey = config.secretAccessKey;
        this._workloadIdentityId = config.workloadIdentityId;
        this._identityToken = config.identityToken;
        this._identityTokenFile = config.identityTokenFile;
        this._identityTokenAudience = config.identityTokenAudience;
        this._profile = config.profile;
        this._changeReference = config.changeReference;
        this._reviewFile = config.reviewFile;
        this._planChecks = config.planChecks;
        this._alias = config.alias;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _endpoint;
    /**
    * The URL of the Roster API, as in `https://roster.example.com`. Falls back on `ROSTER_ENDPOINT`, then on the profile.
    */
    get endpoint() {
        return this._endpoint;
    }
    set endpoint(value) {
        this._endpoint = value;
    }
    resetEndpoint() {
        this._endpoint = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get endpointInput() {
        return this._endpoint;
    }
    _accessKeyId;
    /**
    * The access key id of the service account that Terraform acts as. Falls back on `ROSTER_ACCESS_KEY_ID`, then on the profile.
    */
    get accessKeyId() {
        return this._accessKeyId;
    }
    set accessKeyId(value) {
        this._accessKeyId = value;
    }
    resetAccessKeyId() {
        this._accessKeyId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get accessKeyIdInput() {
        return this._accessKeyId;
    }
    _secretAccessKey;
    /**
    * The secret access key that belongs to it. Falls back on `ROSTER_SECRET_ACCESS_KEY`, then on the profile.
    */
    get secretAccessKey() {
        return this._secretAccessKey;
    }
    set secretAccessKey(value) {
        this._secretAccessKey = value;
    }
    resetSecretAccessKey() {
        this._secretAccessKey = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get secretAccessKeyInput() {
        return this._secretAccessKey;
    }
    _workloadIdentityId;
    /**
    * The workload identity by which Terraform acts as a service account, in the place of an access key: a token of the CI system is exchanged for one of Roster that works for some minutes. Falls back on `ROSTER_WORKLOAD_IDENTITY_ID`. The endpoint must be an https URL then.
    */
    get workloadIdentityId() {
        return this._workloadIdentityId;
    }
    set workloadIdentityId(value) {
        this._workloadIdentityId = value;
    }
    resetWorkloadIdentityId() {
        this._workloadIdentityId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get workloadIdentityIdInput() {
        return this._workloadIdentityId;
    }
    _identityToken;
    /**
    * The token of the CI system, a signed JWT. Falls back on `ROSTER_IDENTITY_TOKEN`. In GitHub Actions it is left out: there it is asked for when it is needed, if the job has the permission `id-token: write`.
    */
    get identityToken() {
        return this._identityToken;
    }
    set identityToken(value) {
        this._identityToken = value;
    }
    resetIdentityToken() {
        this._identityToken = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get identityTokenInput() {
        return this._identityToken;
    }
    _identityTokenFile;
    /**
    * The file with that token, read whenever one is exchanged. Falls back on `ROSTER_IDENTITY_TOKEN_FILE`.
    */
    get identityTokenFile() {
        return this._identityTokenFile;
    }
    set identityTokenFile(value) {
        this._identityTokenFile = value;
    }
    resetIdentityTokenFile() {
        this._identityTokenFile = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get identityTokenFileInput() {
        return this._identityTokenFile;
    }
    _identityTokenAudience;
    /**
    * The audience to ask GitHub Actions for: what the workload identity has as `audience`. Falls back on `ROSTER_IDENTITY_TOKEN_AUDIENCE`; without either GitHub chooses one, the URL of the owner of the repository.
    */
    get identityTokenAudience() {
        return this._identityTokenAudience;
    }
    set identityTokenAudience(value) {
        this._identityTokenAudience = value;
    }
    resetIdentityTokenAudience() {
        this._identityTokenAudience = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get identityTokenAudienceInput() {
        return this._identityTokenAudience;
    }
    _profile;
    /**
    * The section of the credentials file (`~/.roster/credentials`, or the file that `ROSTER_CREDENTIALS_FILE` names) to take missing values from. Falls back on `ROSTER_PROFILE`, then `roster`.
    */
    get profile() {
        return this._profile;
    }
    set profile(value) {
        this._profile = value;
    }
    resetProfile() {
        this._profile = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get profileInput() {
        return this._profile;
    }
    _changeReference;
    /**
    * What the audit log keeps of the change that the run is part of, such as a commit, a pull request, or the reference that `roster review` gives to what was approved: sent as `X-Roster-Change` with every request. At most 500 characters of printable ASCII. Falls back on `ROSTER_CHANGE_REFERENCE`.
    */
    get changeReference() {
        return this._changeReference;
    }
    set changeReference(value) {
        this._changeReference = value;
    }
    resetChangeReference() {
        this._changeReference = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get changeReferenceInput() {
        return this._changeReference;
    }
    _reviewFile;
    /**
    * The review that was approved: the file that `roster review PLAN --json FILE` wrote of the plan that is applied. With it, an apply changes nothing that the review does not have: each creation, change and deletion is held against it when every id is known, and refused by itself. So what the review could only say to be known after apply is refused, texts for people and ends apart. Requests say which review they are of, unless `change_reference` does. Plans are not checked. Falls back on `ROSTER_REVIEW_FILE`.
    */
    get reviewFile() {
        return this._reviewFile;
    }
    set reviewFile(value) {
        this._reviewFile = value;
    }
    resetReviewFile() {
        this._reviewFile = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get reviewFileInput() {
        return this._reviewFile;
    }
    _planChecks;
    /**
    * Whether `terraform plan` asks the API, without changing anything, if each planned change would be accepted. Default `true`.
    */
    get planChecks() {
        return this._planChecks;
    }
    set planChecks(value) {
        this._planChecks = value;
    }
    resetPlanChecks() {
        this._planChecks = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get planChecksInput() {
        return this._planChecks;
    }
    _alias;
    get alias() {
        return this._alias;
    }
    set alias(value) {
        this._alias = value;
    }
    resetAlias() {
        this._alias = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get aliasInput() {
        return this._alias;
    }
    // ==========================
    // PROVIDER-DEFINED FUNCTIONS
    // ==========================
    _functions;
    /**
    * Provider-defined functions of the roster provider.
    */
    get functions() {
        if (!this._functions) {
            this._functions = new index_1.RosterProviderFunctions(this.terraformResourceType);
        }
        return this._functions;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            endpoint: cdktn.stringToTerraform(this._endpoint),
            access_key_id: cdktn.stringToTerraform(this._accessKeyId),
            secret_access_key: cdktn.stringToTerraform(this._secretAccessKey),
            workload_identity_id: cdktn.stringToTerraform(this._workloadIdentityId),
            identity_token: cdktn.stringToTerraform(this._identityToken),
            identity_token_file: cdktn.stringToTerraform(this._identityTokenFile),
            identity_token_audience: cdktn.stringToTerraform(this._identityTokenAudience),
            profile: cdktn.stringToTerraform(this._profile),
            change_reference: cdktn.stringToTerraform(this._changeReference),
            review_file: cdktn.stringToTerraform(this._reviewFile),
            plan_checks: cdktn.booleanToTerraform(this._planChecks),
            alias: cdktn.stringToTerraform(this._alias),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            endpoint: {
                value: cdktn.stringToHclTerraform(this._endpoint),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            access_key_id: {
                value: cdktn.stringToHclTerraform(this._accessKeyId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            secret_access_key: {
                value: cdktn.stringToHclTerraform(this._secretAccessKey),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            workload_identity_id: {
                value: cdktn.stringToHclTerraform(this._workloadIdentityId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            identity_token: {
                value: cdktn.stringToHclTerraform(this._identityToken),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            identity_token_file: {
                value: cdktn.stringToHclTerraform(this._identityTokenFile),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            identity_token_audience: {
                value: cdktn.stringToHclTerraform(this._identityTokenAudience),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            profile: {
                value: cdktn.stringToHclTerraform(this._profile),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            change_reference: {
                value: cdktn.stringToHclTerraform(this._changeReference),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            review_file: {
                value: cdktn.stringToHclTerraform(this._reviewFile),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            plan_checks: {
                value: cdktn.booleanToHclTerraform(this._planChecks),
                isBlock: false,
                type: "simple",
                storageClassType: "boolean",
            },
            alias: {
                value: cdktn.stringToHclTerraform(this._alias),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.RosterProvider = RosterProvider;
