import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { account, grant, member, project, ref } from './review/hcl.ts';
import {
  begin,
  ended,
  hostile,
  identity,
  inPayments,
  key,
  reader,
  team,
  url,
  users,
} from './reviewed-ground.ts';

/* An apply with the review that was approved makes nothing that the review does not have. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('an expression that comes to something else than what it refers to', () => {
  it('grants nobody else anything, nor anything else, nor elsewhere', async () => {
    const { plan, apply, create, list } = await begin(api);
    const mallory = await create('members', { email: 'mallory@example.com' });
    const vault = await create('projects', { name: 'secrets' });
    const before = (await list('role_assignments')).length;
    const principal = hostile('roster_member.jane.id', mallory);
    const grants = [
      inPayments('jane', { principal_id: principal }),
      inPayments('jane', { role_id: hostile('roster_role.Readers.id', 'project_administrator') }),
      inPayments('jane', { project_id: hostile('roster_project.payments.id', vault) }),
    ].map((hcl, place) => hcl.replace('"jane"', `"jane${place}"`));
    const report = await plan(
      team +
        reader +
        grants.join('') +
        users('member.jane').replace('roster_member.jane.id', String(principal).slice(1)),
    );
    // This is what it is about: the review cannot tell.
    expect(report.unknowns).toEqual([]);
    expect(report.principals.map(({ name }) => name)).toEqual(['jane@example.com', 'ci', 'root']);
    const errors = await apply();
    expect(errors).toHaveLength(4);
    const all = errors.join('\n');
    expect(all).toContain('Cannot create the role assignment: it was not reviewed');
    expect(all).toContain(`The review ${report.hash} (${url}) does not have this change`);
    expect(all).toContain(`- principal_id: "mallory@example.com (${mallory})"`);
    expect(all).toContain('- principal_id: "jane@example.com"');
    expect(all).toContain('- role_id: "Project Administrator (project_administrator)"');
    expect(all).toContain(`- project_id: "secrets (${vault})"`);
    expect((await list('role_assignments')).length).toBe(before);
    expect(await list('members', { email: 'jane@example.com' })).toHaveLength(1);
  });

  it('lets nobody in as another account', async () => {
    const { plan, apply, create, list } = await begin(api);
    const root = await create('service_accounts', { name: 'powerful' });
    const before = (await list('access_keys')).length;
    const account_id = hostile('roster_service_account.ci.id', root);
    await plan(
      team +
        key('ci', { service_account_id: account_id }) +
        identity('main', { service_account_id: account_id }),
    );
    const errors = await apply();
    expect(errors).toHaveLength(2);
    for (const text of errors) expect(text).toContain(`- service_account_id: "powerful (${root})"`);
    expect((await list('access_keys')).length).toBe(before);
    expect(await list('workload_identities')).toEqual([]);
  });

  it('is not taken for an account that has the e-mail address of a member as its name', async () => {
    const { plan, apply, create, grants } = await begin(api);
    const robot = await create('service_accounts', { name: 'jane@example.com' });
    await plan(team + inPayments('jane', { principal_id: hostile('roster_member.jane.id', robot) }));
    expect(await apply()).toHaveLength(1);
    expect((await grants()).filter((grant) => grant.includes('jane'))).toEqual([]);
  });

  it('switches nobody off or on, where the plan did not know whether it would', async () => {
    const { plan, apply, list } = await begin(api);
    await plan(project('payments') + account('ci'));
    expect(await apply()).toEqual([]);
    const status = hostile('roster_project.other.id', 'disabled');
    await plan(project('payments') + project('other') + account('ci', { status }));
    expect(await apply()).toEqual([expect.stringContaining('- status: "disabled"')]);
    expect(await list('service_accounts', { name: 'ci' })).toMatchObject([{ status: 'active' }]);
  });

  it('is refused as well where the review could not tell whom it means', async () => {
    const { plan, apply, grants } = await begin(api);
    const either = ref(
      '[roster_member.jane.id, roster_service_account.ci.id][length(roster_member.jane.id) > 0 ? 0 : 1]',
    );
    const report = await plan(team + inPayments('jane', { principal_id: either }));
    expect(report.unknowns).toHaveLength(1);
    const [text] = await apply();
    expect(text).toContain('- principal_id: "(known after apply)"');
    expect((await grants()).filter((grant) => grant.includes('jane'))).toEqual([]);
  });
});

describe('an apply of another plan than the one that was reviewed', () => {
  it('is refused resource by resource, and makes what is the same', async () => {
    const { plan, apply, terraform, list, grants } = await begin(api);
    const standing = team + member('gone') + reader + identity('main') + inPayments('jane') + key('ci');
    await plan(standing);
    expect(await apply()).toEqual([]);
    const change = (hcl: string) =>
      hcl
        .replace('email = "jane@example.com"', 'email = "jane@example.com"\n  display_name = "Jane"')
        .replace('["deployment.read"]', '["deployment.read","deployment.logs.read"]')
        .replace('ref:refs/heads/main', 'environment:live');
    await plan(change(standing) + member('omar') + grant('omar', 'member.omar', 'auditor', undefined, ended));
    const other = change(standing)
      .replace(member('gone'), '')
      .replace('"deployment.logs.read"', '"deployment.*"')
      .replace('environment:live', '*')
      .replace(/ {2}expires_at = .*\n/, '')
      .replace('name = "root"', 'name = "root"\n  status = "disabled"');
    const grants_ =
      member('omar') +
      grant('omar', 'member.omar', 'administrator', undefined, ended) +
      grant('more', 'member.omar', 'auditor') +
      key('another');
    await terraform.plan(other + grants_);
    const errors = await apply();
    expect(errors.map((text) => text.split('\n')[0]?.replace(/\w+_\w{26}/, 'ID')).sort()).toEqual([
      'Cannot change the role ID: it was not reviewed',
      'Cannot change the role assignment ID: it was not reviewed',
      'Cannot change the service account ID: it was not reviewed',
      'Cannot change the workload identity ID: it was not reviewed',
      'Cannot create the access key: it was not reviewed',
      'Cannot create the role assignment: it was not reviewed',
      'Cannot create the role assignment: it was not reviewed',
      'Cannot delete the member ID: it was not reviewed',
    ]);
    expect(errors.join('\n')).toContain('- permissions: ["deployment.*", "deployment.read"]');
    expect(errors.join('\n')).toContain(
      'The review has roster_role.Readers with:\n- permissions: ["deployment.logs.read","deployment.read"]',
    );
    expect(await list('members', { email: 'jane@example.com' })).toMatchObject([{ display_name: 'Jane' }]);
    expect(await list('members', { email: 'gone@example.com' })).toHaveLength(1);
    expect(await grants()).toEqual(['jane@example.com: Project User in payments']);
    // Nothing of the state is lost by it.
    const { actions } = await terraform.plan(other + grants_);
    expect(Object.keys(actions).sort()).toEqual([
      'roster_access_key.another',
      'roster_member.gone',
      'roster_role.Readers',
      'roster_role_assignment.jane',
      'roster_role_assignment.more',
      'roster_role_assignment.omar',
      'roster_service_account.root',
      'roster_workload_identity.main',
    ]);
  });

  it('makes no more of a kind than the review has', async () => {
    const { plan, apply, terraform } = await begin(api);
    await plan(team + key('one'));
    await terraform.plan(team + key('one') + key('two'));
    expect(await apply()).toEqual([
      expect.stringContaining('Cannot create the access key: it was not reviewed'),
    ]);
  });

  it('does not keep for good what was to be replaced by what has an end', async () => {
    const { plan, apply, terraform, grants } = await begin(api);
    await plan(team + inPayments('jane'));
    expect(await apply()).toEqual([]);
    const administrator = inPayments('jane').replace('project_user', 'project_administrator');
    await plan(team + administrator);
    await terraform.plan(team + administrator.replace(/ {2}expires_at = .*\n/, ''));
    expect(await apply()).toHaveLength(1);
    expect(await grants()).toEqual([]);
  });

  it('takes over nobody whom the review took for new', async () => {
    const { plan, apply, create, grants } = await begin(api);
    const ci = account('ci', { adopt_existing: true });
    await plan(
      project('payments') + ci + grant('ci', 'service_account.ci', 'project_user', 'project.payments'),
    );
    await create('service_accounts', { name: 'ci' });
    const [text, ...others] = await apply();
    expect(text).toMatch(/^Cannot take over the service account sa_\w{26}: it was not reviewed/);
    expect(others).toEqual([]);
    expect(await grants()).toEqual([]);
  });
});
