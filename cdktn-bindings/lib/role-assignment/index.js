"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.RoleAssignment = void 0;
const cdktn = require("cdktn");
/**
* `roster_role_assignment`: A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.
*/
class RoleAssignment extends cdktn.TerraformResource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_role_assignment";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a RoleAssignment resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the RoleAssignment to import
    * @param importFromId The id of the existing RoleAssignment that should be imported.
    * @param provider? Optional instance of the provider where the RoleAssignment to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_role_assignment", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_role_assignment` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options RoleAssignmentConfig
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
        this._principalId = config.principalId;
        this._roleId = config.roleId;
        this._projectId = config.projectId;
        this._expiresAt = config.expiresAt;
        this._reason = config.reason;
        this._adoptExisting = config.adoptExisting;
        this._deletionProtection = config.deletionProtection;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    /**
    * The id: `ra_` and 26 characters. It never changes and is never used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    _principalId;
    /**
    * The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment. Changing it replaces the role assignment.
    */
    get principalId() {
        return this.getStringAttribute('principal_id');
    }
    set principalId(value) {
        this._principalId = value;
    }
    // Temporarily expose input value. Use with caution.
    get principalIdInput() {
        return this._principalId;
    }
    _roleId;
    /**
    * The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment. Changing it replaces the role assignment.
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
    * The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment. Changing it replaces the role assignment.
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
    _expiresAt;
    /**
    * When the assignment stops counting, to the second: RFC 3339 in UTC with whole seconds. Unset: it has no end.
    */
    get expiresAt() {
        return this.getStringAttribute('expires_at');
    }
    set expiresAt(value) {
        this._expiresAt = value;
    }
    resetExpiresAt() {
        this._expiresAt = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get expiresAtInput() {
        return this._expiresAt;
    }
    _reason;
    /**
    * Why the role is granted, for reviewers and auditors: at most 500 characters.
    */
    get reason() {
        return this.getStringAttribute('reason');
    }
    set reason(value) {
        this._reason = value;
    }
    resetReason() {
        this._reason = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get reasonInput() {
        return this._reason;
    }
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt() {
        return this.getStringAttribute('created_at');
    }
    _adoptExisting;
    /**
    * Whether to take over the role assignment with the same principal_id and role_id and project_id where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
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
    * While it is `true`, no plan may delete or replace the role assignment: set it to `false` and apply that first. Default `false`.
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
            principal_id: cdktn.stringToTerraform(this._principalId),
            role_id: cdktn.stringToTerraform(this._roleId),
            project_id: cdktn.stringToTerraform(this._projectId),
            expires_at: cdktn.stringToTerraform(this._expiresAt),
            reason: cdktn.stringToTerraform(this._reason),
            adopt_existing: cdktn.booleanToTerraform(this._adoptExisting),
            deletion_protection: cdktn.booleanToTerraform(this._deletionProtection),
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
            expires_at: {
                value: cdktn.stringToHclTerraform(this._expiresAt),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            reason: {
                value: cdktn.stringToHclTerraform(this._reason),
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
exports.RoleAssignment = RoleAssignment;
