import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { databaseVariables, type ProcessGround, prepareGround } from '../support/api-process.ts';
import { type Collector, type ReceivedSpan, startCollector } from '../support/collector.ts';

/* The real program, which sends its traces to a real receiver. */
vi.setConfig({ testTimeout: 90_000 });

let ground: ProcessGround;
let collector: Collector;
beforeEach(async () => {
  ground = await prepareGround();
  collector = await startCollector();
});
afterEach(async () => {
  await ground.cleanUp();
  await collector.stop();
});

const traceId = '0af7651916cd43dd8448eb211c80319c';
const callerSpan = 'b7ad6b7169203331';
const traceparent = `00-${traceId}-${callerSpan}-01`;

async function credentials() {
  const text = await readFile(join(ground.directory, 'credentials'), 'utf8');
  const value = (name: string) => new RegExp(`^${name} = (\\S+)$`, 'm').exec(text)?.[1] ?? '';
  return { accessKeyId: value('access_key_id'), secretAccessKey: value('secret_access_key') };
}

/** Runs the API with these variables as long as something is done with it; its spans have arrived then. */
async function runTraced(
  variables: Record<string, string>,
  use: (url: string, said: () => string) => Promise<void>,
): Promise<{ readonly lines: Record<string, unknown>[]; readonly database: Record<string, string> }> {
  const database = await databaseVariables();
  const api = ground.start({ ...database, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...variables });
  await use(await api.listening, api.output);
  api.kill('SIGTERM');
  expect(await api.exit, api.output()).toBe(0);
  // Node.js says on the standard error that SQLite is experimental.
  const lines = api
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  return { lines: lines.map((line) => JSON.parse(line)), database };
}

async function signed(endpoint: string) {
  return createSignedFetch({ endpoint, ...(await credentials()), userAgent: 'roster-test' });
}

const inJson = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' };

test('a request is a span of its caller’s trace, its statements are spans of its own, and its line in the log names it', async () => {
  const { lines } = await runTraced(inJson, async (url) => {
    const send = await signed(url);
    const headers = { traceparent, 'x-request-id': 'the-request' };
    await send({ method: 'POST', path: '/v1/projects', body: { name: 'payments' }, headers });
  });
  const span = collector.spans().find(({ kind }) => kind === 2) as ReceivedSpan;
  expect(span).toMatchObject({
    traceId,
    parentSpanId: callerSpan,
    name: 'POST /v1/projects',
    status: 0,
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/v1/projects',
      'http.response.status_code': 201,
      'roster.operation': 'create_project',
      'roster.request_id': 'the-request',
      'roster.principal_id': expect.stringMatching(/^sa_/),
    },
  });
  const statements = collector.spans().filter(({ parentSpanId }) => parentSpanId === span.spanId);
  const texts = statements.map(({ attributes }) => String(attributes['db.query.text']));
  expect(texts.some((text) => text.startsWith('insert into "projects"'))).toBe(true);
  for (const { kind, attributes } of statements)
    expect({ kind, ...attributes }).toMatchObject({ kind: 3, 'db.system.name': 'postgresql' });
  const line = lines.find(({ requestId }) => requestId === 'the-request');
  expect(line).toMatchObject({ trace_id: traceId, span_id: span.spanId, status: 201 });
});

