import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { type Actor, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { type DocumentedOperation, documentedOperations, requestFor } from '../support/openapi.ts';

// Every endpoint is here because the OpenAPI document has it: a new one is covered without a change here.

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const operations = documentedOperations();
const secured = operations.filter((operation) => operation.secured);
const mutations = secured.filter((operation) => operation.method !== 'GET');

/** `create_project` is `project.create` in the audit log. */
const actionOf = ({ id, tag }: DocumentedOperation) => `${tag}.${id.split('_')[0]}`;

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

async function eventsOf(actor: Actor, requestId: string): Promise<Json[]> {
  const { body } = await actor.get('/v1/audit_events', { request_id: requestId });
  return body.items;
}

test('the document is served, and describes every route that is served', async () => {
  const served = (await (await fetch(`${api.url}/openapi.json`)).json()) as Json;
  expect(Object.keys(served.paths).sort()).toEqual([...new Set(operations.map(({ path }) => path))].sort());
  const unauthenticated = ['GET /healthz', 'GET /readyz', 'GET /openapi.json'];
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

describe.each(secured)('$method $path', (operation) => {
  test('401 without a credential, and nothing in the audit log', async () => {
    const { administrator } = await api.newEnvironment();
    const { request, requestId } = await requestFor(administrator, operation);
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
    expect(await eventsOf(administrator, requestId)).toEqual([]);
  });

  test('403 or 404 for a principal without a role', async () => {
    const environment = await api.newEnvironment();
    const nobody = await environment.actor();
    const { request, requestId } = await requestFor(environment.administrator, operation);
    const reply = await nobody.send(request);
    expectProblem(reply, requestId);
    expect([403, 404]).toContain(reply.status);
    if (reply.status === 403) expect(reply.body.missing_permission).toMatch(/^[a-z_.]+$/);
    const denials = await eventsOf(environment.administrator, requestId);
    if (reply.status === 403 || request.method !== 'GET')
      expect(denials).toMatchObject([
        { outcome: 'denied', actor_id: nobody.id, action: actionOf(operation) },
      ]);
  });
});

describe.each(mutations)('$method $path', (operation) => {
  test('does what it says for an Administrator, and leaves one audit event', async () => {
    const { administrator } = await api.newEnvironment();
    const { request, requestId } = await requestFor(administrator, operation);
    const reply = await administrator.send(request);
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: operation.status });
    expect(await eventsOf(administrator, requestId)).toMatchObject([
      {
        outcome: 'success',
        action: actionOf(operation),
        actor_id: administrator.id,
        target_kind: operation.tag,
        request_id: requestId,
      },
    ]);
  });

  test('a dry run answers the same and writes nothing', async () => {
    const { administrator } = await api.newEnvironment();
    const { request, requestId } = await requestFor(administrator, operation);
    const reply = await administrator.send({ ...request, query: { dry_run: true } });
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: operation.status });
    expect(await eventsOf(administrator, requestId)).toEqual([]);
    const real = await administrator.send(request);
    expect(real.status).toBe(operation.status);
    expect(Object.keys(real.body ?? {})).toEqual(Object.keys(reply.body ?? {}));
  });
});
