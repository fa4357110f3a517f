import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import { credentialOf } from '../../api/http/operation.ts';
import { operations } from '../../api/operations.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { send, sendSigned } from '../support/raw-request.ts';
import { listAll, neverExisted, problemOf, snapshot } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const pathOf = (path: string) => path.replace('{id}', neverExisted('prj')).replace('{key}', 'k');
const knownPaths = [
  ...new Set(operations.map(({ path }) => pathOf(path))),
  '/healthz',
  '/readyz',
  '/openapi.json',
  '/reference',
  '/',
];

test('a problem has the members of RFC 9457 and of Roster, and nothing else', async () => {
  const { administrator } = await api.newEnvironment();
  const reply = await administrator.get(`/v1/projects/${neverExisted('prj')}`);
  const raw = await sendSigned(api, administrator, { target: `/v1/projects/${neverExisted('prj')}` });
  expect(raw.body).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'there is no such project',
    code: 'not_found',
    request_id: raw.headers.get('x-request-id'),
  });
  expect(reply.headers.get('cache-control')).toBe('no-store');
});

test('every answer has a request id: the one that was sent, or a new one', async () => {
  const { administrator } = await api.newEnvironment();
  const answer = (target: string, id?: string) =>
    sendSigned(api, administrator, { target, headers: id === undefined ? {} : { 'x-request-id': id } });
  for (const target of ['/v1/projects', '/v1/nothing', '/healthz', '/v1/projects/x']) {
    for (const given of ['Terraform-7f.3:a_b', 'a b', '<script>', 'x'.repeat(256)])
      expect((await answer(target, given)).headers.get('x-request-id')).toBe(given);
    const made = [await answer(target), await answer(target)].map(({ headers }) =>
      headers.get('x-request-id'),
    );
    expect(made[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(made[1]).not.toBe(made[0]);
  }
  for (const bad of ['a\tb', 'x'.repeat(257), 'é', ''])
    expect((await answer('/v1/projects', bad)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('other methods on known paths, and paths that are none, give a problem and never a failure', async () => {
  const { administrator } = await api.newEnvironment();
  for (const target of knownPaths)
    for (const method of ['PUT', 'OPTIONS', 'PROPFIND', 'QUERY']) {
      const reply = await sendSigned(api, administrator, { method, target });
      expect(reply.status, `${method} ${target}`).toBe(405);
      expect(reply.body).toMatchObject({ code: 'method_not_allowed', status: 405 });
      expect(reply.headers.get('allow')).toMatch(/^(GET|POST|PATCH|DELETE)(, (GET|POST|PATCH|DELETE))*$/);
    }
  for (const target of ['/v1', '/v1/', '/v1/projects/', '/V1/projects', '//v1/projects', '/v1/projects/a/b'])
    problemOf(await sendSigned(api, administrator, { target }), 404, 'unknown_path');
});

test('HEAD answers as GET, without the body', async () => {
  const { administrator } = await api.newEnvironment();
  for (const target of knownPaths) {
    const get = await sendSigned(api, administrator, { target });
    const head = await sendSigned(api, administrator, { method: 'HEAD', target });
    expect([head.status, head.headers.get('content-type'), head.text]).toEqual([
      get.status,
      get.headers.get('content-type'),
      '',
    ]);
  }
});

test('a query parameter that stands twice, or is not known, is refused', async () => {
  const { administrator } = await api.newEnvironment();
  const refusal = async (target: string, method = 'GET') =>
    problemOf(await sendSigned(api, administrator, { method, target }), 400, 'malformed_request').detail;
  expect(await refusal('/v1/projects?colour=red')).toContain(
    'colour is no parameter of this request; it takes page_size',
  );
  expect(await refusal('/v1/projects?Page_Size=1')).toContain('Page_Size is no parameter');
  expect(await refusal(`/v1/projects/${neverExisted('prj')}?page_size=1`)).toContain('it takes none');
  expect(await refusal(`/v1/projects/${neverExisted('prj')}?force=1`, 'DELETE')).toContain(
    'it takes dry_run',
  );
  expect(await refusal('/v1/projects?__proto__=1')).toContain('__proto__');
  // Their order is not covered by the signature, so twins do not even authenticate.
  for (const target of ['/v1/projects?page_size=1&page_size=2', '/v1/projects?page_size=1&page%5Fsize=1'])
    problemOf(await sendSigned(api, administrator, { target }), 401, 'unauthenticated');
});

test('a filter of the wrong form is refused', async () => {
  const { administrator } = await api.newEnvironment();
  for (const target of [
    '/v1/projects?name=',
    '/v1/projects?name=a%00b',
    '/v1/members?email=jane',
    '/v1/members?status=gone',
    '/v1/roles?scope_kind=galaxy',
    '/v1/role_assignments?project_id=payments',
    '/v1/access_keys?service_account_id=%00',
    '/v1/audit_events?actor_id=%00',
    '/v1/audit_events?target_id=',
    '/v1/audit_events?action=a%0Ab',
    `/v1/audit_events?request_id=${'x'.repeat(257)}`,
  ])
    problemOf(await sendSigned(api, administrator, { target }), 400, 'malformed_request');
});

test('a malformed id is 400 for whoever may look, and changes nothing', async () => {
  const environment = await api.newEnvironment();
  const before = await snapshot(api, environment);
  const member = neverExisted('mem');
  for (const id of [
    'x',
    '%00',
    'prj_',
    member,
    '%ZZ',
    '%F0%9F%9A%80',
    'prj_01h0000000000000000000000%0A',
    'PRJ_01h00000000000000000000000',
  ])
    for (const method of ['GET', 'DELETE']) {
      const reply = await sendSigned(api, environment.administrator, {
        method,
        target: `/v1/projects/${id}`,
      });
      expect([reply.status, reply.body?.code], `${method} ${id}`).toEqual([400, 'malformed_request']);
    }
  expect(await snapshot(api, environment)).toEqual(before);
});

test('an id that no database can hold is denied and audited as any other', async () => {
  const environment = await api.newEnvironment();
  const nobody = await environment.actor();
  for (const id of ['%00', `${'x'.repeat(99)}%F0%9F%9A%80`, '%ED%A0%80', 'x'.repeat(2000)]) {
    const member = await sendSigned(api, nobody, { method: 'DELETE', target: `/v1/members/${id}` });
    expect([member.status, member.body?.code]).toEqual([403, 'permission_denied']);
    const project = await sendSigned(api, nobody, { method: 'DELETE', target: `/v1/projects/${id}` });
    expect([project.status, project.body?.code]).toEqual([404, 'not_found']);
  }
  expect(await listAll(environment.administrator, 'audit_events', { actor_id: nobody.id })).toHaveLength(8);
});

test('credentials in the query are refused, also next to good ones', async () => {
  const { administrator } = await api.newEnvironment();
  for (const query of [
    `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${administrator.accessKeyId}&X-Amz-Signature=00`,
    'x-amz-security-token=t',
    'access_token=t',
    `AWSAccessKeyId=${administrator.accessKeyId}&Signature=s`,
  ]) {
    const target = `/v1/projects?${query}`;
    problemOf(await sendSigned(api, administrator, { target }), 401, 'unauthenticated');
    problemOf(await send(api.url, { target }), 401, 'unauthenticated');
  }
});

test('without a credential everything under /v1 is 401, and says how to sign', async () => {
  for (const operation of operations) {
    if (['none', 'public'].includes(credentialOf(operation))) continue;
    const { method, path } = operation;
    const reply = await send(api.url, { method: method.toUpperCase(), target: pathOf(path) });
    expect(problemOf(reply, 401, 'unauthenticated').detail).toContain('AWS Signature Version 4');
    expect(reply.headers.get('www-authenticate')).toBe('AWS4-HMAC-SHA256');
  }
  for (const authorization of [
    'Bearer x',
    'Basic cm9vdDpyb290',
    'AWS4-HMAC-SHA256',
    'AWS4-HMAC-SHA256 Credential=x',
    '',
  ])
    problemOf(
      await send(api.url, { target: '/v1/projects', headers: { authorization } }),
      401,
      'unauthenticated',
    );
});

test('a failure inside reveals nothing, and the log has everything', async () => {
  const broken = await startTestApi();
  try {
    const { administrator } = await broken.newEnvironment();
    await broken.context.database.schema.alterTable('projects').renameTo('hidden_projects').execute();
    const problem = problemOf(await administrator.get('/v1/projects'), 500, 'internal_error');
    expect(JSON.stringify(problem)).not.toMatch(/hidden|relation|sql|select/i);
    const line = broken.log.find((one) => one.includes('request failed') && one.includes(problem.request_id));
    expect(line).toContain('projects');
  } finally {
    await broken.stop();
  }
});

test('while it starts or stops it is alive and not ready', async () => {
  const starting = createApp(api.context, () => false);
  expect((await starting.request('/healthz')).status).toBe(200);
  const answer = await starting.request('/readyz');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  expect(await answer.json()).toMatchObject({ code: 'unavailable' });
});

test('health checks that speak HTTP/1.0 and name no host are answered', async () => {
  const { hostname, port } = new URL(api.url);
  for (const path of ['/healthz', '/readyz']) {
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${path} HTTP/1.0\r\n\r\n`);
    let text = '';
    for await (const chunk of socket) text += chunk;
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
  }
});

test('what stands behind # in a target is no part of the query', async () => {
  const { administrator } = await api.newEnvironment();
  const target = '/v1/projects?page_size=5#x';
  const bearer = await api.newEnvironment().then(({ member }) => member({ role: 'administrator' }));
  const headers = { authorization: `Bearer ${bearer.token}` };
  expect((await send(api.url, { target, headers })).status).toBe(200);
  expect((await sendSigned(api, administrator, { target })).status).toBe(401);
});

test('the OpenAPI document, the health checks and where the decision point is need no credential', async () => {
  for (const target of ['/healthz', '/readyz', '/openapi.json', '/.well-known/authzen-configuration'])
    expect((await send(api.url, { target })).status).toBe(200);
});
