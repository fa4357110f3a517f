"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.watchAddresses = watchAddresses;
// Do not edit: npm run generate makes this file of constructs/addresses.ts.
const cdktn_1 = require("cdktn");
const watched = new WeakSet();
/**
 * CDKs leave out of addresses whatever is no letter of ASCII, digit, `_` or `-`, so that of `zoë` and `zoé` one would
 * be lost, and be granted what the other is. From here on such resources of the construct's stack are annotated.
 */
function watchAddresses(construct) {
    const stack = cdktn_1.TerraformStack.of(construct);
    if (watched.has(stack))
        return;
    watched.add(stack);
    const found = new Map();
    cdktn_1.Aspects.of(stack).add({
        visit: (node) => {
            const name = nameOf(node);
            // A stack in a stack has addresses of its own.
            if (name === undefined || cdktn_1.TerraformStack.of(node) !== stack)
                return;
            const [kind, id] = name;
            const first = found.get(`${kind}.${id}`) ?? node;
            found.set(`${kind}.${id}`, first);
            if (!/^[\p{ID_Start}_]/u.test(id))
                annotate(node, `"${id}" is no name for Terraform, and nothing else is left of its construct id`);
            else if (first !== node)
                annotate(node, `its address, ${kind}.${id}, is that of ${declared(first).node.path} too`);
        },
    });
}
function annotate(node, problem) {
    cdktn_1.Annotations.of(declared(node)).addError(`${problem}: give it a construct id of its own that begins with a letter, of letters of ASCII, digits, "_" and "-"`);
}
/** What people declared: the resource, or the construct that it is the main resource of. */
const declared = (node) => (node.node.id === 'Default' && node.node.scope) || node;
function nameOf(node) {
    if (cdktn_1.TerraformResource.isTerraformResource(node))
        return [node.terraformResourceType, node.friendlyUniqueId];
    if (!cdktn_1.TerraformDataSource.isTerraformDataSource(node))
        return undefined;
    return [`data.${node.terraformResourceType}`, node.friendlyUniqueId];
}
