import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller, TestApi } from '../support/api.ts';
import {
  deploymentIn,
  environmentOf,
  grantOf,
  janeInPayments,
  memberOf,
  moving,
  projectOf,
  question,
  reasonOf,
  serviceAccountOf,
  startDeafApi,
} from '../support/decisions.ts';
import { assign, createMember, createRole, createServiceAccount } from '../support/resources.ts';

/* Why a decision is what it is: for programs, and in a sentence for people. */
let api: TestApi;
beforeAll(async () => {
  api = await startDeafApi();
});
afterAll(() => api.stop());
const setUp = () => janeInPayments(api);

const why = (caller: Caller, ...asked: Parameters<typeof question>) => reasonOf(caller, question(...asked));

describe('allowed', () => {
  test('by a role in the project that was asked about', async () => {
    const { administrator, payments, assignment, subject } = await setUp();
    expect(await why(administrator, subject, 'deployment.read', projectOf(payments.id))).toEqual({
      reason: 'granted',
      message:
        'jane@example.com holds deployment.read in the project payments by the role Project Administrator',
      granted_by: [grantOf(assignment, 'Project Administrator')],
    });
  });

  test('by a role in the whole environment, until it ends', async () => {
    const { administrator, billing, jane, subject } = await setUp();
    const auditor = await assign(administrator, jane.id, 'auditor', { expires_at: '2099-01-01T00:00:00Z' });
    const granted_by = [grantOf(auditor, 'Auditor')];
    expect(granted_by).toMatchObject([{ project_id: null, expires_at: '2099-01-01T00:00:00Z' }]);
    const { message, ...rest } = await why(
      administrator,
      subject,
      'deployment.read',
      deploymentIn(billing.id),
    );
    expect(rest).toEqual({ reason: 'granted', granted_by });
    expect(message).toContain('in the project billing by the role Auditor');
    expect(await why(administrator, subject, 'audit_log.read', deploymentIn())).toEqual({
      reason: 'granted',
      message: 'jane@example.com holds audit_log.read in the whole environment by the role Auditor',
      granted_by,
    });
  });

  test('to move, by the role in the one project and by that in the other', async () => {
    const { administrator, payments, billing, jane, assignment, subject } = await setUp();
    const mover = await createRole(administrator, ['deployment.move'], 'project', 'Mover');
    const there = await assign(administrator, jane.id, mover.id, { project_id: billing.id });
    const { message, granted_by } = await reasonOf(administrator, moving(subject, payments.id, billing.id));
    expect(granted_by).toEqual([grantOf(assignment, 'Project Administrator'), grantOf(there, 'Mover')]);
    for (const name of ['payments', 'billing', 'Project Administrator', 'Mover'])
      expect(message).toContain(name);
  });
});

describe('denied', () => {
  test('because nothing gives it', async () => {
    const { administrator, payments, subject } = await setUp();
    expect(await why(administrator, subject, 'audit_log.read', projectOf(payments.id))).toEqual({
      reason: 'not_granted',
      message: 'no role assignment gives jane@example.com audit_log.read in the project payments',
      missing: { permission: 'audit_log.read', project_id: payments.id },
      smallest_role: { role_id: 'auditor', role_name: 'Auditor', project_id: null },
    });
  });

  test('because it is held in another project', async () => {
    const { administrator, billing, assignment, subject } = await setUp();
    expect(await why(administrator, subject, 'deployment.read', projectOf(billing.id))).toEqual({
      reason: 'other_scope',
      message: 'jane@example.com holds deployment.read in the project payments, not in the project billing',
      missing: { permission: 'deployment.read', project_id: billing.id },
      role_assignment: grantOf(assignment, 'Project Administrator'),
      smallest_role: { role_id: 'project_user', role_name: 'Project User', project_id: billing.id },
    });
    expect(await why(administrator, subject, 'deployment.read', deploymentIn())).toMatchObject({
      reason: 'other_scope',
      message: expect.stringContaining('in the project payments, not in the whole environment'),
      missing: { permission: 'deployment.read', project_id: null },
      smallest_role: { role_id: 'accountant', role_name: 'Accountant', project_id: null },
    });
  });

  test('because what is moved may not come into the other project', async () => {
    const { administrator, payments, billing, subject } = await setUp();
    const lacking = {
      reason: 'other_scope',
      missing: { permission: 'deployment.move', project_id: billing.id },
      smallest_role: { role_id: 'project_administrator', project_id: billing.id },
    };
    for (const [from, to] of [
      [payments.id, billing.id],
      [billing.id, payments.id],
    ])
      expect(await reasonOf(administrator, moving(subject, from, to))).toMatchObject(lacking);
  });

  test('because nobody says where to it is moved', async () => {
    const { administrator, payments, subject } = await setUp();
    const asked = question(subject, 'deployment.move', projectOf(payments.id));
    expect(await reasonOf(administrator, asked)).toEqual({
      reason: 'destination_missing',
      message: 'deployment.move needs the project that it leads to, in action.properties.to_project',
      missing: { permission: 'deployment.move', project_id: payments.id },
    });
  });

  test('because who would do it is not active', async () => {
    const { administrator, payments, jane, subject } = await setUp();
    const read = projectOf(payments.id);
    const pending = await createMember(administrator, 'pending@example.com');
    await assign(administrator, pending.id, 'auditor');
    const robot = await createServiceAccount(administrator, 'robot');
    await assign(administrator, robot.id, 'project_user', { project_id: payments.id });
    await administrator.post(`/v1/members/${jane.id}/disable`, undefined);
    await administrator.post(`/v1/service_accounts/${robot.id}/disable`, undefined);
    for (const [who, status, name] of [
      [memberOf(pending.id), 'pending', 'pending@example.com'],
      [subject, 'disabled', 'jane@example.com'],
      [serviceAccountOf(robot.id), 'disabled', 'robot'],
    ] as const)
      expect(await why(administrator, who, 'deployment.read', read)).toEqual({
        reason: 'principal_not_active',
        message: `${name} is ${status}`,
        missing: { permission: 'deployment.read', project_id: payments.id },
        status,
      });
    await administrator.post(`/v1/service_accounts/${robot.id}/enable`, undefined);
    const enabled = question(serviceAccountOf(robot.id), 'deployment.read', read);
    expect(await reasonOf(administrator, enabled)).toMatchObject({ reason: 'granted' });
  });

  test('because something in the question does not exist', async () => {
    const { administrator, payments, subject } = await setUp();
    const read = question(subject, 'deployment.read', projectOf(payments.id));
    const missing = { permission: 'deployment.read', project_id: payments.id };
    const nowhere = { permission: 'deployment.read', project_id: null };
    const theirs = await setUp();
    expect(await reasonOf(administrator, { ...read, subject: memberOf('nobody@example.com') })).toEqual({
      reason: 'unknown_principal',
      message: 'the environment has no such member or service account',
      missing,
    });
    expect(await reasonOf(administrator, { ...read, action: { name: 'deployment.fly' } })).toEqual({
      reason: 'unknown_permission',
      message: 'the edition emqx-platform-3 has no permission deployment.fly',
      missing: { ...missing, permission: 'deployment.fly' },
    });
    expect(await reasonOf(administrator, { ...read, resource: deploymentIn(theirs.payments.id) })).toEqual({
      reason: 'unknown_project',
      message: 'the environment has no such project',
      missing: nowhere,
    });
    expect(
      await reasonOf(administrator, { ...read, resource: environmentOf(theirs.environment.id) }),
    ).toEqual({
      reason: 'unknown_resource',
      message: 'this is not the environment that the credential belongs to',
      missing: nowhere,
    });
  });

  test('with what was made up shown in part', async () => {
    const { administrator, subject } = await setUp();
    const { message } = await why(administrator, subject, `deployment.${'x'.repeat(10_000)}`, deploymentIn());
    expect(message.length).toBeLessThan(200);
  });
});

