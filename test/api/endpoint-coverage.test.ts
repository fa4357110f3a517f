import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import { problemOf, snapshot } from '../support/resources.ts';

// Every endpoint is here because the OpenAPI document has it: a new one is covered without a change here.

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const operations = documentedOperations();
const secured = operations.filter(({ credential }) => credential !== 'none');
const mutations = secured.filter(({ isMutation }) => isMutation);
// Which these are is written out in http/permissions.test.ts, and so are those that take no right.
const questions = secured.filter(({ method, isMutation }) => method !== 'GET' && !isMutation);

function expectProblem(reply: { status: number; headers: Headers; body: unknown }, requestId: string) {
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  expect(reply.headers.get('x-request-id')).toBe(requestId);
  expect(reply.body).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
    code: expect.any(String),
    status: reply.status,
    request_id: requestId,
  });
}

/** The audit events that a request left. */
const eventsOf = (requestId: string): Promise<Json[]> =>
  api.context.database.selectFrom('audit_events').selectAll().where('request_id', '=', requestId).execute();

test('the document is served, and describes every route that is served', async () => {
  const served = (await (await fetch(`${api.url}/openapi.json`)).json()) as Json;
  expect(Object.keys(served.paths).sort()).toEqual([...new Set(operations.map(({ path }) => path))].sort());
  const unauthenticated = ['GET /healthz', 'GET /readyz', 'GET /openapi.json', 'GET /reference', 'GET /'];
  const routes = createApp(api.context)
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    .filter((route) => !unauthenticated.includes(route));
  expect(routes.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
});

test.each(operations)('$id says what it does and what it takes', ({ id, documented, path }) => {
  expect(operations.filter((operation) => operation.id === id)).toHaveLength(1);
  expect(documented.summary).toMatch(/\S/);
  expect(documented.description).toMatch(/\S/);
  expect(documented).toHaveProperty('x-permission');
  expect(documented.responses).toHaveProperty('default');
  for (const [name] of path.matchAll(/(?<=\{)\w+(?=\})/g))
    expect(documented.parameters).toContainEqual(expect.objectContaining({ name, in: 'path' }));
});

const everybodys = secured.filter(({ isEverybodys }) => isEverybodys);

describe.each(secured)('$method $path', (operation) => {
  test('401 without a credential, and nothing in the audit log', async () => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request, requestId } = await requestFor(api, environment, owner, operation);
    const response = await fetch(api.url + request.path, {
      method: request.method,
      headers: { 'x-request-id': requestId, 'content-type': 'application/json' },
      ...('body' in request && { body: JSON.stringify(request.body) }),
    });
    expectProblem(
      { status: response.status, headers: response.headers, body: await response.json() },
      requestId,
    );
    expect(response.status).toBe(401);
    expect(await eventsOf(requestId)).toEqual([]);
  });

  // Whoever is authenticated may ask: nobody is refused.
  test.skipIf(operation.isEverybodys)('refused for who may not', async () => {
    const environment = await api.newEnvironment();
    const { owner, nobody } = await callersOf(api, environment, operation);
    const { request, requestId } = await requestFor(api, environment, owner, operation);
    const reply = await nobody.send(request);
    expectProblem(reply, requestId);
    const events = await eventsOf(requestId);
    if (operation.credential === 'operator') {
      expect(reply.status).toBe(401);
      expect(events).toEqual([]);
      return;
    }
    expect([403, 404]).toContain(reply.status);
    if (reply.status === 403)
      expect(reply.body.missing_permission ?? reply.body.code).toMatch(
        /^([a-z_]+\.[a-z_.]+|session_required)$/,
      );
    if (reply.status === 403 || request.method !== 'GET')
      expect(events).toMatchObject([{ outcome: 'denied', actor_id: nobody.id }]);
  });
});

describe.each(everybodys)('$method $path', (operation) => {
  test('answers who may do nothing else, and leaves no audit event', async () => {
    const environment = await api.newEnvironment();
    const { owner, nobody } = await callersOf(api, environment, operation);
    const { request, requestId } = await requestFor(api, environment, owner, operation);
    const reply = await nobody.send(request);
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: operation.status });
    expect(await eventsOf(requestId)).toEqual([]);
  });
});

describe.each(mutations)('$method $path', (operation) => {
  test('does what it says for who may, and leaves one audit event', async () => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request, requestId } = await requestFor(api, environment, owner, operation);
    const reply = await owner.send(request);
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: operation.status });
    const events = await eventsOf(requestId);
    const action = operation.documented['x-audit-action'];
    expect(action).toMatch(/^[a-z_]+\.[a-z_]+$/);
    expect(events.filter((event) => event.action === action)).toMatchObject([
      { outcome: 'success', actor_id: owner.id, target_kind: operation.tag, request_id: requestId },
    ]);
  });

  test('a dry run answers the same and writes nothing', async () => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request, requestId } = await requestFor(api, environment, owner, operation);
    const reply = await owner.send({ ...request, query: { dry_run: true } });
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: operation.status });
    expect(await eventsOf(requestId)).toEqual([]);
    const real = await owner.send(request);
    expect(real, JSON.stringify(real.body)).toMatchObject({ status: operation.status });
    expect(Object.keys(real.body ?? {})).toEqual(Object.keys(reply.body ?? {}));
  });
});

describe.each(questions)('$method $path', (operation) => {
  test('answers who may, writes nothing, and so takes no dry run', async () => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request, requestId } = await requestFor(api, environment, owner, operation);
    const before = await snapshot(api, environment);
    const reply = await owner.send(request);
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: operation.status });
    expect(reply.headers.get('x-request-id')).toBe(requestId);
    problemOf(await owner.send({ ...request, query: { dry_run: true } }), 400, 'malformed_request');
    expect(await snapshot(api, environment)).toEqual(before);
  });
});
