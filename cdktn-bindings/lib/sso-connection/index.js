"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.SsoConnection = exports.SsoConnectionGroupRolesList = exports.SsoConnectionGroupRolesOutputReference = exports.SsoConnectionDefaultRolesList = exports.SsoConnectionDefaultRolesOutputReference = void 0;
exports.ssoConnectionDefaultRolesToTerraform = ssoConnectionDefaultRolesToTerraform;
exports.ssoConnectionDefaultRolesToHclTerraform = ssoConnectionDefaultRolesToHclTerraform;
exports.ssoConnectionGroupRolesToTerraform = ssoConnectionGroupRolesToTerraform;
exports.ssoConnectionGroupRolesToHclTerraform = ssoConnectionGroupRolesToHclTerraform;
const cdktn = require("cdktn");
function ssoConnectionDefaultRolesToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {
        role_id: cdktn.stringToTerraform(struct.roleId),
        project_id: cdktn.stringToTerraform(struct.projectId),
    };
}
function ssoConnectionDefaultRolesToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {
        role_id: {
            value: cdktn.stringToHclTerraform(struct.roleId),
            isBlock: false,
            type: "simple",
            storageClassType: "string",
        },
        project_id: {
            value: cdktn.stringToHclTerraform(struct.projectId),
            isBlock: false,
            type: "simple",
            storageClassType: "string",
        },
    };
    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}
class SsoConnectionDefaultRolesOutputReference extends cdktn.ComplexObject {
    isEmptyObject = false;
    resolvableValue;
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
        if (this.resolvableValue) {
            return this.resolvableValue;
        }
        let hasAnyValues = this.isEmptyObject;
        const internalValueResult = {};
        if (this._roleId !== undefined) {
            hasAnyValues = true;
            internalValueResult.roleId = this._roleId;
        }
        if (this._projectId !== undefined) {
            hasAnyValues = true;
            internalValueResult.projectId = this._projectId;
        }
        return hasAnyValues ? internalValueResult : undefined;
    }
    set internalValue(value) {
        if (value === undefined) {
            this.isEmptyObject = false;
            this.resolvableValue = undefined;
            this._roleId = undefined;
            this._projectId = undefined;
        }
        else if (cdktn.Tokenization.isResolvable(value)) {
            this.isEmptyObject = false;
            this.resolvableValue = value;
        }
        else {
            this.isEmptyObject = Object.keys(value).length === 0;
            this.resolvableValue = undefined;
            this._roleId = value.roleId;
            this._projectId = value.projectId;
        }
    }
    _roleId;
    /**
    * The id of a predefined or custom role.
    */
    get roleId() {
        return this.getStringAttribute('role_id');
    }
    set roleId(value) {
        this._roleId = value;
    }
    // Temporarily expose input value. Use with caution.
    get roleIdInput() {
        return this._roleId;
    }
    _projectId;
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    get projectId() {
        return this.getStringAttribute('project_id');
    }
    set projectId(value) {
        this._projectId = value;
    }
    resetProjectId() {
        this._projectId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get projectIdInput() {
        return this._projectId;
    }
}
exports.SsoConnectionDefaultRolesOutputReference = SsoConnectionDefaultRolesOutputReference;
class SsoConnectionDefaultRolesList extends cdktn.ComplexList {
    internalValue;
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
        return new SsoConnectionDefaultRolesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.SsoConnectionDefaultRolesList = SsoConnectionDefaultRolesList;
function ssoConnectionGroupRolesToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {
        group: cdktn.stringToTerraform(struct.group),
        role_id: cdktn.stringToTerraform(struct.roleId),
        project_id: cdktn.stringToTerraform(struct.projectId),
    };
}
function ssoConnectionGroupRolesToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {
        group: {
            value: cdktn.stringToHclTerraform(struct.group),
            isBlock: false,
            type: "simple",
            storageClassType: "string",
        },
        role_id: {
            value: cdktn.stringToHclTerraform(struct.roleId),
            isBlock: false,
            type: "simple",
            storageClassType: "string",
        },
        project_id: {
            value: cdktn.stringToHclTerraform(struct.projectId),
            isBlock: false,
            type: "simple",
            storageClassType: "string",
        },
    };
    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}
