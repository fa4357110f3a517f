import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  answerOf,
  decisionPaths,
  decisionsOf,
  deploymentIn,
  janeInPayments,
  memberOf,
  moving,
  projectOf,
  question,
} from '../support/decisions.ts';
import { sendSigned } from '../support/raw-request.ts';
import { problemOf } from '../support/resources.ts';

/* Many questions at once, and questions that are none. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const setUp = () => janeInPayments(api);

describe('many questions at once', () => {
  /** Yes, no, no because the question is none, yes. */
  async function fourQuestions() {
    const { administrator, payments, billing, subject } = await setUp();
    const evaluations = [
      { resource: deploymentIn(payments.id) },
      { resource: deploymentIn(billing.id) },
      { action: { name: 7 } },
      { resource: projectOf(payments.id) },
    ];
    const { action } = question(subject, 'deployment.read', subject);
    return { administrator, request: { subject, action, resource: projectOf(billing.id), evaluations } };
  }

  const withSemantic = (request: Json, evaluations_semantic?: string) => ({
    ...request,
    ...(evaluations_semantic !== undefined && { options: { evaluations_semantic } }),
  });

  test('are all answered unless it is said otherwise', async () => {
    const { administrator, request } = await fourQuestions();
    for (const more of [{}, { options: {} }, { options: { evaluations_semantic: 'execute_all' } }])
      expect(await decisionsOf(administrator, { ...request, ...more })).toEqual([true, false, false, true]);
  });

  test('are answered up to the first denial', async () => {
    const { administrator, request } = await fourQuestions();
    const asked = withSemantic(request, 'deny_on_first_deny');
    expect(await decisionsOf(administrator, asked)).toEqual([true, false]);
    const allowed = request.evaluations.filter((_, index) => index % 3 === 0);
    expect(await decisionsOf(administrator, { ...asked, evaluations: allowed })).toEqual([true, true]);
  });

  test('are answered up to the first permission', async () => {
    const { administrator, request } = await fourQuestions();
    const asked = withSemantic(request, 'permit_on_first_permit');
    expect(await decisionsOf(administrator, asked)).toEqual([true]);
    const evaluations = request.evaluations.slice(1);
    expect(await decisionsOf(administrator, { ...asked, evaluations })).toEqual([false, false, true]);
  });

  test('end where one is denied because it is none', async () => {
    const { administrator, request } = await fourQuestions();
    const evaluations = request.evaluations.slice(2);
    const asked = { ...withSemantic(request, 'deny_on_first_deny'), evaluations };
    expect(await decisionsOf(administrator, asked)).toEqual([false]);
  });

  test.each(['execute_some', 'EXECUTE_ALL', '', 'constructor', '__proto__', 7, null, ['execute_all']])(
    'cannot be answered in the way %j: 400',
    async (evaluations_semantic) => {
      const { administrator, request } = await fourQuestions();
      for (const evaluations of [request.evaluations, []]) {
        const asked = { ...request, evaluations, options: { evaluations_semantic } };
        const problem = problemOf(
          await administrator.post(decisionPaths.evaluations, asked),
          400,
          'malformed_request',
        );
        expect(problem.errors).toMatchObject([{ pointer: '/options/evaluations_semantic' }]);
      }
    },
  );

  test('are a thousand at most', async () => {
    const { administrator, request } = await fourQuestions();
    const many = (length: number) => ({ ...request, evaluations: Array.from({ length }, () => ({})) });
    expect(await decisionsOf(administrator, many(1000))).toHaveLength(1000);
    const reply = await administrator.post(decisionPaths.evaluations, many(1001));
    expect(problemOf(reply, 400, 'malformed_request').errors).toMatchObject([{ pointer: '/evaluations' }]);
  });

  test('inherit whole objects: what an item says of a resource is all that is known of it', async () => {
    const { administrator, payments, jane } = await setUp();
    const asked = {
      ...question(memberOf(jane.id), 'deployment.read', deploymentIn(payments.id)),
      evaluations: [
        {},
        { resource: { type: 'deployment', id: 'orders' } },
        { resource: { properties: { project: payments.id } } },
        { subject: { type: 'member' } },
        { action: {} },
      ],
    };
    const { evaluations } = await answerOf(administrator, asked, decisionPaths.evaluations);
    expect(evaluations).toMatchObject([
      { decision: true },
      { decision: false, context: { reason: 'other_scope' } },
      { decision: false, context: { error: { status: 400, message: expect.stringContaining('resource') } } },
      { decision: false, context: { error: { status: 400, message: expect.stringContaining('subject') } } },
      { decision: false, context: { error: { status: 400, message: expect.stringContaining('action') } } },
    ]);
  });

  test('that are no questions are denied one by one, and say why', async () => {
    const { administrator, payments, jane } = await setUp();
    const whole = question(memberOf(jane.id), 'deployment.read', projectOf(payments.id));
    const none = [null, [], [whole], 'question', 7, true];
    const asked = { ...whole, evaluations: [...none, {}] };
    const { evaluations } = await answerOf(administrator, asked, decisionPaths.evaluations);
    const error = { status: 400, message: 'must be an object' };
    expect(evaluations.slice(0, -1)).toEqual(none.map(() => ({ decision: false, context: { error } })));
    expect(evaluations.at(-1)).toMatchObject({ decision: true });
  });
});

