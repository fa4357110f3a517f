"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Team = void 0;
// Do not edit: npm run generate makes this file of constructs/team.ts.
const generated_1 = require("../generated");
const cdktn_1 = require("cdktn");
const constructs_1 = require("constructs");
const addresses_1 = require("./addresses");
const assign_1 = require("./assign");
const environment_edition_1 = require("./environment-edition");
const given_1 = require("./given");
const keys_1 = require("./keys");
const references_1 = require("./references");
const emqxNames = {
    administrators: 'project_administrator',
    users: 'project_user',
};
const namesIn = {
    'emqx-cloud': emqxNames,
    'emqx-platform-1': emqxNames,
    'emqx-platform-2': emqxNames,
    'emqx-platform-3': emqxNames,
    'automq-cloud': { administrators: 'instance_developer', users: 'instance_viewer' },
};
/**
 * A project, those who run it and those who work in it.
 *
 * The project has the address of a `Project` with the same construct id, so a team can take its place. Each role
 * assignment is named after the role and the principal's construct (or id), never after the place in the list: another
 * order changes nothing. Another construct id, of the team or of a principal, makes new resources in the place of the
 * old ones.
 */
class Team extends constructs_1.Construct {
    /** The resource of the project. */
    project;
    /** The role assignments; none where the lists are complete. */
    assignments;
    /** Where the lists are complete: the set of each role. */
    sets;
    constructor(scope, id, props) {
        super(scope, id);
        (0, addresses_1.watchAddresses)(this);
        const settings = (0, given_1.requireProps)(this, props, {
            name: "say what the project is called, as in 'payments'",
        });
        const { administrators, users, roles, complete = false, edition: _, ...project } = settings;
        const names = namesIn[(0, environment_edition_1.editionOf)(this, props ?? {})] ?? emqxNames;
        this.project = new generated_1.Project(this, 'Default', project);
        const sets = roleSetsOf(this, [
            { list: 'administrators', role: names.administrators, principals: administrators },
            { list: 'users', role: names.users, principals: users },
            ...(0, given_1.listOf)(this, 'roles', roles).map((each) => ({
                list: 'principals',
                ...(0, given_1.requireProps)(this, each, { principals: 'name who holds the role' }),
            })),
        ]);
        if (!complete && sets.every(({ holders }) => holders.size === 0))
            cdktn_1.Annotations.of(this).addWarning('nobody is in the team: name "administrators" or "users", or use a Project if others grant its roles');
        warnOfBoth(this, sets);
        const place = new constructs_1.Construct(this, 'roles');
        const { projectId } = this;
        if (complete)
            (0, assign_1.declareComplete)(this, projectId, sets.map(({ role }) => role));
        const common = project.provider ? { provider: project.provider } : {};
        this.sets = !complete
            ? []
            : sets.map(({ key, role, holders }) => {
                const principalIds = [...holders.values()].map(({ principal }) => (0, references_1.principalId)(principal));
                return new generated_1.ProjectRoleMembers(place, key, {
                    projectId,
                    roleId: (0, references_1.roleId)(role),
                    principalIds,
                    ...common,
                });
            });
        this.assignments = complete
            ? []
            : sets.flatMap(({ key, role, holders }) => {
                const ofRole = new constructs_1.Construct(place, key);
                return [...holders.values()].flatMap(({ name, principal }) => (0, assign_1.assign)(this, [ofRole, name], { principal, role, project: { projectId }, ...common }) ?? []);
            });
    }
    /** The id of the project (`prj_…`). */
    get id() {
        return this.project.id;
    }
    /** The id of the project, by which a team is one where a project is asked for. */
    get projectId() {
        return this.project.id;
    }
}
exports.Team = Team;
function roleSetsOf(team, parts) {
    // By identity: a role can be given in several ways, too.
    const sets = new Map();
    for (const { list, role, principals } of parts) {
        if (!(0, given_1.requireRole)(team, role))
            continue;
        const identity = (0, keys_1.identityOf)(team, (0, references_1.roleId)(role));
        const set = sets.get(identity) ?? { key: (0, keys_1.roleKeyOf)(team, role), role, holders: new Map() };
        sets.set(identity, set);
        for (const principal of (0, given_1.listOf)(team, list, principals))
            if ((0, given_1.requirePrincipal)(team, list, principal))
                addTo(team, set, principal);
    }
    return [...sets.values()];
}
function addTo(team, { key, holders }, principal) {
    const id = (0, references_1.principalId)(principal);
    const identity = (0, keys_1.identityOf)(team, id);
    const name = (0, keys_1.keyOf)(team, principal, id);
    if (holders.has(identity))
        cdktn_1.Annotations.of(team).addWarning(`${name} is named twice for ${key}: leave one of them out`);
    else
        holders.set(identity, { name, principal });
}
/** Of the two lists that every team has: who runs the project works in it anyway. */
function warnOfBoth(team, [administrators, users]) {
    for (const [identity, { name }] of administrators?.holders ?? [])
        if (users?.holders.has(identity))
            cdktn_1.Annotations.of(team).addWarning(`${name} is among the administrators and the users: an administrator may do what users may, so leave one of them out`);
}
