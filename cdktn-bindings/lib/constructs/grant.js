"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Grant = void 0;
const constructs_1 = require("constructs");
const addresses_1 = require("./addresses");
const assign_1 = require("./assign");
const environment_edition_1 = require("./environment-edition");
/**
 * One role for one principal. A role that the edition does not have, a role of projects without a project, and a role
 * of the environment with one do not compile.
 *
 * Its one resource has the address of a `RoleAssignment` with the same construct id, so the one can take the place of
 * the other. Another construct id is another assignment.
 */
class Grant extends constructs_1.Construct {
    /** The resource; `undefined` once `expiresAt` has passed. */
    assignment;
    constructor(scope, id, props) {
        super(scope, id);
        (0, addresses_1.watchAddresses)(this);
        const { edition: _, ...wanted } = props ?? {};
        (0, environment_edition_1.editionOf)(this, props ?? {});
        this.assignment = (0, assign_1.assign)(this, [this, 'Default'], wanted);
    }
}
exports.Grant = Grant;
