"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __exportStar = (this && this.__exportStar) || function(m, exports) {
    for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
};
Object.defineProperty(exports, "__esModule", { value: true });
__exportStar(require("./access-key"), exports);
__exportStar(require("./data-roster-access-key"), exports);
__exportStar(require("./data-roster-access-keys"), exports);
__exportStar(require("./data-roster-caller-identity"), exports);
__exportStar(require("./data-roster-effective-access"), exports);
__exportStar(require("./data-roster-environment-settings"), exports);
__exportStar(require("./data-roster-member"), exports);
__exportStar(require("./data-roster-members"), exports);
__exportStar(require("./data-roster-permissions"), exports);
__exportStar(require("./data-roster-project"), exports);
__exportStar(require("./data-roster-project-role-members"), exports);
__exportStar(require("./data-roster-projects"), exports);
__exportStar(require("./data-roster-role"), exports);
__exportStar(require("./data-roster-role-assignment"), exports);
__exportStar(require("./data-roster-role-assignments"), exports);
__exportStar(require("./data-roster-roles"), exports);
__exportStar(require("./data-roster-service-account"), exports);
__exportStar(require("./data-roster-service-accounts"), exports);
__exportStar(require("./data-roster-sso-connection"), exports);
__exportStar(require("./data-roster-sso-connections"), exports);
__exportStar(require("./data-roster-who-can"), exports);
__exportStar(require("./data-roster-workload-identities"), exports);
__exportStar(require("./data-roster-workload-identity"), exports);
__exportStar(require("./environment-settings"), exports);
__exportStar(require("./member"), exports);
__exportStar(require("./project"), exports);
__exportStar(require("./project-role-members"), exports);
__exportStar(require("./provider"), exports);
__exportStar(require("./role"), exports);
__exportStar(require("./role-assignment"), exports);
__exportStar(require("./service-account"), exports);
__exportStar(require("./sso-connection"), exports);
__exportStar(require("./workload-identity"), exports);
