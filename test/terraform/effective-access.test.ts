import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../api/ids.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { activeMember, namedAssignment, permissionsOfRoles } from '../support/effective-access.ts';
import {
  assign,
  createMember,
  createProject,
  createServiceAccount,
  neverExisted,
} from '../support/resources.ts';
import { beginQueries } from './queries.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const begin = (edition?: string) => beginQueries(api, edition);

describe('data "roster_effective_access"', () => {
  it('tells what a member may do, everywhere and in each project, and through what', async () => {
    const { environment, administrator, find } = await begin();
    const jane = await activeMember(api, environment);
    const payments = await createProject(administrator, 'payments');
    const everywhere = await assign(administrator, jane.id, 'accountant');
    const there = await assign(administrator, jane.id, 'project_user', {
      project_id: payments.id,
      expires_at: '2099-12-31T23:59:59Z',
    });
    const { status, access } = await find('effective_access', `member_id = "${jane.id}"`);
    expect(status).toBe('active');
    const whose = { principal_id: jane.id, kind: 'member', name: 'jane@example.com' };
    const accountant = namedAssignment(everywhere, 'Accountant');
    expect(access).toEqual([
      {
        ...whose,
        project_id: null,
        project_name: null,
        permissions: permissionsOfRoles('emqx-platform-3', 'accountant'),
        role_assignments: [accountant],
      },
      {
        ...whose,
        project_id: payments.id,
        project_name: 'payments',
        permissions: permissionsOfRoles('emqx-platform-3', 'accountant', 'project_user'),
        role_assignments: [accountant, namedAssignment(there, 'Project User')],
      },
    ]);
  });

  it('is narrowed by a permission and by a project', async () => {
    const { administrator, find } = await begin();
    const account = await createServiceAccount(administrator);
    const [payments, telemetry] = [
      await createProject(administrator, 'payments'),
      await createProject(administrator, 'telemetry'),
    ];
    await assign(administrator, account.id, 'project_user', { project_id: payments.id });
    await assign(administrator, account.id, 'project_administrator', { project_id: telemetry.id });
    const projects = async (...lines: string[]) => {
      const { access } = await find('effective_access', `service_account_id = "${account.id}"`, ...lines);
      return access.map(({ project_name }: Json) => project_name);
    };
    expect((await projects()).sort()).toEqual(['payments', 'telemetry']);
    expect(await projects('permission = "deployment.delete"')).toEqual(['telemetry']);
    expect(await projects(`scope_project_id = "${payments.id}"`)).toEqual(['payments']);
  });

  it('tells who may do what in a project', async () => {
    const { administrator, find } = await begin();
    const account = await createServiceAccount(administrator);
    const payments = await createProject(administrator);
    const there = await assign(administrator, account.id, 'project_user', { project_id: payments.id });
    const { status, access } = await find('effective_access', `project_id = "${payments.id}"`);
    expect(status).toBeNull();
    expect(access.map(({ principal_id }: Json) => principal_id)).toContain(administrator.id);
    expect(access.find(({ principal_id }: Json) => principal_id === account.id)).toEqual({
      principal_id: account.id,
      kind: 'service_account',
      name: 'pipeline',
      project_id: payments.id,
      project_name: null,
      permissions: permissionsOfRoles('emqx-platform-3', 'project_user'),
      role_assignments: [namedAssignment(there, 'Project User')],
    });
  });

  it('says that whoever is pending may do nothing', async () => {
    const { administrator, find } = await begin();
    const omar = await createMember(administrator, 'omar@example.com');
    await assign(administrator, omar.id, 'auditor');
    expect(await find('effective_access', `member_id = "${omar.id}"`)).toMatchObject({
      status: 'pending',
      access: [],
    });
  });

  const member = `member_id = "${neverExisted('mem')}"`;
  const project = `project_id = "${neverExisted('prj')}"`;
  it.each([
    ['nobody', [], /exactly one of .* says whose access to tell; none is set/i, ''],
    ['two', [member, project], /member_id and project_id are set/, project],
    ['something else', ['member_id = "jane"'], /must be an id that starts with `mem_`/, 'member_id = "jane"'],
    [
      'a permission in a project',
      [project, 'permission = "deployment.read"'],
      /goes with member_id or service_account_id only.*roster_who_can/s,
      'permission = "deployment.read"',
    ],
    [
      'a permission that is none',
      [member, 'permission = "deployment.reed"'],
      /no edition has this permission \(did you mean "deployment\.read"\?\)/i,
      'permission = "deployment.reed"',
    ],
  ])('refuses to tell of %s', async (_what, lines, says, line) => {
    const { refusal } = await begin();
    const error = await refusal('validate', 'effective_access', ...lines);
    expect(error?.detail).toMatch(says);
    expect(error?.line).toBe(line === '' ? 'data "roster_effective_access" "it" {' : line);
  });

  it('says so when there is nobody with the id', async () => {
    const { refusal } = await begin();
    const error = await refusal('plan', 'effective_access', member);
    expect(error?.summary).toBe('Cannot read the effective access: not found');
  });
});

it('read lists of many pages to the end', async () => {
  const { environment, terraform } = await begin();
  const jane = await activeMember(api, environment);
  await insertProjects(environment.id, jane.id, 1_050);
  await insertAuditors(environment.id, 1_050);
  await terraform.apply(`
    data "roster_effective_access" "it" { member_id = "${jane.id}" }
    data "roster_who_can" "it" { permission = "audit_log.read" }

    output "counts" {
      value = {
        scopes  = length(distinct(data.roster_effective_access.it.access[*].project_id))
        holders = length(distinct(data.roster_who_can.it.principals[*].principal_id))
      }
    }`);
  // The root member and the Administrator that acts hold it, too.
  expect((await terraform.outputs())['counts'].value).toEqual({ scopes: 1_050, holders: 1_052 });
});

/** Straight into the database: over HTTP it would take minutes. */
async function insertProjects(environment_id: string, principal_id: string, count: number): Promise<void> {
  const { database } = api.context;
  const projects = Array.from({ length: count }, (_, index) => ({
    environment_id,
    id: newId('prj'),
    name: `number ${index}`,
  }));
  await database.insertInto('projects').values(projects).execute();
  await database
    .insertInto('role_assignments')
    .values(
      projects.map(({ id }) => ({
        environment_id,
        id: newId('ra'),
        principal_id,
        role_id: 'project_user',
        project_id: id,
      })),
    )
    .execute();
}

async function insertAuditors(environment_id: string, count: number): Promise<void> {
  const { database } = api.context;
  const accounts = Array.from({ length: count }, (_, index) => ({
    environment_id,
    id: newId('sa'),
    name: `auditor ${index}`,
    status: 'active' as const,
  }));
  await database.insertInto('service_accounts').values(accounts).execute();
  await database
    .insertInto('role_assignments')
    .values(
      accounts.map(({ id }) => ({
        environment_id,
        id: newId('ra'),
        principal_id: id,
        role_id: 'auditor',
        project_id: null,
      })),
    )
    .execute();
}
