"use strict";
// Do not edit: npm run generate makes this file.
Object.defineProperty(exports, "__esModule", { value: true });
exports.RosterProviderFunctions = void 0;
const cdktn = require("cdktn");
/**
* Provider-defined functions of the roster provider.
*/
class RosterProviderFunctions {
    providerLocalName;
    /**
    * @param providerLocalName The local name of the provider in required_providers; defaults to the registry short name. Override when the provider is declared under a different local name — aliases do not change the namespace, local names do.
    */
    constructor(providerLocalName) {
        this.providerLocalName = providerLocalName;
    }
    /**
    * Answers `true` when the edition's document has the role grant the permission, else `false`; a permission that the edition does not have is an error, so that a typing error never passes for "no". It is computed from what the provider knows and asks no API, so it works without a configured provider.
    * @param {string} edition - The edition whose document says it: `emqx-cloud`, `emqx-platform-1`, `emqx-platform-2`, `emqx-platform-3`, `automq-cloud`.
    * @param {string} roleId - The id of a predefined role of that edition, as in `project_user`. Custom roles are known to the API alone: `data "roster_role"` reads them.
    * @param {string} permission - The id of a permission of that edition, as in `deployment.read`.
    * @returns {boolean | IResolvable}
    */
    roleGrants(edition, roleId, permission) {
        return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "role_grants", [edition, roleId, permission]);
    }
    /**
    * Answers with the ids of all permissions of the edition that the role grants, as the edition's document has them. It is computed from what the provider knows and asks no API, so it works without a configured provider.
    * @param {string} edition - The edition whose document says it: `emqx-cloud`, `emqx-platform-1`, `emqx-platform-2`, `emqx-platform-3`, `automq-cloud`.
    * @param {string} roleId - The id of a predefined role of that edition, as in `project_user`. Custom roles are known to the API alone: `data "roster_role"` reads them.
    * @returns {Set<string>} Terraform set; ordering is not guaranteed and duplicate values are removed.
    */
    rolePermissions(edition, roleId) {
        return cdktn.Token.asList(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "role_permissions", [edition, roleId]));
    }
}
exports.RosterProviderFunctions = RosterProviderFunctions;