describe('the smallest role', () => {
  test('is one of the environment’s own, if that gives less beside the permission, for as long as it does', async () => {
    const { administrator, billing, subject } = await setUp();
    const asked = question(subject, 'deployment.power', projectOf(billing.id));
    const smallest = async () => (await reasonOf(administrator, asked)).smallest_role;
    const predefined = {
      role_id: 'project_administrator',
      role_name: 'Project Administrator',
      project_id: billing.id,
    };
    expect(await smallest()).toEqual(predefined);
    const large = await createRole(
      administrator,
      ['deployment.power', 'deployment.read', 'deployment.rename'],
      'project',
      'Operator',
    );
    expect(await smallest()).toEqual({ role_id: large.id, role_name: 'Operator', project_id: billing.id });
    const small = await createRole(administrator, ['deployment.power'], 'project', 'Switch');
    const isSmall = { role_id: small.id, role_name: 'Switch', project_id: billing.id };
    expect(await smallest()).toEqual(isSmall);
    await administrator.patch(`/v1/roles/${small.id}`, { name: 'Lever' });
    expect(await smallest()).toEqual({ ...isSmall, role_name: 'Lever' });
    await administrator.patch(`/v1/roles/${small.id}`, { permissions: ['deployment.read'] });
    expect((await smallest()).role_id).toBe(large.id);
    await administrator.delete(`/v1/roles/${large.id}`);
    expect(await smallest()).toEqual(predefined);
  });

  test('in a project is one that is assigned project by project, before any that counts everywhere', async () => {
    const { administrator, billing, subject } = await setUp();
    const everywhere = await createRole(administrator, ['deployment.power'], 'environment', 'Switch');
    const smallest = async (resource: ReturnType<typeof deploymentIn>) =>
      (await why(administrator, subject, 'deployment.power', resource)).smallest_role;
    expect(await smallest(projectOf(billing.id))).toMatchObject({ role_id: 'project_administrator' });
    expect(await smallest(deploymentIn())).toEqual({
      role_id: everywhere.id,
      role_name: 'Switch',
      project_id: null,
    });
  });

  test('is the Administrator where nobody else has it', async () => {
    const { administrator, billing, subject } = await setUp();
    const { smallest_role } = await why(administrator, subject, 'member.manage', projectOf(billing.id));
    expect(smallest_role).toEqual({
      role_id: 'administrator',
      role_name: 'Administrator',
      project_id: null,
    });
  });

  test('gives what was missing, once it is assigned where it says', async () => {
    const { administrator, billing, jane, subject } = await setUp();
    for (const asked of [
      question(subject, 'deployment.power', projectOf(billing.id)),
      question(subject, 'audit_log.read', projectOf(billing.id)),
      question(subject, 'deployment.delete', deploymentIn()),
    ]) {
      const { role_id, project_id } = (await reasonOf(administrator, asked)).smallest_role;
      await assign(administrator, jane.id, role_id, project_id === null ? {} : { project_id });
      expect(await reasonOf(administrator, asked)).toMatchObject({
        reason: 'granted',
        granted_by: [{ role_id }],
      });
    }
  });
});
