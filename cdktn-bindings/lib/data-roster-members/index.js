"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterMembers = exports.DataRosterMembersMembersList = exports.DataRosterMembersMembersOutputReference = void 0;
exports.dataRosterMembersMembersToTerraform = dataRosterMembersMembersToTerraform;
exports.dataRosterMembersMembersToHclTerraform = dataRosterMembersMembersToHclTerraform;
const cdktn = require("cdktn");
function dataRosterMembersMembersToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterMembersMembersToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterMembersMembersOutputReference extends cdktn.ComplexObject {
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
    * The id: `mem_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    /**
    * The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
    */
    get email() {
        return this.getStringAttribute('email');
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
}
exports.DataRosterMembersMembersOutputReference = DataRosterMembersMembersOutputReference;
class DataRosterMembersMembersList extends cdktn.ComplexList {
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
        return new DataRosterMembersMembersOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterMembersMembersList = DataRosterMembersMembersList;
/**
* `roster_members`: Lists the members of the environment, narrowed by the arguments. A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
*/
class DataRosterMembers extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_members";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterMembers resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterMembers to import
    * @param importFromId The id of the existing DataRosterMembers that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterMembers to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_members", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_members` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterMembersConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_members',
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
        this._status = config.status;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _email;
    /**
    * Only members with this `email`. The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
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
    _status;
    /**
    * Only members with this `status`. `pending` until the person has activated the account, then `active`; `disabled` while switched off.
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
    _members = new DataRosterMembersMembersList(this, "members", false);
    /**
    * The members that were found, in the order of their creation.
    */
    get members() {
        return this._members;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            email: cdktn.stringToTerraform(this._email),
            status: cdktn.stringToTerraform(this._status),
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
exports.DataRosterMembers = DataRosterMembers;
