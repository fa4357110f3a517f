import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChainHead, hashEvent, verifyChain } from '../../api/audit/chain.ts';
import type { Row } from '../../api/database/tables.ts';
import { type Actor, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { sendSigned } from '../support/raw-request.ts';
import { createProject } from '../support/resources.ts';

type Event = Row<'audit_events'>;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** The stored log of an environment, and its head. */
async function stored({ id }: TestEnvironment): Promise<{ events: Event[]; head: ChainHead }> {
  const { database } = api.context;
  const events = await database
    .selectFrom('audit_events')
    .selectAll()
    .where('environment_id', '=', id)
    .orderBy('sequence')
    .execute();
  const environment = await database
    .selectFrom('environments')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { events, head: { sequence: environment.audit_sequence, hash: environment.audit_hash } };
}

async function withTenProjects() {
  const environment = await api.newEnvironment();
  for (let index = 0; index < 10; index++) await createProject(environment.administrator, `project ${index}`);
  return { environment, ...(await stored(environment)) };
}

test('the chain verifies after changes, denials and failures of many at the same time', async () => {
  const environment = await api.newEnvironment();
  const actors = [environment.administrator];
  for (let index = 0; index < 3; index++) actors.push(await environment.actor({ role: 'administrator' }));
  const nobody = await environment.actor();
  const requests = Array.from({ length: 40 }, (_, index) => {
    const by = actors[index % actors.length] as Actor;
    if (index % 5 === 4) return nobody.post('/v1/projects', { name: 'mine' });
    return by.post(
      '/v1/projects',
      { name: `project ${index % 30}` },
      index % 7 === 0 ? { query: { dry_run: true } } : {},
    );
  });
  const replies = await Promise.all(requests);
  expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
  const { events, head } = await stored(environment);
  expect(verifyChain(events, head)).toEqual({ ok: true });
  const ended = (outcome: string) => events.filter((event) => event.outcome === outcome);
  expect(ended('denied')).toHaveLength(8);
  const made = await environment.administrator.get('/v1/projects');
  expect(ended('success').filter(({ action }) => action === 'project.create')).toHaveLength(
    made.body.items.length,
  );
});

test('environments have chains of their own', async () => {
  const one = await withTenProjects();
  const other = await withTenProjects();
  expect(verifyChain(one.events, one.head)).toEqual({ ok: true });
  expect(verifyChain(other.events, other.head)).toEqual({ ok: true });
  expect(verifyChain(one.events, other.head)).toMatchObject({ ok: false });
});

test('what clients send cannot break the chain', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const nobody = await environment.actor();
  await createProject(administrator, 'Zahlungen 🚀 "quoted" \\ back');
  for (const headers of [
    { 'user-agent': 'x'.repeat(700) },
    { 'x-roster-change': '","hash":"' },
    { 'x-roster-change': "'; drop table audit_events; --" },
  ] as Record<string, string>[])
    await sendSigned(api, nobody, { method: 'DELETE', target: '/v1/members/x', headers });
  for (const id of [`${'x'.repeat(99)}%F0%9F%9A%80`, '%00', '%ED%A0%80', '%E2%80%AE'])
    await sendSigned(api, nobody, { method: 'DELETE', target: `/v1/members/${id}` });
  const { events, head } = await stored(environment);
  expect(events.filter(({ outcome }) => outcome === 'denied')).toHaveLength(7);
  expect(verifyChain(events, head)).toEqual({ ok: true });
});

test('an event that was changed is found, whichever column it was', async () => {
  const { events, head } = await withTenProjects();
  const columns = Object.keys(events[0] as Event) as (keyof Event)[];
  for (const column of columns) {
    const changed = events.map((event) => ({ ...event }));
    const target = changed[5] as Event;
    const value = typeof target[column] === 'number' ? 1_000 : `${target[column] ?? ''}x`;
    Object.assign(target, { [column]: value });
    expect(verifyChain(changed, head), column).toMatchObject({ ok: false, sequence: 6 });
  }
});

test('an event that was changed and hashed anew is found at the one that follows', async () => {
  const { events, head } = await withTenProjects();
  const changed = events.map((event) => ({ ...event }));
  const target = changed[5] as Event;
  target.actor_id = 'sa_somebody_else';
  target.hash = hashEvent(target);
  expect(verifyChain(changed, head)).toEqual({
    ok: false,
    sequence: 7,
    reason: 'the event does not follow the one before it',
  });
  const last = events.map((event) => ({ ...event }));
  const end = last.at(-1) as Event;
  end.actor_id = 'sa_somebody_else';
  end.hash = hashEvent(end);
  expect(verifyChain(last, head)).toMatchObject({ ok: false });
});

test('removed, reordered, doubled, added and cut-off events are found', async () => {
  const { events, head } = await withTenProjects();
  const [fifth, sixth] = [events[4] as Event, events[5] as Event];
  const tampered: Record<string, Event[]> = {
    'first removed': events.slice(1),
    'middle removed': events.filter((event) => event !== sixth),
    'end cut off': events.slice(0, -1),
    'all removed': [],
    reordered: [...events.slice(0, 4), sixth, fifth, ...events.slice(6)],
    doubled: [...events.slice(0, 5), fifth, ...events.slice(5)],
    added: [
      ...events,
      { ...(events.at(-1) as Event), sequence: head.sequence + 1, previous_hash: head.hash },
    ],
    'numbers swapped': events.map((event) =>
      event === fifth ? { ...sixth, sequence: 5 } : event === sixth ? { ...fifth, sequence: 6 } : event,
    ),
  };
  for (const [how, log] of Object.entries(tampered))
    expect(verifyChain(log, head), how).toMatchObject({ ok: false, sequence: expect.any(Number) });
});

test('an exported head finds a log that was cut off together with its head', async () => {
  const { environment, head: exported } = await withTenProjects();
  const { database } = api.context;
  const last = await database
    .deleteFrom('audit_events')
    .where('environment_id', '=', environment.id)
    .where('sequence', '=', exported.sequence)
    .returning('previous_hash')
    .executeTakeFirstOrThrow();
  await database
    .updateTable('environments')
    .set({ audit_sequence: exported.sequence - 1, audit_hash: last.previous_hash })
    .where('id', '=', environment.id)
    .execute();
  const { events, head } = await stored(environment);
  expect(verifyChain(events, head)).toEqual({ ok: true });
  expect(verifyChain(events, exported)).toEqual({
    ok: false,
    sequence: exported.sequence,
    reason: 'the end of the log is missing',
  });
});
