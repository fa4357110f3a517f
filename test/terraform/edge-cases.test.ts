import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';
import { configurationOf, type Life, lives } from './lives.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin() {
  const { administrator } = await api.newEnvironment();
  const open = () => openTerraform({ endpoint: api.url, credentials: administrator });
  return { administrator, open, terraform: await open() };
}

const project = (label: string, name: string) =>
  `resource "roster_project" "${label}" {\n  name = "${name}"\n}\n`;

/** Roles and assignments of them, one of each for each key. */
const readers = (keys: string) => `
resource "roster_member" "it" {
  email = "jane@example.com"
}

resource "roster_role" "it" {
  for_each    = toset(${keys})
  name        = "Reader \${each.key}"
  scope_kind  = "environment"
  permissions = ["member.list"]
}

resource "roster_role_assignment" "it" {
  for_each     = toset(${keys})
  principal_id = roster_member.it.id
  role_id      = roster_role.it[each.key].id
}
`;

const reader = (permissions: readonly string[]) => `
resource "roster_role" "it" {
  name        = "Reader"
  scope_kind  = "project"
  permissions = ${JSON.stringify(permissions)}
}
`;

describe('a wildcard in a role', () => {
  it('stays as it was declared and makes no difference; what it means is in effective_permissions', async () => {
    const { terraform } = await begin();
    await terraform.apply(reader(['audit_log.read', 'deployment.tls.*']));
    expect(await terraform.object('roster_role.it')).toMatchObject({
      permissions: ['audit_log.read', 'deployment.tls.*'],
      effective_permissions: ['audit_log.read', 'deployment.tls.read', 'deployment.tls.write'],
    });
    expect(await terraform.plan()).toHaveNoChanges();

    const plan = await terraform.plan(reader(['deployment.tls.*']));
    expect(plan.actions).toEqual({ 'roster_role.it': 'update' });
    expect(plan.output).toMatch(/effective_permissions\s+=.*\(known after apply\)/s);
    await terraform.apply();
    expect((await terraform.object('roster_role.it')).effective_permissions).toEqual([
      'deployment.tls.read',
      'deployment.tls.write',
    ]);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('that means nothing is refused at plan', async () => {
    const { terraform } = await begin();
    const [unknown] = await terraform.errorsOf('plan', reader(['deployment.fly.*']));
    expect(unknown?.detail).toMatch(/No edition has the permission deployment\.fly\.\*/);
    const [elsewhere] = await terraform.errorsOf('plan', reader(['topic.*']));
    expect(elsewhere?.detail).toMatch(/the edition emqx-platform-3 does not have: topic\.\*/);
  });
});

describe('an import block', () => {
  it.each(catalogue.map(({ name }) => name))('writes the configuration of a %s by itself', async (name) => {
    const { terraform, open } = await begin();
    await terraform.apply(configurationOf(name, (lives[name] as Life).declared));
    const state = await terraform.object(`roster_${name}.it`);

    const other = await open();
    const block = `import {\n  to = roster_${name}.it\n  id = "${state.id}"\n}\n`;
    const generated = join(other.folder, 'generated.tf');
    const plan = await other.plan(block, `-generate-config-out=${generated}`);
    expect(plan.output).toMatch(/Plan: 1 to import, 0 to add, 0 to change, 0 to destroy/);
    expect(await readFile(generated, 'utf8')).toContain(`resource "roster_${name}" "it"`);
    await other.apply();
    expect(await other.object(`roster_${name}.it`)).toEqual(state);
    expect(await other.plan()).toHaveNoChanges();
  });

  it.each([
    ['prj_01k9xq7b4fe8stv2m6wz3h5ncd', /no project has the id "prj_\w+"/],
    ['payments', /no project has name = "payments"/],
    ['', /./],
  ])('of the id "%s", which is none, says so', async (id, says) => {
    const { terraform } = await begin();
    const block = `import {\n  to = roster_project.it\n  id = "${id}"\n}\n`;
    const [error] = await terraform.errorsOf('plan', block + project('it', 'payments'));
    expect(error?.detail).toMatch(says);
  });
});

describe('what goes along with a deletion', () => {
  it('is made again together with what it hung on', async () => {
    const { administrator, terraform } = await begin();
    await terraform.apply(configurationOf('role_assignment', (lives['role_assignment'] as Life).declared));
    const { id } = await terraform.object('roster_project.payments');
    expect((await administrator.delete(`/v1/projects/${id}`)).status).toBe(200);
    expect((await terraform.plan()).actions).toEqual({
      'roster_project.payments': 'create',
      'roster_role_assignment.it': 'create',
    });
    await terraform.apply();
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('is told before a role goes that others still have', async () => {
    const { administrator, terraform } = await begin();
    await terraform.apply(
      configurationOf('role', { ...(lives['role'] as Life).declared, scope_kind: 'environment' }),
    );
    const { id } = await terraform.object('roster_role.it');
    const member = (await administrator.post('/v1/members', { email: 'jane@example.com' })).body;
    const grant = { principal_id: member.id, role_id: id };
    const assignment = (await administrator.post('/v1/role_assignments', grant)).body;
    const [warning] = await terraform.warningsOf('plan', '');
    expect(warning?.summary).toBe(`It is not certain that the role ${id} can be deleted`);
    expect(warning?.detail).toContain(assignment.id);
    const [error] = await terraform.errorsOf('apply');
    expect(error?.detail).toMatch(/API code: role_in_use \(HTTP 409\)/);
    expect((await terraform.object('roster_role.it')).id).toBe(id);
  });

  it('is not in the way when the assignments of a role go with it', async () => {
    const { terraform } = await begin();
    await terraform.apply(readers('["one", "two", "three"]'));
    // Terraform plans the role "three" before it shows that the assignment "three" is in the state.
    await terraform.apply(readers('["one", "two"]'));
    expect(await terraform.plan()).toHaveNoChanges();
    expect(await terraform.warningsOf('plan', '')).toEqual([]);
    await terraform.apply();
    expect(await terraform.objects()).toEqual([]);
  });
});

describe('time', () => {
  it('may pass the end of an assignment without disturbing the plan', async () => {
    const { administrator, terraform } = await begin();
    const member = (await administrator.post('/v1/members', { email: 'jane@example.com' })).body;
    const soon = `${new Date(Date.now() + 60_000).toISOString().slice(0, 19)}Z`;
    const assignment = (reason: string) => `resource "roster_role_assignment" "it" {
      principal_id = "${member.id}"
      role_id      = "auditor"
      expires_at   = "${soon}"
      reason       = "${reason}"
    }`;
    await terraform.apply(assignment('one'));
    api.travel(120_000);
    onTestFinished(() => api.travel(-120_000));
    expect(await terraform.plan()).toHaveNoChanges();
    await terraform.apply(assignment('two'));
    expect((await terraform.object('roster_role_assignment.it')).reason).toBe('two');
    expect(await terraform.plan()).toHaveNoChanges();
  });
});

describe('values that are known only after apply', () => {
  it('may be in sets, names and flags', async () => {
    const { terraform } = await begin();
    await terraform.apply(`
      resource "terraform_data" "it" {
        input = ["deployment.read", "deployment.list"]
      }

      resource "roster_role" "it" {
        name        = "Reader \${terraform_data.it.id}"
        scope_kind  = "project"
        permissions = concat(terraform_data.it.output, ["deployment.logs.read"])
      }

      resource "roster_service_account" "it" {
        name = "pipeline"
        note = "Uses \${roster_role.it.id}"
      }

      resource "roster_access_key" "it" {
        service_account_id    = roster_service_account.it.id
        store_secret_in_state = length(roster_role.it.id) > 4
      }`);
    expect(await terraform.plan()).toHaveNoChanges();
    expect((await terraform.object('roster_access_key.it')).secret_access_key).toMatch(/^rsk_/);
    expect((await terraform.object('roster_role.it')).permissions).toHaveLength(3);
  });

  it('are checked when they are known, and fail the apply with the attribute', async () => {
    const { administrator, terraform } = await begin();
    const hcl = `
      resource "terraform_data" "it" {
        input = " payments"
      }

      resource "roster_project" "it" {
        name = terraform_data.it.output
      }`;
    expect((await terraform.plan(hcl)).changes).toHaveLength(2);
    const [error] = await terraform.errorsOf('apply');
    expect(error?.line).toBe('name = terraform_data.it.output');
    expect(error?.detail).toMatch(/must not begin or end with a space/);
    expect((await administrator.get('/v1/projects')).body.items).toEqual([]);
  });
});

describe('names', () => {
  it('may be given on: one object takes the name that another one leaves', async () => {
    const { terraform } = await begin();
    await terraform.apply(project('one', 'red') + project('two', 'blue'));
    const plan = await terraform.plan(project('one', 'green') + project('two', 'red'));
    expect(plan.actions).toEqual({ 'roster_project.one': 'update', 'roster_project.two': 'update' });
  });

  it('may change their letters alone', async () => {
    const { terraform } = await begin();
    await terraform.apply(project('it', 'payments'));
    const { id } = await terraform.object('roster_project.it');
    await terraform.apply(project('it', 'Payments'));
    expect(await terraform.object('roster_project.it')).toMatchObject({ id, name: 'Payments' });
  });

  it('are composed by terraform, however they are written, and make no difference then', async () => {
    const { administrator, terraform } = await begin();
    await terraform.apply(project('it', 'Zürich'.normalize('NFD')));
    expect((await administrator.get('/v1/projects')).body.items).toMatchObject([{ name: 'Zürich' }]);
    expect(await terraform.plan()).toHaveNoChanges();
    expect(await terraform.plan(project('it', 'Zürich'))).toHaveNoChanges();
  });
});
