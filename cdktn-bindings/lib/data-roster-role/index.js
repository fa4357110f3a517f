"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterRole = void 0;
const cdktn = require("cdktn");
/**
* `roster_role`: Finds one role by `id` or `name`. A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
*/
class DataRosterRole extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_role";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterRole resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterRole to import
    * @param importFromId The id of the existing DataRosterRole that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterRole to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_role", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_role` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterRoleConfig = {}
    */
    constructor(scope, id, config = {}) {
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
        this._id = config.id;
        this._name = config.name;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _id;
    /**
    * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters. Set exactly one of `id` or `name` to say which.
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
    _name;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role. Set exactly one of `id` or `name` to say which.
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
    /**
    * What the role is for: at most 500 characters.
    */
    get description() {
        return this.getStringAttribute('description');
    }
    /**
    * `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
    */
    get scopeKind() {
        return this.getStringAttribute('scope_kind');
    }
    /**
    * The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.
    */
    get permissions() {
        return cdktn.Fn.tolist(this.getListAttribute('permissions'));
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
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            id: cdktn.stringToTerraform(this._id),
            name: cdktn.stringToTerraform(this._name),
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
exports.DataRosterRole = DataRosterRole;
