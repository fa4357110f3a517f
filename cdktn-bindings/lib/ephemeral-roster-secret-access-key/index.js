"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.EphemeralRosterSecretAccessKey = void 0;
const cdktn = require("cdktn");
/**
* `roster_secret_access_key`: A new, strong secret for `secret_access_key_wo` of a `roster_access_key`, and for wherever else it is to go, as into a vault. It is made on this machine, from the random numbers of the operating system, without the API, and is in neither the plan nor the state. Every run makes another one: it takes effect only where a version (`secret_access_key_wo_version`, and that of the vault) is raised.
*/
class EphemeralRosterSecretAccessKey extends cdktn.TerraformEphemeralResource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_secret_access_key";
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_secret_access_key` Ephemeral Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options EphemeralRosterSecretAccessKeyConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_secret_access_key',
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
        this._length = config.length;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _length;
    /**
    * How many characters it has: 40 to 128. From 47 on it is as strong as the secrets that Roster makes, 256 random bits. Default `64`.
    */
    get length() {
        return this.getNumberAttribute('length');
    }
    set length(value) {
        this._length = value;
    }
    resetLength() {
        this._length = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get lengthInput() {
        return this._length;
    }
    /**
    * The secret: `rsk_`, by which scanners find a leaked one, then letters, digits, `-` and `_`, each of them equally likely.
    */
    get value() {
        return this.getStringAttribute('value');
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            length: cdktn.numberToTerraform(this._length),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            length: {
                value: cdktn.numberToHclTerraform(this._length),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.EphemeralRosterSecretAccessKey = EphemeralRosterSecretAccessKey;
