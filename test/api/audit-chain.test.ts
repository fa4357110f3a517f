import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Event, hashEvent, verifyChain } from '../../api/audit/chain.ts';
import { type Actor, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { cutOffEnd, storedLog } from '../support/audit.ts';
import { memberWithPassword, signIn } from '../support/members.ts';
import { sendSigned } from '../support/raw-request.ts';
import { create, createProject } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const stored = (environment: TestEnvironment) => storedLog(api, environment);

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

test('the chain verifies after sign-ins, invitations, first uses of keys and the operator at the same time', async () => {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  const members = await Promise.all([1, 2].map(() => memberWithPassword(api, environment)));
  const account = await create(administrator, 'service_accounts', { name: 'robot' });
  const keys = [1, 2, 3].map(() => create(administrator, 'access_keys', { service_account_id: account.id }));
  const robots = (await Promise.all(keys)).map(({ id, secret_access_key }) =>
    api.actAs(account.id, { accessKeyId: id, secretAccessKey: secret_access_key }),
  );
  const replies = await Promise.all(
    [1, 2, 3, 4].flatMap((round) => [
      ...members.map((member) => signIn(api, member.signIn)),
      ...members.map((member) => signIn(api, { ...member.signIn, password: 'wrong' })),
      ...robots.map((robot) => robot.get('/v1/members')),
      root.post('/v1/members', { email: `new-${round}@example.com` }),
      api.operator.patch(`/v1/environments/${environment.id}`, { name: `round ${round}` }),
    ]),
  );
  expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
  const { events, head } = await stored(environment);
  expect(verifyChain(events, head)).toEqual({ ok: true });
  const actors = new Set(events.map(({ actor_kind }) => actor_kind));
  expect([...actors].sort()).toEqual(['anonymous', 'member', 'operator', 'service_account', 'system']);
  expect(events.filter(({ action }) => action === 'access_key.use')).toHaveLength(3);
  expect((await administrator.get('/v1/audit_log/verify')).body).toMatchObject({
    ok: true,
    events: head.sequence,
  });
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

test('an exported head finds a log that was cut off together with its head, and one that grew on after that', async () => {
  const { environment, head: exported } = await withTenProjects();
  await cutOffEnd(api, environment);
  const cut = await stored(environment);
  expect(verifyChain(cut.events, cut.head)).toEqual({ ok: true });
  expect(verifyChain(cut.events, cut.head, exported)).toEqual({
    ok: false,
    sequence: exported.sequence,
    reason: 'the end of the log is missing',
  });
  await createProject(environment.administrator, 'in its place');
  const grown = await stored(environment);
  expect(verifyChain(grown.events, grown.head)).toEqual({ ok: true });
  expect(verifyChain(grown.events, grown.head, exported)).toEqual({
    ok: false,
    sequence: exported.sequence,
    reason: 'the event is not the one that the head names',
  });
});
