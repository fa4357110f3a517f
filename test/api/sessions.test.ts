import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepSignIns } from '../../api/sign-in/service.ts';
import { type Bearer, sendPlain, startTestApi, type TestApi } from '../support/api.ts';
import { changeSettings, memberWithPassword, signedIn, signedInMember, signIn } from '../support/members.ts';
import { neverExisted, problemOf, setMemberStatus } from '../support/resources.ts';
import { travelWithin } from '../support/travel.ts';

const minute = 60_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
const travel = travelWithin(() => api);

const lives = async (session: Bearer) => (await session.get('/v1/sessions')).status === 200;

describe('a session', () => {
  test('is opaque, and stored as a hash alone', async () => {
    const { id, session } = await signedInMember(api);
    expect(session.token).toMatch(/^rss_[\w-]{43}$/);
    const row = await api.context.database
      .selectFrom('sessions')
      .selectAll()
      .where('member_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(session.token);
    problemOf(await api.bearer(id, row.token_hash).get('/v1/sessions'), 401, 'unauthenticated');
    problemOf(await api.bearer(id, row.id).get('/v1/sessions'), 401, 'unauthenticated');
  });

  test('is sent by a program as bearer token, by a browser as cookie', async () => {
    const { session } = await signedInMember(api);
    const url = `${api.url}/v1/sessions`;
    const asCookie = await sendPlain(url, 'GET', undefined, { cookie: `roster_session=${session.token}` });
    expect(asCookie.body.items).toMatchObject([{ current: true }]);
    for (const authorization of [session.token, `Basic ${session.token}`, 'Bearer', 'Bearer x'])
      problemOf(await sendPlain(url, 'GET', undefined, { authorization }), 401, 'unauthenticated');
    const twice = { authorization: 'Bearer x', cookie: `roster_session=${session.token}` };
    problemOf(await sendPlain(url, 'GET', undefined, twice), 401, 'unauthenticated');
  });

  test('ends when it was idle for an hour, and not before', async () => {
    const { session } = await signedInMember(api);
    for (let hours = 0; hours < 3; hours += 1) {
      travel(59 * minute);
      expect(await lives(session)).toBe(true);
    }
    travel(60 * minute);
    problemOf(await session.get('/v1/sessions'), 401, 'unauthenticated');
  });

  test('ends after a day, used or not', async () => {
    const { session } = await signedInMember(api);
    for (let halfHours = 1; halfHours < 48; halfHours += 1) {
      travel(30 * minute);
      expect(await lives(session)).toBe(true);
    }
    travel(30 * minute);
    expect(await lives(session)).toBe(false);
  });

  test('ends after the times that the environment sets', async () => {
    const member = await signedInMember(api);
    await changeSettings(api, member.environment, { session_idle_minutes: 5, session_absolute_minutes: 8 });
    travel(5 * minute);
    expect(await lives(member.session)).toBe(false);
    const session = await signedIn(api, member);
    travel(4 * minute);
    expect(await lives(session)).toBe(true);
    travel(4 * minute);
    expect(await lives(session)).toBe(false);
  });

  test('of a member who is disabled reaches nothing at the next request', async () => {
    const { id, session } = await signedInMember(api, { grants: [{ role: 'administrator' }] });
    expect((await session.get('/v1/members')).status).toBe(200);
    await setMemberStatus(api, id, 'disabled');
    problemOf(await session.get('/v1/members'), 401, 'unauthenticated');
  });

  test('of a member who is deleted is gone', async () => {
    const { id, session, environment } = await signedInMember(api);
    expect((await environment.administrator.delete(`/v1/members/${id}`)).status).toBe(204);
    problemOf(await session.get('/v1/sessions'), 401, 'unauthenticated');
  });
});

describe('a member', () => {
  test('lists their sessions: when, until when, from where, and which is this one', async () => {
    const jane = await signedInMember(api);
    const { body } = await signIn(api, jane.signIn, { 'user-agent': 'browser/1' });
    await signedInMember(api);
    const reply = await jane.session.get('/v1/sessions');
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const times = { created_at: time, last_used_at: time, idle_expires_at: time, expires_at: time };
    const more = { id: expect.stringMatching(/^ses_/), address: '127.0.0.1' };
    expect(reply.body.items).toEqual([
      { ...more, ...times, user_agent: expect.any(String), current: true },
      { ...more, ...times, id: body.session_id, user_agent: 'browser/1', current: false },
    ]);
    const [{ created_at, idle_expires_at, expires_at }] = reply.body.items;
    expect(Date.parse(idle_expires_at) - Date.parse(created_at)).toBe(60 * minute);
    expect(Date.parse(expires_at) - Date.parse(created_at)).toBe(24 * 60 * minute);
    expect(JSON.stringify(reply.body)).not.toContain(body.session_token);
  });

  test('sees no session that has ended', async () => {
    const jane = await signedInMember(api);
    travel(31 * minute);
    const later = await signedIn(api, jane);
    travel(30 * minute);
    const { items } = (await later.get('/v1/sessions')).body;
    expect(items).toMatchObject([{ current: true }]);
  });

  test('pages through them', async () => {
    const jane = await signedInMember(api);
    await signedIn(api, jane);
    const first = await jane.session.get('/v1/sessions', { page_size: 1 });
    expect(first.body.items).toMatchObject([{ current: true }]);
    const query = { page_size: 1, page_token: first.body.next_page_token };
    const second = await jane.session.get('/v1/sessions', query);
    expect(second.body).toMatchObject({ items: [{ current: false }], next_page_token: '' });
  });

  test('ends one of them', async () => {
    const jane = await signedInMember(api);
    const { body } = await signIn(api, jane.signIn);
    const other = api.bearer(jane.id, body.session_token);
    expect((await jane.session.delete(`/v1/sessions/${body.session_id}`)).status).toBe(204);
    expect(await lives(other)).toBe(false);
    expect(await lives(jane.session)).toBe(true);
    problemOf(await jane.session.delete(`/v1/sessions/${body.session_id}`), 404, 'not_found');
  });

  test('cannot end those of others, who might as well not exist', async () => {
    const [jane, joe] = [await signedInMember(api), await signedInMember(api)];
    const colleague = await signedIn(api, await memberWithPassword(api, jane.environment));
    for (const { session } of [joe, { session: colleague }]) {
      const [{ id }] = (await session.get('/v1/sessions')).body.items;
      const refused = problemOf(await jane.session.delete(`/v1/sessions/${id}`), 404, 'not_found');
      const unknown = await jane.session.delete(`/v1/sessions/${neverExisted('ses')}`);
      expect(refused.detail).toBe(unknown.body.detail);
      expect(await lives(session)).toBe(true);
    }
  });

  test('signs out: this session ends, and no other', async () => {
    const jane = await signedInMember(api);
    const other = await signedIn(api, jane);
    expect((await other.post('/v1/sessions/sign_out', undefined)).status).toBe(204);
    problemOf(await other.get('/v1/sessions'), 401, 'unauthenticated');
    problemOf(await other.post('/v1/sessions/sign_out', undefined), 401, 'unauthenticated');
    expect(await lives(jane.session)).toBe(true);
  });
});

describe('an Administrator', () => {
  test('sees the sessions of a member and ends them', async () => {
    const jane = await signedInMember(api);
    await signedIn(api, jane);
    const { administrator } = jane.environment;
    const list = await administrator.get(`/v1/members/${jane.id}/sessions`);
    expect(list.body.items).toMatchObject([{ current: false }, { current: false }]);
    const ended = await administrator.post(`/v1/members/${jane.id}/end_sessions`, undefined);
    expect(ended).toMatchObject({ status: 200, body: { ended_sessions: 2 } });
    expect(await lives(jane.session)).toBe(false);
    expect((await signIn(api, jane.signIn)).status).toBe(200);
  });

  test('does so in their own environment alone', async () => {
    const [jane, joe] = [await signedInMember(api), await signedInMember(api)];
    const { administrator } = joe.environment;
    problemOf(await administrator.get(`/v1/members/${jane.id}/sessions`), 404, 'not_found');
    const reply = await administrator.post(`/v1/members/${jane.id}/end_sessions`, undefined);
    problemOf(reply, 404, 'not_found');
    expect(await lives(jane.session)).toBe(true);
  });

  test('is who may; an Auditor may not', async () => {
    const jane = await signedInMember(api);
    const auditor = await jane.environment.actor({ role: 'auditor' });
    const list = await auditor.get(`/v1/members/${jane.id}/sessions`);
    expect(problemOf(list, 403, 'permission_denied').missing_permission).toBe('member.manage');
    const end = await auditor.post(`/v1/members/${jane.id}/end_sessions`, undefined);
    problemOf(end, 403, 'permission_denied');
    expect(await lives(jane.session)).toBe(true);
  });
});

test('service accounts have no sessions', async () => {
  const { administrator } = await api.newEnvironment();
  problemOf(await administrator.get('/v1/sessions'), 403, 'session_required');
  problemOf(await administrator.post('/v1/sessions/sign_out', undefined), 403, 'session_required');
});

test('what counts nowhere any more is swept, and nothing else', async () => {
  const jane = await signedInMember(api);
  const joe = await memberWithPassword(api, jane.environment, { mustChange: true });
  const { database } = api.context;
  const rows = async () => {
    const counts = (['attempts', 'sign_ins', 'member_tokens', 'sessions'] as const).map((table) =>
      database
        .selectFrom(table)
        .select('member_id')
        .where('environment_id', '=', jane.environment.id)
        .where('member_id', 'in', [jane.id, joe.id])
        .execute(),
    );
    return (await Promise.all(counts)).map((found) => found.length);
  };
  await signIn(api, joe.signIn);
  await database
    .insertInto('member_tokens')
    .values({
      environment_id: jane.environment.id,
      member_id: joe.id,
      token_hash: `link of ${joe.id}`,
      purpose: 'activation',
      created_at: api.context.now(),
      expires_at: new Date(api.context.now().getTime() + 60 * minute),
    })
    .execute();
  const sweep = () => sweepSignIns(api.context, api.context.now());
  await sweep();
  expect(await rows()).toEqual([2, 1, 1, 1]);
  travel(10 * minute);
  await sweep();
  expect(await rows()).toEqual([2, 0, 1, 1]);
  travel(50 * minute);
  await sweep();
  expect(await rows()).toEqual([2, 0, 0, 1]);
  travel(23 * 60 * minute);
  await sweep();
  expect(await rows()).toEqual([0, 0, 0, 0]);
});
