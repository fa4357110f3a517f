import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { done, isSignedIn, memberVerbs, perform } from '../support/member-verbs.ts';
import { continueSignIn, memberWithPassword, signedIn, signIn } from '../support/members.ts';
import { createMember, listAll, neverExisted, problemOf, snapshot } from '../support/resources.ts';
import { codeOf, turnOnTwoFactor } from '../support/two-factor.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('A disabled member', () => {
  test('cannot log in until enabled, and what they had open ends at the next request', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment, { grants: [{ role: 'auditor' }] });
    const session = await signedIn(api, jane);
    expect(await done(administrator, jane.id, 'disable')).toMatchObject({ status: 'disabled' });
    problemOf(await session.get('/v1/members'), 401, 'unauthenticated');
    problemOf(await signIn(api, jane.signIn), 401, 'sign_in_failed');
    expect(await done(administrator, jane.id, 'enable')).toMatchObject({ status: 'active' });
    problemOf(await session.get('/v1/members'), 401, 'unauthenticated');
    const again = await signedIn(api, jane);
    expect((await again.get('/v1/members')).status).toBe(200);
  });

  test('keeps their role assignments', async () => {
    const environment = await api.newEnvironment();
    const { administrator, member } = environment;
    const jane = await member({ role: 'auditor' }, { role: 'accountant' });
    const before = await listAll(administrator, 'role_assignments', { principal_id: jane.id });
    await done(administrator, jane.id, 'disable');
    expect(await listAll(administrator, 'role_assignments', { principal_id: jane.id })).toEqual(before);
    expect(before).toHaveLength(2);
  });

  test('in the middle of a sign-in is issued nothing', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment);
    const { seed } = await turnOnTwoFactor(api, await signedIn(api, jane));
    const first = await signIn(api, jane.signIn);
    expect(first.body.status).toBe('second_factor_required');
    await done(administrator, jane.id, 'disable');
    const code = { sign_in_token: first.body.sign_in_token, code: codeOf(api, seed, 1) };
    problemOf(await continueSignIn(api, 'second_factor', code), 401, 'sign_in_failed');
    await done(administrator, jane.id, 'enable');
    problemOf(await continueSignIn(api, 'second_factor', code), 401, 'sign_in_failed');
  });

  test('who never activated the account is pending again when enabled', async () => {
    const { administrator } = await api.newEnvironment();
    const { id } = await createMember(administrator);
    await done(administrator, id, 'disable');
    expect(await done(administrator, id, 'enable')).toMatchObject({ status: 'pending' });
  });

  test('is recorded once with what ended; disabling or enabling again changes nothing', async () => {
    const environment = await api.newEnvironment();
    const { administrator, member } = environment;
    const jane = await member();
    await done(administrator, jane.id, 'enable');
    const first = await perform(administrator, jane.id, 'disable');
    const second = await perform(administrator, jane.id, 'disable');
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    const events = await listAll(administrator, 'audit_events', { target_id: jane.id });
    expect(events).toMatchObject([
      {
        action: 'member.disable',
        details: {
          changes: { status: ['active', 'disabled'] },
          ended_sessions: [expect.stringMatching(/^ses_/)],
        },
      },
    ]);
  });
});

describe('The root member', () => {
  test.each(['disable', 'delete'])('cannot be subject to %s, by nobody', async (verb) => {
    const environment = await api.newEnvironment();
    const { administrator, root, member } = environment;
    await member({ role: 'administrator' });
    for (const by of [administrator, root]) {
      const reply =
        verb === 'delete' ? await by.delete(`/v1/members/${root.id}`) : await perform(by, root.id, verb);
      problemOf(reply, 422, 'root_member');
    }
    expect(await isSignedIn(root)).toBe(true);
    expect((await root.get(`/v1/members/${root.id}`)).body).toMatchObject({ root: true, status: 'active' });
  });
});

