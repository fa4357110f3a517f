"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterMember = void 0;
const cdktn = require("cdktn");
/**
* `roster_member`: Finds one member by `id` or `email`. A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
*/
class DataRosterMember extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_member";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterMember resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterMember to import
    * @param importFromId The id of the existing DataRosterMember that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterMember to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_member", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_member` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterMemberConfig = {}
    */
    constructor(scope, id, config = {}) {
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
        this._id = config.id;
        this._email = config.email;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _id;
    /**
    * The id: `mem_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `email` to say which.
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
    _email;
    /**
    * The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person. Set exactly one of `id` or `email` to say which.
    */
    get email() {
        return this.getStringAttribute('email');
    }
    set email(value) {
        this._email = value;
    }
    resetEmail() {
        this._email = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get emailInput() {
        return this._email;
    }
    /**
    * A name to sign in with in place of the e-mail address: 1 to 64 letters, digits, dots, underscores and hyphens, unique in the environment without regard to case.
    */
    get username() {
        return this.getStringAttribute('username');
    }
    /**
    * The name to show for the person: at most 100 characters.
    */
    get displayName() {
        return this.getStringAttribute('display_name');
    }
    /**
    * A remark for people about the member: at most 500 characters.
    */
    get note() {
        return this.getStringAttribute('note');
    }
    /**
    * `local` (signs in with a password) or `sso` (signs in through an identity provider).
    */
    get kind() {
        return this.getStringAttribute('kind');
    }
    /**
    * `pending` until the person has activated the account, then `active`; `disabled` while switched off.
    */
    get status() {
        return this.getStringAttribute('status');
    }
    /**
    * While the member is pending: until when the link of the latest activation mail works, RFC 3339 in UTC. Null when no link is out, and once the account is active.
    */
    get activationExpiresAt() {
        return this.getStringAttribute('activation_expires_at');
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
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            id: cdktn.stringToTerraform(this._id),
            email: cdktn.stringToTerraform(this._email),
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
            email: {
                value: cdktn.stringToHclTerraform(this._email),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.DataRosterMember = DataRosterMember;
