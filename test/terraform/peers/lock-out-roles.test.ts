import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type Json, startTestApi, type TestApi } from '../../support/api.ts';
import { createProject, createRole, listAll } from '../../support/resources.ts';
import { openTerraform } from '../../support/terraform.ts';
import type { Finding } from '../../support/terraform-output.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const managing = ['member.list', 'member.manage'];

const roleBlock = ({ name, scope_kind }: Json, permissions: readonly string[], ...more: string[]) =>
  `resource "roster_role" "it" {
  name        = "${name}"
  scope_kind  = "${scope_kind}"
  permissions = ${JSON.stringify(permissions)}
  ${more.join('\n  ')}
}
`;

const assignmentBlock = ({ principal_id, role_id }: Json) => `resource "roster_role_assignment" "it" {
  principal_id = "${principal_id}"
  role_id      = "${role_id}"
}
`;

/** A terraform that manages a role, by whoever is to have it. */
async function manage(credentials: Actor, role: Json) {
  const terraform = await openTerraform({ endpoint: api.url, credentials });
  const hcl = roleBlock(role, role.permissions);
  await terraform.importObject('roster_role.it', role.id, hcl);
  await terraform.apply();
  return terraform;
}

function expectRefusal(errors: readonly Finding[], role: Json, where: string): void {
  const [refusal] = errors;
  expect(errors).toHaveLength(1);
  expect(refusal?.summary).toBe(`Cannot update the role ${role.id}: this run depends on it`);
  expect(refusal?.detail).toMatch(
    /^It is the last one by which sa_\w{26}, whom Terraform acts as, may grant/,
  );
  expect(refusal?.detail).toContain(`may grant roles ${where}, and without `);
  expect(refusal?.line).toMatch(/^permissions/);
}

describe('an apply that would take its own right to grant roles out of a role', () => {
  it('25: is refused at plan, with the reason and a way out, and nothing is changed', async () => {
    const { administrator, actor } = await api.newEnvironment();
    const role = await createRole(administrator, managing);
    const credentials = await actor({ role: role.id });
    const terraform = await manage(credentials, role);
    const less = roleBlock(role, ['member.list']);
    const errors = await terraform.errorsOf('plan', less);
    expectRefusal(errors, role, 'in the whole environment');
    expect(errors[0]?.detail).toContain('Keep member.manage in "permissions", give them another such role');
    expectRefusal(await terraform.errorsOf('apply', less), role, 'in the whole environment');
    expect((await credentials.get(`/v1/roles/${role.id}`)).body.permissions).toEqual(managing);
    const other = await openTerraform({ endpoint: api.url, credentials });
    const adopted = await other.errorsOf('plan', roleBlock(role, ['member.list'], 'adopt_existing = true'));
    expectRefusal(adopted, role, 'in the whole environment');
  });

  it('25: is not refused while the role keeps it, by a wildcard too, or while it is that of others', async () => {
    const { administrator, actor } = await api.newEnvironment();
    const role = await createRole(administrator, [...managing, 'audit_log.read']);
    const terraform = await manage(await actor({ role: role.id }), role);
    const wildcard = roleBlock(role, ['member.*']);
    expect((await terraform.plan(wildcard)).actions).toEqual({ 'roster_role.it': 'update' });
    await terraform.apply();
    const others = await createRole(administrator, managing, 'environment', 'Of others');
    const stranger = await manage(administrator, others);
    await actor({ role: others.id });
    expect(await stranger.apply(roleBlock(others, ['member.list']))).toContain('1 changed');
  });

  it('25: is not refused while another role gives it, and is when that goes at once', async () => {
    const { administrator, actor } = await api.newEnvironment();
    const role = await createRole(administrator, managing);
    const second = await createRole(administrator, managing, 'environment', 'Second');
    const credentials = await actor({ role: role.id }, { role: second.id });
    const terraform = await manage(credentials, role);
    const [own] = await listAll(administrator, 'role_assignments', { role_id: second.id });
    const whole = roleBlock(role, managing) + assignmentBlock(own);
    await terraform.importObject('roster_role_assignment.it', own.id, whole);
    const less = roleBlock(role, ['member.list']);
    const both = await terraform.errorsOf('plan', less);
    // Of the two, the one that is planned first may be refused for the other's sake, too.
    for (const { summary } of both) expect(summary).toMatch(/: this run depends on it$/);
    expect((await terraform.plan(less + assignmentBlock(own))).actions).toEqual({
      'roster_role.it': 'update',
    });
    await terraform.apply();
    const [last] = await terraform.errorsOf('plan', less);
    expect(last?.summary).toBe(`Cannot delete the role assignment ${own.id}: this run depends on it`);
  });

  it('25: is refused where it is the right in one project, too', async () => {
    const { administrator, actor } = await api.newEnvironment();
    const project = await createProject(administrator);
    const everywhere = await createRole(administrator, managing, 'environment', 'Everywhere');
    const inProject = ['member.list', 'project.members.manage'];
    const role = await createRole(administrator, inProject, 'project');
    const credentials = await actor({ role: everywhere.id }, { role: role.id, project: project.id });
    const terraform = await openTerraform({ endpoint: api.url, credentials });
    await terraform.importObject('roster_role.it', role.id, roleBlock(role, inProject));
    const errors = await terraform.errorsOf('plan', roleBlock(role, ['member.list']));
    expectRefusal(errors, role, `in ${project.id}`);
  });
});
