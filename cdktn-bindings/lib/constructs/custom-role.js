"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CustomRole = void 0;
// Do not edit: npm run generate makes this file of constructs/custom-role.ts.
const generated_1 = require("../generated");
const cdktn_1 = require("cdktn");
const constructs_1 = require("constructs");
const addresses_1 = require("./addresses");
const environment_edition_1 = require("./environment-edition");
const given_1 = require("./given");
/**
 * A role of your own. A permission that the edition does not have does not compile, and neither does granting the role
 * where its scope kind does not allow it.
 *
 * Its one resource has the address of a `Role` with the same construct id. Another construct id is another role.
 */
class CustomRole extends constructs_1.Construct {
    /** The resource. */
    role;
    scopeKind;
    edition;
    constructor(scope, id, props) {
        super(scope, id);
        (0, addresses_1.watchAddresses)(this);
        const { edition, ...role } = (0, given_1.requireProps)(this, props, {
            name: "say what the role is called, as in 'Log reader'",
            scopeKind: "say where it is granted: 'environment' or 'project'",
            permissions: "name what it grants, as in ['deployment.read']",
        });
        const { provider, scopeKind } = role;
        this.edition = (0, environment_edition_1.editionOf)(this, { ...(edition && { edition }), ...(provider && { provider }) });
        this.scopeKind = scopeKind;
        const permissions = (0, given_1.listOf)(this, 'permissions', role.permissions);
        if (Array.isArray(role.permissions) && permissions.length === 0)
            cdktn_1.Annotations.of(this).addError('"permissions" is empty: name at least one permission');
        this.role = new generated_1.Role(this, 'Default', { ...role, permissions: [...permissions] });
    }
    /** The id of the role (`rol_…`). */
    get id() {
        return this.role.id;
    }
}
exports.CustomRole = CustomRole;
