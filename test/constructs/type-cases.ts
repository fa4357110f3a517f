// Every line below a directive must not compile, every other line must. `tsc` reads it as it is; types.test.ts reads it
// without the directives, for both CDKs. Nothing runs it.
import {
  Automation,
  type AutomationProps,
  BreakGlass,
  CustomRole,
  type CustomRoleProps,
  DataRosterMember,
  type Edition,
  type EnvironmentRole,
  Grant,
  type GrantProps,
  Member,
  type Permission,
  Project,
  type ProjectRole,
  Role,
  RosterProvider,
  ServiceAccount,
  Team,
  type TeamProps,
} from '@roster/cdktf-provider';
import { TerraformStack } from 'cdktf';

class People extends TerraformStack {}
declare const stack: People;
declare const end: Date;

const provider = new RosterProvider(stack, 'roster');
const jane = new Member(stack, 'jane', { email: 'jane@example.com' });
const omar = new DataRosterMember(stack, 'omar', { email: 'omar@example.com' });
const account = new ServiceAccount(stack, 'account', { name: 'account' });
const project = new Project(stack, 'project', { name: 'project' });

// Names.
export const environmentRole: EnvironmentRole = 'auditor';
export const projectRole: ProjectRole = 'project_user';
export const instanceRole: ProjectRole<'automq-cloud'> = 'instance_viewer';
export const permission: Permission = 'deployment.tls.read';
export const wildcard: Permission = 'deployment.tls.*';
// @ts-expect-error A role that no edition has.
export const noRole: EnvironmentRole = 'admin';
// @ts-expect-error A role of projects is none of the environment.
export const notOfEnvironment: EnvironmentRole = 'project_user';
// @ts-expect-error A role of another edition.
export const ofOtherEdition: EnvironmentRole = 'operator';
// @ts-expect-error A typing error.
export const noPermission: Permission = 'deployment.tls.reed';
// @ts-expect-error A wildcard that means nothing.
export const noWildcard: Permission = 'deployments.*';
// @ts-expect-error An edition that does not exist.
export const noEdition: ProjectRole<'emqx-platform-9'> = 'project_user';

// Roles.
const reader = new CustomRole(stack, 'reader', {
  name: 'Reader',
  scopeKind: 'project',
  permissions: ['deployment.read', 'deployment.logs.*'],
});
const topics = new CustomRole(stack, 'topics', {
  edition: 'automq-cloud',
  name: 'Topics',
  scopeKind: 'project',
  permissions: ['topic.read'],
});
const biller = new CustomRole(stack, 'biller', {
  name: 'Biller',
  scopeKind: 'environment',
  permissions: ['billing.*'],
});
new CustomRole(stack, 'wrong', {
  name: 'Wrong',
  scopeKind: 'project',
  // @ts-expect-error A permission of another edition.
  permissions: ['topic.read'],
});
new CustomRole(stack, 'wrong', {
  name: 'Wrong',
  // @ts-expect-error A scope kind that does not exist.
  scopeKind: 'instance',
  permissions: ['deployment.read'],
});
new CustomRole(stack, 'wrong', {
  edition: 'automq-cloud',
  name: 'Wrong',
  scopeKind: 'project',
  // @ts-expect-error A permission of another edition.
  permissions: ['topic.read', 'deployment.read'],
});

// Grants.
new Grant(stack, 'right', { principal: jane, role: 'auditor', reason: 'Audit', expiresAt: end, provider });
new Grant(stack, 'right', { principal: omar, role: 'project_user', project });
new Grant(stack, 'right', { principal: account, role: reader, project: 'prj_1' });
new Grant(stack, 'right', { principal: 'mem_1', role: biller });
new Grant(stack, 'right', { edition: 'automq-cloud', principal: 'sa_1', role: 'operator' });
new Grant(stack, 'right', { edition: 'automq-cloud', principal: jane, role: topics, project });
new Grant(stack, 'right', { principal: jane, role: { id: 'rol_1', scopeKind: 'environment' } });
// @ts-expect-error A role that does not exist.
new Grant(stack, 'wrong', { principal: jane, role: 'auditer' });
// @ts-expect-error A role of another edition.
new Grant(stack, 'wrong', { edition: 'automq-cloud', principal: jane, role: 'auditor' });
// @ts-expect-error A role of projects without a project.
new Grant(stack, 'wrong', { principal: jane, role: 'project_user' });
// @ts-expect-error A role of the environment with a project.
new Grant(stack, 'wrong', { principal: jane, role: 'auditor', project });
// @ts-expect-error A custom role of projects without a project.
new Grant(stack, 'wrong', { principal: jane, role: reader });
// @ts-expect-error A custom role of the environment with a project.
new Grant(stack, 'wrong', { principal: jane, role: biller, project });
// @ts-expect-error A custom role of another edition.
new Grant(stack, 'wrong', { principal: jane, role: topics, project });
// @ts-expect-error An e-mail address is no principal.
new Grant(stack, 'wrong', { principal: 'jane@example.com', role: 'auditor' });
// @ts-expect-error A project is no principal.
new Grant(stack, 'wrong', { principal: project, role: 'auditor' });
// @ts-expect-error A member is no project.
new Grant(stack, 'wrong', { principal: jane, role: 'project_user', project: jane });
// @ts-expect-error The name of a project is no project.
new Grant(stack, 'wrong', { principal: jane, role: 'project_user', project: 'payments' });
new Grant(stack, 'wrong', {
  principal: jane,
  // @ts-expect-error Of a role that was not declared as a custom one nobody knows its scope kind.
  role: new Role(stack, 'role', { name: 'R', scopeKind: 'project', permissions: [] }),
  project,
});

