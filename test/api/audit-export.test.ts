import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { addEvents, addPlainRows, exportOf, verdictOf } from '../support/audit.ts';
import { openTestDatabase } from '../support/database.ts';
import { createProject, listAll, problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const headOf = async ({ administrator }: TestEnvironment) =>
  (await administrator.get('/v1/audit_log/head')).body;

test('an export has every event, oldest first, and ends with the head as it was when it began', async () => {
  const environment = await api.newEnvironment();
  await addEvents(api, environment, 2_300);
  const reading = exportOf(environment);
  await createProject(environment.administrator);
  const lines = (await reading).map((line) => JSON.parse(line));
  const { head, from_sequence, until_sequence } = lines.pop();
  expect([from_sequence, until_sequence]).toEqual([1, head.sequence]);
  expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1));
  expect(lines).toHaveLength(head.sequence);
  expect(lines.at(-1).hash).toBe(head.hash);
  const listed = await listAll(environment.administrator, 'audit_events', { page_size: 1000 });
  expect(lines.map((event) => ({ ...event, details: JSON.parse(event.details) }))).toEqual(
    listed.slice(0, lines.length),
  );
});

test('anybody can verify an export from its description alone, with jq and sha256sum', async () => {
  const environment = await api.newEnvironment();
  await createProject(environment.administrator, 'Zahlungen № 7 🚀 "quoted" \\ back');
  const headers = { 'x-roster-change': Buffer.from('Änderung № 7').toString('latin1') };
  const marked = await environment.root.post('/v1/projects', { name: 'x' }, { headers });
  expect(marked.status).toBe(201);
  const lines = await exportOf(environment);
  // Each event's values in their order, without `hash`, as a JSON array without white space.
  const script = `while IFS= read -r line; do
    printf %s "$line" | jq -cj 'select(.hash) | del(.hash) | [.[]]' | sha256sum | cut -d' ' -f1; done`;
  const running = promisify(execFile)('sh', ['-c', script]);
  running.child.stdin?.end(`${lines.slice(0, -1).join('\n')}\n`);
  const computed = (await running).stdout.trim().split('\n');
  const events = lines.slice(0, -1).map((line) => JSON.parse(line));
  expect(computed).toEqual(events.map(({ hash }) => hash));
  expect(['', ...computed.slice(0, -1)]).toEqual(events.map(({ previous_hash }) => previous_hash));
});

test('a part of the log is exported from one event to another, and follows the head of an earlier export', async () => {
  const environment = await api.newEnvironment();
  await addEvents(api, environment, 8);
  const first = await exportOf(environment);
  const { head: earlier } = JSON.parse(first.at(-1) as string);
  await addEvents(api, environment, 4);
  const from_sequence = String(earlier.sequence + 1);
  const next = await exportOf(environment, { from_sequence });
  expect(next).toHaveLength(4 + 1);
  expect(verdictOf(next, earlier)).toMatchObject({ verdict: { ok: true }, events: 4 });
  expect(verdictOf(next, { ...earlier, hash: 'f'.repeat(64) })).toMatchObject({ verdict: { ok: false } });
  const middle = await exportOf(environment, { from_sequence: '2', until_sequence: '5' });
  expect(middle.slice(0, -1).map((line) => JSON.parse(line).sequence)).toEqual([2, 3, 4, 5]);
  expect(verdictOf(middle)).toMatchObject({ verdict: { ok: true }, events: 4 });
  const { sequence } = await headOf(environment);
  const nothing = await exportOf(environment, { from_sequence: String(sequence + 1) });
  expect(verdictOf(nothing)).toMatchObject({ verdict: { ok: true }, events: 0 });
  const { administrator } = environment;
  for (const query of [
    { from_sequence: sequence + 2 },
    { from_sequence: 5, until_sequence: 3 },
    { from_sequence: 0 },
    { from_sequence: '1e3' },
    { until_sequence: '-1' },
  ])
    problemOf(await administrator.get('/v1/audit_log/export', query), 400, 'malformed_request');
});

test('an export that fails on its way breaks off, and does not pass for a whole one', async () => {
  const own = await startTestApi();
  try {
    const environment = await own.newEnvironment();
    await addEvents(own, environment, 2_500);
    const { database } = own.context;
    await sql`alter table audit_events rename to stored_events`.execute(database);
    // The second page cannot be read.
    await sql`create view audit_events as select environment_id, sequence, id, occurred_at, actor_kind, actor_id,
      action, outcome, target_kind, target_id, details, request_id, address, user_agent, change_reference,
      previous_hash, case when sequence = 1500 then (1 / (sequence - 1500))::text else hash end as hash
      from stored_events`.execute(database);
    const response = await fetch(`${own.url}/v1/audit_log/export`, {
      headers: { authorization: `Bearer ${environment.root.token}` },
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(own.log.filter((line) => line.includes('answer broke off'))).toHaveLength(1);
    expect(await (await fetch(`${own.url}/healthz`)).json()).toEqual({ status: 'ok' });
  } finally {
    await own.stop();
  }
});

test('the export of a reader who leaves is read no further', async () => {
  const { database, close } = await openTestDatabase();
  let reads = 0;
  const counted = database.withPlugin({
    transformQuery: ({ node }) => {
      if (node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('audit_events')) reads += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const own = await startTestApi({ database: counted });
  try {
    const environment = await own.newEnvironment();
    const pages = 40;
    await addPlainRows(own, environment, pages * 1_000, JSON.stringify({ text: 'x'.repeat(1_000) }));
    const head = sql`update environments set audit_sequence = ${(pages + 1) * 1_000} where id = ${environment.id}`;
    await head.execute(database);
    const leaving = new AbortController();
    const response = await fetch(`${own.url}/v1/audit_log/export?from_sequence=1001`, {
      headers: { authorization: `Bearer ${environment.root.token}` },
      signal: leaving.signal,
    });
    await response.body?.getReader().read();
    leaving.abort();
    for (let before = -1; before !== reads; await sleep(500)) before = reads;
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThan(pages);
  } finally {
    await own.stop();
    await close();
  }
});
