"use strict";
// Do not edit: npm run generate makes this file.
// generated from terraform resource schema
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataRosterPermissions = exports.DataRosterPermissionsPermissionsList = exports.DataRosterPermissionsPermissionsOutputReference = void 0;
exports.dataRosterPermissionsPermissionsToTerraform = dataRosterPermissionsPermissionsToTerraform;
exports.dataRosterPermissionsPermissionsToHclTerraform = dataRosterPermissionsPermissionsToHclTerraform;
const cdktn = require("cdktn");
function dataRosterPermissionsPermissionsToTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    return {};
}
function dataRosterPermissionsPermissionsToHclTerraform(struct) {
    if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktn.isComplexElement(struct)) {
        throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
    }
    const attrs = {};
    return attrs;
}
class DataRosterPermissionsPermissionsOutputReference extends cdktn.ComplexObject {
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
    * The id, as in `deployment.read`. It is never renamed or used again.
    */
    get id() {
        return this.getStringAttribute('id');
    }
    /**
    * What the edition's document calls it: the labels of the rows that grant it.
    */
    get labels() {
        return cdktn.Fn.tolist(this.getListAttribute('labels'));
    }
    /**
    * How the predefined roles that grant it are assigned: `environment`, `project`, or some in the one way and some in the other.
    */
    get scopeKinds() {
        return cdktn.Fn.tolist(this.getListAttribute('scope_kinds'));
    }
    /**
    * Whether it is about two projects, and needed in both: what is moved comes into another.
    */
    get hasDestination() {
        return this.getBooleanAttribute('has_destination');
    }
    /**
    * The ids of the predefined roles that grant it.
    */
    get roleIds() {
        return cdktn.Fn.tolist(this.getListAttribute('role_ids'));
    }
}
exports.DataRosterPermissionsPermissionsOutputReference = DataRosterPermissionsPermissionsOutputReference;
class DataRosterPermissionsPermissionsList extends cdktn.ComplexList {
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
        return new DataRosterPermissionsPermissionsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
    }
}
exports.DataRosterPermissionsPermissionsList = DataRosterPermissionsPermissionsList;
/**
* `roster_permissions`: Lists the permissions of the environment's edition, by id: what there is to grant, and which predefined roles grant it. It tells nothing of who holds what, and takes no permission itself.
*/
class DataRosterPermissions extends cdktn.TerraformDataSource {
    // =================
    // STATIC PROPERTIES
    // =================
    static tfResourceType = "roster_permissions";
    // ==============
    // STATIC Methods
    // ==============
    /**
    * Generates CDKTN code for importing a DataRosterPermissions resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterPermissions to import
    * @param importFromId The id of the existing DataRosterPermissions that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterPermissions to import is found
    */
    static generateConfigForImport(scope, importToId, importFromId, provider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_permissions", importId: importFromId, provider });
    }
    // ===========
    // INITIALIZER
    // ===========
    /**
    * Create a new `roster_permissions` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterPermissionsConfig = {}
    */
    constructor(scope, id, config = {}) {
        super(scope, id, {
            terraformResourceType: 'roster_permissions',
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
        this._roleId = config.roleId;
    }
    // ==========
    // ATTRIBUTES
    // ==========
    _roleId;
    /**
    * Only what this predefined role grants. What a custom role grants is its `effective_permissions`.
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
    _permissions = new DataRosterPermissionsPermissionsList(this, "permissions", false);
    /**
    * The permissions that were found, by id.
    */
    get permissions() {
        return this._permissions;
    }
    // =========
    // SYNTHESIS
    // =========
    synthesizeAttributes() {
        return {
            role_id: cdktn.stringToTerraform(this._roleId),
        };
    }
    synthesizeHclAttributes() {
        const attrs = {
            role_id: {
                value: cdktn.stringToHclTerraform(this._roleId),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
        };
        // remove undefined attributes
        return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
    }
}
exports.DataRosterPermissions = DataRosterPermissions;
