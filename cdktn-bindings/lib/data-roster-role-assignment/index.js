"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterRoleAssignment = void 0;
const cdktn = require("cdktn");
/**
* `roster_role_assignment`: Finds one role assignment by `id`. A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
*/
class DataRosterRoleAssignment extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_role_assignment";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterRoleAssignment resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterRoleAssignment to import
    * @param importFromId The id of the existing DataRosterRoleAssignment that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterRoleAssignment to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_role_assignment", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_role_assignment` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterRoleAssignmentConfig
    */
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'roster_role_assignment',
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
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _id;
    /**
    * The id: `ra_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    set id(value) {
        this._id = value;
    }
    // Temporarily expose input value. Use with caution.
    get idInput() {
        return this._id;
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
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            id: cdktn.stringToTerraform(this._id),
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
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.DataRosterRoleAssignment = DataRosterRoleAssignment;
