"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceAccount = void 0;
const cdktn = require("cdktn");
/**
* `roster_service_account`: A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
*/
class ServiceAccount extends cdktn.TerraformResource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_service_account";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a ServiceAccount resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the ServiceAccount to import
    * @param importFromId The id of the existing ServiceAccount that should be imported.
    * @param provider? Optional instance of the provider where the ServiceAccount to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_service_account", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_service_account` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options ServiceAccountConfig
    */
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'roster_service_account',
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
        this._note = config.note;
        this._allowedAddresses = config.allowedAddresses;
        this._status = config.status;
        this._adoptExisting = config.adoptExisting;
        this._deletionProtection = config.deletionProtection;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    /**
    * The id: `sa_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    _name;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
    */
    get name() {
        return this.getStringAttribute('name');
    }
    set name(value) {
        this._name = value;
    }
    // Temporarily expose input value. Use with caution.
    get nameInput() {
        return this._name;
    }
    _note;
    /**
    * A remark for people about the service account: at most 500 characters.
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
    _allowedAddresses;
    /**
    * From where its keys may be used: 1 to 50 IP addresses and CIDR ranges, IPv4 or IPv6. IPv4 addresses that come mapped into IPv6 count as IPv4. Unset: from everywhere.
    */
    get allowedAddresses() {
        return cdktn.Fn.tolist(this.getListAttribute('allowed_addresses'));
    }
    set allowedAddresses(value) {
        this._allowedAddresses = value;
    }
    resetAllowedAddresses() {
        this._allowedAddresses = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get allowedAddressesInput() {
        return this._allowedAddresses;
    }
    _status;
    /**
    * `active`, or `disabled` while switched off: its keys open nothing then. Unset: it stays as it is.
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
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt() {
        return this.getStringAttribute('created_at');
    }
    _adoptExisting;
    /**
    * Whether to take over the service account with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    get adoptExisting() {
        return this.getBooleanAttribute('adopt_existing');
    }
    set adoptExisting(value) {
        this._adoptExisting = value;
    }
    resetAdoptExisting() {
        this._adoptExisting = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get adoptExistingInput() {
        return this._adoptExisting;
    }
    _deletionProtection;
    /**
    * While it is `true`, no plan may delete or replace the service account: set it to `false` and apply that first. Default `false`.
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
            name: cdktn.stringToTerraform(this._name),
            note: cdktn.stringToTerraform(this._note),
            allowed_addresses: cdktn.listMapper(cdktn.stringToTerraform, false)(this._allowedAddresses),
            status: cdktn.stringToTerraform(this._status),
            adopt_existing: cdktn.booleanToTerraform(this._adoptExisting),
            deletion_protection: cdktn.booleanToTerraform(this._deletionProtection),
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
            note: {
                value: cdktn.stringToHclTerraform(this._note),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            allowed_addresses: {
                value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._allowedAddresses),
                isBlock: false,
                type: "set",
                storageClassType: "stringList",
            },
            status: {
                value: cdktn.stringToHclTerraform(this._status),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            adopt_existing: {
                value: cdktn.booleanToHclTerraform(this._adoptExisting),
                isBlock: false,
                type: "simple",
                storageClassType: "boolean",
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
exports.ServiceAccount = ServiceAccount;
