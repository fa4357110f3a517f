import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionOf } from '../../access-model/editions.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { startDeafApi } from '../support/decisions.ts';
import { namedAssignment, permissionsOfRoles } from '../support/effective-access.ts';
import { startProxy } from '../support/proxy.ts';
import { assign, createProject, createRole, createServiceAccount } from '../support/resources.ts';
import { openTerraform } from '../support/terraform.ts';
import { beginQueries, data } from './queries.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const begin = (edition?: string) => beginQueries(api, edition);

describe('data "roster_permissions"', () => {
  it("lists the edition's permissions with the roles that grant them", async () => {
    const { find } = await begin();
    const { permissions } = await find('permissions');
    const expected = [...editionOf('emqx-platform-3').permissions.keys()].sort();
    expect(permissions.map(({ id }: Json) => id)).toEqual(expected);
    expect(permissions.find(({ id }: Json) => id === 'deployment.move')).toEqual({
      id: 'deployment.move',
      labels: ['Move deployments to other projects'],
      scope_kinds: ['environment', 'project'],
      has_destination: true,
      role_ids: ['administrator', 'project_administrator'],
    });
  });

  it('lists those of one role', async () => {
    const { find } = await begin();
    const { permissions } = await find('permissions', 'role_id = "auditor"');
    const ids = permissions.map(({ id }: Json) => id);
    expect(ids).toEqual(permissionsOfRoles('emqx-platform-3', 'auditor'));
  });

  it('refuses a role that no edition has before it asks, and one of another edition', async () => {
    const { refusal } = await begin('automq-cloud');
    const unknown = await refusal('validate', 'permissions', 'role_id = "auditer"');
    expect(unknown?.line).toBe('role_id = "auditer"');
    expect(unknown?.detail).toMatch(
      /no predefined role of any edition \(did you mean "auditor"\?\): use one/,
    );
    const foreign = await refusal('plan', 'permissions', 'role_id = "auditor"');
    expect(foreign?.line).toBe('role_id = "auditor"');
    expect(foreign?.detail).toMatch(/names no predefined role of the edition automq-cloud: use one of/);
  });
});

describe('data "roster_caller_identity"', () => {
  it('tells as whom Terraform acts, and where', async () => {
    const { environment, administrator, find, terraform } = await begin('emqx-cloud');
    const me = await find('caller_identity');
    expect(me).toEqual({
      principal_id: administrator.id,
      kind: 'service_account',
      name: expect.stringMatching(/^actor-/),
      environment_id: environment.id,
      environment_slug: environment.slug,
      environment_name: environment.slug,
      edition: 'emqx-cloud',
      credential_kind: 'access_key',
      credential_id: administrator.accessKeyId,
    });
    expect(await terraform.plan()).toHaveNoChanges();
  });
});

describe('data "roster_who_can"', () => {
  it('tells who holds a permission in a project, and who everywhere', async () => {
    const { administrator, find } = await begin();
    const account = await createServiceAccount(administrator);
    const payments = await createProject(administrator);
    const role = await createRole(administrator, ['deployment.delete'], 'project', 'Cleaner');
    const there = await assign(administrator, account.id, role.id, { project_id: payments.id });
    const inProject = await find(
      'who_can',
      'permission = "deployment.delete"',
      `project_id = "${payments.id}"`,
    );
    expect(inProject.principals.find(({ name }: Json) => name === 'pipeline')).toEqual({
      principal_id: account.id,
      kind: 'service_account',
      name: 'pipeline',
      role_assignments: [namedAssignment(there, 'Cleaner')],
    });
    const { principals } = await find('who_can', 'permission = "deployment.delete"');
    const ids = principals.map(({ principal_id }: Json) => principal_id);
    expect(ids).toContain(administrator.id);
    expect(ids).not.toContain(account.id);
  });

  it('refuses a permission that is not of the edition, at its line', async () => {
    const { refusal } = await begin('emqx-cloud');
    const none = await refusal('validate', 'who_can', 'permission = "deployment.wipe"');
    expect(none?.detail).toMatch(/no edition has this permission/i);
    const foreign = await refusal('plan', 'who_can', 'permission = "datahub.schema_registry.read"');
    expect(foreign?.line).toBe('permission = "datahub.schema_registry.read"');
    expect(foreign?.detail).toMatch(/names nothing that the edition emqx-cloud has/);
  });
});

it('tell what the same apply has changed, though the API has not heard of it', async () => {
  const deaf = await startDeafApi({ maximumAge: 600_000 });
  try {
    const { administrator } = await deaf.newEnvironment();
    const terraform = await openTerraform({ endpoint: deaf.url, credentials: administrator });
    const configuration = (roleId: string) => `
      resource "roster_service_account" "it" { name = "pipeline" }

      resource "roster_role_assignment" "it" {
        principal_id = roster_service_account.it.id
        role_id      = "${roleId}"
      }

      data "roster_effective_access" "it" {
        service_account_id = roster_service_account.it.id
        depends_on         = [roster_role_assignment.it]
      }

      output "roles" { value = data.roster_effective_access.it.access[*].role_assignments[*].role_id }`;
    const roles = async () => (await terraform.outputs())['roles'].value;
    await terraform.apply(configuration('auditor'));
    expect(await roles()).toEqual([['auditor']]);
    await terraform.apply(configuration('accountant'));
    expect(await roles()).toEqual([['accountant']]);
    // Nor does a plan of another day tell what is old: it asks first what is new.
    const { body } = await administrator.get('/v1/role_assignments', { role_id: 'accountant' });
    expect((await administrator.delete(`/v1/role_assignments/${body.items[0].id}`)).status).toBe(204);
    const reader = await openTerraform({ endpoint: deaf.url, credentials: administrator });
    const account = (await terraform.object('roster_service_account.it')).id;
    await reader.apply(data('effective_access', [`service_account_id = "${account}"`]));
    expect((await reader.object('data.roster_effective_access.it')).access).toEqual([]);
  } finally {
    await deaf.stop();
  }
});

it.each([
  ['a list without items', {}, /is not a page of a list/],
  [
    'an item without a name',
    { items: [{ principal_id: 'x', kind: 'member' }] },
    /no valid "principals\[0\]\.name"/,
  ],
  [
    'a name that is null',
    { items: [{ principal_id: 'x', kind: 'member', name: null, role_assignments: [] }] },
    /no valid "principals\[0\]\.name" of the holders of the permission/,
  ],
  [
    'assignments that are none',
    { items: [{ principal_id: 'x', kind: 'member', name: 'x', role_assignments: 'all' }] },
    /no valid "principals\[0\]\.role_assignments"/,
  ],
])('refuse an answer that does not fit: %s', async (_what, body, says) => {
  const { administrator } = await api.newEnvironment();
  const proxy = await startProxy(api.url);
  const headers = { 'content-type': 'application/json' };
  const answer = { status: 200, headers, body: JSON.stringify({ next_page_token: '', ...body }) };
  proxy.decide(({ path }) => (path.startsWith('/v1/who_can') ? answer : 'passes'));
  const terraform = await openTerraform({ endpoint: proxy.url, credentials: administrator });
  const hcl = data('who_can', ['permission = "audit_log.read"']);
  const [error] = await terraform.errorsOf('plan', hcl);
  expect(error?.detail).toMatch(says);
});
