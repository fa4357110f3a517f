import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { done, isSignedIn, perform, resetPassword } from '../support/member-verbs.ts';
import { continueSignIn, givePassword, memberWithPassword, signedIn, signIn } from '../support/members.ts';
import { actorWith, createMember, listAll, problemOf } from '../support/resources.ts';
import { turnOnTwoFactor } from '../support/two-factor.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('Change password', () => {
  test('the member must change it at the next sign-in, the old one is good no longer, and their sessions end', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment);
    const session = await signedIn(api, jane);
    const changed = await done(administrator, jane.id, 'reset_password');
    expect(changed).toMatchObject({ status: 'active', must_change_password: true });
    expect(await isSignedIn(session)).toBe(false);
    problemOf(await signIn(api, jane.signIn), 401, 'sign_in_failed');
    const first = await signIn(api, { ...jane.signIn, password: resetPassword });
    expect(first.body).toMatchObject({ status: 'password_change_required' });
    const own = await continueSignIn(api, 'new_password', {
      sign_in_token: first.body.sign_in_token,
      new_password: 'a pebble under every oak',
    });
    expect(own.body).toMatchObject({ status: 'signed_in' });
    const { body } = await administrator.get(`/v1/members/${jane.id}`);
    expect(body).toMatchObject({ must_change_password: false, last_sign_in_at: expect.any(String) });
  });

  test('a sign-in under way ends', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment, { mustChange: true });
    const first = await signIn(api, jane.signIn);
    expect(first.body.status).toBe('password_change_required');
    await done(environment.administrator, jane.id, 'reset_password');
    const next = { sign_in_token: first.body.sign_in_token, new_password: 'a pebble under every oak' };
    problemOf(await continueSignIn(api, 'new_password', next), 401, 'sign_in_failed');
  });

  test('the password must be acceptable: 15 characters at least, 8 with two-factor', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment);
    const reset = (password: string) =>
      administrator.post(`/v1/members/${jane.id}/reset_password`, { password });
    const unacceptable = ['fourteen chars', 'passwordpassword', jane.email, 'x'.repeat(129), ''];
    for (const password of unacceptable) problemOf(await reset(password), 422, 'password_refused');
    await turnOnTwoFactor(api, await signedIn(api, jane));
    expect((await reset('fourteen chars')).status).toBe(200);
  });

  test('is in the audit log without the password', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment);
    await done(administrator, jane.id, 'reset_password');
    const events = await listAll(administrator, 'audit_events', { target_id: jane.id });
    expect(events).toMatchObject([
      { action: 'member.reset_password', details: { password: 'changed', ended_sessions: [] } },
    ]);
    expect(JSON.stringify(events) + api.log.join('')).not.toContain(resetPassword);
  });

  test('does not tell whether it was the password already', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment, { password: resetPassword });
    await done(environment.administrator, jane.id, 'reset_password');
  });

  test('an SSO member has none', async () => {
    const environment = await api.newEnvironment();
    const jane = await environment.member();
    await api.context.database
      .updateTable('members')
      .set({ kind: 'sso' })
      .where('id', '=', jane.id)
      .execute();
    problemOf(await perform(environment.administrator, jane.id, 'reset_password'), 422, 'validation_failed');
  });
});

describe('Remove 2FA', () => {
  test('an activated member signs in with the password alone again, and the recovery codes are gone', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment);
    const { recoveryCodes } = await turnOnTwoFactor(api, await signedIn(api, jane));
    const before = await administrator.get(`/v1/members/${jane.id}`);
    expect(before.body).toMatchObject({ two_factor: true });
    const first = await signIn(api, jane.signIn);
    expect(await done(administrator, jane.id, 'remove_two_factor')).toMatchObject({ two_factor: false });
    const code = { sign_in_token: first.body.sign_in_token, code: recoveryCodes[0] };
    problemOf(await continueSignIn(api, 'second_factor', code), 401, 'sign_in_failed');
    await signedIn(api, jane);
  });

  test('a password that is too short to stand alone must be changed then', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const jane = await memberWithPassword(api, environment);
    const session = await signedIn(api, jane);
    await turnOnTwoFactor(api, session);
    await givePassword(api, environment, jane.id, 'plum kite 7');
    expect(await done(administrator, jane.id, 'remove_two_factor')).toMatchObject({
      must_change_password: true,
    });
  });

  test('is refused for a pending member and one without: there is nothing to remove', async () => {
    const environment = await api.newEnvironment();
    const { administrator, member } = environment;
    for (const { id } of [await createMember(administrator), await member()])
      problemOf(await perform(administrator, id, 'remove_two_factor'), 422, 'two_factor');
  });
});

describe('Nobody takes over a member who holds more than they do', () => {
  test.each(['reset_password', 'remove_two_factor'])(
    '%s: 403 that names what is missing, nothing changes, and the denial is recorded',
    async (verb) => {
      const environment = await api.newEnvironment();
      const jane = await memberWithPassword(api, environment, { grants: [{ role: 'administrator' }] });
      const session = await signedIn(api, jane);
      await turnOnTwoFactor(api, session);
      const manager = await actorWith(environment, ['member.manage', 'member.list']);
      for (const query of [{}, { dry_run: true }]) {
        const refused = await perform(manager, jane.id, verb, query);
        expect(problemOf(refused, 403, 'permission_denied').missing_permission).toEqual(expect.any(String));
      }
      expect(await isSignedIn(session)).toBe(true);
      expect((await signIn(api, jane.signIn)).body.status).toBe('second_factor_required');
      const denials = await listAll(environment.administrator, 'audit_events', {
        action: `member.${verb}`,
        actor_id: manager.id,
      });
      expect(denials.map(({ outcome }) => outcome)).toContain('denied');
    },
  );

  test('who manages members may disable any, and neither enables nor unlocks who holds more', async () => {
    const environment = await api.newEnvironment();
    const manager = await actorWith(environment, ['member.manage', 'member.list']);
    const jane = await environment.member({ role: 'administrator' });
    await done(manager, jane.id, 'disable');
    for (const verb of ['enable', 'unlock'])
      for (const query of [{}, { dry_run: true }])
        problemOf(await perform(manager, jane.id, verb, query), 403, 'permission_denied');
    const { body } = await manager.get(`/v1/members/${jane.id}`);
    expect(body.status).toBe('disabled');
    await done(environment.administrator, jane.id, 'enable');
  });

  test('who holds the same or less is reset', async () => {
    const environment = await api.newEnvironment();
    const manager = await actorWith(environment, ['member.manage', 'member.list', 'audit_log.read']);
    const reader = await actorWith(environment, ['audit_log.read']);
    const [{ role_id }] = await listAll(environment.administrator, 'role_assignments', {
      principal_id: reader.id,
    });
    const jane = await memberWithPassword(api, environment, { grants: [{ role: role_id }] });
    await done(manager, jane.id, 'reset_password');
  });

  test.each(['reset_password', 'remove_two_factor'])(
    '%s is not for oneself: a stolen session would need neither password nor code',
    async (verb) => {
      const environment = await api.newEnvironment();
      const jane = await memberWithPassword(api, environment, { grants: [{ role: 'administrator' }] });
      const session = await signedIn(api, jane);
      await turnOnTwoFactor(api, session);
      problemOf(await perform(session, jane.id, verb), 422, 'validation_failed');
      expect((await signIn(api, jane.signIn)).body.status).toBe('second_factor_required');
    },
  );
});
