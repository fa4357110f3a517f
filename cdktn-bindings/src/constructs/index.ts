// Do not edit: npm run generate makes this file of constructs/index.ts.
export { Automation, type AutomationProps, type Credentials, type Identity } from './automation';
export { BreakGlass, type BreakGlassProps } from './break-glass';
export type { RotatingKey } from './credentials';
export { CustomRole, type CustomRoleProps } from './custom-role';
export type { Duration } from './duration';
export type { DefaultEdition, Edition, EditionNames } from './editions';
export { Grant, type GrantProps } from './grant';
export type { End } from './moment';
export type { GrantedRole, GrantOptions, Principal, ProjectReference } from './references';
export type { EnvironmentRole, Permission, ProjectRole, RoleReference, ScopeKind } from './roles';
export { Team, type TeamProps, type TeamRole } from './team';
