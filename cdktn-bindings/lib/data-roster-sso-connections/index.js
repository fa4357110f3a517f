"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterSsoConnections = exports.DataRosterSsoConnectionsSsoConnectionsList = exports.DataRosterSsoConnectionsSsoConnectionsOutputReference = exports.DataRosterSsoConnectionsSsoConnectionsGroupRolesList = exports.DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference = exports.DataRosterSsoConnectionsSsoConnectionsDefaultRolesList = exports.DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference = void 0;
exports.dataRosterSsoConnectionsSsoConnectionsDefaultRolesToTerraform = dataRosterSsoConnectionsSsoConnectionsDefaultRolesToTerraform;
exports.dataRosterSsoConnectionsSsoConnectionsDefaultRolesToHclTerraform = dataRosterSsoConnectionsSsoConnectionsDefaultRolesToHclTerraform;
exports.dataRosterSsoConnectionsSsoConnectionsGroupRolesToTerraform = dataRosterSsoConnectionsSsoConnectionsGroupRolesToTerraform;
exports.dataRosterSsoConnectionsSsoConnectionsGroupRolesToHclTerraform = dataRosterSsoConnectionsSsoConnectionsGroupRolesToHclTerraform;
exports.dataRosterSsoConnectionsSsoConnectionsToTerraform = dataRosterSsoConnectionsSsoConnectionsToTerraform;
exports.dataRosterSsoConnectionsSsoConnectionsToHclTerraform = dataRosterSsoConnectionsSsoConnectionsToHclTerraform;
const cdktn = require("cdktn");
function dataRosterSsoConnectionsSsoConnectionsDefaultRolesToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterSsoConnectionsSsoConnectionsDefaultRolesToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference extends cdktn.ComplexObject {
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
    * The id of a predefined or custom role.
    */
    get roleId() {
        return this.getStringAttribute('role_id');
    }
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    get projectId() {
        return this.getStringAttribute('project_id');
    }
}
exports.DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference = DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference;
class DataRosterSsoConnectionsSsoConnectionsDefaultRolesList extends cdktn.ComplexList {
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
        return new DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterSsoConnectionsSsoConnectionsDefaultRolesList = DataRosterSsoConnectionsSsoConnectionsDefaultRolesList;
function dataRosterSsoConnectionsSsoConnectionsGroupRolesToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterSsoConnectionsSsoConnectionsGroupRolesToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference extends cdktn.ComplexObject {
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
    * The group as the claim has it, compared exactly.
    */
    get group() {
        return this.getStringAttribute('group');
    }
    /**
    * The id of a predefined or custom role.
    */
    get roleId() {
        return this.getStringAttribute('role_id');
    }
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    get projectId() {
        return this.getStringAttribute('project_id');
    }
}
exports.DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference = DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference;
class DataRosterSsoConnectionsSsoConnectionsGroupRolesList extends cdktn.ComplexList {
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
        return new DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterSsoConnectionsSsoConnectionsGroupRolesList = DataRosterSsoConnectionsSsoConnectionsGroupRolesList;
function dataRosterSsoConnectionsSsoConnectionsToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterSsoConnectionsSsoConnectionsToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterSsoConnectionsSsoConnectionsOutputReference extends cdktn.ComplexObject {
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
    * The id: `sso_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    /**
    * The name on the button of the sign-in page: 1 to 100 characters, unique.
    */
    get name() {
        return this.getStringAttribute('name');
    }
    /**
    * The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
    */
    get issuer() {
        return this.getStringAttribute('issuer');
    }
    /**
    * The client that Roster is at the identity provider.
    */
    get clientId() {
        return this.getStringAttribute('client_id');
    }
    /**
    * The algorithm that the provider signs ID tokens with; a token with any other is refused.
    */
    get idTokenAlgorithm() {
        return this.getStringAttribute('id_token_algorithm');
    }
    /**
    * The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
    */
    get allowedDomains() {
        return cdktn.Fn.tolist(this.getListAttribute('allowed_domains'));
    }
    /**
    * The claim with the list of groups that a person is in. Required with `group_roles`.
    */
    get groupsClaim() {
        return this.getStringAttribute('groups_claim');
    }
    /**
    * While `disabled`, nobody signs in through it and it makes no members; sessions that are open go on to their end.
    */
    get status() {
        return this.getStringAttribute('status');
    }
    _defaultRoles = new DataRosterSsoConnectionsSsoConnectionsDefaultRolesList(this, "default_roles", false);
    /**
    * What a member is assigned at the first sign-in, at most 100 roles. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out.
    */
    get defaultRoles() {
        return this._defaultRoles;
    }
    _groupRoles = new DataRosterSsoConnectionsSsoConnectionsGroupRolesList(this, "group_roles", false);
    /**
    * What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit.
    */
    get groupRoles() {
        return this._groupRoles;
    }
    /**
    * Where the provider sends browsers back to: to be registered there for the client.
    */
    get redirectUri() {
        return this.getStringAttribute('redirect_uri');
    }
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt() {
        return this.getStringAttribute('created_at');
    }
}
exports.DataRosterSsoConnectionsSsoConnectionsOutputReference = DataRosterSsoConnectionsSsoConnectionsOutputReference;
class DataRosterSsoConnectionsSsoConnectionsList extends cdktn.ComplexList {
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
        return new DataRosterSsoConnectionsSsoConnectionsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterSsoConnectionsSsoConnectionsList = DataRosterSsoConnectionsSsoConnectionsList;
/**
* `roster_sso_connections`: Lists the sso connections of the environment, narrowed by the arguments. A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
*/
class DataRosterSsoConnections extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_sso_connections";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterSsoConnections resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterSsoConnections to import
    * @param importFromId The id of the existing DataRosterSsoConnections that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterSsoConnections to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_sso_connections", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_sso_connections` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterSsoConnectionsConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_sso_connections',
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
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _name;
    /**
    * Only sso connections with this `name`. The name on the button of the sign-in page: 1 to 100 characters, unique.
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
    _ssoConnections = new DataRosterSsoConnectionsSsoConnectionsList(this, "sso_connections", false);
    /**
    * The sso connections that were found, in the order of their creation.
    */
    get ssoConnections() {
        return this._ssoConnections;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            name: cdktn.stringToTerraform(this._name),
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
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.DataRosterSsoConnections = DataRosterSsoConnections;
