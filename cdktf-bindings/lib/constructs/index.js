"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Team = exports.Grant = exports.CustomRole = exports.BreakGlass = exports.Automation = void 0;
// Do not edit: npm run generate makes this file of constructs/index.ts.
var automation_1 = require("./automation");
Object.defineProperty(exports, "Automation", { enumerable: true, get: function () { return automation_1.Automation; } });
var break_glass_1 = require("./break-glass");
Object.defineProperty(exports, "BreakGlass", { enumerable: true, get: function () { return break_glass_1.BreakGlass; } });
var custom_role_1 = require("./custom-role");
Object.defineProperty(exports, "CustomRole", { enumerable: true, get: function () { return custom_role_1.CustomRole; } });
var grant_1 = require("./grant");
Object.defineProperty(exports, "Grant", { enumerable: true, get: function () { return grant_1.Grant; } });
var team_1 = require("./team");
Object.defineProperty(exports, "Team", { enumerable: true, get: function () { return team_1.Team; } });
