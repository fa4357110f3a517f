import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json, Reply, TestApi } from '../support/api.ts';
import {
  answerOf,
  attentiveEnvironment,
  decisionOf,
  decisionPaths,
  decisionsOf,
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
import {
  actorWith,
  assign,
  createMember,
  createProject,
  createServiceAccount,
  listAll,
  neverExisted,
  problemOf,
} from '../support/resources.ts';

/* Who may ask: everybody about themselves, others where they may see who holds what. */
let api: TestApi;
beforeAll(async () => {
  api = await startDeafApi();
});
afterAll(() => api.stop());
const setUp = () => janeInPayments(api);

const { evaluation, evaluations, subjects, resources, actions } = decisionPaths;

/** Every kind of question about a subject, by where it is asked. */
const questionsAbout = (subject: Json, resource: Json): [path: string, body: Json][] => {
  const asked = question(subject, 'deployment.read', resource);
  return [
    [evaluation, asked],
    [evaluations, { evaluations: [asked] }],
    [evaluations, asked],
    [actions, asked],
    [resources, { ...asked, resource: { type: 'project' } }],
  ];
};

const expectDenied = (reply: Reply) =>
  expect(problemOf(reply, 403, 'permission_denied').missing_permission).toBe('member.list');

describe('about themselves', () => {
  test('members and service accounts may ask, who hold nothing too', async () => {
    const { environment, administrator, payments } = await setUp();
    const [member, robot] = [await environment.member(), await environment.actor()];
    const user = await environment.member({ role: 'project_user', project: payments.id });
    for (const [caller, subject, decision] of [
      [member, memberOf(member.id), false],
      [robot, serviceAccountOf(robot.id), false],
      [user, memberOf(user.id), true],
    ] as const) {
      for (const [path, body] of questionsAbout(subject, projectOf(payments.id)))
        await answerOf(caller, body, path);
      const asked = question(subject, 'deployment.read', deploymentIn(payments.id));
      expect(await decisionOf(caller, asked)).toBe(decision);
    }
    const { body } = await administrator.get(`/v1/members/${user.id}`);
    const byAddress = question(memberOf(body.email.toUpperCase()), 'deployment.read', projectOf(payments.id));
    expect(await decisionOf(user, byAddress)).toBe(true);
  });

  test('who cannot see a project is not told that it exists', async () => {
    const { environment, payments } = await setUp();
    const nobody = await environment.member();
    const about = (resource: Json) => question(memberOf(nobody.id), 'deployment.read', resource);
    for (const of of [projectOf, deploymentIn]) {
      const hidden = await answerOf(nobody, about(of(payments.id)));
      const invented = await answerOf(nobody, about(of(neverExisted('prj'))));
      expect(hidden.decision).toBe(false);
      const { freshness: _, ...context } = hidden.context;
      expect(invented.context).toMatchObject(context);
      expect(context).toMatchObject({ reason: 'unknown_project', missing: { project_id: null } });
    }
  });

  test('nothing of it stands in the audit log', async () => {
    const { environment, administrator, payments } = await setUp();
    const robot = await environment.actor();
    for (const caller of [robot, administrator])
      for (const [path, body] of questionsAbout(serviceAccountOf(robot.id), projectOf(payments.id)))
        await answerOf(caller, body, path);
    expect(await listAll(administrator, 'audit_events', { actor_id: robot.id })).toEqual([]);
  });
});

describe('about others', () => {
  test('it takes member.list; a refusal stands in the audit log', async () => {
    const { environment, administrator, payments, subject } = await setUp();
    const asked = question(subject, 'deployment.read', projectOf(payments.id));
    const questions: [string, Json][] = [
      ...questionsAbout(subject, projectOf(payments.id)),
      [subjects, { ...asked, subject: { type: 'member' } }],
    ];
    const auditor = await environment.member({ role: 'auditor' });
    for (const [path, body] of questions) await answerOf(auditor, body, path);
    const idle = await environment.actor();
    const projectAdministrator = await environment.member({
      role: 'project_administrator',
      project: payments.id,
    });
    for (const caller of [idle, projectAdministrator]) {
      for (const [path, body] of questions) expectDenied(await caller.post(path, body));
      const events = await listAll(administrator, 'audit_events', { actor_id: caller.id });
      expect(events.map(({ action }) => action)).toEqual([
        'decision.evaluate',
        'decision.evaluate',
        'decision.evaluate',
        'decision.search',
        'decision.search',
        'decision.search',
      ]);
      for (const event of events)
        expect(event).toMatchObject({
          outcome: 'denied',
          target_kind: 'decision',
          details: { code: 'permission_denied', missing_permission: 'member.list' },
        });
    }
  });

  test('one item about another refuses the whole batch, and none of it is answered', async () => {
    const { environment, payments, subject } = await setUp();
    const robot = await environment.actor({ role: 'project_user', project: payments.id });
    const own = question(serviceAccountOf(robot.id), 'deployment.read', projectOf(payments.id));
    expect(await decisionsOf(robot, { evaluations: [own, own] })).toEqual([true, true]);
    const reply = await robot.post(evaluations, { ...own, evaluations: [{}, { subject }, {}] });
    expectDenied(reply);
    expect(JSON.stringify(reply.body)).not.toContain('decision');
  });

  test('who may not ask is not told who exists, nor what', async () => {
    const { environment, payments, billing, subject } = await setUp();
    const nobody = await environment.actor();
    const said = new Set<string>();
    for (const who of [subject, memberOf('jane@example.com'), memberOf('x'), serviceAccountOf('x')])
      for (const where of [
        projectOf(payments.id),
        deploymentIn(billing.id),
        projectOf(neverExisted('prj')),
        deploymentIn(),
        environmentOf(environment.id),
        environmentOf('x'),
      ])
        for (const permission of ['deployment.read', 'deployment.fly', 'deployment.move']) {
          const reply = await nobody.post(evaluation, question(who, permission, where));
          expectDenied(reply);
          said.add(JSON.stringify({ ...reply.body, request_id: '' }));
        }
    expect([...said]).toHaveLength(1);
  });
});

describe('who may list the members of one project alone', () => {
  async function lister() {
    const world = await setUp();
    const { environment, administrator, billing } = world;
    const asker = await actorWith(environment, ['member.list'], world.payments.id);
    const pending = await createMember(administrator, 'pending@example.com');
    await assign(administrator, pending.id, 'auditor');
    const robot = await createServiceAccount(administrator, 'robot');
    await administrator.post(`/v1/service_accounts/${robot.id}/disable`, undefined);
    const john = await createServiceAccount(administrator, 'john');
    await assign(administrator, john.id, 'project_user', { project_id: billing.id });
    const hidden = [memberOf(pending.id), serviceAccountOf(robot.id), serviceAccountOf(john.id)];
    return { ...world, asker, hidden, idle: await createServiceAccount(administrator, 'idle') };
  }

  test('may ask about that project, and nowhere else', async () => {
    const { environment, asker, payments, billing, subject } = await lister();
    const here = question(subject, 'deployment.read', projectOf(payments.id));
    expect(await decisionOf(asker, here)).toBe(true);
    expect(await decisionOf(asker, { ...here, resource: deploymentIn(payments.id) })).toBe(true);
    expect(await answerOf(asker, here, actions)).toHaveProperty('results');
    const holders = await answerOf(asker, { ...here, subject: { type: 'member' } }, subjects);
    expect(holders.results).toContainEqual({ type: 'member', id: subject.id });
    const said = new Set<string>();
    for (const resource of [
      projectOf(billing.id),
      deploymentIn(billing.id),
      projectOf(neverExisted('prj')),
      deploymentIn(),
      environmentOf(environment.id),
      environmentOf('x'),
    ])
      for (const [path, body] of [
        ...questionsAbout(subject, resource),
        [subjects, { ...here, resource, subject: { type: 'member' } }],
      ] as const) {
        const reply = await asker.post(path, body);
        expectDenied(reply);
        said.add(JSON.stringify({ ...reply.body, request_id: '' }));
      }
    // Not even whether there is such a project.
    expect([...said]).toHaveLength(1);
    for (const [from, to] of [
      [payments.id, billing.id],
      [billing.id, payments.id],
    ])
      expectDenied(await asker.post(evaluation, moving(subject, from, to)));
    expect(await decisionOf(asker, moving(subject, payments.id, payments.id))).toBe(true);
  });

  test('is told what is held there, and of nobody who or what they are elsewhere', async () => {
    const { administrator, asker, payments, assignment, subject, hidden, idle } = await lister();
    const asked = question(subject, 'deployment.read', projectOf(payments.id));
    expect((await reasonOf(asker, asked)).granted_by).toMatchObject([{ role_assignment_id: assignment.id }]);
    const missing = { permission: 'deployment.read', project_id: payments.id };
    const untold = {
      reason: 'not_granted',
      message: 'no role assignment gives the subject deployment.read in the project payments',
      missing,
      smallest_role: { role_id: 'project_user', role_name: 'Project User', project_id: payments.id },
    };
    const nobody = [memberOf('nobody@example.com'), serviceAccountOf(neverExisted('sa'))];
    for (const who of [...hidden, ...nobody, serviceAccountOf(idle.id)])
      expect(await reasonOf(asker, { ...asked, subject: who }), who.id).toEqual(untold);
    const told = hidden.map((who) => reasonOf(administrator, { ...asked, subject: who }));
    expect((await Promise.all(told)).map(({ reason }) => reason)).toEqual([
      'principal_not_active',
      'principal_not_active',
      'other_scope',
    ]);
  });
});

test('in another edition questions are asked and answered in its own words', async () => {
  const environment = await attentiveEnvironment(api, { edition: 'automq-cloud' });
  const { administrator } = environment;
  const project = await createProject(administrator, 'kafka');
  const robot = await createServiceAccount(administrator, 'robot');
  const asked = (permission: string) =>
    question(serviceAccountOf(robot.id), permission, projectOf(project.id));
  expect(await reasonOf(administrator, asked('topic.read'))).toMatchObject({
    reason: 'not_granted',
    smallest_role: { role_id: 'instance_viewer', role_name: 'InstanceViewer', project_id: project.id },
  });
  await assign(administrator, robot.id, 'instance_viewer', { project_id: project.id });
  expect(await decisionOf(administrator, asked('topic.read'))).toBe(true);
  expect(await decisionOf(administrator, asked('topic.write'))).toBe(false);
  for (const permission of ['deployment.read', 'project.list'])
    expect(await reasonOf(administrator, asked(permission))).toMatchObject({
      reason: 'unknown_permission',
      message: `the edition automq-cloud has no permission ${permission}`,
    });
  const viewer = await environment.actor({ role: 'viewer' });
  expectDenied(await viewer.post(evaluation, asked('topic.read')));
});
