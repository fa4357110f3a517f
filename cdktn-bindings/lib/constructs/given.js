"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.requireProps = requireProps;
exports.listOf = listOf;
exports.requirePrincipal = requirePrincipal;
exports.requireProject = requireProject;
exports.requireRole = requireRole;
// Do not edit: npm run generate makes this file of constructs/given.ts.
const cdktn_1 = require("cdktn");
const constructs_1 = require("constructs");
const references_1 = require("./references");
// Types are not checked everywhere, and can be cast away.
/**
 * What a construct was given; whatever it cannot do without and was not given is annotated.
 *
 * @param wanted what to do, by the name of the property
 */
function requireProps(construct, props, wanted) {
    const given = Object.fromEntries(Object.entries(props ?? {}));
    for (const [name, whatToDo] of Object.entries(wanted))
        if (given[name] === undefined || given[name] === null)
            cdktn_1.Annotations.of(construct).addError(`"${name}" is missing: ${whatToDo}`);
    return props ?? {};
}
/** The items of a list that may be left out; what is no list is annotated. */
function listOf(construct, name, list) {
    if (Array.isArray(list))
        return list;
    if (list !== undefined && list !== null)
        cdktn_1.Annotations.of(construct).addError(`"${name}" is no list: write brackets around it, as in ${name}: […]`);
    return [];
}
/** Whether it is a principal, and an annotation where not. */
function requirePrincipal(construct, name, principal) {
    if (isOne(principal, references_1.principalId, /^(mem|sa)_/, /^roster_(member|service_account)$/))
        return true;
    cdktn_1.Annotations.of(construct).addError(`"${name}": ${shown(principal)} is neither a construct nor the id of a member (mem_…) or service account (sa_…): give the construct itself, as in new Member(…), or new DataRosterMember(this, 'jane', { email: 'jane@example.com' })`);
    return false;
}
/** Whether it is a project, and an annotation where not. */
function requireProject(construct, project) {
    if (isOne(project, references_1.projectId, /^prj_/, /^roster_project$/))
        return true;
    cdktn_1.Annotations.of(construct).addError(`"project": ${shown(project)} is neither a construct nor the id of a project (prj_…): give the construct itself, as in new Team(…), or new DataRosterProject(this, 'payments', { name: 'payments' })`);
    return false;
}
/** Whether it is a role, and an annotation where not. */
function requireRole(construct, role) {
    const isNamed = typeof role === 'string' && role !== '';
    const hasId = typeof role === 'object' && (cdktn_1.Token.isUnresolved(role?.id) || typeof role?.id === 'string');
    if (isNamed || hasId)
        return true;
    cdktn_1.Annotations.of(construct).addError(`"role": ${shown(role)} is no role: name one, as in { role: 'auditor' }, or give a CustomRole`);
    return false;
}
/** An id as it stands has to look like one; what a construct or a token comes to is known later. */
function isOne(reference, idOf, ids, types) {
    if (typeof reference === 'string')
        return ids.test(reference);
    if (typeof reference !== 'object' || reference === null)
        return false;
    if ('terraformResourceType' in reference)
        return types.test(String(reference.terraformResourceType));
    const id = idOf(reference);
    return cdktn_1.Token.isUnresolved(id) || (typeof id === 'string' && ids.test(id));
}
function shown(value) {
    if (constructs_1.Construct.isConstruct(value))
        return value.node.path;
    // What is inside it may lead back to it.
    const flat = (name, each) => (name !== '' && typeof each === 'object' ? null : each);
    return String(JSON.stringify(value, flat));
}
