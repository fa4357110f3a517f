"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.principalId = principalId;
exports.projectId = projectId;
exports.roleId = roleId;
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
