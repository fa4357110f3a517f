"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterRoles = exports.DataRosterRolesRolesList = exports.DataRosterRolesRolesOutputReference = void 0;
exports.dataRosterRolesRolesToTerraform = dataRosterRolesRolesToTerraform;
exports.dataRosterRolesRolesToHclTerraform = dataRosterRolesRolesToHclTerraform;
const cdktn = require("cdktn");
function dataRosterRolesRolesToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterRolesRolesToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterRolesRolesOutputReference extends cdktn.ComplexObject {
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
    * The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
    */
    get name() {
        return this.getStringAttribute('name');
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
}
exports.DataRosterRolesRolesOutputReference = DataRosterRolesRolesOutputReference;
class DataRosterRolesRolesList extends cdktn.ComplexList {
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
        return new DataRosterRolesRolesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterRolesRolesList = DataRosterRolesRolesList;
/**
* `roster_roles`: Lists the roles of the environment, narrowed by the arguments. A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.
*/
class DataRosterRoles extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_roles";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterRoles resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterRoles to import
    * @param importFromId The id of the existing DataRosterRoles that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterRoles to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_roles", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_roles` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterRolesConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_roles',
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
        this._scopeKind = config.scopeKind;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _name;
    /**
    * Only roles with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.
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
    _scopeKind;
    /**
    * Only roles with this `scope_kind`. `environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.
    */
    get scopeKind() {
        return this.getStringAttribute('scope_kind');
    }
    set scopeKind(value) {
        this._scopeKind = value;
    }
    resetScopeKind() {
        this._scopeKind = undefined;
    }
    // Temporarily expose input value. Use with caution.
    get scopeKindInput() {
        return this._scopeKind;
    }
    _roles = new DataRosterRolesRolesList(this, "roles", false);
    /**
    * The roles that were found, in the order of their creation.
    */
    get roles() {
        return this._roles;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            name: cdktn.stringToTerraform(this._name),
            scope_kind: cdktn.stringToTerraform(this._scopeKind),
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
            scope_kind: {
                value: cdktn.stringToHclTerraform(this._scopeKind),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.DataRosterRoles = DataRosterRoles;
