import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import {
  actorWith,
  assign,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
} from '../support/resources.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin() {
  const environment = await api.newEnvironment();
  return { environment, administrator: environment.administrator };
}

const generating = '-generate-config-out=generated.tf';

const importBlock = (type: string, name: string) =>
  `import {\n  to = roster_${type}.it\n  id = ${JSON.stringify(name)}\n}\n`;

/** The id of what an import block brings in. */
async function imports(credentials: Actor, type: string, name: string): Promise<string> {
  const terraform = await openTerraform({ endpoint: api.url, credentials });
  const plan = await terraform.plan(importBlock(type, name), generating);
  expect(plan.output).toContain('Plan: 1 to import, 0 to add, 0 to change, 0 to destroy');
  return plan.json.resource_changes[0].change.before.id;
}

/** What a person is told. */
async function refusal(credentials: Actor, type: string, name: string): Promise<string> {
  const terraform = await openTerraform({ endpoint: api.url, credentials });
  const [error] = await terraform.errorsOf('plan', importBlock(type, name), generating);
  return `${error?.summary}\n${error?.detail}`;
}

describe('an import by name', () => {
  it('takes every name as it is', async () => {
    const { administrator } = await begin();
    for (const name of ['a/b: c', 'environment', 'project:x', 'observer']) {
      const { id } = await createProject(administrator, name);
      expect(await imports(administrator, 'project', name)).toBe(id);
    }
    const { id } = await createRole(administrator, ['deployment.read'], 'project', 'observer');
    expect(await imports(administrator, 'role', 'Observer')).toBe(id);
  });

  it('never takes a name for the id of something that is gone', async () => {
    const { administrator } = await begin();
    const { id } = await createProject(administrator);
    await administrator.delete(`/v1/projects/${id}`);
    await createProject(administrator, id);
    expect(await refusal(administrator, 'project', id)).toContain(`no project has the id "${id}"`);
  });

  it.each([
    ['project', 'paymnts', /not found\n.*no project has name = "paymnts"/],
    ['member', 'jane', /wrong form\n.*"jane" is no email of a member: it must be an e-mail address/],
    ['member', 'jane@example.com', /not found\n.*no member has email = "jane@example.com"/],
    [
      'access_key',
      'Release job',
      /wrong form\n.*\n\nAn import names a roster_access_key by:\n- its id \("ak_"/,
    ],
    ['role', 'Auditor', /it is predefined\n.*its id, "auditor"/],
    ['role', 'auditor', /it is predefined\n/],
    ['role_assignment', 'jane@example.com', /wrong form\n/],
    [
      'role_assignment',
      'member:jane@example.com/auditor/environment',
      /no member is called "jane@example.com"/,
    ],
  ])('of a %s says why there is none called %s, and how they are named', async (type, name, says) => {
    const { administrator } = await begin();
    const said = await refusal(administrator, type, name);
    expect(said).toMatch(says);
    if (!said.includes('predefined'))
      expect(said).toContain(`An import names a roster_${type} by:\n- its id`);
  });

  it('tells whoever may not list that the id will do', async () => {
    const { environment, administrator } = await begin();
    const { id } = await createProject(administrator);
    const narrow = await actorWith(environment, ['deployment.read'], id);
    const said = await refusal(narrow, 'member', 'jane@example.com');
    expect(said).toMatch(/Cannot import the member jane@example.com: permission denied/);
    expect(said).toMatch(/takes the right to list; an import by id does not.*\n- its id/);
  });
});

describe('an import of everybody who has a role in a project', () => {
  it('takes names and ids, of whoever may not look up roles as well', async () => {
    const { environment, administrator } = await begin();
    const { id } = await createProject(administrator);
    const imported = (actor: Actor, name: string) => imports(actor, 'project_role_members', name);
    for (const name of ['payments/Project User', 'project:payments/role:project_user', `${id}/project_user`])
      expect(await imported(administrator, name)).toBe(`${id}/project_user`);
    const narrow = await actorWith(environment, ['project.list', 'project.members.manage'], id);
    expect(await imported(narrow, `${id}/project_user`)).toBe(`${id}/project_user`);
    const said = await refusal(administrator, 'project_role_members', 'payments');
    expect(said).toMatch(/wrong form\n.*\n\n.* by:\n- "PROJECT\/ROLE": PROJECT is "project:NAME"/);
  });
});

describe('an import of a role assignment', () => {
  it('takes names and ids, with the kind or without it where only one thing is meant', async () => {
    const { administrator } = await begin();
    const jane = await createMember(administrator);
    const account = await createServiceAccount(administrator, 'deploy-pipeline');
    const project = await createProject(administrator);
    const reader = await createRole(administrator, ['deployment.read'], 'project', 'Topic reader');
    const inProject = await assign(administrator, jane.id, reader.id, { project_id: project.id });
    const everywhere = await assign(administrator, jane.id, 'administrator');
    const ofAccount = await assign(administrator, account.id, 'project_user', { project_id: project.id });
    const expected: [string, string][] = [
      ['member:jane@example.com/Topic reader/project:payments', inProject.id],
      ['Jane@Example.com/role:topic reader/Payments', inProject.id],
      [`member:${jane.id}/${reader.id}/project:${project.id}`, inProject.id],
      [`${jane.id}/role:${reader.id}/${project.id}`, inProject.id],
      ['member:jane@example.com/administrator/environment', everywhere.id],
      ['service_account:deploy-pipeline/Project User/project:payments', ofAccount.id],
    ];
    for (const [name, id] of expected)
      expect(await imports(administrator, 'role_assignment', name), name).toBe(id);
    const said = await refusal(
      administrator,
      'role_assignment',
      'member:jane@example.com/auditor/environment',
    );
    expect(said).toContain(
      `no role assignment has principal_id = "${jane.id}", role_id = "auditor", no project_id`,
    );
  });

  it('finds its way through names that hold what separates them', async () => {
    const { administrator } = await begin();
    const account = await createServiceAccount(administrator, 'ci/cd: release');
    const project = await createProject(administrator, 'environment');
    const role = await createRole(administrator, ['deployment.read'], 'project', 'role:a/b');
    const { id } = await assign(administrator, account.id, role.id, { project_id: project.id });
    const name = 'service_account:ci/cd: release/role:role:a/b/project:environment';
    expect(await imports(administrator, 'role_assignment', name)).toBe(id);
  });

  it('says so when a text means two, and ids help', async () => {
    const { administrator } = await begin();
    const [short, long] = await Promise.all(
      ['a', 'a/b'].map((name) => createServiceAccount(administrator, name)),
    );
    const [c, bc] = await Promise.all(
      ['c', 'b/c'].map((name) => createRole(administrator, ['member.list'], 'environment', name)),
    );
    const one = await assign(administrator, long.id, c.id);
    expect(await imports(administrator, 'role_assignment', 'service_account:a/b/c/environment')).toBe(one.id);
    const other = await assign(administrator, short.id, bc.id);
    const said = await refusal(administrator, 'role_assignment', 'service_account:a/b/c/environment');
    expect(said).toContain('the name is ambiguous');
    for (const { id } of [one, other]) expect(said).toContain(id);
    const precise = `service_account:${short.id}/b/c/environment`;
    expect(await imports(administrator, 'role_assignment', precise)).toBe(other.id);
  });
});
