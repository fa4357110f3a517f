import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../../support/api.ts';
import { creationsIn, startProxy } from '../../support/proxy.ts';
import { listAll } from '../../support/resources.ts';
import { setUpRoleMembers } from '../../support/role-members.ts';
import { openTerraform } from '../../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** A project, and people of whom the first already holds the role `project_user` there, by hand. */
async function begin(...others: string[]) {
  const ground = await setUpRoleMembers(api, 'mia', ...others);
  const { administrator, people, bind } = ground;
  const proxy = await startProxy(api.url);
  const terraform = await openTerraform({ endpoint: proxy.url, credentials: administrator });
  const [mia] = people;
  return { ...ground, proxy, terraform, mia, byHand: await bind(mia) };
}

const binding = (
  label: string,
  { id }: Json,
  project: Json,
) => `resource "roster_role_assignment" "${label}" {
  principal_id = "${id}"
  role_id      = "project_user"
  project_id   = "${project.id}"
}
`;

const authoritative = (
  project: Json,
  people: readonly Json[],
) => `resource "roster_project_role_members" "it" {
  project_id    = "${project.id}"
  role_id       = "project_user"
  principal_ids = ${JSON.stringify(people.map(({ id }) => id))}
}
`;

const namesOf = (people: readonly Json[]) => people.map(({ id }) => id).sort();

describe('a binding', () => {
  it('8: strips nobody of access, and an authoritative one says in the plan whose access goes', async () => {
    const { terraform, people, mia, project, idsNow } = await begin('jane');
    const [, jane] = people;
    await terraform.apply(binding('jane', jane, project));
    expect((await idsNow()).sort()).toEqual(namesOf([mia, jane]));

    const [refused] = await terraform.errorsOf('plan', authoritative(project, [jane]));
    expect(refused?.detail).toContain(`- mia@example.com (${mia.id})`);
    expect(refused?.detail).toContain('Creating this resource takes nothing from anybody');
    expect((await idsNow()).sort()).toEqual(namesOf([mia, jane]));

    await terraform.run('state', 'rm', 'roster_role_assignment.jane');
    const place = `${project.id}/project_user`;
    await terraform.importObject('roster_project_role_members.it', place, authoritative(project, [jane]));
    const [warning] = await terraform.warningsOf('plan');
    expect(warning?.summary).toMatch(/^One loses project_user in prj_/);
    expect(warning?.detail).toContain(`Who loses the role:\n- mia@example.com (${mia.id})`);
    await terraform.apply();
    expect(await idsNow()).toEqual([jane.id]);
  });

  it('9: destroying an authoritative one removes no member it did not add or show', async () => {
    const { terraform, people, mia, project, bind, idsNow } = await begin('jane', 'omar');
    const [, jane, omar] = people;
    await terraform.apply(authoritative(project, [mia, jane]));
    await terraform.plan(undefined, '-destroy');
    await bind(omar);
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    expect(await idsNow()).toEqual([omar.id]);
  });

  it('10: one item is one request, and no whole list is rewritten', async () => {
    const { terraform, proxy, people, project, byHand, administrator } = await begin('jane', 'omar');
    const [, jane, omar] = people;
    await terraform.apply(binding('omar', omar, project));
    const before = await listAll(administrator, 'role_assignments', { project_id: project.id });
    const asked = proxy.asked.length;
    await terraform.apply(binding('omar', omar, project) + binding('jane', jane, project));
    const changes = proxy.asked.slice(asked).filter(({ method, dryRun }) => method !== 'GET' && !dryRun);
    expect(changes.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/role_assignments']);
    const after = await listAll(administrator, 'role_assignments', { project_id: project.id });
    expect(after).toHaveLength(3);
    expect(after.filter(({ id }) => before.some((one) => one.id === id))).toEqual(before);
    expect(after.map(({ id }) => id)).toContain(byHand.id);
  });

  it('11: many made at once in one project do not race each other into a 409', async () => {
    const emails = Array.from({ length: 12 }, (_, index) => `person-${index}`);
    const { terraform, proxy, people, project, bind, idsNow } = await begin(...emails, 'omar');
    const omar = people.at(-1);
    const mine = people.slice(1, -1);
    const hcl = mine.map((person, index) => binding(`of_${index}`, person, project)).join('');
    const applying = terraform.apply(hcl, '-parallelism=20');
    // Somebody else grants and revokes in the same project meanwhile.
    const { id } = await bind(omar);
    await applying;
    expect((await idsNow()).sort()).toEqual(namesOf(people));
    const posts = creationsIn(proxy.asked).filter(({ path }) => path === '/v1/role_assignments');
    expect(posts).toHaveLength(mine.length);
    expect(id).toMatch(/^ra_/);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it("14: a recreated account keeps its declared grants and inherits none of the dead one's", async () => {
    const { administrator } = await api.newEnvironment();
    const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
    await terraform.apply(`
      resource "roster_service_account" "it" {
        name = "pipeline"
      }

      resource "roster_role_assignment" "it" {
        principal_id = roster_service_account.it.id
        role_id      = "auditor"
      }`);
    const old = await terraform.object('roster_service_account.it');
    const undeclared = { principal_id: old.id, role_id: 'accountant' };
    expect((await administrator.post('/v1/role_assignments', undeclared)).status).toBe(201);

    const plan = await terraform.plan(undefined, '-replace=roster_service_account.it');
    expect(plan.actions).toEqual({
      'roster_service_account.it': 'delete,create',
      'roster_role_assignment.it': 'delete,create',
    });
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    const { id } = await terraform.object('roster_service_account.it');
    expect(id).not.toBe(old.id);
    const roles = async (principal_id: string) =>
      (await listAll(administrator, 'role_assignments', { principal_id })).map(({ role_id }) => role_id);
    expect(await roles(id)).toEqual(['auditor']);
    expect(await roles(old.id)).toEqual([]);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('17: the bindings of a principal can be listed, and imported by names that people know', async () => {
    const { terraform, mia, project, byHand } = await begin();
    await terraform.apply(`
      data "roster_member" "mia" {
        email = "mia@example.com"
      }

      data "roster_role_assignments" "mia" {
        principal_id = data.roster_member.mia.id
      }

      output "of_mia" {
        value = [for one in data.roster_role_assignments.mia.role_assignments : "\${one.id} \${one.role_id} \${one.project_id}"]
      }`);
    const { of_mia } = await terraform.outputs();
    expect(of_mia.value).toEqual([`${byHand.id} project_user ${project.id}`]);

    const name = 'member:mia@example.com/project_user/project:payments';
    await terraform.importObject('roster_role_assignment.mia', name, binding('mia', mia, project));
    expect((await terraform.object('roster_role_assignment.mia')).id).toBe(byHand.id);
    expect(await terraform.plan()).toHaveNoChanges();
  });
});
