"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.principalId = principalId;
exports.projectId = projectId;
exports.roleId = roleId;
exports.keyOf = keyOf;
exports.roleKeyOf = roleKeyOf;
const cdktn_1 = require("cdktn");
const constructs_1 = require("constructs");
function principalId(principal) {
    if (typeof principal === 'string')
        return principal;
    return 'principalId' in principal ? principal.principalId : principal.id;
}
function projectId(project) {
    if (typeof project === 'string')
        return project;
    return 'projectId' in project ? project.projectId : project.id;
}
function roleId(role) {
    return typeof role === 'string' ? role : role.id;
}
/**
 * A name for what is referred to that neither depends on the order of a list nor changes while it stays the same: the
 * place of a construct in its stack, or an id.
 *
 * @param id the id of what is referred to
 */
function keyOf(scope, reference, id) {
    if (constructs_1.Construct.isConstruct(reference)) {
        const { node } = reference;
        const here = cdktn_1.TerraformStack.of(scope);
        const place = node.scopes.indexOf(here);
        return place < 0
            ? node.path
            : node.scopes
                .slice(place + 1)
                .map((each) => each.node.id)
                .join('/');
    }
    if (!cdktn_1.Token.isUnresolved(id))
        return id;
    const concatenation = { join: (left, right) => `${left ?? ''}${right ?? ''}` };
    const resolver = new cdktn_1.DefaultTokenResolver(concatenation);
    return String(cdktn_1.Tokenization.resolve(id, { scope, resolver, preparing: false }));
}
/** {@link keyOf} a role: a custom one can have the construct id that is the name of a predefined one. */
function roleKeyOf(scope, role) {
    const key = keyOf(scope, role, roleId(role));
    return constructs_1.Construct.isConstruct(role) ? `${key} (custom)` : key;
}
