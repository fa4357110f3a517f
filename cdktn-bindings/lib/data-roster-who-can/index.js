"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterWhoCan = exports.DataRosterWhoCanPrincipalsList = exports.DataRosterWhoCanPrincipalsOutputReference = exports.DataRosterWhoCanPrincipalsRoleAssignmentsList = exports.DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference = void 0;
exports.dataRosterWhoCanPrincipalsRoleAssignmentsToTerraform = dataRosterWhoCanPrincipalsRoleAssignmentsToTerraform;
exports.dataRosterWhoCanPrincipalsRoleAssignmentsToHclTerraform = dataRosterWhoCanPrincipalsRoleAssignmentsToHclTerraform;
exports.dataRosterWhoCanPrincipalsToTerraform = dataRosterWhoCanPrincipalsToTerraform;
exports.dataRosterWhoCanPrincipalsToHclTerraform = dataRosterWhoCanPrincipalsToHclTerraform;
const cdktn = require("cdktn");
function dataRosterWhoCanPrincipalsRoleAssignmentsToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterWhoCanPrincipalsRoleAssignmentsToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference extends cdktn.ComplexObject {
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
exports.DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference = DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference;
class DataRosterWhoCanPrincipalsRoleAssignmentsList extends cdktn.ComplexList {
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
        return new DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterWhoCanPrincipalsRoleAssignmentsList = DataRosterWhoCanPrincipalsRoleAssignmentsList;
function dataRosterWhoCanPrincipalsToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterWhoCanPrincipalsToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterWhoCanPrincipalsOutputReference extends cdktn.ComplexObject {
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
    _roleAssignments = new DataRosterWhoCanPrincipalsRoleAssignmentsList(this, "role_assignments", false);
    /**
    * Those that give the permission there; any one of them would do.
    */
    get roleAssignments() {
        return this._roleAssignments;
    }
}
exports.DataRosterWhoCanPrincipalsOutputReference = DataRosterWhoCanPrincipalsOutputReference;
class DataRosterWhoCanPrincipalsList extends cdktn.ComplexList {
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
        return new DataRosterWhoCanPrincipalsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterWhoCanPrincipalsList = DataRosterWhoCanPrincipalsList;
/**
* `roster_who_can`: Tells every active member and service account that holds a permission now, in a project or in the whole environment, and the role assignments that give it. It takes the permission `member.list`; for a project it is enough to hold it there.
*/
class DataRosterWhoCan extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_who_can";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterWhoCan resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterWhoCan to import
    * @param importFromId The id of the existing DataRosterWhoCan that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterWhoCan to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_who_can", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_who_can` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterWhoCanConfig
    */
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'roster_who_can',
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
        this._permission = config.permission;
        this._projectId = config.projectId;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _permission;
    /**
    * The id of the permission in question, as in `deployment.delete`.
    */
    get permission() {
        return this.getStringAttribute('permission');
    }
    set permission(value) {
        this._permission = value;
    }
    // Temporarily expose input value. Use with caution.
    get permissionInput() {
        return this._permission;
    }
    _projectId;
    /**
    * Who holds it in this project; unset: who holds it in the whole environment, and so in every project.
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
    _principals = new DataRosterWhoCanPrincipalsList(this, "principals", false);
    /**
    * Who holds it, by id.
    */
    get principals() {
        return this._principals;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            permission: cdktn.stringToTerraform(this._permission),
            project_id: cdktn.stringToTerraform(this._projectId),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            permission: {
                value: cdktn.stringToHclTerraform(this._permission),
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
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.DataRosterWhoCan = DataRosterWhoCan;
