import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionOf } from '../../access-model/editions.ts';
import { type Actor, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { insertMany } from '../support/many-objects.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  const find = async (type: string, ...lines: string[]): Promise<Json> => {
    await terraform.apply(`data "roster_${type}" "it" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`);
    return terraform.object(`data.roster_${type}.it`);
  };
  return { environmentId: environment.id, administrator, terraform, find };
}

const must = async (actor: Actor, plural: string, body: Json): Promise<Json> => {
  const reply = await actor.post(`/v1/${plural}`, body);
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  return reply.body;
};

const observer = {
  name: 'Observer',
  description: 'Looks',
  scope_kind: 'project',
  permissions: ['deployment.list', 'deployment.read'],
};

describe('data "roster_role"', () => {
  it('finds a predefined role by its id', async () => {
    const { find } = await begin();
    const role = await find('role', 'id = "project_user"');
    const expected = editionOf('emqx-platform-3').roles.get('project_user');
    expect(role).toMatchObject({
      name: 'Project User',
      scope_kind: 'project',
      predefined: true,
      created_at: null,
    });
    expect(new Set(role.permissions)).toEqual(expected?.permissions);
  });

  it.each(['Auditor', 'aUDITOR'])('finds a predefined role by its name, %s', async (name) => {
    const { find } = await begin();
    expect((await find('role', `name = "${name}"`)).id).toBe('auditor');
  });

  it('finds a custom role by id and by name', async () => {
    const { administrator, find } = await begin();
    const made = await must(administrator, 'roles', observer);
    expect(await find('role', `id = "${made.id}"`)).toEqual(made);
    expect(await find('role', 'name = "Observer"')).toEqual(made);
  });

  it.each([
    ['id', 'project_owner'],
    ['id', 'rol_01k9xq7b4fe8stv2m6wz3h5ncd'],
    ['name', 'Owner'],
  ])('says so when there is none with the %s %s', async (key, value) => {
    const { terraform } = await begin();
    const [error] = await terraform.errorsOf('plan', `data "roster_role" "it" {\n  ${key} = "${value}"\n}\n`);
    expect(error?.summary).toBe('No role found');
    expect(error?.detail).toContain(`no role with ${key} = "${value}"`);
    expect(error?.line).toBe(`${key} = "${value}"`);
  });

  it('feeds a resource', async () => {
    const { terraform, administrator } = await begin();
    await terraform.apply(`
      data "roster_role" "auditor" {
        name = "Auditor"
      }

      resource "roster_member" "jane" {
        email = "jane@example.com"
      }

      resource "roster_role_assignment" "it" {
        principal_id = roster_member.jane.id
        role_id      = data.roster_role.auditor.id
      }`);
    const { body } = await administrator.get('/v1/role_assignments', { role_id: 'auditor' });
    expect(body.items).toHaveLength(1);
    expect(await terraform.plan()).toHaveNoChanges();
  });
});

describe('the data sources of many', () => {
  it('list roles, all and by scope kind', async () => {
    const { administrator, find } = await begin();
    const made = await must(administrator, 'roles', observer);
    const ids = async (...lines: string[]) =>
      (await find('roles', ...lines)).roles.map(({ id }: Json) => id).sort();
    const predefined = ['accountant', 'administrator', 'auditor', 'project_administrator', 'project_user'];
    expect(await ids()).toEqual([...predefined, made.id].sort());
    expect(await ids('scope_kind = "environment"')).toEqual(['accountant', 'administrator', 'auditor']);
    expect(await ids('name = "observer"', 'scope_kind = "project"')).toEqual([made.id]);
    expect(await ids('name = "observer"', 'scope_kind = "environment"')).toEqual([]);
  });

  it('list members by status and by address', async () => {
    const { administrator, find } = await begin();
    const jane = await must(administrator, 'members', { email: 'jane@example.com', note: 'n' });
    const omar = await must(administrator, 'members', { email: 'omar@example.com' });
    // The API's answers have more than what is declared: the right-hand sides are parts of them.
    expect([jane, omar]).toMatchObject((await find('members', 'status = "pending"')).members);
    expect([omar]).toMatchObject((await find('members', 'email = "OMAR@example.com"')).members);
    expect((await find('members', 'email = "nobody@example.com"')).members).toEqual([]);
    expect((await find('members')).members).toHaveLength(3);
  });

  it('list projects and service accounts', async () => {
    const { administrator, find } = await begin();
    const payments = await must(administrator, 'projects', { name: 'payments' });
    const telemetry = await must(administrator, 'projects', { name: 'telemetry', note: 'n' });
    const pipeline = await must(administrator, 'service_accounts', { name: 'pipeline' });
    expect((await find('projects')).projects).toEqual([payments, telemetry]);
    expect((await find('projects', 'name = "Telemetry"')).projects).toEqual([telemetry]);
    expect((await find('service_accounts', 'name = "pipeline"')).service_accounts).toEqual([pipeline]);
    expect((await find('service_accounts', 'status = "active"')).service_accounts).toHaveLength(2);
    expect((await find('service_accounts', 'status = "disabled"')).service_accounts).toEqual([]);
  });

  it('refuse a filter that can match nothing', async () => {
    const { terraform } = await begin();
    const [error] = await terraform.errorsOf(
      'validate',
      'data "roster_members" "it" {\n  status = "gone"\n}\n',
    );
    expect(error?.line).toBe('status = "gone"');
    expect(error?.detail).toMatch(/must be one of pending, active, disabled/);
  });

  it('find everything when there is more than a page of it', async () => {
    const { environmentId, terraform } = await begin();
    await insertMany(api, environmentId, 1_050);
    await terraform.apply(`
      data "roster_members" "it" { status = "pending" }
      data "roster_projects" "it" {}
      data "roster_service_accounts" "it" {}
      data "roster_roles" "it" {}

      output "counts" {
        value = {
          members          = length(distinct(data.roster_members.it.members[*].email))
          projects         = length(distinct(data.roster_projects.it.projects[*].name))
          service_accounts = length(distinct(data.roster_service_accounts.it.service_accounts[*].name))
          roles            = length(distinct(data.roster_roles.it.roles[*].id))
        }
      }`);
    // The Administrator that acts is one service account more, and there are five predefined roles.
    expect((await terraform.outputs())['counts'].value).toEqual({
      members: 1_050,
      projects: 1_050,
      service_accounts: 1_051,
      roles: 1_055,
    });
    const pages = api.log.filter((line) => line.includes('"path":"/v1/members"')).slice(-2);
    expect(pages).toHaveLength(2);
  });
});
