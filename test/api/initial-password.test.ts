import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../support/api.ts';
import {
  expectActivated,
  initialPassword,
  invite,
  type MailingApi,
  redeem,
  startMailingApi,
} from '../support/mail.ts';
import { goodPassword, signIn } from '../support/members.ts';
import { fieldErrorsOf, listAll, problemOf } from '../support/resources.ts';

let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

describe('An initial password that somebody else set', () => {
  test('is asked for, and is changed with the activation, which is the first sign-in', async () => {
    const { root, slug } = await api.newEnvironment();
    const { member, token } = await invite(api, root, { initial_password: initialPassword });
    const missing = fieldErrorsOf(await redeem(api, token));
    expect(Object.keys(missing)).toEqual(['/initial_password']);
    const same = { initial_password: initialPassword, new_password: initialPassword };
    problemOf(await redeem(api, token, same), 422, 'password_refused');
    expectActivated(await redeem(api, token, { initial_password: initialPassword }));
    const login = { environment: slug, login: member.email };
    problemOf(await signIn(api, { ...login, password: initialPassword }), 401, 'sign_in_failed');
    expectActivated(await signIn(api, { ...login, password: goodPassword }));
  });

  test('that is given wrong counts as an attempt to sign in, and the sixth is not evaluated', async () => {
    const environment = await api.newEnvironment();
    const { root } = environment;
    const { member, token } = await invite(api, root, { initial_password: initialPassword });
    const wrong = { initial_password: 'quartz meadow seven fires' };
    const replies: Reply[] = [];
    for (let attempt = 0; attempt < 5; attempt++) replies.push(await redeem(api, token, wrong));
    for (const reply of replies) problemOf(reply, 401, 'sign_in_failed');
    const right = { initial_password: initialPassword };
    problemOf(await redeem(api, token, right), 401, 'sign_in_failed');
    const { body } = await root.get(`/v1/members/${member.id}`);
    expect(body).toMatchObject({ status: 'pending', locked_until: expect.any(String) });
    const events = await listAll(root, 'audit_events', {
      target_id: member.id,
      action: 'member.sign_in',
    });
    expect(events.map(({ outcome, details }) => [outcome, details.reason])).toEqual([
      ...Array.from({ length: 5 }, () => ['denied', 'wrong_password']),
      ['denied', 'locked'],
    ]);
    await root.post(`/v1/members/${member.id}/unlock`, undefined);
    expectActivated(await redeem(api, token, right));
  });

  test('cannot be found out by trying it as the new one', async () => {
    const { root } = await api.newEnvironment();
    const { token } = await invite(api, root, { initial_password: initialPassword });
    const guess = { initial_password: 'quartz meadow seven fires', new_password: initialPassword };
    problemOf(await redeem(api, token, guess), 401, 'sign_in_failed');
  });
});
