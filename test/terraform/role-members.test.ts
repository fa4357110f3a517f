import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform, type Terraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const address = 'roster_project_role_members.it';
const people = ['jane', 'omar', 'mia'];

/** A project and three people, made outside of Terraform. */
async function begin() {
  const { administrator } = await api.newEnvironment();
  const create = async (path: string, body: object) => (await administrator.post(path, body)).body;
  const project = await create('/v1/projects', { name: 'payments' });
  const ids: Record<string, string> = {};
  for (const name of people) ids[name] = (await create('/v1/members', { email: `${name}@example.com` })).id;
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  const declare = (...names: string[]) =>
    configuration(
      project.id,
      names.map((name) => ids[name] ?? name),
    );
  const grant = (name: string) =>
    create('/v1/role_assignments', {
      principal_id: ids[name],
      role_id: 'project_user',
      project_id: project.id,
    });
  const place = `/v1/projects/${project.id}/role_members/project_user`;
  const holders = async () =>
    (await administrator.get(place)).body.members
      .map(({ name }: { name: string }) => name.split('@')[0])
      .sort();
  return { administrator, terraform, project, ids, declare, grant, holders };
}

const configuration = (
  projectId: string,
  ids: readonly string[],
) => `resource "roster_project_role_members" "it" {
  project_id    = "${projectId}"
  role_id       = "project_user"
  principal_ids = ${JSON.stringify(ids)}
}
`;

const importAs = (terraform: Terraform, project: { id: string }, hcl: string) =>
  terraform.importObject(address, `${project.id}/project_user`, hcl);

describe('an authoritative set of role members', () => {
  it('is made, imported, changed in place and destroyed', async () => {
    const { terraform, declare, holders, project, administrator } = await begin();
    await terraform.apply(declare('jane', 'omar'));
    expect(await holders()).toEqual(['jane', 'omar']);
    expect(await terraform.plan()).toHaveNoChanges();

    const importing = await openTerraform({ endpoint: api.url, credentials: administrator });
    await importAs(importing, project, declare('jane', 'omar'));
    expect(await importing.plan()).toHaveNoChanges();

    expect((await terraform.plan(declare('jane', 'mia'))).actions).toEqual({ [address]: 'update' });
    await terraform.apply();
    expect(await holders()).toEqual(['jane', 'mia']);
    await terraform.destroy();
    expect(await holders()).toEqual([]);
  });

  it('says in the plan, by name, who gains and who loses', async () => {
    const { terraform, declare, ids } = await begin();
    await terraform.apply(declare('jane', 'omar'));
    const [warning, ...others] = await terraform.warningsOf('plan', declare('mia', 'omar'));
    expect(warning?.summary).toMatch(/^One loses project_user in prj_/);
    expect(warning?.detail).toBe(
      `Who loses the role:\n- jane@example.com (${ids['jane']})\n\nWho gains it:\n- mia@example.com (${ids['mia']})`,
    );
    expect(warning?.line).toMatch(/^principal_ids /);
    expect(others).toEqual([]);
  });

  it('shows whoever was granted the role behind its back, and takes it from them only then', async () => {
    const { terraform, declare, grant, holders } = await begin();
    await terraform.apply(declare('jane'));
    await terraform.plan(declare('omar'));
    await grant('mia');
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    expect(await holders()).toEqual(['mia', 'omar']);
    const [warning] = await terraform.warningsOf('plan');
    expect(warning?.detail).toMatch(/^Who loses the role:\n- mia@example.com/);
    await terraform.apply();
    expect(await holders()).toEqual(['omar']);
  });

  it('takes nothing from anybody by being created: it names them, and asks to be imported', async () => {
    const { terraform, declare, grant, holders, project } = await begin();
    await grant('mia');
    const [error] = await terraform.errorsOf('plan', declare('jane'));
    expect(error?.summary).toMatch(/^Others hold project_user in prj_/);
    expect(error?.detail).toContain('- mia@example.com (mem_');
    expect(error?.detail).toContain(
      `terraform import roster_project_role_members.NAME ${project.id}/project_user`,
    );
    await importAs(terraform, project, declare('jane'));
    await terraform.apply();
    expect(await holders()).toEqual(['jane']);
  });

  it('destroys only what it managed', async () => {
    const { terraform, declare, grant, holders } = await begin();
    await terraform.apply(declare('jane'));
    await grant('mia');
    await terraform.run('destroy', '-no-color', '-auto-approve', '-refresh=false');
    expect(await holders()).toEqual(['mia']);
  });

  it('warns when the caller loses the role, and when nobody is left', async () => {
    const { terraform, declare, administrator, ids } = await begin();
    ids['terraform'] = administrator.id;
    await terraform.apply(declare('terraform'));
    const warnings = await terraform.warningsOf('plan', declare());
    expect(warnings.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/^One loses project_user/),
      'The service account that Terraform acts as loses the role itself',
      expect.stringMatching(/^Nobody holds project_user in prj_.* any more$/),
    ]);
  });

  it('refuses at plan what the API would refuse, at the attribute', async () => {
    const { terraform, declare } = await begin();
    const [unknown] = await terraform.errorsOf('plan', declare('mem_00000000000000000000000000'));
    expect(unknown?.summary).toMatch(/^Cannot change who holds project_user in prj_.*: unknown reference$/);
    expect(unknown?.line).toMatch(/^principal_ids /);
    const everywhere = configuration('prj_00000000000000000000000000', []).replace('project_user', 'auditor');
    const [scope] = await terraform.errorsOf('plan', everywhere);
    expect(scope?.detail).toMatch(/covers all projects: assign it with roster_role_assignment/);
  });

  it('is not replaced by its like, nor renamed without saying so: it would be taken from whom it is given', async () => {
    const { terraform, declare, holders, project } = await begin();
    const hcl = declare('jane');
    const first = hcl.replace(/\}\n$/, '  lifecycle {\n    create_before_destroy = true\n  }\n}\n');
    await terraform.apply(first);
    const renamed = hcl.replace('"it"', '"other"');
    const refused = `The project role members ${project.id}/project_user has two places in this plan`;
    for (const [text, ...more] of [[first, `-replace=${address}`], [renamed]] as const) {
      const [error] = await terraform.errorsOf('plan', text, ...more);
      expect(error?.summary).toBe(refused);
    }
    const moved = `moved {\n  from = ${address}\n  to   = roster_project_role_members.other\n}\n`;
    await terraform.apply(renamed + moved);
    expect(await holders()).toEqual(['jane']);
  });

  it('is forgotten with its project', async () => {
    const { terraform, declare, administrator, project } = await begin();
    await terraform.apply(declare('jane'));
    await deleteProject(administrator, project.id);
    expect((await terraform.plan(declare('jane'), '-refresh-only')).output).toMatch(/has been deleted/);
  });
});

async function deleteProject(actor: Actor, id: string): Promise<void> {
  expect((await actor.delete(`/v1/projects/${id}`)).status).toBeLessThan(300);
}