// Who means another edition says so: otherwise the names would be those of one edition, and the meaning another's.
const ofAutomq: GrantProps<'automq-cloud'>[] = [
  { edition: 'automq-cloud', principal: jane, role: 'operator' },
];
for (const each of ofAutomq) new Grant(stack, 'right', each);
const ofDefault: GrantProps[] = [{ principal: jane, role: 'auditor' }];
for (const each of ofDefault) new Grant(stack, 'right', each);
// @ts-expect-error No edition is said.
export const silent: GrantProps<'automq-cloud'> = { principal: jane, role: 'operator' };
// @ts-expect-error No edition is said.
new Grant<'automq-cloud'>(stack, 'wrong', { principal: jane, role: 'operator' });
// @ts-expect-error No edition is said.
new Team<'automq-cloud'>(stack, 'wrong', { name: 'wrong' });
// @ts-expect-error No edition is said.
export const silentTeam: TeamProps<'automq-cloud'> = { name: 'wrong' };
// @ts-expect-error No edition is said.
export const silentRole: CustomRoleProps<'project', 'automq-cloud'> = {
  name: 'Wrong',
  scopeKind: 'project',
  permissions: ['topic.read'],
};
// @ts-expect-error No edition is said.
export const silentProgram: AutomationProps<'automq-cloud'> = {
  name: 'wrong',
  credentials: { workloadIdentities: {} },
  roles: [{ role: 'viewer' }],
};

// Of which edition is not known: names that all have are right.
declare const some: 'automq-cloud' | 'emqx-cloud';
new Grant(stack, 'right', { edition: some, principal: jane, role: 'administrator' });
new Grant(stack, 'right', {
  edition: some,
  principal: jane,
  role: { id: 'rol_1', scopeKind: 'environment' },
});
new Team(stack, 'right', { edition: some, name: 'right', administrators: [jane] });
new CustomRole(stack, 'right', {
  edition: some,
  name: 'Right',
  scopeKind: 'environment',
  permissions: ['member.manage', 'member.*'],
});
// @ts-expect-error A role of one of them.
new Grant(stack, 'wrong', { edition: some, principal: jane, role: 'operator' });
// @ts-expect-error A role of the other.
new Grant(stack, 'wrong', { edition: some, principal: jane, role: 'project_user', project });
new CustomRole(stack, 'wrong', {
  edition: some,
  name: 'Wrong',
  scopeKind: 'project',
  // @ts-expect-error A permission of one of them.
  permissions: ['topic.read'],
});
new Automation(stack, 'wrong', {
  edition: some,
  name: 'wrong',
  credentials: { workloadIdentities: {} },
  // @ts-expect-error A role of one of them.
  roles: [{ role: 'viewer' }],
});
// @ts-expect-error A role of some editions.
export const ofSome: EnvironmentRole<Edition> = 'auditor';
// @ts-expect-error No edition is said.
new Grant<Edition>(stack, 'wrong', { principal: jane, role: 'administrator' });

