import { expect } from 'vitest';
import {
  type Caller,
  type Json,
  type Reply,
  startTestApi,
  type TestApi,
  type TestEnvironment,
  verbs,
} from './api.ts';
import { openTestDatabase } from './database.ts';
import { activeMember } from './effective-access.ts';
import { assign, createProject } from './resources.ts';

/** Where the decision point is asked. */
export const decisionPaths = {
  evaluation: '/access/v1/evaluation',
  evaluations: '/access/v1/evaluations',
  subjects: '/access/v1/search/subject',
  resources: '/access/v1/search/resource',
  actions: '/access/v1/search/action',
} as const;

/** A subject or a resource of a question. */
export interface Entity {
  readonly type: string;
  readonly id: string;
  readonly properties?: Json;
}

export const memberOf = (id: string): Entity => ({ type: 'member', id });

export const serviceAccountOf = (id: string): Entity => ({ type: 'service_account', id });

export const projectOf = (id: string): Entity => ({ type: 'project', id });

export const environmentOf = (id: string): Entity => ({ type: 'environment', id });

/** A deployment, which Roster knows nothing of but its project; without one it is in none. */
export const deploymentIn = (project?: unknown): Entity => ({
  type: 'deployment',
  id: 'orders',
  ...(project !== undefined && { properties: { project } }),
});

/** A question, as it is sent. */
export const question = (subject: Entity, permission: string, resource: Entity) => ({
  subject,
  action: { name: permission },
  resource,
});

/** The question whether a deployment may be moved from one project to another. */
export const moving = (subject: Entity, from: unknown, to: unknown) => ({
  subject,
  action: { name: 'deployment.move', properties: { to_project: to } },
  resource: deploymentIn(from),
});

/** What an endpoint of the decision point answers; the test fails when it refuses. */
export async function answerOf(
  caller: Caller,
  body: Json,
  path: string = decisionPaths.evaluation,
): Promise<Json> {
  const reply: Reply = await caller.post(path, body);
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200 });
  return reply.body;
}

/** The decision alone. */
export const decisionOf = async (caller: Caller, body: Json): Promise<boolean> =>
  (await answerOf(caller, body)).decision;

/** The decisions of a batch, in their order. */
export async function decisionsOf(caller: Caller, body: Json): Promise<boolean[]> {
  const { evaluations } = await answerOf(caller, body, decisionPaths.evaluations);
  return evaluations.map(({ decision }: Json) => decision);
}

/** Why the decision is what it is, without how fresh the answer is. */
export async function reasonOf(caller: Caller, body: Json): Promise<Json> {
  const { context } = await answerOf(caller, body);
  const { freshness, ...reason } = context;
  return reason;
}

/** A role assignment as an explanation has it. */
export const grantOf = (assignment: Json, role_name: string) => ({
  role_assignment_id: assignment.id,
  role_id: assignment.role_id,
  role_name,
  project_id: assignment.project_id,
  expires_at: assignment.expires_at,
});

/**
 * An environment whose callers tell each other what they have changed: whoever asks is answered at the revision of
 * the last change or a later one, by the revision that its answer had.
 */
export async function attentiveEnvironment(
  api: TestApi,
  options?: { readonly edition: string },
): Promise<TestEnvironment> {
  const environment = await api.newEnvironment(options);
  let seen = 0;
  const attentive = <C extends Caller>(caller: C): C => {
    const send: Caller['send'] = async (request) => {
      const headers = { 'x-roster-revision': String(seen), ...request.headers };
      const reply = await caller.send({ ...request, headers });
      seen = Math.max(seen, Number(reply.headers.get('x-roster-revision') ?? 0));
      return reply;
    };
    return { ...caller, ...verbs(caller.id, send) };
  };
  return {
    ...environment,
    administrator: attentive(environment.administrator),
    root: attentive(environment.root),
    actor: async (...grants) => attentive(await environment.actor(...grants)),
    member: async (...grants) => attentive(await environment.member(...grants)),
  };
}

/**
 * An API that hears of no change, as when the connection on which the database tells of them is down: what it knows
 * is brought up to date by its age and by the revisions that callers have seen, and by nothing else.
 */
export const startDeafApi = (more: { readonly maximumAge?: number } = {}): Promise<TestApi> =>
  startTestApi(
    {},
    { open: async () => ({ ...(await openTestDatabase()), listen: async () => async () => {} }), ...more },
  );

/** Jane may read, rename and move deployments in the project payments, and nothing in the project billing. */
export async function janeInPayments(api: TestApi) {
  const environment = await attentiveEnvironment(api);
  const { administrator } = environment;
  const payments = await createProject(administrator, 'payments');
  const billing = await createProject(administrator, 'billing');
  const jane = await activeMember(api, environment, 'jane@example.com');
  const assignment = await assign(administrator, jane.id, 'project_administrator', {
    project_id: payments.id,
  });
  return { environment, administrator, payments, billing, jane, assignment, subject: memberOf(jane.id) };
}
