import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { addEvents, addPlainRows, storedLog } from '../support/audit.ts';
import { send } from '../support/raw-request.ts';
import { createProject, listAll, neverExisted, problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Without those of the environment's own making. */
const eventsOf = async (environment: TestEnvironment, query: Json = {}) => {
  const events = await listAll(environment.administrator, 'audit_events', query);
  return events.filter(({ actor_kind }) => actor_kind !== 'system');
};

const actionsOf = async (environment: TestEnvironment, query: Json) =>
  (await eventsOf(environment, query)).map(({ action }) => action);

test('events are found by who, what, to what, with what outcome, by which request, for which change', async () => {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  const nobody = await environment.actor();
  const project = await createProject(administrator);
  const headers = { 'x-request-id': 'r-1', 'x-roster-change': 'pull request 7' };
  await root.patch(`/v1/projects/${project.id}`, { note: 'x' }, { headers });
  await nobody.get('/v1/members');
  const expected: [Json, string[]][] = [
    [{ target_id: project.id }, ['project.create', 'project.update']],
    [{ target_id: project.id, order: 'newest' }, ['project.update', 'project.create']],
    [{ target_id: neverExisted('prj') }, []],
    [{ target_kind: 'member' }, ['member.list']],
    [{ actor_id: administrator.id, action: 'project.create' }, ['project.create']],
    [{ actor_id: administrator.id, action: 'project.update' }, []],
    [{ actor_id: root.id }, ['project.update']],
    [{ actor_kind: 'member' }, ['project.update']],
    [{ actor_kind: 'service_account' }, ['project.create', 'member.list']],
    [{ actor_kind: 'operator' }, []],
    [{ outcome: 'denied' }, ['member.list']],
    [{ outcome: 'success', order: 'newest' }, ['project.update', 'project.create']],
    [{ request_id: 'r-1' }, ['project.update']],
    [{ change_reference: 'pull request 7' }, ['project.update']],
    [{ change_reference: 'pull request' }, []],
    [{ address: '127.0.0.1' }, ['project.create', 'project.update', 'member.list']],
    [{ address: '::ffff:127.0.0.1', outcome: 'denied' }, ['member.list']],
    [{ address: '192.0.2.1' }, []],
  ];
  for (const [query, actions] of expected)
    expect(await actionsOf(environment, query), JSON.stringify(query)).toEqual(actions);
});

test('events are found by the time when they happened: from a time on, until before a time', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  for (const name of ['first', 'second', 'third']) {
    await createProject(administrator, name);
    api.travel(60_000);
  }
  api.travel(-180_000);
  const [first, second, third] = (await eventsOf(environment)).map(({ occurred_at }) => occurred_at);
  const namesOf = async (query: Json) =>
    (await eventsOf(environment, query)).map(({ details }) => details.changes.name[1]);
  expect(await namesOf({ from: second })).toEqual(['second', 'third']);
  expect(await namesOf({ until: second })).toEqual(['first']);
  expect(await namesOf({ from: second, until: third })).toEqual(['second']);
  expect(await namesOf({ from: first, until: first })).toEqual([]);
  expect(await namesOf({ from: `${third.slice(0, 10)}T00:00:00Z`, order: 'newest' })).toEqual([
    'third',
    'second',
    'first',
  ]);
  expect(await namesOf({ from: '2999-12-31T23:59:59Z' })).toEqual([]);
  for (const time of ['yesterday', '2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00', '1e9', ''])
    problemOf(await administrator.get('/v1/audit_events', { from: time }), 400, 'malformed_request');
});

test('the newest come first where they are asked for, on every page, and later ones disturb nothing', async () => {
  const environment = await api.newEnvironment();
  const { head } = await storedLog(api, environment);
  await addEvents(api, environment, 7 - head.sequence);
  const read = (query: Json) => environment.administrator.get('/v1/audit_events', query);
  const first = await read({ order: 'newest', page_size: 3 });
  await addEvents(api, environment, 2);
  const second = await read({ order: 'newest', page_size: 3, page_token: first.body.next_page_token });
  const third = await read({ order: 'newest', page_size: 3, page_token: second.body.next_page_token });
  const sequences = [first, second, third].map(({ body }) => body.items.map((item: Json) => item.sequence));
  expect(sequences).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
  expect(third.body.next_page_token).toBe('');
  problemOf(
    await read({ order: 'oldest', page_size: 3, page_token: first.body.next_page_token }),
    400,
    'malformed_request',
  );
});

