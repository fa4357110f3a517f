import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { create, createProject, listAll } from '../../support/resources.ts';
import { openTerraform } from '../../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin() {
  const { administrator } = await api.newEnvironment();
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  return { administrator, terraform };
}

/** One of everything that hangs on something else, and what it hangs on. */
const team = `
  resource "roster_project" "it" {
    name = "payments"
  }

  resource "roster_service_account" "it" {
    name = "pipeline"
  }

  resource "roster_access_key" "it" {
    service_account_id    = roster_service_account.it.id
    store_secret_in_state = true
  }

  resource "roster_role_assignment" "it" {
    principal_id = roster_service_account.it.id
    role_id      = "project_user"
    project_id   = roster_project.it.id
  }
`;

const project = (more = '') => `resource "roster_project" "it" {\n  name = "payments"\n  ${more}\n}\n`;

describe('what somebody else has done', () => {
  it('5: destroying something already gone is no error', async () => {
    const { administrator, terraform } = await begin();
    await terraform.apply(team);
    const account = await terraform.object('roster_service_account.it');
    const { id } = await terraform.object('roster_project.it');
    await administrator.delete(`/v1/service_accounts/${account.id}`);
    await administrator.delete(`/v1/projects/${id}`);
    // Without a refresh, each deletion is sent and finds nothing there.
    await terraform.run('destroy', '-no-color', '-auto-approve', '-refresh=false');
    expect(await terraform.objects()).toEqual([]);
  });

  it('22: something deleted by hand does not make refresh fail: it is forgotten and planned again', async () => {
    const { administrator, terraform } = await begin();
    await terraform.apply(team);
    const { id } = await terraform.object('roster_service_account.it');
    expect((await administrator.delete(`/v1/service_accounts/${id}`)).status).toBeLessThan(300);
    await terraform.apply(undefined, '-refresh-only');
    expect((await terraform.objects()).map(({ address }) => address)).toEqual(['roster_project.it']);
    expect((await terraform.plan()).actions).toEqual({
      'roster_service_account.it': 'create',
      'roster_access_key.it': 'create',
      'roster_role_assignment.it': 'create',
    });
    await terraform.apply();
    expect((await terraform.object('roster_service_account.it')).id).not.toBe(id);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('7: a 409 "already exists" names the id and prints the import command, which works', async () => {
    const { administrator, terraform } = await begin();
    const { id } = await createProject(administrator, 'Payments');
    const [error, ...others] = await terraform.errorsOf('plan', project());
    expect(others).toEqual([]);
    expect(error?.line).toBe('name = "payments"');
    const [, command = ''] = /terraform (import \S+ \w+)/.exec(error?.detail ?? '') ?? [];
    expect(command).toBe(`import roster_project.NAME ${id}`);
    await terraform.run(...command.replace('NAME', 'it').split(' '));
    expect((await terraform.plan()).actions).toEqual({ 'roster_project.it': 'update' });
  });

  it('7: what already exists is taken over where the declaration says so, and the plan tells', async () => {
    const { administrator, terraform } = await begin();
    const { id } = await create(administrator, 'projects', { name: 'payments', note: 'By hand' });
    const [warning] = await terraform.warningsOf('plan', project('adopt_existing = true'));
    expect(warning?.summary).toBe(`The project ${id} exists and is taken over`);
    expect(warning?.detail).toContain('- note: "By hand" becomes nothing');
    await terraform.apply();
    expect(await listAll(administrator, 'projects')).toMatchObject([{ id, note: null }]);
    expect(await terraform.plan()).toHaveNoChanges();
  });
});

describe('what was just created', () => {
  it('12: is there at once, without a 403 or 404', async () => {
    const { terraform } = await begin();
    const asked = api.log.length;
    await terraform.apply(`${team}
      data "roster_service_account" "it" {
        id = roster_service_account.it.id
      }

      data "roster_role_assignments" "it" {
        principal_id = roster_service_account.it.id
        depends_on   = [roster_role_assignment.it]
      }

      data "roster_effective_access" "it" {
        service_account_id = roster_role_assignment.it.principal_id
        permission         = "deployment.read"
      }

      output "seen" {
        value = {
          name        = data.roster_service_account.it.name
          assignments = length(data.roster_role_assignments.it.role_assignments)
          access      = length(data.roster_effective_access.it.access)
        }
      }`);
    expect((await terraform.outputs())['seen'].value).toEqual({
      name: 'pipeline',
      assignments: 1,
      access: 1,
    });
    const { id, secret_access_key } = await terraform.object('roster_access_key.it');
    const asProgram = api.actAs('', { accessKeyId: id, secretAccessKey: secret_access_key });
    const made = await terraform.object('roster_project.it');
    expect((await asProgram.get(`/v1/projects/${made.id}`)).status).toBe(200);
    const statuses = api.log.slice(asked).flatMap((line) => JSON.parse(line).status ?? []);
    expect(statuses.length).toBeGreaterThan(8);
    expect(statuses.filter((status) => status === 403 || status === 404)).toEqual([]);
  });

  it('13: is not waited for with a fixed sleep: a chain of creations takes seconds, not minutes', async () => {
    const { terraform } = await begin();
    await terraform.plan(team);
    const begun = performance.now();
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    // Account, key and assignment come one after the other. The waits that were complained of take minutes.
    expect(performance.now() - begun).toBeLessThan(15_000);
    const times = (await terraform.objects()).map(({ values }) => Date.parse(values.created_at));
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(5_000);
  });
});
