"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.assign = assign;
exports.declareComplete = declareComplete;
// Do not edit: npm run generate makes this file of constructs/assign.ts.
const generated_1 = require("../generated");
const cdktn_1 = require("cdktn");
const given_1 = require("./given");
const keys_1 = require("./keys");
const moment_1 = require("./moment");
const references_1 = require("./references");
/**
 * The role assignment of a grant, unless its end has passed: then nothing, so that the next plan removes it.
 *
 * @param construct what people declared, where annotations belong
 * @param place where the role assignment is put
 */
function assign(construct, [place, id], { principal, role, project, expiresAt, ...rest }) {
    const found = [
        (0, given_1.requirePrincipal)(construct, 'principal', principal),
        (0, given_1.requireRole)(construct, role),
        project === undefined || (0, given_1.requireProject)(construct, project),
    ];
    if (found.includes(false))
        return undefined;
    if (project !== undefined)
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
/** Who holds roles in a project is named in one place: the ids of such roles by that of the project, for each app. */
const complete = new WeakMap();
/** Says that whoever holds these roles in the project is named by the team. */
function declareComplete(team, project, roles) {
    const projects = complete.get(team.node.root) ?? new Map();
    complete.set(team.node.root, projects);
    projects.set((0, keys_1.identityOf)(team, project), new Set(roles.map((role) => (0, keys_1.identityOf)(team, (0, references_1.roleId)(role)))));
}
function refuseWhereComplete(construct, role, project) {
    const roles = complete.get(construct.node.root)?.get((0, keys_1.identityOf)(construct, (0, references_1.projectId)(project)));
    if (roles?.has((0, keys_1.identityOf)(construct, (0, references_1.roleId)(role))))
        cdktn_1.Annotations.of(construct).addError(`the team of this project has all who hold ${(0, keys_1.roleKeyOf)(construct, role)} ("complete"), so each plan would take away what the one before gave: name the principal in a list of the team instead`);
}