test('a search that few of many events pass looks at a part of them each time, and finds all', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  await addPlainRows(api, environment, 45_000);
  const pages = async (query: Json) => {
    const found: number[][] = [];
    let page_token = '';
    do {
      const { body } = await administrator.get('/v1/audit_events', { ...query, page_token });
      found.push(body.items.map(({ sequence }: Json) => sequence));
      page_token = body.next_page_token;
    } while (page_token !== '');
    return found;
  };
  expect(await pages({ actor_kind: 'operator' })).toEqual([[1_001], [], [46_000]]);
  expect(await pages({ actor_kind: 'operator', order: 'newest' })).toEqual([[46_000], [], [1_001]]);
  expect(await pages({ actor_kind: 'operator', action: 'usual' })).toEqual([[1_001], [], []]);
  expect(await pages({ from: '2099-01-02T00:00:00Z' })).toEqual([[], [], []]);
  expect(await pages({ action: 'rare' })).toEqual([[46_000]]);
  expect(await pages({ action: 'rare', actor_kind: 'operator' })).toEqual([[46_000]]);
  expect(await pages({ target_id: neverExisted('prj') })).toEqual([[]]);
});

test('a single event is read by its id, as the list shows it', async () => {
  const environment = await api.newEnvironment();
  await createProject(environment.administrator);
  const [event] = await eventsOf(environment);
  const read = await environment.administrator.get(`/v1/audit_events/${event.id}`);
  expect([read.status, read.body]).toEqual([200, event]);
  const stranger = (await api.newEnvironment()).administrator;
  problemOf(await stranger.get(`/v1/audit_events/${event.id}`), 404, 'not_found');
  problemOf(await stranger.get('/v1/audit_events/nonsense'), 400, 'malformed_request');
});

test('a filter that nothing could match is refused, and names itself', async () => {
  const { administrator } = await api.newEnvironment();
  for (const [name, value] of [
    ['outcome', 'failure'],
    ['actor_kind', 'robot'],
    ['order', 'random'],
    ['action', 'ä'],
    ['request_id', 'x'.repeat(257)],
    ['change_reference', 'a\0b'],
    ['change_reference', ''],
    ['until', '2026-01-01T00:00:00+01:00'],
  ] as const) {
    const refused = problemOf(
      await administrator.get('/v1/audit_events', { [name]: value }),
      400,
      'malformed_request',
    );
    expect(refused.errors[0].pointer, name).toBe(`/${name}`);
  }
});

test('a change leaves a mark of at most 500 characters, of whatever script', async () => {
  const environment = await api.newEnvironment();
  const mark = async (bytes: Buffer) => {
    const requestId = randomUUID();
    const reply = await send(api.url, {
      method: 'DELETE',
      target: `/v1/projects/${(await createProject(environment.administrator, requestId)).id}`,
      headers: {
        authorization: `Bearer ${environment.root.token}`,
        'x-request-id': requestId,
        'x-roster-change': bytes.toString('latin1'),
      },
    });
    expect(reply.status).toBeLessThan(300);
    const [event] = await eventsOf(environment, { request_id: requestId });
    return event.change_reference;
  };
  expect(await mark(Buffer.from('Änderung № 7 🚀'))).toBe('Änderung № 7 🚀');
  expect(await mark(Buffer.from('Änderung', 'latin1'))).toBe('Änderung');
  expect(await mark(Buffer.from('x'.repeat(600)))).toBe('x'.repeat(500));
  expect(await mark(Buffer.from('🚀'.repeat(600)))).toBe('🚀'.repeat(500));
  expect(await actionsOf(environment, { change_reference: 'Änderung № 7 🚀' })).toEqual(['project.delete']);
  expect((await environment.administrator.get('/v1/audit_log/verify')).body).toMatchObject({ ok: true });
});

test('curl signs a change with a mark of any script', async () => {
  const environment = await api.newEnvironment();
  const { accessKeyId, secretAccessKey } = environment.administrator;
  const words = ['--silent', '--fail', '--aws-sigv4', 'aws:amz:global:roster'];
  words.push('--user', `${accessKeyId}:${secretAccessKey}`, '--header', 'X-Roster-Change: Änderung № 7');
  words.push('--json', '{"name":"payments"}', `${api.url}/v1/projects`);
  await promisify(execFile)('curl', words);
  expect(await actionsOf(environment, { change_reference: 'Änderung № 7' })).toEqual(['project.create']);
});
