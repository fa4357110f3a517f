"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterRoleAssignments = exports.DataRosterRoleAssignmentsRoleAssignmentsList = exports.DataRosterRoleAssignmentsRoleAssignmentsOutputReference = void 0;
exports.dataRosterRoleAssignmentsRoleAssignmentsToTerraform = dataRosterRoleAssignmentsRoleAssignmentsToTerraform;
exports.dataRosterRoleAssignmentsRoleAssignmentsToHclTerraform = dataRosterRoleAssignmentsRoleAssignmentsToHclTerraform;
const cdktn = require("cdktn");
function dataRosterRoleAssignmentsRoleAssignmentsToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterRoleAssignmentsRoleAssignmentsToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterRoleAssignmentsRoleAssignmentsOutputReference extends cdktn.ComplexObject {
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
    * The id: `ra_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    /**
    * The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment.
    */
    get principalId() {
        return this.getStringAttribute('principal_id');
    }
    /**
    * The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
    */
    get roleId() {
        return this.getStringAttribute('role_id');
    }
    /**
    * The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment.
    */
    get projectId() {
        return this.getStringAttribute('project_id');
    }
    /**
    * When the assignment stops counting, to the second: RFC 3339 in UTC with whole seconds. Unset: it has no end.
    */
    get expiresAt() {
        return this.getStringAttribute('expires_at');
    }
    /**
    * Why the role is granted, for reviewers and auditors: at most 500 characters.
    */
    get reason() {
        return this.getStringAttribute('reason');
    }
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt() {
        return this.getStringAttribute('created_at');
    }
}
exports.DataRosterRoleAssignmentsRoleAssignmentsOutputReference = DataRosterRoleAssignmentsRoleAssignmentsOutputReference;
class DataRosterRoleAssignmentsRoleAssignmentsList extends cdktn.ComplexList {
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
        return new DataRosterRoleAssignmentsRoleAssignmentsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterRoleAssignmentsRoleAssignmentsList = DataRosterRoleAssignmentsRoleAssignmentsList;
/**
* `roster_role_assignments`: Lists the role assignments of the environment, narrowed by the arguments. A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
*/
class DataRosterRoleAssignments extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_role_assignments";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterRoleAssignments resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterRoleAssignments to import
    * @param importFromId The id of the existing DataRosterRoleAssignments that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterRoleAssignments to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_role_assignments", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_role_assignments` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterRoleAssignmentsConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_role_assignments',
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
        this._principalId = config.principalId;
        this._roleId = config.roleId;
        this._projectId = config.projectId;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _principalId;
    /**
    * Only role assignments with this `principal_id`. The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment.
    */
    get principalId() {
        return this.getStringAttribute('principal_id');
    }
    set principalId(value) {
        this._principalId = value;
    }
    resetPrincipalId() {
        this._principalId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get principalIdInput() {
        return this._principalId;
    }
    _roleId;
    /**
    * Only role assignments with this `role_id`. The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.
    */
    get roleId() {
        return this.getStringAttribute('role_id');
    }
    set roleId(value) {
        this._roleId = value;
    }
    resetRoleId() {
        this._roleId = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get roleIdInput() {
        return this._roleId;
    }
    _projectId;
    /**
    * Only role assignments with this `project_id`. The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment.
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
    _roleAssignments = new DataRosterRoleAssignmentsRoleAssignmentsList(this, "role_assignments", false);
    /**
    * The role assignments that were found, in the order of their creation.
    */
    get roleAssignments() {
        return this._roleAssignments;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            principal_id: cdktn.stringToTerraform(this._principalId),
            role_id: cdktn.stringToTerraform(this._roleId),
            project_id: cdktn.stringToTerraform(this._projectId),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            principal_id: {
                value: cdktn.stringToHclTerraform(this._principalId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            role_id: {
                value: cdktn.stringToHclTerraform(this._roleId),
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
exports.DataRosterRoleAssignments = DataRosterRoleAssignments;
