import { expect, test } from 'vitest';
import { creates, grant, member, now, people, project, review, updates } from '../plans.ts';

const payments = project('payments');
const [jane, omar] = [member('jane'), member('omar')];
const place = { project_id: 'prj_payments', role_id: 'project_user' };
const set = (...principal_ids: readonly string[]) => ({
  id: 'prj_payments/project_user',
  ...place,
  principal_ids,
  reason: null,
});

test('whose grant has ended gains it anew, without an end, by coming into a set', async () => {
  const ended = grant('mem_jane', 'project_user', 'prj_payments', { expires_at: '2026-01-01T00:00:00Z' });
  const report = await review({ project: [payments], member: [jane], role_assignment: [ended] }, [
    updates('project_role_members.users', set(), { principal_ids: ['mem_jane'] }),
  ]);
  expect(people(report)).toEqual(['jane@example.com new']);
  expect(report.principals[0]?.scopes[0]?.after.through).toMatchObject([
    { role_assignment_id: ended.id, expires_at: null },
  ]);
});

test('whoever lost the role by hand since the plan is not given it by a set that had them', async () => {
  const report = await review({ project: [payments], member: [jane, omar] }, [
    updates('project_role_members.users', set('mem_jane'), { principal_ids: ['mem_jane', 'mem_omar'] }),
  ]);
  expect(people(report)).toEqual(['omar@example.com new']);
});

test('who leaves a set and is given the same by an assignment keeps it', async () => {
  const held = grant('mem_jane', 'project_user', 'prj_payments');
  const report = await review({ project: [payments], member: [jane], role_assignment: [held] }, [
    updates('project_role_members.users', set('mem_jane'), { principal_ids: [] }),
    creates('role_assignment.jane', { ...held, id: undefined }),
  ]);
  expect(people(report)).toEqual(['jane@example.com regrounded']);
});

test('a grant that a set takes away was managed by the plan until then', async () => {
  const held = grant('mem_jane', 'project_user', 'prj_payments');
  const report = await review({ project: [payments], member: [jane], role_assignment: [held] }, [
    updates('project_role_members.users', set('mem_jane'), { principal_ids: [] }),
  ]);
  expect(report.principals[0]?.scopes[0]?.before.through).toMatchObject([{ managed_by: 'plan' }]);
});

test('a new project with the name that another gives up is another project', async () => {
  const held = grant('mem_jane', 'project_user', 'prj_payments');
  const report = await review({ project: [payments], member: [jane, omar], role_assignment: [held] }, [
    creates('project.fresh', { name: 'payments' }),
    updates('project.old', payments, { name: 'payments-old' }),
    creates(
      'role_assignment.omar',
      { principal_id: 'mem_omar', role_id: 'project_user' },
      { unknown: { project_id: true }, refers: { project_id: ['roster_project.fresh.id'] } },
    ),
  ]);
  expect(report.principals).toMatchObject([
    { name: 'omar@example.com', scopes: [{ project_id: null, project_name: 'payments' }] },
  ]);
});

test('what is taken over is found whatever the case of its name', async () => {
  const report = await review({ project: [payments], member: [jane] }, [
    creates('project.it', { name: 'Payments', adopt_existing: true }),
    creates('member.it', { email: 'JANE@example.com', adopt_existing: true }),
  ]);
  expect(report.objects.map(({ action }) => action)).toEqual(['adopt', 'adopt']);
});

test('what was in one project and is in two has not moved', async () => {
  const held = grant('mem_jane', 'project_user', 'prj_payments');
  const environment = {
    project: [payments, project('billing'), project('telemetry')],
    member: [jane],
    role_assignment: [held],
  };
  const elsewhere = (name: string) =>
    creates(`role_assignment.${name}`, { ...held, id: undefined, project_id: `prj_${name}` });
  const gone = { it: 'role_assignment.payments', actions: ['delete'], before: held };
  expect(people(await review(environment, [gone, elsewhere('billing')]))).toEqual(['jane@example.com moved']);
  expect(people(await review(environment, [gone, elsewhere('billing'), elsewhere('telemetry')]))).toEqual([
    'jane@example.com changed',
  ]);
});

test('a replacement that leaves the old one as it is makes something, and says what', async () => {
  const held = grant('mem_jane', 'project_user', 'prj_payments', { expires_at: now.toISOString() });
  const report = await review({ project: [payments], member: [jane], role_assignment: [held] }, [
    {
      it: 'role_assignment.jane',
      actions: ['create', 'forget'],
      before: held,
      after: { ...held, id: undefined, role_id: 'administrator', project_id: null, expires_at: null },
      unknown: { id: true },
    },
  ]);
  expect(report.objects).toMatchObject([
    { action: 'replace', changes: { role_id: { after: 'Administrator (administrator)' } } },
  ]);
  expect(people(report)).toEqual(['jane@example.com new']);
});
