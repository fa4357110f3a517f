"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.EphemeralRosterSessionCredentials = void 0;
const cdktn = require("cdktn");
/**
* `roster_session_credentials`: An access key of a service account for the length of one run of Terraform: made when it is needed, prolonged while the run lasts, deleted at its end, and in neither the plan nor the state. If Terraform is killed, the key ends by itself, after `lifetime_minutes` at the latest. Every plan and every apply makes a key of its own, as soon as its arguments are known. It takes what making an access key takes: the permission `platform_api_key.manage`, and everything that the service account holds.
*/
class EphemeralRosterSessionCredentials extends cdktn.TerraformEphemeralResource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_session_credentials";
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_session_credentials` Ephemeral Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options EphemeralRosterSessionCredentialsConfig
    */
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'roster_session_credentials',
            terraformGeneratorMetadata: {
                providerName: 'roster',
                providerVersion: '0.1.0'
            },
            provider: config.provider,
            dependsOn: config.dependsOn,
            count: config.count,
            lifecycle: config.lifecycle,
            forEach: config.forEach
        });
        this._serviceAccountId = config.serviceAccountId;
        this._lifetimeMinutes = config.lifetimeMinutes;
        this._note = config.note;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _serviceAccountId;
    /**
    * The id of the service account that signs with the key.
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
    _lifetimeMinutes;
    /**
    * For how long the key works without being prolonged, in minutes: 5 to 60. It is prolonged when a third of that has passed. Default `15`.
    */
    get lifetimeMinutes() {
        return this.getNumberAttribute('lifetime_minutes');
    }
    set lifetimeMinutes(value) {
        this._lifetimeMinutes = value;
    }
    resetLifetimeMinutes() {
        this._lifetimeMinutes = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get lifetimeMinutesInput() {
        return this._lifetimeMinutes;
    }
    _note;
    /**
    * A remark for people about the access key: at most 500 characters. Unset: that Terraform has made it for the length of a run.
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
    /**
    * The access key id.
    */
    get accessKeyId() {
        return this.getStringAttribute('access_key_id');
    }
    /**
    * The secret access key.
    */
    get secretAccessKey() {
        return this.getStringAttribute('secret_access_key');
    }
    /**
    * When the key ends by itself unless it is prolonged, RFC 3339 in UTC. Prolonging it does not change this value.
    */
    get expiresAt() {
        return this.getStringAttribute('expires_at');
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
            lifetime_minutes: cdktn.numberToTerraform(this._lifetimeMinutes),
            note: cdktn.stringToTerraform(this._note),
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
            lifetime_minutes: {
                value: cdktn.numberToHclTerraform(this._lifetimeMinutes),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
            note: {
                value: cdktn.stringToHclTerraform(this._note),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.EphemeralRosterSessionCredentials = EphemeralRosterSessionCredentials;