const notAText = [7, null, true, ['prj_x'], { id: 'prj_x' }];

test('a project that is no text is 400 for one question, and an error of the item among many', async () => {
  const { administrator, payments, subject } = await setUp();
  for (const wrong of notAText) {
    for (const [asked, pointer] of [
      [question(subject, 'deployment.read', deploymentIn(wrong)), '/resource/properties/project'],
      [moving(subject, payments.id, wrong), '/action/properties/to_project'],
    ] as const) {
      const reply = await administrator.post(decisionPaths.evaluation, asked);
      expect(problemOf(reply, 400, 'malformed_request').errors).toMatchObject([{ pointer }]);
      const good = question(subject, 'deployment.read', projectOf(payments.id));
      const { evaluations } = await answerOf(
        administrator,
        { evaluations: [asked, good] },
        decisionPaths.evaluations,
      );
      const message = expect.stringContaining(pointer);
      expect(evaluations[0]).toEqual({ decision: false, context: { error: { status: 400, message } } });
      expect(evaluations[1]).toMatchObject({ decision: true });
    }
  }
});

test('a question that two parsers could read differently is 400', async () => {
  const { administrator, payments, billing, subject } = await setUp();
  const good = JSON.stringify(question(subject, 'deployment.read', deploymentIn(billing.id)));
  const project = `"project":"${billing.id}"`;
  const headers = { 'content-type': 'application/json' };
  for (const body of [
    good.replace(project, `${project},"project":"${payments.id}"`),
    good.replace(project, `${project},"\\u0070roject":"${payments.id}"`),
    good.replace('"subject":', '"subject":{},"subject":'),
    good.replace(project, `"__proto__":{"project":"${payments.id}"}`),
    good.replace('"subject":', '"__proto__":{},"subject":'),
  ]) {
    expect(body).not.toBe(good);
    for (const [target, text] of [
      [decisionPaths.evaluation, body],
      [decisionPaths.evaluations, `{"evaluations":[${body}]}`],
    ] as const)
      problemOf(
        await sendSigned(api, administrator, { method: 'POST', target, headers, body: text }),
        400,
        'malformed_request',
      );
  }
});

test('a question changes nothing, so it takes no dry run and no other parameter', async () => {
  const { administrator, payments, subject } = await setUp();
  const asked = question(subject, 'deployment.read', projectOf(payments.id));
  for (const query of [{ dry_run: true }, { dry_run: false }, { page_size: 1 }])
    for (const path of Object.values(decisionPaths))
      problemOf(await administrator.post(path, asked, { query }), 400, 'malformed_request');
});
