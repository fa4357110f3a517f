import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  answerOf,
  attentiveEnvironment,
  decisionPaths,
  deploymentIn,
  environmentOf,
  grantOf,
  memberOf,
  question,
} from '../support/decisions.ts';
import { activeMember } from '../support/effective-access.ts';
import { sendSigned } from '../support/raw-request.ts';
import { assign, createProject, problemOf } from '../support/resources.ts';

/* What time does to decisions: what ends, and how fresh an answer is. The clock of this API stands still. */
let clock = 0;
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ now: () => new Date(clock) });
});
beforeEach(() => {
  clock = Math.floor(Date.now() / 1000) * 1000;
});
afterAll(() => api.stop());

const wireTime = (milliseconds: number) => new Date(milliseconds).toISOString().replace('.000Z', 'Z');

async function setUp() {
  const environment = await attentiveEnvironment(api);
  const { administrator } = environment;
  const jane = await activeMember(api, environment);
  const payments = await createProject(administrator, 'payments');
  return { environment, administrator, payments, jane, subject: memberOf(jane.id) };
}

test.each([
  ['in a project', 'project_user', 'Project User'],
  ['in the whole environment', 'auditor', 'Auditor'],
])('an assignment %s allows until its second, and then is what has ended', async (_, role, name) => {
  const { administrator, payments, jane, subject } = await setUp();
  const end = clock + 120_000;
  const project_id = role === 'auditor' ? null : payments.id;
  const expires_at = wireTime(end);
  const more = project_id === null ? { expires_at } : { expires_at, project_id };
  const assignment = await assign(administrator, jane.id, role, more);
  const asked = question(subject, 'deployment.read', deploymentIn(project_id ?? undefined));
  const where = project_id === null ? 'in the whole environment' : 'in the project payments';
  const smallest_role =
    project_id === null
      ? { role_id: 'accountant', role_name: 'Accountant', project_id }
      : { role_id: 'project_user', role_name: 'Project User', project_id };
  clock = end - 1;
  const before = await answerOf(administrator, asked);
  expect(before).toMatchObject({ decision: true, context: { granted_by: [grantOf(assignment, name)] } });
  clock = end;
  const after = await answerOf(administrator, asked);
  expect(after).toEqual({
    decision: false,
    context: {
      reason: 'assignment_expired',
      message: `the role assignment that gave jane@example.com deployment.read ${where} ended at ${expires_at}`,
      missing: { permission: 'deployment.read', project_id },
      role_assignment: grantOf(assignment, name),
      smallest_role,
      freshness: expect.any(Object),
    },
  });
  // Nothing had to be written for that, nor read again.
  expect(after.context.freshness.revision).toBe(before.context.freshness.revision);
});

test('what has ended is in no search', async () => {
  const { environment, administrator, jane, subject } = await setUp();
  const end = clock + 120_000;
  await assign(administrator, jane.id, 'auditor', { expires_at: wireTime(end) });
  const resource = environmentOf(environment.id);
  const { action } = question(subject, 'deployment.read', resource);
  const found = async () => {
    const results = async (path: string, body: Json) => (await answerOf(administrator, body, path)).results;
    return [
      await results(decisionPaths.subjects, { subject: { type: 'member' }, action, resource }),
      await results(decisionPaths.resources, { subject, action, resource: { type: 'environment' } }),
      await results(decisionPaths.actions, { subject, resource }),
    ];
  };
  clock = end - 1;
  const [members, environments, actions] = await found();
  expect(members).toContainEqual({ type: 'member', id: jane.id });
  expect(environments).toEqual([{ type: 'environment', id: environment.id }]);
  expect(actions).toContainEqual({ name: 'deployment.read' });
  clock = end;
  expect(await found()).toEqual([members.filter(({ id }: Json) => id !== jane.id), [], []]);
});

test('who may ask by a role that ends may ask until then', async () => {
  const { environment, administrator, subject } = await setUp();
  const reader = await environment.actor();
  const end = clock + 120_000;
  await assign(administrator, reader.id, 'auditor', { expires_at: wireTime(end) });
  const asked = question(subject, 'deployment.read', deploymentIn());
  clock = end - 1;
  expect((await answerOf(reader, asked)).decision).toBe(false);
  clock = end;
  problemOf(await reader.post(decisionPaths.evaluation, asked), 403, 'permission_denied');
});

test('another assignment that has not ended allows it, and no end of another is told', async () => {
  const { administrator, payments, jane, subject } = await setUp();
  const end = clock + 120_000;
  await assign(administrator, jane.id, 'auditor', { expires_at: wireTime(end) });
  const lasting = await assign(administrator, jane.id, 'project_user', { project_id: payments.id });
  clock = end;
  const { decision, context } = await answerOf(
    administrator,
    question(subject, 'deployment.read', deploymentIn(payments.id)),
  );
  expect(decision).toBe(true);
  expect(context.granted_by).toEqual([grantOf(lasting, 'Project User')]);
});

test('every answer says how fresh it is: once, however many questions there were', async () => {
  const { environment, administrator, jane, subject } = await setUp();
  const asked = question(subject, 'deployment.read', environmentOf(environment.id));
  const reply = await administrator.post('/v1/role_assignments', {
    principal_id: jane.id,
    role_id: 'auditor',
  });
  const revision = Number(reply.headers.get('x-roster-revision'));
  expect(revision).toBeGreaterThan(0);
  const fresh = { revision, age_ms: expect.any(Number), max_age_ms: 5_000 };
  for (const [path, body] of [
    [decisionPaths.evaluation, asked],
    [decisionPaths.evaluations, { evaluations: [asked, asked] }],
    [decisionPaths.evaluations, asked],
    [decisionPaths.subjects, { ...asked, subject: { type: 'member' } }],
    [decisionPaths.resources, { ...asked, resource: { type: 'project' } }],
    [decisionPaths.actions, asked],
  ] as const) {
    const answer = await answerOf(administrator, body, path);
    expect(answer.context.freshness).toEqual(fresh);
    expect(answer.context.freshness.age_ms).toBeGreaterThanOrEqual(0);
    expect(answer.context.freshness.age_ms).toBeLessThanOrEqual(5_000);
    expect(JSON.stringify(answer).match(/freshness/g)).toHaveLength(1);
  }
});

test('a revision that is none, or is still to come, is 400', async () => {
  const { administrator, subject } = await setUp();
  const body = JSON.stringify(question(subject, 'deployment.read', deploymentIn()));
  const ask = (seen: string) => {
    const headers = { 'content-type': 'application/json', 'x-roster-revision': seen };
    const target = decisionPaths.evaluation;
    return sendSigned(api, administrator, { method: 'POST', target, headers, body });
  };
  const { freshness } = (await ask('0')).body.context;
  expect((await ask(String(freshness.revision))).status).toBe(200);
  for (const seen of [
    String(freshness.revision + 1),
    '999999999999999',
    '9'.repeat(16),
    '-1',
    '1.5',
    'x',
    '',
  ])
    problemOf(await ask(seen), 400, 'malformed_request');
});
