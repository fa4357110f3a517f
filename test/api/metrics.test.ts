import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '../../api/database/open.ts';
import { type Listener, listen } from '../../api/http/listener.ts';
import { createMetrics } from '../../api/metrics/metrics.ts';
import { serveMetrics } from '../../api/metrics/serve-metrics.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTestDatabase } from '../support/database.ts';
import { environmentOf, question, serviceAccountOf } from '../support/decisions.ts';

const metrics = createMetrics({ version: '1.2.3', databaseKind: 'embedded' });
let opened: OpenDatabase;
let api: TestApi;
let listener: Listener;
let url: string;
beforeAll(async () => {
  opened = await openTestDatabase();
  api = await startTestApi({ metrics }, { open: async () => opened });
  metrics.watch(opened);
  const options = { host: 'ROSTER_METRICS_HOST', port: 'ROSTER_METRICS_PORT' } as const;
  listener = await listen({ host: '127.0.0.1', port: 0, options });
  listener.serve(serveMetrics(metrics, api.context.logger));
  url = `${listener.url}/metrics`;
});
afterAll(async () => {
  await listener.close(0);
  await api.stop();
});

const exposition = async () => (await fetch(url)).text();

/** The value of a series, as it stands; `undefined` when there is none. */
async function seriesValue(series: string): Promise<number | undefined> {
  const line = (await exposition()).split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
}

const requests = (operation: string, status: number) =>
  `roster_http_requests_total{operation="${operation}",status="${status}"}`;

test('requests are counted by operation and status, on both ways through the server', async () => {
  const { administrator } = await api.newEnvironment();
  await administrator.post('/v1/projects', { name: 'payments' });
  await administrator.post('/v1/projects', { name: 'payments' });
  expect(await seriesValue(requests('create_project', 201))).toBe(1);
  expect(await seriesValue(requests('create_project', 409))).toBe(1);
  expect(await seriesValue('roster_http_request_duration_seconds_count{operation="create_project"}')).toBe(2);
  const slowest = 'roster_http_request_duration_seconds_bucket{le="+Inf",operation="create_project"}';
  expect(await seriesValue(slowest)).toBe(2);
  expect(
    await seriesValue('roster_http_request_duration_seconds_sum{operation="create_project"}'),
  ).toBeGreaterThan(0);
  await fetch(`${api.url}/v1/projects`);
  expect(await seriesValue(requests('list_projects', 401))).toBe(1);
});

test('decisions are counted by their outcome, one by one and many at once', async () => {
  const { id, administrator } = await api.newEnvironment();
  const one = question(serviceAccountOf(administrator.id), 'project.create', environmentOf(id));
  const nobody = question(serviceAccountOf(administrator.id), 'nothing.such', environmentOf(id));
  const path = '/access/v1/evaluation';
  expect((await administrator.post(path, one)).body).toMatchObject({ decision: true });
  await administrator.post(`${path}s`, { evaluations: [one, one, nobody] });
  expect(await seriesValue('roster_decisions_total{outcome="allow"}')).toBe(3);
  expect(await seriesValue(requests('evaluate_access', 200))).toBe(1);
});

test('whoever is denied is counted by the code, and by nothing that grows', async () => {
  const environment = await api.newEnvironment();
  const { id } = await environment.administrator.post('/v1/projects', { name: 'x' }).then(({ body }) => body);
  const auditor = await environment.actor({ role: 'auditor' });
  expect((await auditor.delete(`/v1/projects/${id}`)).status).toBe(403);
  expect(await seriesValue('roster_denials_total{code="permission_denied"}')).toBe(1);
  for (const path of ['one', 'two', 'three']) await fetch(`${api.url}/nowhere/${path}`);
  const text = await exposition();
  for (const secretive of [environment.id, environment.slug, id, auditor.id, auditor.accessKeyId, 'nowhere'])
    expect(text).not.toContain(secretive);
  expect(await seriesValue(requests('none', 404))).toBe(3);
});

test('what waits in the outbox is told, and what the database has', async () => {
  const { root } = await api.newEnvironment();
  const before = (await seriesValue('roster_mail_outbox')) ?? Number.NaN;
  expect((await root.post('/v1/members', { email: 'jane@example.com' })).status).toBe(201);
  expect(await seriesValue('roster_mail_outbox')).toBe(before + 1);
  expect(await seriesValue('roster_environments')).toBeGreaterThan(0);
  expect(await seriesValue('roster_audit_events')).toBeGreaterThan(0);
  expect(await seriesValue('roster_database_up')).toBe(1);
  expect(await seriesValue('roster_build_info{version="1.2.3",database="embedded"}')).toBe(1);
  expect(await seriesValue('nodejs_eventloop_lag_p99_seconds')).toBeDefined();
});

test('a database that fails is told, and hides nothing else', async () => {
  const { database } = api.context;
  await sql`alter table mails rename to hidden`.execute(database);
  try {
    expect(await seriesValue('roster_database_up')).toBe(0);
    expect(await seriesValue('roster_mail_outbox')).toBeNaN();
    expect(await seriesValue('roster_decisions_total{outcome="allow"}')).toBeDefined();
  } finally {
    await sql`alter table hidden rename to mails`.execute(database);
  }
  expect(await seriesValue('roster_database_up')).toBe(1);
});

test('they are on a listener of their own, which has nothing else', async () => {
  expect((await fetch(`${api.url}/metrics`)).status).toBe(404);
  const { origin } = new URL(url);
  expect((await fetch(`${origin}/v1/projects`)).status).toBe(404);
  expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  expect((await fetch(url)).headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
});
