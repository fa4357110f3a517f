"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.Member = void 0;
const cdktn = require("cdktn");
/**
* `roster_member`: A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
*/
class Member extends cdktn.TerraformResource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_member";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a Member resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the Member to import
    * @param importFromId The id of the existing Member that should be imported.
    * @param provider? Optional instance of the provider where the Member to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_member", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_member` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options MemberConfig
    */
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'roster_member',
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
        this._email = config.email;
        this._username = config.username;
        this._displayName = config.displayName;
        this._note = config.note;
        this._status = config.status;
        this._activationResend = config.activationResend;
        this._adoptExisting = config.adoptExisting;
        this._deletionProtection = config.deletionProtection;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    /**
    * The id: `mem_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    _email;
    /**
    * The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person. Changing it replaces the member.
    */
    get email() {
        return this.getStringAttribute('email');
    }
    set email(value) {
        this._email = value;
    }
    // Temporarily expose input value. Use with caution.
    get emailInput() {
        return this._email;
    }
    _username;
    /**
    * A name to sign in with in place of the e-mail address: 1 to 64 letters, digits, dots, underscores and hyphens, unique in the environment without regard to case.
    */
    get username() {
        return this.getStringAttribute('username');
    }
    set username(value) {
        this._username = value;
    }
    resetUsername() {
        this._username = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get usernameInput() {
        return this._username;
    }
    _displayName;
    /**
    * The name to show for the person: at most 100 characters.
    */
    get displayName() {
        return this.getStringAttribute('display_name');
    }
    set displayName(value) {
        this._displayName = value;
    }
    resetDisplayName() {
        this._displayName = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get displayNameInput() {
        return this._displayName;
    }
    _note;
    /**
    * A remark for people about the member: at most 500 characters.
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
    * `local` (signs in with a password) or `sso` (signs in through an identity provider).
    */
    get kind() {
        return this.getStringAttribute('kind');
    }
    _status;
    /**
    * `pending` until the person has activated the account, then `active`; `disabled` while switched off. Unset: it stays as it is.
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
    * While the member is pending: until when the link of the latest activation mail works, RFC 3339 in UTC. Null when no link is out, and once the account is active.
    */
    get activationExpiresAt() {
        return this.getStringAttribute('activation_expires_at');
    }
    _activationResend;
    /**
    * Raise it to send a pending member the activation mail again: the new link works for 1 hour, and older links end. Once the account is active, nothing is sent. A creation sends the mail by itself.
    */
    get activationResend() {
        return this.getNumberAttribute('activation_resend');
    }
    set activationResend(value) {
        this._activationResend = value;
    }
    resetActivationResend() {
        this._activationResend = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get activationResendInput() {
        return this._activationResend;
    }
    /**
    * Whether signing in takes a second factor.
    */
    get twoFactor() {
        return this.getBooleanAttribute('two_factor');
    }
    /**
    * Whether this is the root member of the environment, who cannot be deleted, disabled or demoted.
    */
    get root() {
        return this.getBooleanAttribute('root');
    }
    /**
    * Where the member signs in: the login URL of the environment.
    */
    get loginUrl() {
        return this.getStringAttribute('login_url');
    }
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt() {
        return this.getStringAttribute('created_at');
    }
    _adoptExisting;
    /**
    * Whether to take over the member with the same email where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
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
    * While it is `true`, no plan may delete or replace the member: set it to `false` and apply that first. Default `false`.
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
            email: cdktn.stringToTerraform(this._email),
            username: cdktn.stringToTerraform(this._username),
            display_name: cdktn.stringToTerraform(this._displayName),
            note: cdktn.stringToTerraform(this._note),
            status: cdktn.stringToTerraform(this._status),
            activation_resend: cdktn.numberToTerraform(this._activationResend),
            adopt_existing: cdktn.booleanToTerraform(this._adoptExisting),
            deletion_protection: cdktn.booleanToTerraform(this._deletionProtection),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            email: {
                value: cdktn.stringToHclTerraform(this._email),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            username: {
                value: cdktn.stringToHclTerraform(this._username),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            display_name: {
                value: cdktn.stringToHclTerraform(this._displayName),
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
            status: {
                value: cdktn.stringToHclTerraform(this._status),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            activation_resend: {
                value: cdktn.numberToHclTerraform(this._activationResend),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
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
exports.Member = Member;
