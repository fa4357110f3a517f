import { describe, expect, it } from 'vitest';
import {
  account,
  creates,
  findings,
  grant,
  member,
  people,
  project,
  review,
  unknowns,
  updates,
} from '../plans.ts';

const role = {
  id: 'rol_reader',
  name: 'reader',
  scope_kind: 'environment',
  permissions: ['deployment.read'],
  effective_permissions: ['deployment.read'],
};
const jane = member('jane');
const held = { member: [jane], role: [role], role_assignment: [grant('mem_jane', 'rol_reader')] };
const byData = { refers: { permissions: ['terraform_data.some.output', 'terraform_data.some'] } };

describe('what is known only at apply is said to be unknown, and nobody is said to gain or lose by it', () => {
  it('the permissions of a role', async () => {
    const { permissions: _, effective_permissions: __, ...rest } = role;
    const report = await review(held, [
      {
        it: 'role.reader',
        actions: ['update'],
        before: role,
        after: rest,
        unknown: { permissions: true, effective_permissions: true },
        ...byData,
      },
    ]);
    expect(people(report)).toEqual([]);
    expect(unknowns(report)).toEqual(['permissions of roster_role.reader']);
    expect(findings(report)).toContain('unknown_until_apply roster_role.reader');
    expect(report.unknowns[0]?.refers_to).toEqual(['terraform_data.some.output']);
  });

  it('one of the permissions of a role', async () => {
    const report = await review(held, [
      updates('role.reader', role, {}, { unknown: { permissions: [false, true] }, ...byData }),
    ]);
    expect(people(report)).toEqual([]);
    expect(unknowns(report)).toEqual(['permissions of roster_role.reader']);
  });

  it('whether somebody may act after', async () => {
    const disabled = member('jane', { status: 'disabled' });
    const { status: _, ...rest } = disabled;
    const report = await review({ ...held, member: [disabled] }, [
      { it: 'member.jane', actions: ['update'], before: disabled, after: rest, unknown: { status: true } },
    ]);
    expect(unknowns(report)).toEqual(['status of roster_member.jane']);
    expect(report.objects[0]?.changes['status']).toEqual({
      before: 'disabled',
      after: '(known after apply)',
    });
  });

  it('the status of somebody new is what Roster makes it', async () => {
    const report = await review({}, [
      creates('member.jane', { email: 'jane@example.com' }, { unknown: { status: true } }),
    ]);
    expect(unknowns(report)).toEqual([]);
  });

  it('who a new member is', async () => {
    const report = await review({}, [creates('member.somebody', {}, { unknown: { email: true } })]);
    expect(unknowns(report)).toEqual(['email of roster_member.somebody']);
  });

  it('which project is taken over, and not that with the name "undefined"', async () => {
    const report = await review({ project: [project('undefined')] }, [
      creates('project.it', { adopt_existing: true }, { unknown: { name: true } }),
    ]);
    expect(unknowns(report)).toEqual(['name of roster_project.it']);
    expect(report.objects).toMatchObject([{ action: 'create' }]);
  });

  it('when a key ends, whose it is, and whether it works again', async () => {
    const key = { id: 'ak_1', service_account_id: 'sa_ci', status: 'disabled', expires_at: null };
    const report = await review({ service_account: [account('ci')], access_key: [key] }, [
      creates('access_key.new', {}, { unknown: { service_account_id: true, expires_at: true } }),
      {
        it: 'access_key.old',
        actions: ['update'],
        before: key,
        after: { ...key, status: undefined },
        unknown: { status: true },
      },
    ]);
    expect(unknowns(report)).toEqual([
      'service_account_id of roster_access_key.new',
      'expires_at of roster_access_key.new',
      'status of roster_access_key.old',
    ]);
    expect(findings(report)).toContain('new_way_in ci');
  });

  it('whom a workload identity lets in', async () => {
    const report = await review({ service_account: [account('ci')] }, [
      creates(
        'workload_identity.it',
        { name: 'pipeline', service_account_id: 'sa_ci', claims: { repository: null } },
        { unknown: { subject_pattern: true, claims: { repository: true } } },
      ),
    ]);
    expect(unknowns(report)).toEqual([
      'subject_pattern of roster_workload_identity.it',
      'claims of roster_workload_identity.it',
    ]);
    expect(report.objects[0]?.changes['claims']?.after).toEqual({ repository: '(known after apply)' });
  });

  it('what sign-ins will give, all of it or a part', async () => {
    const all = await review({}, [
      creates('sso_connection.it', { name: 'Login' }, { unknown: { group_roles: true } }),
    ]);
    expect(unknowns(all)).toEqual(['group_roles of roster_sso_connection.it']);
    const part = await review({}, [
      creates(
        'sso_connection.it',
        { name: 'Login', group_roles: [{ group: 'payers', role_id: 'project_user' }] },
        { unknown: { group_roles: [{ project_id: true }] } },
      ),
    ]);
    expect(unknowns(part)).toEqual(['group_roles of roster_sso_connection.it']);
    expect(part.objects[0]?.changes['group_roles']?.after).toEqual([
      { group: 'payers', project_id: '(known after apply)', role_id: 'Project User (project_user)' },
    ]);
  });

  it('which environment it is, where the provider is configured more than once', async () => {
    const other = creates('member.omar', { email: 'omar@example.com' }, { provider: 'roster.other' });
    const report = await review({}, [creates('member.jane', { email: 'jane@example.com' }), other]);
    expect(unknowns(report)).toEqual(['provider of roster']);
    expect(report.verdict.status).toBe('needs_approval');
  });
});