describe('Deleting a member', () => {
  test('is irreversible: they cannot log in, and their sessions end at the next request', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment, { grants: [{ role: 'auditor' }] });
    const session = await signedIn(api, jane);
    expect((await administrator.delete(`/v1/members/${jane.id}`)).status).toBe(204);
    problemOf(await session.get('/v1/members'), 401, 'unauthenticated');
    problemOf(await signIn(api, jane.signIn), 401, 'sign_in_failed');
    for (const verb of memberVerbs) problemOf(await perform(administrator, jane.id, verb), 404, 'not_found');
  });

  test('leaves nothing of what they signed in with, and the audit log keeps who it was', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment, { email: 'jane@example.com' });
    await turnOnTwoFactor(api, await signedIn(api, jane));
    await administrator.delete(`/v1/members/${jane.id}`);
    const tables = [
      'member_credentials',
      'recovery_codes',
      'attempts',
      'sessions',
      'sign_ins',
      'member_tokens',
    ] as const;
    for (const table of tables) {
      const rows = await api.context.database
        .selectFrom(table as 'sessions')
        .selectAll()
        .where('member_id', '=', jane.id)
        .execute();
      expect(rows, table).toEqual([]);
    }
    const events = await listAll(administrator, 'audit_events', {
      target_id: jane.id,
      action: 'member.delete',
    });
    expect(events).toMatchObject([{ details: { changes: { email: ['jane@example.com', null] } } }]);
  });

  test('frees the address for another person, whose id is another: an id never comes back', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const email = 'jane@example.com';
    const before = await memberWithPassword(api, environment, { email });
    await administrator.delete(`/v1/members/${before.id}`);
    const chosen = await administrator.post('/v1/members', { email, id: before.id });
    expect(chosen.status).toBe(422);
    const after = await createMember(administrator, email);
    expect(after.id).not.toBe(before.id);
    problemOf(await administrator.get(`/v1/members/${before.id}`), 404, 'not_found');
    problemOf(await signIn(api, before.signIn), 401, 'sign_in_failed');
  });
});

test('ending the sessions of a member ends their sign-ins under way too', async () => {
  const environment = await api.newEnvironment();
  const jane = await memberWithPassword(api, environment, { mustChange: true });
  const { body } = await signIn(api, jane.signIn);
  expect(body.status).toBe('password_change_required');
  const ended = await environment.administrator.post(`/v1/members/${jane.id}/end_sessions`, undefined);
  expect(ended).toMatchObject({ status: 200, body: { ended_sessions: 0 } });
  const next = { sign_in_token: body.sign_in_token, new_password: 'a pebble under every oak' };
  problemOf(await continueSignIn(api, 'new_password', next), 401, 'sign_in_failed');
});

describe('Unlock', () => {
  test('lifts a lock at once, and the attempts that led to it count no more', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment);
    const wrong = { ...jane.signIn, password: 'not the password at all' };
    const lock = async () => {
      for (let attempt = 0; attempt < 6; attempt++) await signIn(api, wrong);
    };
    await lock();
    problemOf(await signIn(api, jane.signIn), 401, 'sign_in_failed');
    const { body } = await administrator.get(`/v1/members/${jane.id}`);
    const minutes = (Date.parse(body.locked_until) - api.context.now().getTime()) / 60_000;
    expect(Math.round(minutes)).toBe(30);
    expect(await done(administrator, jane.id, 'unlock')).toMatchObject({ locked_until: null });
    for (let attempt = 0; attempt < 4; attempt++) await signIn(api, wrong);
    await signedIn(api, jane);
  });
});

// Nothing sends mails here, so they wait in the outbox.
describe.each(['resend_activation', 'reset_password', 'disable', 'delete'])('After %s', (verb) => {
  test('a mail that was not sent yet is not sent any more: its link has ended', async () => {
    const { administrator } = await api.newEnvironment();
    const { id } = await createMember(administrator);
    const mails = () =>
      api.context.database
        .selectFrom('mails')
        .select(['id', 'sealed_content', 'last_error'])
        .where('member_id', '=', id)
        .orderBy('id')
        .execute();
    const [waiting] = await mails();
    expect(waiting?.sealed_content).not.toBeNull();
    if (verb === 'delete') await administrator.delete(`/v1/members/${id}`);
    else await done(administrator, id, verb);
    const [older, ...newer] = await mails();
    expect(older).toEqual({ id: waiting?.id, sealed_content: null, last_error: 'withdrawn' });
    const isSentAnew = ['resend_activation', 'reset_password'].includes(verb);
    expect(newer.map(({ sealed_content }) => sealed_content !== null)).toEqual(isSentAnew ? [true] : []);
  });
});

test('an id of another environment is treated as one that never existed, by every verb', async () => {
  const environment = await api.newEnvironment();
  const theirs = await api.newEnvironment();
  const { id } = await theirs.member();
  const before = await snapshot(api, theirs);
  for (const verb of memberVerbs) {
    const foreign = problemOf(await perform(environment.administrator, id, verb), 404, 'not_found');
    const unknown = await perform(environment.administrator, neverExisted('mem'), verb);
    expect({ ...foreign, request_id: '' }).toEqual({
      ...problemOf(unknown, 404, 'not_found'),
      request_id: '',
    });
  }
  expect(await snapshot(api, theirs)).toEqual(before);
});

test('two Administrators who disable each other at once: one stays', async () => {
  const { administrator, root, member } = await api.newEnvironment();
  const [jane, john] = [await member({ role: 'administrator' }), await member({ role: 'administrator' })];
  const replies = await Promise.all([perform(jane, john.id, 'disable'), perform(john, jane.id, 'disable')]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect(await isSignedIn(root)).toBe(true);
  const active = await listAll(administrator, 'members', { status: 'active' });
  expect(active).toHaveLength(2);
});
