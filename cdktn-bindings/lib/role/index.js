"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.Role = void 0;
const cdktn = require("cdktn");
/**
* `roster_role`: A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
*/
class Role extends cdktn.TerraformResource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_role";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a Role resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the Role to import
    * @param importFromId The id of the existing Role that should be imported.
    * @param provider? Optional instance of the provider where the Role to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_role", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_role` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options RoleConfig
    */
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'roster_role',
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
        this._description = config.description;
        this._scopeKind = config.scopeKind;
        this._permissions = config.permissions;
        this._adoptExisting = config.adoptExisting;
        this._deletionProtection = config.deletionProtection;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    /**
    * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    _name;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
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
    _description;
    /**
    * What the role is for: at most 500 characters.
    */
    get description() {
        return this.getStringAttribute('description');
    }
    set description(value) {
        this._description = value;
    }
    resetDescription() {
        this._description = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get descriptionInput() {
        return this._description;
    }
    _scopeKind;
    /**
    * `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed. Changing it replaces the role.
    */
    get scopeKind() {
        return this.getStringAttribute('scope_kind');
    }
    set scopeKind(value) {
        this._scopeKind = value;
    }
    // Temporarily expose input value. Use with caution.
    get scopeKindInput() {
        return this._scopeKind;
    }
    _permissions;
    /**
    * The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
    */
    get permissions() {
        return cdktn.Fn.tolist(this.getListAttribute('permissions'));
    }
    set permissions(value) {
        this._permissions = value;
    }
    // Temporarily expose input value. Use with caution.
    get permissionsInput() {
        return this._permissions;
    }
    /**
    * The ids of the permissions that the role grants now. Wildcards are expanded when `permissions` is written: what a later edition adds is not granted until it is written again, and what the edition of the environment does not have is not granted.
    */
    get effectivePermissions() {
        return cdktn.Fn.tolist(this.getListAttribute('effective_permissions'));
    }
    /**
    * Whether the role comes with the environment's edition. Predefined roles cannot be changed or deleted.
    */
    get predefined() {
        return this.getBooleanAttribute('predefined');
    }
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt() {
        return this.getStringAttribute('created_at');
    }
    _adoptExisting;
    /**
    * Whether to take over the role with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
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
    * While it is `true`, no plan may delete or replace the role: set it to `false` and apply that first. Default `false`.
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
            description: cdktn.stringToTerraform(this._description),
            scope_kind: cdktn.stringToTerraform(this._scopeKind),
            permissions: cdktn.listMapper(cdktn.stringToTerraform, false)(this._permissions),
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
            description: {
                value: cdktn.stringToHclTerraform(this._description),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            scope_kind: {
                value: cdktn.stringToHclTerraform(this._scopeKind),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            permissions: {
                value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._permissions),
                isBlock: false,
                type: "set",
                storageClassType: "stringList",
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
exports.Role = Role;