// Teams.
const team = new Team(stack, 'right', {
  name: 'payments',
  administrators: [jane, 'mem_1'],
  users: [omar, account, { principalId: 'mem_2' }],
  roles: [{ role: reader, principals: [omar] }],
  complete: true,
});
new Team(stack, 'right', {
  edition: 'automq-cloud',
  name: 'orders',
  roles: [{ role: topics, principals: [] }],
});
// @ts-expect-error A team needs a name.
new Team(stack, 'wrong', { administrators: [jane] });
// @ts-expect-error Members are given as constructs, not by what Terraform knows at apply only.
new Team(stack, 'wrong', { name: 'wrong', users: [jane.id] });
// @ts-expect-error A project is no principal.
new Team(stack, 'wrong', { name: 'wrong', users: [project] });
// @ts-expect-error A custom role of the environment is none in a project.
new Team(stack, 'wrong', { name: 'wrong', roles: [{ role: biller, principals: [jane] }] });
// @ts-expect-error A custom role of another edition.
new Team(stack, 'wrong', { name: 'wrong', roles: [{ role: topics, principals: [jane] }] });
// @ts-expect-error An edition that does not exist.
new Team(stack, 'wrong', { edition: 'emqx', name: 'wrong', users: [jane] });
// @ts-expect-error A typing error.
new Team(stack, 'wrong', { name: 'wrong', administrator: [jane] });

// Automations.
const credentials = { ageRecipients: ['age1…'], rotateAfter: '90d' } as const;
const trust = { issuer: 'https://issuer.example.com', audience: 'roster', subjectPattern: 'repo:acme/it' };
const automation = new Automation(stack, 'right', {
  name: 'pipeline',
  credentials,
  roles: [
    { role: 'auditor' },
    { role: 'project_administrator', project: team, expiresAt: end, reason: 'Releases' },
  ],
});
new Automation(stack, 'right', {
  name: 'pipeline',
  credentials: { storeSecretInState: true, rotateAfter: '12h', overlap: '30m' },
  roles: [{ role: reader, project }, { role: biller }],
});
new Automation(stack, 'right', {
  edition: 'automq-cloud',
  name: 'pipeline',
  credentials: { workloadIdentities: { main: trust } },
  roles: [{ role: 'viewer' }],
});
new Team(stack, 'right', { name: 'right', users: [automation] });
// @ts-expect-error Where the secret goes has no default.
new Automation(stack, 'wrong', { name: 'wrong', roles: [] });
// @ts-expect-error A key that never rotates.
new Automation(stack, 'wrong', { name: 'wrong', roles: [], credentials: { storeSecretInState: true } });
new Automation(stack, 'wrong', {
  name: 'wrong',
  roles: [],
  // @ts-expect-error A secret goes one way.
  credentials: { ...credentials, storeSecretInState: true },
});
// @ts-expect-error A secret goes some way.
new Automation(stack, 'wrong', { name: 'wrong', roles: [], credentials: { rotateAfter: '90d' } });
new Automation(stack, 'wrong', {
  name: 'wrong',
  roles: [],
  // @ts-expect-error By name means `true`.
  credentials: { storeSecretInState: false, rotateAfter: '90d' },
});
new Automation(stack, 'wrong', {
  name: 'wrong',
  roles: [],
  // @ts-expect-error A key and identities in place of one.
  credentials: { ...credentials, workloadIdentities: {} },
});
new Automation(stack, 'wrong', {
  name: 'wrong',
  roles: [],
  // @ts-expect-error Weeks are no unit.
  credentials: { ...credentials, rotateAfter: '2w' },
});
// @ts-expect-error A role of projects without a project.
new Automation(stack, 'wrong', { name: 'wrong', credentials, roles: [{ role: 'project_administrator' }] });
// @ts-expect-error A role of the environment with a project.
new Automation(stack, 'wrong', { name: 'wrong', credentials, roles: [{ role: 'auditor', project: team }] });
// @ts-expect-error A role of another edition.
new Automation(stack, 'wrong', { name: 'wrong', credentials, roles: [{ role: 'operator' }] });

// Break glass.
new BreakGlass(stack, 'right', { principal: jane, reason: 'OPS-42', expiresAt: end });
new BreakGlass(stack, 'right', {
  principal: jane,
  reason: 'OPS-42',
  expiresAt: '2099-01-01T00:00:00Z',
  maximum: '4h',
});
// @ts-expect-error No reason.
new BreakGlass(stack, 'wrong', { principal: jane, expiresAt: end });
// @ts-expect-error No end.
new BreakGlass(stack, 'wrong', { principal: jane, reason: 'OPS-42' });
// @ts-expect-error An Administrator, and nothing else.
new BreakGlass(stack, 'wrong', { principal: jane, reason: 'OPS-42', expiresAt: end, role: 'auditor' });
// @ts-expect-error A number has no unit.
new BreakGlass(stack, 'wrong', { principal: jane, reason: 'OPS-42', expiresAt: end, maximum: 4 });
