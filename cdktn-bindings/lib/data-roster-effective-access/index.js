"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterEffectiveAccess = exports.DataRosterEffectiveAccessAccessList = exports.DataRosterEffectiveAccessAccessOutputReference = exports.DataRosterEffectiveAccessAccessRoleAssignmentsList = exports.DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference = void 0;
exports.dataRosterEffectiveAccessAccessRoleAssignmentsToTerraform = dataRosterEffectiveAccessAccessRoleAssignmentsToTerraform;
exports.dataRosterEffectiveAccessAccessRoleAssignmentsToHclTerraform = dataRosterEffectiveAccessAccessRoleAssignmentsToHclTerraform;
exports.dataRosterEffectiveAccessAccessToTerraform = dataRosterEffectiveAccessAccessToTerraform;
exports.dataRosterEffectiveAccessAccessToHclTerraform = dataRosterEffectiveAccessAccessToHclTerraform;
const cdktn = require("cdktn");
function dataRosterEffectiveAccessAccessRoleAssignmentsToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterEffectiveAccessAccessRoleAssignmentsToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference extends cdktn.ComplexObject {
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
    * The id of the role assignment.
    */
    get roleAssignmentId() {
        return this.getStringAttribute('role_assignment_id');
    }
    /**
    * The id of the role that it gives.
    */
    get roleId() {
        return this.getStringAttribute('role_id');
    }
    /**
    * The name of that role.
    */
    get roleName() {
        return this.getStringAttribute('role_name');
    }
    /**
    * Where it was assigned; null: in the whole environment.
    */
    get projectId() {
        return this.getStringAttribute('project_id');
    }
    /**
    * The assignment counts before this time, RFC 3339 in UTC, and no longer at it; null: it has no end.
    */
    get expiresAt() {
        return this.getStringAttribute('expires_at');
    }
}
exports.DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference = DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference;
class DataRosterEffectiveAccessAccessRoleAssignmentsList extends cdktn.ComplexList {
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
        return new DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterEffectiveAccessAccessRoleAssignmentsList = DataRosterEffectiveAccessAccessRoleAssignmentsList;
function dataRosterEffectiveAccessAccessToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterEffectiveAccessAccessToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterEffectiveAccessAccessOutputReference extends cdktn.ComplexObject {
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
    * The id of the member or service account.
    */
    get principalId() {
        return this.getStringAttribute('principal_id');
    }
    /**
    * `member` (a person) or `service_account` (a program).
    */
    get kind() {
        return this.getStringAttribute('kind');
    }
    /**
    * The e-mail address of a member, the name of a service account.
    */
    get name() {
        return this.getStringAttribute('name');
    }
    /**
    * Where; null: in the whole environment, and so in every project.
    */
    get projectId() {
        return this.getStringAttribute('project_id');
    }
    /**
    * The name of that project; null in the whole environment, and with the argument `project_id`.
    */
    get projectName() {
        return this.getStringAttribute('project_name');
    }
    /**
    * Every permission that is held there, by whichever assignment: ids of the environment's edition.
    */
    get permissions() {
        return cdktn.Fn.tolist(this.getListAttribute('permissions'));
    }
    _roleAssignments = new DataRosterEffectiveAccessAccessRoleAssignmentsList(this, "role_assignments", false);
    /**
    * The assignments that count there: its own, and those in the whole environment.
    */
    get roleAssignments() {
        return this._roleAssignments;
    }
}
exports.DataRosterEffectiveAccessAccessOutputReference = DataRosterEffectiveAccessAccessOutputReference;
class DataRosterEffectiveAccessAccessList extends cdktn.ComplexList {
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
        return new DataRosterEffectiveAccessAccessOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterEffectiveAccessAccessList = DataRosterEffectiveAccessAccessList;
/**
* `roster_effective_access`: Tells what all role assignments that count now come to, and names them: of a member or service account, in the whole environment and in each project; or of a project, for everybody who may do anything there. Whoever is pending or disabled may do nothing. It takes the permission `member.list`; for a project it is enough to hold it there, and about oneself it takes none.
*/
class DataRosterEffectiveAccess extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_effective_access";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterEffectiveAccess resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterEffectiveAccess to import
    * @param importFromId The id of the existing DataRosterEffectiveAccess that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterEffectiveAccess to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_effective_access", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_effective_access` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterEffectiveAccessConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_effective_access',
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
        this._memberId = config.memberId;
        this._serviceAccountId = config.serviceAccountId;
        this._projectId = config.projectId;
        this._permission = config.permission;
        this._scopeProjectId = config.scopeProjectId;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _memberId;
    /**
    * The id of the member whose access to tell.
    */
    get memberId() {
        return this.getStringAttribute('member_id');
    }
    set memberId(value) {
        this._memberId = value;
    }
    resetMemberId() {
        this._memberId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get memberIdInput() {
        return this._memberId;
    }
    _serviceAccountId;
    /**
    * The id of the service account whose access to tell.
    */
    get serviceAccountId() {
        return this.getStringAttribute('service_account_id');
    }
    set serviceAccountId(value) {
        this._serviceAccountId = value;
    }
    resetServiceAccountId() {
        this._serviceAccountId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get serviceAccountIdInput() {
        return this._serviceAccountId;
    }
    _projectId;
    /**
    * The id of the project in which to tell who may do what.
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
    _permission;
    /**
    * Only where a member or service account holds this permission, as in `deployment.read`.
    */
    get permission() {
        return this.getStringAttribute('permission');
    }
    set permission(value) {
        this._permission = value;
    }
    resetPermission() {
        this._permission = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get permissionInput() {
        return this._permission;
    }
    _scopeProjectId;
    /**
    * Only what a member or service account holds in this project, also when all of it comes from assignments in the whole environment.
    */
    get scopeProjectId() {
        return this.getStringAttribute('scope_project_id');
    }
    set scopeProjectId(value) {
        this._scopeProjectId = value;
    }
    resetScopeProjectId() {
        this._scopeProjectId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get scopeProjectIdInput() {
        return this._scopeProjectId;
    }
    /**
    * Of the member or service account: only who is `active` may do anything, and for others `access` is empty. Null with `project_id`.
    */
    get status() {
        return this.getStringAttribute('status');
    }
    _access = new DataRosterEffectiveAccessAccessList(this, "access", false);
    /**
    * What is held: of a member or service account by scope, the whole environment first; of a project by principal.
    */
    get access() {
        return this._access;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            member_id: cdktn.stringToTerraform(this._memberId),
            service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
            project_id: cdktn.stringToTerraform(this._projectId),
            permission: cdktn.stringToTerraform(this._permission),
            scope_project_id: cdktn.stringToTerraform(this._scopeProjectId),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            member_id: {
                value: cdktn.stringToHclTerraform(this._memberId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            service_account_id: {
                value: cdktn.stringToHclTerraform(this._serviceAccountId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            project_id: {
                value: cdktn.stringToHclTerraform(this._projectId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            permission: {
                value: cdktn.stringToHclTerraform(this._permission),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            scope_project_id: {
                value: cdktn.stringToHclTerraform(this._scopeProjectId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.DataRosterEffectiveAccess = DataRosterEffectiveAccess;
