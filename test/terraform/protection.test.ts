import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';

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

const member = (...lines: string[]) =>
  `resource "roster_member" "it" {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
const email = (name: string) => `email = "${name}@example.com"`;

describe('deletion_protection', () => {
  it('refuses, at plan, to delete or replace what it protects', async () => {
    const { terraform } = await begin();
    await terraform.apply(member(email('jane'), 'deletion_protection = true'));
    const { id } = await terraform.object('roster_member.it');
    const [replaced] = await terraform.errorsOf('plan', member(email('joan'), 'deletion_protection = true'));
    expect(replaced?.summary).toBe(`Cannot replace the member ${id}: it is protected`);
    const [deleted] = await terraform.errorsOf('plan', '');
    expect(deleted?.summary).toBe(`Cannot delete the member ${id}: it is protected`);
    expect(deleted?.detail).toContain('set deletion_protection = false and apply that first');
  });

  it('refuses to replace it on demand, which no plan of a deletion announces', async () => {
    const { terraform, administrator } = await begin();
    await terraform.apply(member(email('jane'), 'deletion_protection = true'));
    const { id } = await terraform.object('roster_member.it');
    await expect(terraform.apply(undefined, '-replace=roster_member.it')).rejects.toThrow(/it is protected/);
    expect((await administrator.get(`/v1/members/${id}`)).status).toBe(200);
  });

  it('is taken away by itself, and the deletion then goes through', async () => {
    const { terraform, administrator } = await begin();
    await terraform.apply(member(email('jane'), 'deletion_protection = true'));
    const { id } = await terraform.object('roster_member.it');
    expect((await terraform.plan(member(email('jane')))).actions).toEqual({ 'roster_member.it': 'update' });
    await terraform.apply();
    await terraform.apply('');
    expect((await administrator.get(`/v1/members/${id}`)).status).toBe(404);
  });
});

describe('adopt_existing', () => {
  it('takes over what is the same, and says what changes', async () => {
    const { terraform, administrator } = await begin();
    const jane = (await administrator.post('/v1/members', { email: 'jane@example.com', note: 'By hand' }))
      .body;
    const spelt = await terraform.errorsOf('plan', member(email('JANE'), 'adopt_existing = true'));
    expect(spelt[0]?.detail).toMatch(/It has "jane@example.com".*Declare it as it is/);
    const hcl = member(email('jane'), 'display_name = "Jane"', 'adopt_existing = true');
    const [warning] = await terraform.warningsOf('plan', hcl);
    expect(warning?.summary).toBe(`The member ${jane.id} exists and is taken over`);
    expect(warning?.detail).toContain(
      '- display_name: nothing becomes "Jane"\n- note: "By hand" becomes nothing',
    );
    await terraform.apply();
    expect(await terraform.object('roster_member.it')).toMatchObject({ id: jane.id, display_name: 'Jane' });
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('does not take over an object that is merely in the way by another field', async () => {
    const { terraform, administrator } = await begin();
    await administrator.post('/v1/members', { email: 'omar@example.com', username: 'boss' });
    const [error] = await terraform.errorsOf(
      'plan',
      member(email('jane'), 'username = "boss"', 'adopt_existing = true'),
    );
    expect(error?.line).toMatch(/^username /);
    expect(error?.summary).toBe('Cannot create the member: conflict');
  });

  it('refuses what could only become the declared one by being replaced', async () => {
    const { terraform, administrator } = await begin();
    const permissions = ['deployment.read'];
    await administrator.post('/v1/roles', { name: 'Reader', scope_kind: 'environment', permissions });
    const hcl = `resource "roster_role" "it" {
      name           = "Reader"
      scope_kind     = "project"
      permissions    = ["deployment.read"]
      adopt_existing = true
    }`;
    const [error] = await terraform.errorsOf('plan', hcl);
    expect(error?.summary).toMatch(/^Cannot take over the role rol_\w+: "scope_kind" differs$/);
    expect(error?.line).toMatch(/^scope_kind /);
  });

  it('makes what is not there', async () => {
    const { terraform } = await begin();
    expect(await terraform.apply(member(email('jane'), 'adopt_existing = true'))).toContain('1 added');
  });
});

describe('status', () => {
  it('is changed by the verbs of the API, and left as it is where it is not declared', async () => {
    const { terraform, administrator } = await begin();
    const account = (status: string) =>
      `resource "roster_service_account" "it" {\n  name = "robot"\n${status}}\n`;
    await terraform.apply(account('  status = "disabled"\n'));
    const { id } = await terraform.object('roster_service_account.it');
    const status = async () => (await administrator.get(`/v1/service_accounts/${id}`)).body.status;
    expect(await status()).toBe('disabled');
    expect(await terraform.plan()).toHaveNoChanges();
    await terraform.apply(account('  status = "active"\n'));
    expect(await status()).toBe('active');
    await administrator.post(`/v1/service_accounts/${id}/disable`, undefined);
    expect(await terraform.plan(account(''))).toHaveNoChanges();
    expect((await terraform.plan(account('  status = "active"\n'))).actions).toEqual({
      'roster_service_account.it': 'update',
    });
  });

  it('of somebody new who is disabled and given a role fails the apply, which says what to do', async () => {
    const { terraform } = await begin();
    const [error, ...others] = await terraform.errorsOf('apply', robot('disabled') + auditing);
    expect(others).toEqual([]);
    expect(error?.line).toMatch(/^principal_id/);
    const { id } = await terraform.object('roster_service_account.it');
    expect(error?.detail).toContain(
      `enable ${id} first; disabled again afterwards, they keep what they were`,
    );
    const [planned] = await terraform.errorsOf('plan');
    expect(planned?.detail).toMatch(/API code: principal_disabled \(HTTP 422\)/);
    // Enabling and assigning may be one plan; disabling whoever has the role may be, too.
    await terraform.apply(robot('active') + auditing);
    await terraform.apply(robot('disabled') + auditing);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('of somebody who is disabled and given a role by one plan fails that plan', async () => {
    const { terraform } = await begin();
    await terraform.apply(robot('active'));
    const { id } = await terraform.object('roster_service_account.it');
    const [error, ...others] = await terraform.errorsOf('plan', robot('disabled') + auditing);
    expect(others).toEqual([]);
    expect(error?.line).toMatch(/^principal_id/);
    expect(error?.detail).toContain(`Assign the role first, and disable ${id} in a later apply.`);
    expect((await terraform.plan(robot('active') + auditing)).changes).toHaveLength(1);
  });
});

const robot = (status: string) =>
  `resource "roster_service_account" "it" {\n  name   = "robot"\n  status = "${status}"\n}\n`;

const auditing = `resource "roster_role_assignment" "it" {
  principal_id = roster_service_account.it.id
  role_id      = "auditor"
}
`;
