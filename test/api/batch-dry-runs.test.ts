import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Json, type Reply, startTestApi, type TestApi } from '../support/api.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import {
  createMember,
  createProject,
  fieldErrorsOf,
  listAll,
  neverExisted,
  problemOf,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const path = '/v1/batch';

/** Asks, and gives the answers one by one. */
async function ask(by: Caller, requests: Json[], headers: Record<string, string> = {}): Promise<Json[]> {
  const asked = requests.map((request) => ({ ...request, dry_run: true }));
  const reply = await by.post(path, { requests: asked }, { headers });
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200 });
  expect(reply.body.responses).toHaveLength(requests.length);
  return reply.body.responses;
}

/** The same request alone. */
const askAlone = (by: Caller, { method, path, body }: Json): Promise<Reply> =>
  by.send({ method, path, query: { dry_run: true }, ...(body !== undefined && { body }) });

/** An answer without what differs each time: new ids, and times to the second. */
const lasting = (body: Json): Json =>
  JSON.parse(
    JSON.stringify({ ...body, request_id: '' })
      .replaceAll(/\b[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g, '…')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g, '…'),
  );

const project = (name: string) => ({ method: 'POST', path: '/v1/projects', body: { name } });

const documented = documentedOperations();
const changes = documented.filter(({ isMutation, credential }) => isMutation && credential === 'principal');
const others = documented.filter((operation) => !changes.includes(operation));

test.each(changes.map((operation) => [operation.id, operation] as const))(
  '%s answers as its dry run does alone, and nothing is written',
  async (_, operation) => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    const asked = { method: request.method, path: request.path, body: request.body };
    const before = await snapshot(api, environment);
    const [answer] = await ask(owner, [asked]);
    const alone = await askAlone(owner, asked);
    expect(answer.status, JSON.stringify(answer.body)).toBe(operation.status);
    expect(answer.status).toBe(alone.status);
    expect(lasting(answer.body)).toEqual(lasting(alone.body));
    expect(await snapshot(api, environment)).toEqual(before);
  },
);

test('what is refused has the problem that the dry run has alone, each in its place', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const payments = await createProject(administrator);
  const jane = await createMember(administrator);
  const auditor = await environment.actor({ role: 'auditor' });
  const requests = [
    project('payments'),
    project('billing'),
    { method: 'POST', path: '/v1/projects', body: { name: '', colour: 'red' } },
    { method: 'POST', path: '/v1/projects' },
    { method: 'POST', path: '/v1/projects', body: [] },
    { method: 'PATCH', path: `/v1/projects/${neverExisted('prj')}`, body: { name: 'x' } },
    { method: 'PATCH', path: '/v1/projects/nonsense', body: { name: 'x' } },
    { method: 'DELETE', path: `/v1/projects/${payments.id}` },
    { method: 'DELETE', path: '/v1/projects/%zz' },
    {
      method: 'POST',
      path: '/v1/role_assignments',
      body: { principal_id: jane.id, role_id: 'project_user' },
    },
    { method: 'POST', path: `/v1/members/${jane.id}/disable`, body: { ignored: true } },
  ];
  const statuses: Record<string, number[]> = {
    administrator: [409, 201, 422, 415, 422, 404, 400, 200, 400, 422, 200],
    auditor: [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403],
  };
  for (const [name, by] of Object.entries({ administrator, auditor })) {
    const answers = await ask(by, requests, { 'x-request-id': `batch-of-${name}` });
    expect(answers.map(({ status }) => status)).toEqual(statuses[name]);
    for (const [index, answer] of answers.entries()) {
      const alone = await askAlone(by, requests[index]);
      expect(answer.status).toBe(alone.status);
      // The client of the tests gives every problem a list of errors.
      expect(lasting({ errors: [], ...answer.body })).toEqual(lasting({ errors: [], ...alone.body }));
      expect(answer.headers['x-request-id']).toBe(`batch-of-${name}.${index}`);
      expect(answer.headers['content-type']).toBe(alone.headers.get('content-type'));
      if (answer.status >= 400) expect(answer.body.request_id).toBe(`batch-of-${name}.${index}`);
    }
  }
  const [taken] = await ask(administrator, requests);
  expect(taken.body).toMatchObject({ code: 'conflict', conflicting_id: payments.id });
});

