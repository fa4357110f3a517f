import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../api/app.ts';
import type { Context } from '../../api/context.ts';
import { createLimits } from '../../api/http/limits.ts';
import { serveDirectly } from '../../api/http/serve-directly.ts';
import { operations } from '../../api/operations.ts';
import { type Bearer, type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { decisionPaths, memberOf, projectOf, question } from '../support/decisions.ts';
import { type RawReply, type RawRequest, send, sendSigned } from '../support/raw-request.ts';
import { assign, create, createProject } from '../support/resources.ts';

/** The answer of a server that has nothing but the short way, to what that leaves to others. */
const left = 418;

interface Ways {
  /** Through the application, as everything else. */
  readonly long: string;
  /** Past it, and nothing else. */
  readonly short: string;
}

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function waysOf(context: Context): Promise<Ways> {
  const direct = serveDirectly(context, createLimits(context), operations);
  return {
    long: await serve(getRequestListener(createApp(context).fetch)),
    short: await serve((incoming, outgoing) => {
      if (!direct(incoming, outgoing)) outgoing.writeHead(left).end();
    }),
  };
}

let api: TestApi;
let ways: Ways;
let environment: TestEnvironment;
let jane: Bearer;
let project: Json;
beforeAll(async () => {
  api = await startTestApi({ trustedProxies: ['127.0.0.1'] });
  ways = await waysOf(api.context);
  environment = await api.newEnvironment();
  project = await createProject(environment.administrator);
  jane = await environment.member({ role: 'project_user', project: project.id });
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await api.stop();
});

/** What does not differ from one time to the next. */
function lasting({ status, headers, body }: RawReply) {
  const { date, 'x-request-id': id, ...others } = Object.fromEntries(headers);
  const text = JSON.stringify(body, (key, value) => (key === 'age_ms' || key === 'request_id' ? 0 : value));
  const length = others['content-length'] === undefined ? undefined : 'some';
  return { status, headers: { ...others, 'content-length': length }, body: JSON.parse(text) };
}

const aboutJane = (permission = 'deployment.read') =>
  question(memberOf(jane.id), permission, projectOf(project.id));

const asked = (more: Partial<RawRequest> = {}): RawRequest => ({
  method: 'POST',
  target: decisionPaths.evaluation,
  headers: { authorization: `Bearer ${jane.token}`, 'content-type': 'application/json' },
  body: JSON.stringify(aboutJane()),
  ...more,
});

const withHeaders = (headers: Record<string, string>) =>
  asked({ headers: { ...asked().headers, ...headers } });

const withBody = (body: Json, target: string = decisionPaths.evaluation) =>
  asked({ target, body: typeof body === 'string' ? body : JSON.stringify(body) });

const without = (name: string) => {
  const { [name]: _, ...headers } = asked().headers ?? {};
  return asked({ headers });
};

const janesCookie = (origin: string) => ({
  ...asked(),
  headers: { cookie: `roster_session=${jane.token}`, 'content-type': 'application/json', origin },
});

const cases: Record<string, readonly [status: number, request: () => RawRequest]> = {
  'what is allowed': [200, () => asked()],
  'what is denied': [200, () => withBody(aboutJane('deployment.delete'))],
  'many questions': [
    200,
    () => withBody({ ...aboutJane(), evaluations: [{}, 1] }, decisionPaths.evaluations),
  ],
  'a search for subjects': [
    403,
    () => withBody({ ...aboutJane(), subject: { type: 'member' } }, decisionPaths.subjects),
  ],
  'a search for resources': [
    200,
    () => withBody({ ...aboutJane(), resource: { type: 'project' } }, decisionPaths.resources),
  ],
  'a search for actions': [200, () => withBody(aboutJane(), decisionPaths.actions)],
  'a field that is missing': [400, () => withBody({})],
  'a body that is no JSON': [400, () => withBody('{')],
  'a key that stands twice': [400, () => withBody('{"subject":1,"subject":1}')],
  'no body': [400, () => withBody('')],
  'another content type': [400, () => withHeaders({ 'content-type': 'text/plain' })],
  'no content type': [400, () => without('content-type')],
  'no credential': [401, () => without('authorization')],
  'a session that is none': [401, () => withHeaders({ authorization: 'Bearer x' })],
  'an empty credential': [401, () => withHeaders({ authorization: '' })],
  'a cookie': [200, () => janesCookie(api.url)],
  'a cookie from another site': [403, () => janesCookie('https://evil.example')],
  'a question about others that they may not ask': [
    403,
    () => withBody(question(memberOf('mem_other'), 'deployment.read', projectOf(project.id))),
  ],
  'a revision that was seen': [200, () => withHeaders({ 'x-roster-revision': '1' })],
  'a revision to come': [400, () => withHeaders({ 'x-roster-revision': '999999' })],
  'a revision that is none': [400, () => withHeaders({ 'x-roster-revision': 'x' })],
};

describe.each(Object.entries(cases))('%s', (_, [status, request]) => {
  test(`is ${status} on both ways, in the same words`, async () => {
    const long = await send(ways.long, request());
    const short = await send(ways.short, request());
    expect(short.status).toBe(status);
    expect(lasting(short)).toEqual(lasting(long));
    expect(Number(short.headers.get('content-length'))).toBe(Buffer.byteLength(short.text));
  });
});

test('a signature is verified on both ways', async () => {
  for (const url of [ways.long, ways.short]) {
    const there = { ...api, url };
    const request = withBody(aboutJane());
    const headers = { 'content-type': 'application/json' };
    const answer = await sendSigned(there, environment.administrator, { ...request, headers });
    expect(answer.body).toMatchObject({ decision: true });
    const { secretAccessKey: _, ...key } = environment.administrator;
    const forged = await sendSigned(there, { ...key, secretAccessKey: 'x' }, { ...request, headers });
    expect(forged.status).toBe(401);
  }
});

test('a request id is sent back on both ways, or made', async () => {
  for (const url of [ways.long, ways.short]) {
    const given = await send(url, withHeaders({ 'x-request-id': 'pdp-7' }));
    expect(given.headers.get('x-request-id')).toBe('pdp-7');
    const refused = await send(url, { ...withHeaders({ 'x-request-id': 'pdp-8' }), body: '{' });
    expect(refused.body.request_id).toBe('pdp-8');
    const made = await send(url, withHeaders({ 'x-request-id': 'é' }));
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('both ways write the same line into the log', async () => {
  const lines: Json[] = [];
  for (const [url, requestId] of [
    [ways.long, 'line-long'],
    [ways.short, 'line-short'],
  ] as const) {
    await send(url, withHeaders({ 'x-request-id': requestId }));
    await expect.poll(() => api.log.some((line) => line.includes(requestId))).toBe(true);
    lines.push(JSON.parse(api.log.find((line) => line.includes(requestId)) ?? '{}'));
  }
  const [long, short] = lines.map(({ time, milliseconds, requestId, ...line }) => line);
  expect(short).toEqual(long);
  expect(short).toMatchObject({ method: 'POST', path: decisionPaths.evaluation, status: 200 });
  expect(short.principalId).toBe(jane.id);
});

test('what is denied is recorded on both ways', async () => {
  const request = withBody(question(memberOf('mem_other'), 'deployment.read', projectOf(project.id)));
  for (const [url, requestId] of [
    [ways.long, 'denied-long'],
    [ways.short, 'denied-short'],
  ] as const) {
    const told = { 'x-request-id': requestId, 'user-agent': 'pdp/1', 'x-roster-change': 'PR 7' };
    const added = { 'x-forwarded-for': '203.0.113.7' };
    await send(url, { ...request, headers: { ...request.headers, ...told }, added });
    const events = await api.context.database
      .selectFrom('audit_events')
      .select(['actor_id', 'outcome', 'address', 'user_agent', 'change_reference'])
      .where('request_id', '=', requestId)
      .execute();
    const event = { outcome: 'denied', address: '203.0.113.7', user_agent: 'pdp/1' };
    expect(events).toEqual([{ ...event, actor_id: jane.id, change_reference: 'PR 7' }]);
  }
});

test('a failure of our own is 500 on both ways, and in the log alone', async () => {
  const findSession = async () => {
    throw new Error('the secret reason');
  };
  const broken = await waysOf({
    ...api.context,
    knownCredentials: { ...api.context.knownCredentials, findSession },
  });
  const long = await send(broken.long, asked());
  const short = await send(broken.short, withHeaders({ 'x-request-id': 'broken-short' }));
  expect(lasting(short)).toEqual(lasting(long));
  expect(short).toMatchObject({ status: 500, body: { code: 'internal_error' } });
  expect(short.text).not.toContain('the secret reason');
  const line = api.log.find((one) => one.includes('broken-short') && one.includes('request failed'));
  expect(line).toContain('the secret reason');
});

const others: Record<string, () => RawRequest> = {
  'another method': () => ({ ...asked(), method: 'GET' }),
  'a query': () => asked({ target: `${decisionPaths.evaluation}?a=1` }),
  'an encoded path': () => asked({ target: '/access/v1/%65valuation' }),
  'another path': () => asked({ target: '/v1/projects' }),
  'a credential that stands twice': () =>
    asked({ headers: {}, added: { authorization: [`Bearer ${jane.token}`, 'Bearer other'] } }),
  'a content type that stands twice': () =>
    asked({ headers: {}, added: { 'content-type': ['application/json', 'text/plain'] } }),
  'a host that is none': () => withHeaders({ host: 'a b' }),
  'a body that is too large': () => withBody(' '.repeat(1024 * 1024 + 1)),
};

test.each(Object.entries(others))('%s is left to the long way', async (_, request) => {
  expect((await send(ways.short, request())).status).toBe(left);
});

test('of two credentials the server takes none', async () => {
  const authorization = [`Bearer ${jane.token}`, 'Bearer other'];
  const twice = { ...asked(), headers: { 'content-type': 'application/json' }, added: { authorization } };
  expect((await send(api.url, twice)).status).toBe(401);
});

test('the address before a trusted proxy is what an allow-list is held against, on both ways', async () => {
  const { administrator } = environment;
  const account = await create(administrator, 'service_accounts', {
    name: 'robot',
    allowed_addresses: ['203.0.113.0/24'],
  });
  await assign(administrator, account.id, 'administrator');
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  const robot = { accessKeyId: key.id, secretAccessKey: key.secret_access_key };
  for (const url of [ways.long, ways.short]) {
    const from = (address: string) =>
      sendSigned({ ...api, url }, robot, {
        ...withBody(aboutJane()),
        headers: { 'content-type': 'application/json' },
        added: { 'x-forwarded-for': address },
      });
    expect((await from('203.0.113.7')).status).toBe(200);
    expect((await from('198.51.100.7')).status).toBe(401);
  }
});

test('a body without a declared length is left to the long way, which answers it', async () => {
  const chunked = (url: string) =>
    fetch(url + decisionPaths.evaluation, {
      method: 'POST',
      headers: { ...asked().headers },
      body: new Blob([JSON.stringify(aboutJane())]).stream(),
      duplex: 'half',
    } as RequestInit);
  expect((await chunked(ways.short)).status).toBe(left);
  const answer = await chunked(api.url);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ decision: true });
});

test('requests that are sent one after the other without waiting are answered in their order', async () => {
  const { hostname, port } = new URL(ways.short);
  const expected = Array.from({ length: 40 }, (_, index) => index % 3 === 0);
  const requests = expected.map((allowed) => {
    const body = JSON.stringify(aboutJane(allowed ? 'deployment.read' : 'deployment.delete'));
    const head = `POST ${decisionPaths.evaluation} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${jane.token}\r\n`;
    return `${head}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  });
  const socket = connect(Number(port), hostname);
  socket.write(requests.join(''));
  let text = '';
  const given = () =>
    [...text.matchAll(/"decision":(true|false)/g)].map(([, decision]) => decision === 'true');
  for await (const chunk of socket) {
    text += chunk;
    if (given().length === expected.length) break;
  }
  expect(given()).toEqual(expected);
});

test('a client that goes away before its request is whole hurts nobody', async () => {
  const { hostname, port } = new URL(ways.short);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`POST ${decisionPaths.evaluation} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{`);
  socket.destroy();
  expect((await send(ways.short, asked())).status).toBe(200);
});