test('the short way of decisions is traced, too, and what is mailed, refused or missing', async () => {
  await runTraced(inJson, async (url) => {
    const send = await signed(url);
    const body = {
      subject: { type: 'user', id: 'x' },
      action: { name: 'x' },
      resource: { type: 'x', id: 'x' },
    };
    await send({ method: 'POST', path: '/access/v1/evaluation', body, headers: { traceparent } });
    await fetch(`${url}/v1/projects`, { headers: { traceparent } });
    await fetch(`${url}/nowhere?token=of-the-query`);
    await vi.waitFor(async () => expect(await mailFiles()).toHaveLength(1), { timeout: 20_000 });
  });
  const spans = collector.spans();
  const named = (name: string) => spans.filter((span) => span.name === name);
  expect(named('POST /access/v1/evaluation')).toMatchObject([{ traceId, parentSpanId: callerSpan }]);
  expect(named('GET /v1/projects')).toMatchObject([{ attributes: { 'http.response.status_code': 401 } }]);
  expect(named('GET')).toMatchObject([
    { parentSpanId: undefined, attributes: { 'http.response.status_code': 404 } },
  ]);
  const [mail] = named('send mail');
  expect(mail).toMatchObject({ parentSpanId: undefined, attributes: { 'roster.mail_kind': 'activation' } });
  expect(spans.filter(({ parentSpanId }) => parentSpanId === mail?.spanId).length).toBeGreaterThan(0);
  // What the process does between requests, every second, is no part of a trace.
  const ids = new Set(spans.map(({ spanId }) => spanId));
  for (const { kind, parentSpanId } of spans) if (kind === 3) expect(ids).toContain(parentSpanId);
});

const mailFiles = () => readdir(join(ground.directory, 'mail')).catch(() => []);

test('the standard variables say what the service is called, and what is told besides; nothing secret is in it', async () => {
  const email = 'not-for-traces@example.com';
  const { database } = await runTraced(
    {
      ...inJson,
      OTEL_SERVICE_NAME: 'who-may-do-what',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-collector-token=a%20token',
    },
    async (url) => {
      const send = await signed(url);
      await send({ method: 'POST', path: '/v1/members', body: { email, display_name: 'Jane Secret' } });
      await fetch(`${url}/v1/projects`, { headers: { authorization: 'Bearer rss_not-a-session' } });
    },
  );
  expect(collector.resource()).toMatchObject({
    'service.name': 'who-may-do-what',
    'deployment.environment.name': 'test',
    'service.version': expect.any(String),
  });
  for (const { path, token } of collector.received)
    expect({ path, token }).toEqual({ path: '/v1/traces', token: 'a token' });
  const everything = collector.received.map(({ text }) => text).join('');
  const { secretAccessKey } = await credentials();
  const secrets = [email, 'Jane Secret', 'rss_', 'Signature=', secretAccessKey, ...Object.values(database)];
  for (const secret of secrets) expect(everything).not.toContain(secret);
});

test('it is sent as protobuf unless JSON is asked for; a sampler can leave everything out', async () => {
  await runTraced({}, async (url) => void (await fetch(`${url}/healthz`)));
  expect(collector.received).toMatchObject([{ type: 'application/x-protobuf' }]);
  expect(collector.received[0]?.text).toContain('GET /healthz');
  const before = collector.received.length;
  await ground.cleanUp();
  ground = await prepareGround();
  await runTraced(
    { ...inJson, OTEL_TRACES_SAMPLER: 'always_off' },
    async (url) => void (await fetch(`${url}/healthz`, { headers: { traceparent } })),
  );
  expect(collector.received).toHaveLength(before);
});

test('a collector that cannot be reached costs a warning, and nothing else', async () => {
  await collector.stop();
  const impatient = { ...inJson, OTEL_EXPORTER_OTLP_TIMEOUT: '500' };
  const { lines } = await runTraced(impatient, async (url, said) => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await vi.waitFor(() => expect(said()).toContain('cannot send traces'), { timeout: 60_000 });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
  expect(lines.find(({ msg }) => msg === 'cannot send traces')).toMatchObject({
    level: 40,
    reason: expect.stringContaining('ECONNREFUSED'),
  });
});

test('without a word about traces there are none, and a line in the log has no trace', async () => {
  const { lines } = await runTraced({ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, async (url) => {
    await fetch(`${url}/healthz`, { headers: { traceparent } });
  });
  expect(collector.received).toEqual([]);
  expect(lines.some((line) => 'trace_id' in line)).toBe(false);
  expect(lines[0]).toMatchObject({
    msg: 'starting',
    version: expect.any(String),
    edition: 'emqx-platform-3',
  });
});
