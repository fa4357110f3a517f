"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.EnvironmentSettings = void 0;
const cdktn = require("cdktn");
/**
* `roster_environment_settings`: The settings of the environment: one resource for all of them, so what is left out has its default. They are always there: creating the resource changes them, and destroying it leaves them as they are.
*/
class EnvironmentSettings extends cdktn.TerraformResource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_environment_settings";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a EnvironmentSettings resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the EnvironmentSettings to import
    * @param importFromId The id of the existing EnvironmentSettings that should be imported.
    * @param provider? Optional instance of the provider where the EnvironmentSettings to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_environment_settings", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_environment_settings` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options EnvironmentSettingsConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_environment_settings',
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
        this._lockAttempts = config.lockAttempts;
        this._lockWindowMinutes = config.lockWindowMinutes;
        this._lockDurationMinutes = config.lockDurationMinutes;
        this._lockCountsSuccesses = config.lockCountsSuccesses;
        this._sessionIdleMinutes = config.sessionIdleMinutes;
        this._sessionAbsoluteMinutes = config.sessionAbsoluteMinutes;
        this._accessKeysPerAccount = config.accessKeysPerAccount;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    /**
    * The id of the environment: `env_` and 26 characters.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    _lockAttempts;
    /**
    * How many sign-in attempts are evaluated within the window; one more locks the member. Default `5`.
    */
    get lockAttempts() {
        return this.getNumberAttribute('lock_attempts');
    }
    set lockAttempts(value) {
        this._lockAttempts = value;
    }
    resetLockAttempts() {
        this._lockAttempts = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get lockAttemptsInput() {
        return this._lockAttempts;
    }
    _lockWindowMinutes;
    /**
    * How long an attempt counts, in minutes. Default `30`.
    */
    get lockWindowMinutes() {
        return this.getNumberAttribute('lock_window_minutes');
    }
    set lockWindowMinutes(value) {
        this._lockWindowMinutes = value;
    }
    resetLockWindowMinutes() {
        this._lockWindowMinutes = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get lockWindowMinutesInput() {
        return this._lockWindowMinutes;
    }
    _lockDurationMinutes;
    /**
    * How long a lock lasts, in minutes. Default `30`.
    */
    get lockDurationMinutes() {
        return this.getNumberAttribute('lock_duration_minutes');
    }
    set lockDurationMinutes(value) {
        this._lockDurationMinutes = value;
    }
    resetLockDurationMinutes() {
        this._lockDurationMinutes = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get lockDurationMinutesInput() {
        return this._lockDurationMinutes;
    }
    _lockCountsSuccesses;
    /**
    * Whether successful attempts count too. Default `true`.
    */
    get lockCountsSuccesses() {
        return this.getBooleanAttribute('lock_counts_successes');
    }
    set lockCountsSuccesses(value) {
        this._lockCountsSuccesses = value;
    }
    resetLockCountsSuccesses() {
        this._lockCountsSuccesses = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get lockCountsSuccessesInput() {
        return this._lockCountsSuccesses;
    }
    _sessionIdleMinutes;
    /**
    * After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). Default `60`.
    */
    get sessionIdleMinutes() {
        return this.getNumberAttribute('session_idle_minutes');
    }
    set sessionIdleMinutes(value) {
        this._sessionIdleMinutes = value;
    }
    resetSessionIdleMinutes() {
        this._sessionIdleMinutes = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get sessionIdleMinutesInput() {
        return this._sessionIdleMinutes;
    }
    _sessionAbsoluteMinutes;
    /**
    * After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). Default `1440`.
    */
    get sessionAbsoluteMinutes() {
        return this.getNumberAttribute('session_absolute_minutes');
    }
    set sessionAbsoluteMinutes(value) {
        this._sessionAbsoluteMinutes = value;
    }
    resetSessionAbsoluteMinutes() {
        this._sessionAbsoluteMinutes = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get sessionAbsoluteMinutesInput() {
        return this._sessionAbsoluteMinutes;
    }
    _accessKeysPerAccount;
    /**
    * How many live access keys a service account may have. Default `5`.
    */
    get accessKeysPerAccount() {
        return this.getNumberAttribute('access_keys_per_account');
    }
    set accessKeysPerAccount(value) {
        this._accessKeysPerAccount = value;
    }
    resetAccessKeysPerAccount() {
        this._accessKeysPerAccount = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get accessKeysPerAccountInput() {
        return this._accessKeysPerAccount;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            lock_attempts: cdktn.numberToTerraform(this._lockAttempts),
            lock_window_minutes: cdktn.numberToTerraform(this._lockWindowMinutes),
            lock_duration_minutes: cdktn.numberToTerraform(this._lockDurationMinutes),
            lock_counts_successes: cdktn.booleanToTerraform(this._lockCountsSuccesses),
            session_idle_minutes: cdktn.numberToTerraform(this._sessionIdleMinutes),
            session_absolute_minutes: cdktn.numberToTerraform(this._sessionAbsoluteMinutes),
            access_keys_per_account: cdktn.numberToTerraform(this._accessKeysPerAccount),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            lock_attempts: {
                value: cdktn.numberToHclTerraform(this._lockAttempts),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
            lock_window_minutes: {
                value: cdktn.numberToHclTerraform(this._lockWindowMinutes),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
            lock_duration_minutes: {
                value: cdktn.numberToHclTerraform(this._lockDurationMinutes),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
            lock_counts_successes: {
                value: cdktn.booleanToHclTerraform(this._lockCountsSuccesses),
                isBlock: false,
                type: "simple",
                storageClassType: "boolean",
            },
            session_idle_minutes: {
                value: cdktn.numberToHclTerraform(this._sessionIdleMinutes),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
            session_absolute_minutes: {
                value: cdktn.numberToHclTerraform(this._sessionAbsoluteMinutes),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
            access_keys_per_account: {
                value: cdktn.numberToHclTerraform(this._accessKeysPerAccount),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.EnvironmentSettings = EnvironmentSettings;
