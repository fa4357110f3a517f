import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json, TestApi } from '../support/api.ts';
import {
  answerOf,
  decisionOf,
  deploymentIn,
  environmentOf,
  janeInPayments,
  memberOf,
  moving,
  projectOf,
  question,
  reasonOf,
  serviceAccountOf,
  startDeafApi,
} from '../support/decisions.ts';
import { activeMember } from '../support/effective-access.ts';
import { assign, createServiceAccount, neverExisted } from '../support/resources.ts';

/* What a question means: whom it is about, what they want to do, and where. */
let api: TestApi;
beforeAll(async () => {
  api = await startDeafApi();
});
afterAll(() => api.stop());

const setUp = () => janeInPayments(api);

describe('a subject', () => {
  const read = (subject: Json, payments: Json) =>
    question(subject, 'deployment.read', projectOf(payments.id));

  test('that is a member goes by id, or by e-mail address in any letter case', async () => {
    const { administrator, payments, jane } = await setUp();
    for (const id of [jane.id, 'jane@example.com', 'JANE@Example.COM'])
      expect(await decisionOf(administrator, read(memberOf(id), payments)), id).toBe(true);
    for (const id of ['jane', 'jane@example.org', ' jane@example.com', jane.id.toUpperCase(), ''])
      expect(await reasonOf(administrator, read(memberOf(id), payments)), id).toMatchObject({
        reason: 'unknown_principal',
      });
  });

  test('that is a service account goes by id, and not by name', async () => {
    const { administrator, payments } = await setUp();
    const robot = await createServiceAccount(administrator, 'robot');
    await assign(administrator, robot.id, 'project_user', { project_id: payments.id });
    expect(await decisionOf(administrator, read(serviceAccountOf(robot.id), payments))).toBe(true);
    expect(await reasonOf(administrator, read(serviceAccountOf('robot'), payments))).toMatchObject({
      reason: 'unknown_principal',
    });
  });

  test('of another kind than it is, or of no kind, is nobody', async () => {
    const { administrator, payments, jane } = await setUp();
    const robot = await createServiceAccount(administrator, 'robot');
    await assign(administrator, robot.id, 'project_user', { project_id: payments.id });
    const ids: Record<string, string[]> = {
      service_account: [jane.id, 'jane@example.com'],
      member: [robot.id],
      user: [jane.id, robot.id],
      Member: [jane.id],
      '': [jane.id],
    };
    for (const [type, of] of Object.entries(ids))
      for (const id of of)
        expect(await answerOf(administrator, read({ type, id }, payments)), `${type} ${id}`).toMatchObject({
          decision: false,
          context: { reason: 'unknown_principal' },
        });
  });

  test('of another environment is nobody here, though it may be asked about by an address that both have', async () => {
    const { administrator, payments } = await setUp();
    const theirs = await setUp();
    const john = await activeMember(api, theirs.environment, 'john@example.com');
    const robot = await createServiceAccount(theirs.administrator, 'robot');
    for (const subject of [memberOf(theirs.jane.id), memberOf(john.email), serviceAccountOf(robot.id)])
      expect(await reasonOf(administrator, read(subject, payments))).toMatchObject({
        reason: 'unknown_principal',
      });
    await assign(theirs.administrator, theirs.jane.id, 'auditor');
    const asked = question(memberOf('jane@example.com'), 'deployment.read', deploymentIn());
    expect(await decisionOf(theirs.administrator, asked)).toBe(true);
    expect(await decisionOf(administrator, asked)).toBe(false);
  });
});

describe('a resource', () => {
  test('that is the environment goes by id or slug; any other is not known', async () => {
    const { environment, administrator, jane } = await setUp();
    const theirs = await setUp();
    await assign(administrator, jane.id, 'auditor');
    const read = (id: string) => question(memberOf(jane.id), 'deployment.read', environmentOf(id));
    for (const id of [environment.id, environment.slug])
      expect(await decisionOf(administrator, read(id)), id).toBe(true);
    for (const id of [theirs.environment.id, theirs.environment.slug, neverExisted('env'), '', '*'])
      expect(await answerOf(administrator, read(id)), id).toMatchObject({
        decision: false,
        context: { reason: 'unknown_resource', missing: { permission: 'deployment.read', project_id: null } },
      });
  });

  test('of any kind without a project is in the whole environment', async () => {
    const { administrator, subject, jane } = await setUp();
    const asked = question(subject, 'deployment.read', deploymentIn());
    expect(await reasonOf(administrator, asked)).toMatchObject({
      reason: 'other_scope',
      missing: { permission: 'deployment.read', project_id: null },
    });
    await assign(administrator, jane.id, 'auditor');
    for (const resource of [deploymentIn(), { ...deploymentIn(), properties: {} }, { type: 'x', id: '' }])
      expect(await decisionOf(administrator, { ...asked, resource })).toBe(true);
  });

  test('in a project that is of another environment, or never was, is in none', async () => {
    const { administrator, payments, jane } = await setUp();
    const theirs = await setUp();
    await assign(administrator, jane.id, 'auditor');
    const unknown = [theirs.payments.id, neverExisted('prj'), payments.id.toUpperCase(), 'payments', '', '*'];
    for (const id of unknown)
      for (const resource of [projectOf(id), deploymentIn(id)])
        expect(
          await answerOf(administrator, question(memberOf(jane.id), 'deployment.read', resource)),
        ).toMatchObject({ decision: false, context: { reason: 'unknown_project' } });
  });
});

test('moving takes the right in both projects', async () => {
  const { administrator, payments, billing, jane, subject } = await setUp();
  const outcome = async (from: string, to: string) =>
    (await reasonOf(administrator, moving(subject, from, to))).reason;
  expect(await outcome(payments.id, payments.id)).toBe('granted');
  expect(await outcome(payments.id, billing.id)).toBe('other_scope');
  expect(await outcome(billing.id, payments.id)).toBe('other_scope');
  await assign(administrator, jane.id, 'project_user', { project_id: billing.id });
  expect(await outcome(payments.id, billing.id)).toBe('other_scope');
  await assign(administrator, jane.id, 'project_administrator', { project_id: billing.id });
  expect(await outcome(payments.id, billing.id)).toBe('granted');
  expect(await outcome(billing.id, payments.id)).toBe('granted');
  for (const unknown of [neverExisted('prj'), (await setUp()).payments.id]) {
    expect(await outcome(payments.id, unknown)).toBe('unknown_project');
    expect(await outcome(unknown, payments.id)).toBe('unknown_project');
  }
});

test('a project to move to says nothing for any other permission', async () => {
  const { administrator, payments, billing, subject } = await setUp();
  const asked = question(subject, 'deployment.rename', projectOf(payments.id));
  const action = { ...asked.action, properties: { to_project: billing.id } };
  expect(await decisionOf(administrator, { ...asked, action })).toBe(true);
});

test('a permission that the edition does not have is held by nobody', async () => {
  const { environment, administrator } = await setUp();
  const subject = serviceAccountOf(administrator.id);
  for (const name of ['instance.read', 'deployment', 'deployment.*', '*', 'Deployment.Read', '', 'toString'])
    expect(
      await reasonOf(administrator, question(subject, name, environmentOf(environment.id))),
    ).toMatchObject({ reason: 'unknown_permission', missing: { permission: name, project_id: null } });
});
