"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.keyOf = keyOf;
exports.roleKeyOf = roleKeyOf;
exports.identityOf = identityOf;
exports.childId = childId;
// Do not edit: npm run generate makes this file of constructs/keys.ts.
const cdktn_1 = require("cdktn");
const constructs_1 = require("constructs");
const references_1 = require("./references");
/**
 * A name for what is referred to that neither depends on the order of a list nor changes while it stays the same: the
 * place of a construct in its stack, or an id. As the id of a construct it is that of nothing else.
 *
 * @param id the id of what is referred to
 */
function keyOf(scope, reference, id) {
    return childId(constructs_1.Construct.isConstruct(reference)
        ? placeOf(scope, reference)
        : textOf(scope, id, cdktn_1.TerraformStack.of(scope)));
}
/** {@link keyOf} a role: a custom one can have the construct id that is the name of a predefined one. */
function roleKeyOf(scope, role) {
    const key = keyOf(scope, role, (0, references_1.roleId)(role));
    return constructs_1.Construct.isConstruct(role) ? `${key} (custom)` : key;
}
/** What an id is in the whole app, however it is written: a reference says whose it is. */
function identityOf(scope, id) {
    return textOf(scope, id);
}
/**
 * The id of a construct for a key. In ids each slash becomes two hyphens, so that hyphens of which one might be a slash
 * are encoded; all other keys are their own ids.
 */
function childId(key) {
    if (!/-[-/]|\/-|%2[5D]/.test(key))
        return key;
    return key.replaceAll('%', '%25').replaceAll('-', '%2D');
}
const readsLikeId = /^(mem|sa|prj|rol)_[0-9a-z]{26}$/;
/** The place in the stack, or in the app for what is of another; begun by a slash, as no other is, where it is that of something else too. */
function placeOf(scope, { node }) {
    const here = cdktn_1.TerraformStack.of(scope);
    const place = node.scopes
        .slice(node.scopes.indexOf(here) + 1)
        .map((each) => each.node.id)
        .filter((id) => id !== '')
        .join('/');
    const isMistaken = node.scopes.includes(here) ? readsLikeId.test(place) : isPlaceIn(here, place);
    return isMistaken ? `/${place}` : place;
}
function isPlaceIn(stack, place) {
    const at = place
        .split('/')
        .reduce((scope, id) => scope?.node.tryFindChild(id), stack);
    return at !== undefined;
}
function textOf(scope, id, here) {
    if (!cdktn_1.Token.isUnresolved(id))
        return id;
    return String(cdktn_1.Tokenization.resolve(id, { scope, resolver: new NamingStacks(here), preparing: false }));
}
/** Resources of two stacks can have one address: a reference to one that is not of this stack says of which it is. */
class NamingStacks extends cdktn_1.DefaultTokenResolver {
    here;
    constructor(here) {
        super({ join: (left, right) => `${left ?? ''}${right ?? ''}` });
        this.here = here;
    }
    resolveToken(...[token, ...rest]) {
        const text = super.resolveToken(token, ...rest);
        const { originStack } = token;
        return originStack === undefined || originStack === this.here ? text : `${originStack.node.path}/${text}`;
    }
}