test('each stands for itself: none sees what another would have done, and the order stays', async () => {
  const environment = await api.newEnvironment();
  const before = await snapshot(api, environment);
  const answers = await ask(
    environment.administrator,
    Array.from({ length: 100 }, (_, index) => project(index % 2 === 0 ? 'payments' : `project ${index}`)),
    { 'idempotency-key': 'once', 'if-match': '"stale"' },
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(answers.slice(0, 4).map(({ body }) => body.name)).toEqual([
    'payments',
    'project 1',
    'payments',
    'project 3',
  ]);
  expect(await snapshot(api, environment)).toEqual(before);
});

test('a member who is signed in asks as well, with the rights of that member', async () => {
  const environment = await api.newEnvironment();
  const nobody = await environment.member();
  expect((await ask(environment.root, [project('payments')]))[0].status).toBe(201);
  const [refused] = await ask(nobody, [project('payments')]);
  expect(refused.body).toMatchObject({ code: 'permission_denied', missing_permission: 'project.create' });
});

test('what a principal cannot change is not taken: other paths, other methods, other credentials', async () => {
  const { administrator, root } = await api.newEnvironment();
  const isElsewhere = (one: Json) =>
    changes.some((change) => change.path === one.path && change.method === one.method);
  const requests = others
    .filter((operation) => operation.method !== 'GET' && operation.path.startsWith('/v1/'))
    .map(({ method, path }) => ({
      method,
      path: path.replaceAll(/\{\w+\}/g, neverExisted('mem')),
      body: {},
    }));
  expect(requests.filter(isElsewhere)).toEqual([]);
  expect(requests.map(({ path }) => path)).toEqual(expect.arrayContaining([path, '/v1/sign_ins']));
  for (const by of [administrator, root])
    for (const [index, { body }] of (await ask(by, requests)).entries())
      expect(body).toMatchObject(
        requests[index]?.path === path
          ? { status: 404, code: 'unknown_path' }
          : { status: 405, code: 'method_not_allowed', detail: 'this path is not taken in a batch' },
      );
  const [put, nowhere, slashes] = await ask(administrator, [
    { method: 'DELETE', path: '/v1/projects' },
    { method: 'POST', path: '/v1/nowhere', body: {} },
    { method: 'POST', path: '/v1/x/../projects', body: {} },
  ]);
  expect(put.body).toMatchObject({ status: 405, detail: 'this path takes POST in a batch' });
  expect(nowhere.body).toMatchObject({ status: 404, code: 'unknown_path' });
  expect(slashes.body).toMatchObject({ status: 404, code: 'unknown_path' });
});

test('what is denied is recorded and counts as it does alone: it is no way around the limits', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const nobody = await actor();
  const many = Array.from({ length: 60 }, () => project('payments'));
  const headers = { 'x-request-id': 'first', 'x-roster-change': 'pull/7' };
  expect((await ask(nobody, many, headers)).every(({ status }) => status === 403)).toBe(true);
  const second = await ask(nobody, many);
  expect(second.filter(({ status }) => status === 403)).toHaveLength(40);
  expect(second.filter(({ status }) => status === 429)).toHaveLength(20);
  expect(second[59]).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(Number(second[59].headers['retry-after'])).toBeGreaterThan(0);
  problemOf(await nobody.post(path, { requests: [project('payments')] }), 429, 'rate_limited');
  problemOf(await nobody.get('/v1/caller'), 429, 'rate_limited');
  const events = await listAll(administrator, 'audit_events', { actor_id: nobody.id });
  expect(events).toHaveLength(100);
  expect(events[7]).toMatchObject({
    action: 'project.create',
    outcome: 'denied',
    request_id: 'first.7',
    change_reference: 'pull/7',
    details: { code: 'permission_denied', missing_permission: 'project.create' },
  });
});

test('what is no list of requests is refused as a whole, at its place', async () => {
  const { administrator } = await api.newEnvironment();
  const good = project('payments');
  const cases: [Json, string, string | RegExp][] = [
    [{ requests: [] }, '/requests', 'must have at least 1 item'],
    [{ requests: Array.from({ length: 101 }, () => good) }, '/requests', 'must have at most 100 items'],
    [{ requests: good }, '/requests', 'must be an array of requests'],
    [{ requests: [good, 'x'] }, '/requests/1', 'must be an object'],
    [{ requests: [{ ...good, method: 'GET' }] }, '/requests/0/method', 'must be one of POST, PATCH, DELETE'],
    [{ requests: [{ ...good, path: '/v1/projects?dry_run=false' }] }, '/requests/0/path', /without a query/],
    [{ requests: [{ ...good, path: '/access/v1/evaluation' }] }, '/requests/0/path', /begins with \/v1\//],
    [{ requests: [good, { ...good, query: {} }] }, '/requests/1/query', 'is not a field of this request'],
    [{ requests: [{ ...good, headers: {} }] }, '/requests/0/headers', 'is not a field of this request'],
    [{ requests: [good], dry_run: true }, '/dry_run', 'is not a field of this request'],
    [{ requests: [{ ...good, dry_run: 'true' }] }, '/requests/0/dry_run', 'must be true or false'],
    [
      { requests: [{ ...good, idempotency_key: '' }] },
      '/requests/0/idempotency_key',
      /1 to 255 visible ASCII/,
    ],
    [{ requests: [{ ...good, if_match: '\n' }] }, '/requests/0/if_match', /visible ASCII/],
    [
      { requests: ['a', 'b', 'a'].map((idempotency_key) => ({ ...good, idempotency_key })) },
      '/requests/2/idempotency_key',
      /must stand once/,
    ],
    [[good], '', 'must be a JSON object'],
  ];
  for (const [body, pointer, message] of cases) {
    const errors = fieldErrorsOf(await administrator.post(path, body));
    expect(Object.keys(errors)).toEqual([pointer]);
    expect(errors[pointer]?.[1]).toMatch(message);
  }
});

test('a body that is nested as deeply as can be is refused in its place, like one that means nothing', async () => {
  const { administrator } = await api.newEnvironment();
  let deep: Json = {};
  for (let depth = 0; depth < 1_000; depth++) deep = { name: deep };
  const [nested, next] = await ask(administrator, [
    { method: 'POST', path: '/v1/projects', body: deep },
    project('payments'),
  ]);
  expect(nested.body).toMatchObject({ status: 422, errors: [{ pointer: '/name' }] });
  expect(next.status).toBe(201);
});

test('a failure of our own side is told in its place, and shows nothing', async () => {
  const { root } = await api.newEnvironment();
  await api.context.database.schema.alterTable('roles').renameTo('hidden').execute();
  const answers = await ask(root, [
    { method: 'DELETE', path: `/v1/roles/${neverExisted('rol')}` },
    project('payments'),
  ]).finally(() => api.context.database.schema.alterTable('hidden').renameTo('roles').execute());
  const [failed, next] = answers;
  expect(failed.body).toMatchObject({ status: 500, code: 'internal_error' });
  expect(JSON.stringify(failed)).not.toMatch(/roles|relation/);
  expect(next.status).toBe(201);
  expect(api.log.join('')).toContain(failed.headers['x-request-id']);
});
