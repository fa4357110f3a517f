"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.assign = assign;
exports.requirePrincipal = requirePrincipal;
exports.declareComplete = declareComplete;
// Do not edit: npm run generate makes this file of constructs/assign.ts.
const generated_1 = require("../generated");
const cdktn_1 = require("cdktn");
const moment_1 = require("./moment");
const references_1 = require("./references");
/**
 * The role assignment of a grant, unless its end has passed: then nothing, so that the next plan removes it.
 *
 * @param construct what people declared, where annotations belong
 * @param place where the role assignment is put
 */
function assign(construct, [place, id], { principal, role, project, expiresAt, ...rest }) {
    if (!requirePrincipal(construct, principal))
        return undefined;
    refuseWhereComplete(construct, role, project);
    const end = expiresAt === undefined ? undefined : (0, moment_1.momentOf)(construct, 'expiresAt', expiresAt);
    if (end?.time !== undefined && end.time <= Date.now()) {
        cdktn_1.Annotations.of(construct).addWarning(`this ended at ${end.text}, so nothing is declared any more: delete it from the code, or set a later "expiresAt"`);
        return undefined;
    }
    return new generated_1.RoleAssignment(place, id, {
        principalId: (0, references_1.principalId)(principal),
        roleId: (0, references_1.roleId)(role),
        ...(project === undefined ? {} : { projectId: (0, references_1.projectId)(project) }),
        ...(end === undefined ? {} : { expiresAt: end.text }),
        ...rest,
    });
}
/** Whether it is one, and an annotation where not: types are not checked everywhere, and can be cast away. */
function requirePrincipal(construct, principal) {
    if (principal !== undefined && (typeof principal !== 'string' || /^(mem|sa)_/.test(principal)))
        return true;
    cdktn_1.Annotations.of(construct).addError(`${JSON.stringify(principal)} is neither a construct nor the id of a member (mem_…) or service account (sa_…): give the construct itself, as in new Member(…), or new DataRosterMember(this, 'jane', { email: 'jane@example.com' })`);
    return false;
}
/** The roles of which a team, or its project, has all holders, by their keys. */
const complete = new WeakMap();
/** Says that whoever holds these roles in the project is named in one place. */
function declareComplete(project, roles) {
    complete.set(project, roles);
}
function refuseWhereComplete(construct, role, project) {
    if (typeof project !== 'object')
        return;
    const key = (0, references_1.roleKeyOf)(construct, role);
    if (complete.get(project)?.has(key))
        cdktn_1.Annotations.of(construct).addError(`the team of this project has all who hold ${key} ("complete"), so each plan would take away what the one before gave: name the principal in a list of the team instead`);
}
