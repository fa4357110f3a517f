import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLiveSession, identityOfSession, loadCaller } from '../../api/access/load-caller.ts';
import { limitGuesses } from '../../api/attempts/service.ts';
import type { Call } from '../../api/context.ts';
import { type Bearer, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { goodPassword, signedIn, signedInMember, signIn } from '../support/members.ts';
import { change, judged, refusal } from '../support/passwords.ts';
import { problemOf } from '../support/resources.ts';
import { travelWithin } from '../support/travel.ts';

const minute = 60_000;
const otherPassword = 'velvet harbour stone lantern';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
const travel = travelWithin(() => api);

const storedOf = (memberId: string) =>
  api.context.database
    .selectFrom('member_credentials')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();

describe('a member may change their own password', () => {
  test('and signs in with the new one alone from then on', async () => {
    const jane = await signedInMember(api);
    expect((await change(jane.session, goodPassword, otherPassword)).status).toBe(204);
    problemOf(await signIn(api, jane.signIn), 401, 'sign_in_failed');
    expect((await signIn(api, { ...jane.signIn, password: otherPassword })).status).toBe(200);
    expect(await storedOf(jane.id)).toMatchObject({ must_change_password: false });
  });

  test('and their other sessions, links from mails and sign-ins under way end', async () => {
    const jane = await signedInMember(api);
    const elsewhere = await signedIn(api, jane);
    const { database } = api.context;
    const row = { environment_id: jane.environment.id, member_id: jane.id };
    const times = {
      created_at: api.context.now(),
      expires_at: new Date(api.context.now().getTime() + minute),
    };
    await database
      .insertInto('member_tokens')
      .values({ ...row, ...times, token_hash: `link of ${jane.id}`, purpose: 'activation' })
      .execute();
    await database
      .insertInto('sign_ins')
      .values({ ...row, ...times, token_hash: `sign-in of ${jane.id}`, step: 'new_password' })
      .execute();
    await change(jane.session, goodPassword, otherPassword);
    expect((await jane.session.get('/v1/sessions')).body.items).toHaveLength(1);
    problemOf(await elsewhere.get('/v1/sessions'), 401, 'unauthenticated');
    for (const table of ['member_tokens', 'sign_ins'] as const)
      expect(await database.selectFrom(table).selectAll().where('member_id', '=', jane.id).execute()).toEqual(
        [],
      );
  });

  test('to another one', async () => {
    const jane = await signedInMember(api);
    const reply = await change(jane.session, goodPassword, goodPassword);
    expect(refusal(reply)).toBe('is the present password: choose another one');
  });

  test('with the present one', async () => {
    const jane = await signedInMember(api);
    const reply = await change(jane.session, 'not the password', otherPassword);
    expect(refusal(reply, 'password')).toBe('is not your present password');
    expect((await signIn(api, jane.signIn)).status).toBe(200);
  });

  test('which is not given away by a new one that is the same, or short', async () => {
    const jane = await signedInMember(api);
    for (const guess of [goodPassword, 'short'])
      expect(refusal(await change(jane.session, 'not the password', guess), 'password')).toBe(
        'is not your present password',
      );
  });

  test('and a repetition with the same key gets the same answer', async () => {
    const jane = await signedInMember(api);
    const request = {
      method: 'POST',
      path: '/v1/password/change',
      headers: { 'idempotency-key': 'change-once' },
      body: { password: goodPassword, new_password: otherPassword },
    };
    expect((await jane.session.send(request)).status).toBe(204);
    const again = await jane.session.send(request);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([204, 'true']);
  });

  test('unless they have none, because they sign in through an identity provider', async () => {
    const { root } = await api.newEnvironment();
    problemOf(await change(root, '', otherPassword), 422, 'password_refused');
  });

  test('and the audit log says so without a value', async () => {
    const jane = await signedInMember(api);
    await change(jane.session, 'not the password', otherPassword);
    await change(jane.session, goodPassword, otherPassword);
    const events = await api.context.database
      .selectFrom('audit_events')
      .selectAll()
      .where('action', '=', 'member.change_own_password')
      .where('target_id', '=', jane.id)
      .where('outcome', '=', 'success')
      .execute();
    expect(events).toMatchObject([{ actor_id: jane.id, details: '{"ended_sessions":[],"changes":{}}' }]);
    const { password_hash } = await storedOf(jane.id);
    const all = await api.context.database.selectFrom('audit_events').selectAll().execute();
    const kept = JSON.stringify(all) + api.log.join('');
    for (const secret of [goodPassword, otherPassword, 'not the password', password_hash as string])
      expect(kept).not.toContain(secret);
  });
});

test('who is deleted or signed out while their request waits for its turn is not known any more', async () => {
  const jane = await signedInMember(api);
  const { database } = api.context;
  const { id } = await database
    .selectFrom('sessions')
    .select('id')
    .where('member_id', '=', jane.id)
    .executeTakeFirstOrThrow();
  const session = await findLiveSession(database, { id }, api.context.now());
  if (!session) throw new Error('she is signed in');
  const call = {
    ...api,
    now: api.context.now(),
    caller: await loadCaller(database, identityOfSession(session)),
  };
  const administrator = jane.environment.administrator;
  expect((await administrator.delete(`/v1/members/${jane.id}`)).status).toBeLessThan(300);
  const asked = limitGuesses(call as unknown as Call, () => expect.fail('nothing is evaluated'));
  await expect(asked).rejects.toMatchObject({ code: 'unauthenticated' });
});

describe('guesses at the present password', () => {
  const guess = (session: Bearer, query: Json = {}) =>
    change(session, 'not the password', otherPassword, query);

  test('end after 5 within 30 minutes, with the right one too; the session and signing in go on', async () => {
    const jane = await signedInMember(api);
    for (let done = 0; done < 5; done += 1) refusal(await guess(jane.session), 'password');
    const reply = await change(jane.session, goodPassword, otherPassword);
    problemOf(reply, 429, 'rate_limited');
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(29 * 60);
    expect(Number(reply.headers.get('retry-after'))).toBeLessThanOrEqual(30 * 60);
    expect((await jane.session.get('/v1/sessions')).status).toBe(200);
    expect((await signIn(api, jane.signIn)).status).toBe(200);
    travel(30 * minute);
    const later = await signedIn(api, jane);
    expect((await change(later, goodPassword, otherPassword)).status).toBe(204);
  });

  test('are counted in dry runs too', async () => {
    const jane = await signedInMember(api);
    for (let done = 0; done < 5; done += 1) refusal(await guess(jane.session, { dry_run: true }), 'password');
    problemOf(await guess(jane.session), 429, 'rate_limited');
  });

  test('are counted when they come at once', async () => {
    const jane = await signedInMember(api);
    const replies = await Promise.all(Array.from({ length: 20 }, () => guess(jane.session)));
    expect(replies.filter(({ status }) => status === 422)).toHaveLength(5);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test('are denials in the audit log', async () => {
    const jane = await signedInMember(api);
    await guess(jane.session);
    const events = await api.context.database
      .selectFrom('audit_events')
      .selectAll()
      .where('actor_id', '=', jane.id)
      .where('outcome', '=', 'denied')
      .execute();
    expect(events).toMatchObject([
      { action: 'member.change_own_password', details: '{"code":"password_refused"}' },
    ]);
  });

  test('are not counted when they were right', async () => {
    const jane = await signedInMember(api);
    for (let done = 0; done < 6; done += 1)
      expect((await judged(jane.session, otherPassword)).status).toBe(204);
    refusal(await judged(jane.session, 'short'));
    expect((await change(jane.session, goodPassword, otherPassword)).status).toBe(204);
  });
});