class SsoConnectionGroupRolesOutputReference extends cdktn.ComplexObject {
    isEmptyObject = false;
    resolvableValue;
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
        if (this.resolvableValue) {
            return this.resolvableValue;
        }
        let hasAnyValues = this.isEmptyObject;
        const internalValueResult = {};
        if (this._group !== undefined) {
            hasAnyValues = true;
            internalValueResult.group = this._group;
        }
        if (this._roleId !== undefined) {
            hasAnyValues = true;
            internalValueResult.roleId = this._roleId;
        }
        if (this._projectId !== undefined) {
            hasAnyValues = true;
            internalValueResult.projectId = this._projectId;
        }
        return hasAnyValues ? internalValueResult : undefined;
    }
    set internalValue(value) {
        if (value === undefined) {
            this.isEmptyObject = false;
            this.resolvableValue = undefined;
            this._group = undefined;
            this._roleId = undefined;
            this._projectId = undefined;
        }
        else if (cdktn.Tokenization.isResolvable(value)) {
            this.isEmptyObject = false;
            this.resolvableValue = value;
        }
        else {
            this.isEmptyObject = Object.keys(value).length === 0;
            this.resolvableValue = undefined;
            this._group = value.group;
            this._roleId = value.roleId;
            this._projectId = value.projectId;
        }
    }
    _group;
    /**
    * The group as the claim has it, compared exactly.
    */
    get group() {
        return this.getStringAttribute('group');
    }
    set group(value) {
        this._group = value;
    }
    // Temporarily expose input value. Use with caution.
    get groupInput() {
        return this._group;
    }
    _roleId;
    /**
    * The id of a predefined or custom role.
    */
    get roleId() {
        return this.getStringAttribute('role_id');
    }
    set roleId(value) {
        this._roleId = value;
    }
    // Temporarily expose input value. Use with caution.
    get roleIdInput() {
        return this._roleId;
    }
    _projectId;
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    get projectId() {
        return this.getStringAttribute('project_id');
    }
    set projectId(value) {
        this._projectId = value;
    }
    resetProjectId() {
        this._projectId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get projectIdInput() {
        return this._projectId;
    }
}
exports.SsoConnectionGroupRolesOutputReference = SsoConnectionGroupRolesOutputReference;
class SsoConnectionGroupRolesList extends cdktn.ComplexList {
    internalValue;
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
        return new SsoConnectionGroupRolesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.SsoConnectionGroupRolesList = SsoConnectionGroupRolesList;
/**
* `roster_sso_connection`: A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
*/
class SsoConnection extends cdktn.TerraformResource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_sso_connection";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a SsoConnection resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the SsoConnection to import
    * @param importFromId The id of the existing SsoConnection that should be imported.
    * @param provider? Optional instance of the provider where the SsoConnection to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_sso_connection", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_sso_connection` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options SsoConnectionConfig
    */
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'roster_sso_connection',
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
        this._issuer = config.issuer;
        this._clientId = config.clientId;
        this._clientSecretWo = config.clientSecretWo;
        this._clientSecretWoVersion = config.clientSecretWoVersion;
        this._idTokenAlgorithm = config.idTokenAlgorithm;
        this._allowedDomains = config.allowedDomains;
        this._groupsClaim = config.groupsClaim;
        this._status = config.status;
        this._defaultRoles.internalValue = config.defaultRoles;
        this._groupRoles.internalValue = config.groupRoles;
        this._adoptExisting = config.adoptExisting;
        this._deletionProtection = config.deletionProtection;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    /**
    * The id: `sso_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    _name;
    /**
    * The name on the button of the sign-in page: 1 to 100 characters, unique.
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
    _issuer;
    /**
    * The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
    */
    get issuer() {
        return this.getStringAttribute('issuer');
    }
    set issuer(value) {
        this._issuer = value;
    }
    // Temporarily expose input value. Use with caution.
    get issuerInput() {
        return this._issuer;
    }
    _clientId;
    /**
    * The client that Roster is at the identity provider.
    */
    get clientId() {
        return this.getStringAttribute('client_id');
    }
    set clientId(value) {
        this._clientId = value;
    }
    // Temporarily expose input value. Use with caution.
    get clientIdInput() {
        return this._clientId;
    }
    _clientSecretWo;
    /**
    * @deprecated Write-only: the provider never returns this value; reading it always yields null by protocol contract. The getter remains for compatibility and will be removed in a future prebuilt-provider major.
    */
    /**
    * The secret of that client. It is kept encrypted, and never answered. Write-only: it comes into neither the plan nor the state, and may be ephemeral. Required by a creation.
    */
    get clientSecretWo() {
        return this.getStringAttribute('client_secret_wo');
    }
    set clientSecretWo(value) {
        this._clientSecretWo = value;
    }
    resetClientSecretWo() {
        this._clientSecretWo = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get clientSecretWoInput() {
        return this._clientSecretWo;
    }
    _clientSecretWoVersion;
    /**
    * Raise it whenever `client_secret_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
    */
    get clientSecretWoVersion() {
        return this.getNumberAttribute('client_secret_wo_version');
    }
    set clientSecretWoVersion(value) {
        this._clientSecretWoVersion = value;
    }
    resetClientSecretWoVersion() {
        this._clientSecretWoVersion = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get clientSecretWoVersionInput() {
        return this._clientSecretWoVersion;
    }
    _idTokenAlgorithm;
    /**
    * The algorithm that the provider signs ID tokens with; a token with any other is refused. Default `RS256`.
    */
    get idTokenAlgorithm() {
        return this.getStringAttribute('id_token_algorithm');
    }
    set idTokenAlgorithm(value) {
        this._idTokenAlgorithm = value;
    }
    resetIdTokenAlgorithm() {
        this._idTokenAlgorithm = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get idTokenAlgorithmInput() {
        return this._idTokenAlgorithm;
    }
    _allowedDomains;
    /**
    * The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
    */
    get allowedDomains() {
        return cdktn.Fn.tolist(this.getListAttribute('allowed_domains'));
    }
    set allowedDomains(value) {
        this._allowedDomains = value;
    }
    // Temporarily expose input value. Use with caution.
    get allowedDomainsInput() {
        return this._allowedDomains;
    }
    _groupsClaim;
    /**
    * The claim with the list of groups that a person is in. Required with `group_roles`.
    */
    get groupsClaim() {
        return this.getStringAttribute('groups_claim');
    }
    set groupsClaim(value) {
        this._groupsClaim = value;
    }
    resetGroupsClaim() {
        this._groupsClaim = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get groupsClaimInput() {
        return this._groupsClaim;
    }
    _status;
    /**
    * While `disabled`, nobody signs in through it and it makes no members; sessions that are open go on to their end. Default `enabled`.
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
    _defaultRoles = new SsoConnectionDefaultRolesList(this, "default_roles", false);
    /**
    * What a member is assigned at the first sign-in, at most 100 roles. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out. Default ``.
    */
    get defaultRoles() {
        return this._defaultRoles;
    }
    putDefaultRoles(value) {
        this._defaultRoles.internalValue = value;
    }
    resetDefaultRoles() {
        this._defaultRoles.internalValue = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get defaultRolesInput() {
        return this._defaultRoles.internalValue;
    }
    _groupRoles = new SsoConnectionGroupRolesList(this, "group_roles", false);
    /**
    * What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit. Default ``.
    */
    get groupRoles() {
        return this._groupRoles;
    }
    putGroupRoles(value) {
        this._groupRoles.internalValue = value;
    }
    resetGroupRoles() {
        this._groupRoles.internalValue = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get groupRolesInput() {
        return this._groupRoles.internalValue;
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
    _adoptExisting;
    /**
    * Whether to take over the sso connection with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
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
    * While it is `true`, no plan may delete or replace the sso connection: set it to `false` and apply that first. Default `false`.
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
            issuer: cdktn.stringToTerraform(this._issuer),
            client_id: cdktn.stringToTerraform(this._clientId),
            client_secret_wo: this.markWriteOnlyAttribute(cdktn.stringToTerraform(this._clientSecretWo)),
            client_secret_wo_version: cdktn.numberToTerraform(this._clientSecretWoVersion),
            id_token_algorithm: cdktn.stringToTerraform(this._idTokenAlgorithm),
            allowed_domains: cdktn.listMapper(cdktn.stringToTerraform, false)(this._allowedDomains),
            groups_claim: cdktn.stringToTerraform(this._groupsClaim),
            status: cdktn.stringToTerraform(this._status),
            default_roles: cdktn.listMapper(ssoConnectionDefaultRolesToTerraform, false)(this._defaultRoles.internalValue),
            group_roles: cdktn.listMapper(ssoConnectionGroupRolesToTerraform, false)(this._groupRoles.internalValue),
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
            issuer: {
                value: cdktn.stringToHclTerraform(this._issuer),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            client_id: {
                value: cdktn.stringToHclTerraform(this._clientId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            client_secret_wo: {
                value: this.markWriteOnlyAttribute(cdktn.stringToHclTerraform(this._clientSecretWo)),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            client_secret_wo_version: {
                value: cdktn.numberToHclTerraform(this._clientSecretWoVersion),
                isBlock: false,
                type: "simple",
                storageClassType: "number",
            },
            id_token_algorithm: {
                value: cdktn.stringToHclTerraform(this._idTokenAlgorithm),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            allowed_domains: {
                value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._allowedDomains),
                isBlock: false,
                type: "set",
                storageClassType: "stringList",
            },
            groups_claim: {
                value: cdktn.stringToHclTerraform(this._groupsClaim),
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
            default_roles: {
                value: cdktn.listMapperHcl(ssoConnectionDefaultRolesToHclTerraform, false)(this._defaultRoles.internalValue),
                isBlock: true,
                type: "list",
                storageClassType: "SsoConnectionDefaultRolesList",
            },
            group_roles: {
                value: cdktn.listMapperHcl(ssoConnectionGroupRolesToHclTerraform, false)(this._groupRoles.internalValue),
                isBlock: true,
                type: "list",
                storageClassType: "SsoConnectionGroupRolesList",
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
exports.SsoConnection = SsoConnection;
