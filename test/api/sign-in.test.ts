import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, type Reply, startTestApi, type TestApi } from '../support/api.ts';
import { continueSignIn, goodPassword, memberWithPassword, signedIn, signIn } from '../support/members.ts';
import { createProject, problemOf, setMemberStatus } from '../support/resources.ts';
import { travelWithin } from '../support/travel.ts';
import { codeOf, turnOnTwoFactor } from '../support/two-factor.ts';

const minute = 60_000;
const otherPassword = 'velvet harbour stone lantern';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
const travel = travelWithin(() => api);

/** The first step, where another one follows. */
async function begin(body: Json, status: string): Promise<string> {
  const reply = await signIn(api, body);
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200, body: { status } });
  return reply.body.sign_in_token;
}

const failed = (reply: Reply) => problemOf(reply, 401, 'sign_in_failed');

describe('Team members log in through a dedicated login page', () => {
  test('and, after entering their credentials, access projects by their assigned roles', async () => {
    const environment = await api.newEnvironment();
    const payments = await createProject(environment.administrator, 'payments');
    await createProject(environment.administrator, 'billing');
    const grants = [{ role: 'project_user', project: payments.id }];
    const user = await signedIn(api, await memberWithPassword(api, environment, { grants }));
    expect((await user.get('/v1/projects')).body.items).toMatchObject([{ name: 'payments' }]);
    problemOf(await user.get('/v1/members'), 403, 'permission_denied');
  });

  test('the answer names the session, the member and the environment, and nothing else', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment);
    const { body } = await signIn(api, jane.signIn);
    expect(body).toEqual({
      status: 'signed_in',
      session_token: expect.stringMatching(/^rss_[\w-]{43}$/),
      session_id: expect.stringMatching(/^ses_/),
      member_id: jane.id,
      environment_id: environment.id,
      expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });

  test('of one environment: whoever is a member of two has a password in each', async () => {
    const [one, other] = [await api.newEnvironment(), await api.newEnvironment()];
    const email = 'jane@example.com';
    const inOne = await memberWithPassword(api, one, { email });
    const inOther = await memberWithPassword(api, other, { email, password: otherPassword });
    failed(await signIn(api, { ...inOne.signIn, environment: other.slug }));
    const reply = await signIn(api, inOther.signIn);
    expect(reply.body).toMatchObject({ member_id: inOther.id, environment_id: other.id });
  });

  test('with the e-mail address in any case, or the user name where there is one', async () => {
    const environment = await api.newEnvironment();
    const admin = await memberWithPassword(api, environment, {
      email: 'Jane@Example.com',
      username: 'Admin',
    });
    for (const login of ['jane@example.com', 'JANE@EXAMPLE.COM', 'admin', 'ADMIN']) {
      const { body } = await signIn(api, { ...admin.signIn, login });
      expect(body, login).toMatchObject({ status: 'signed_in', member_id: admin.id });
    }
  });

  test('service accounts do not have login passwords', async () => {
    const { administrator, slug } = await api.newEnvironment();
    const { accessKeyId, secretAccessKey, id } = administrator;
    for (const login of [id, accessKeyId])
      failed(await signIn(api, { environment: slug, login, password: secretAccessKey }));
  });

  test('and when they last did so is kept', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment);
    const lastSignIn = () =>
      api.context.database
        .selectFrom('member_credentials')
        .select('last_sign_in_at')
        .where('member_id', '=', jane.id)
        .executeTakeFirstOrThrow();
    await signIn(api, { ...jane.signIn, password: 'wrong' });
    expect(await lastSignIn()).toEqual({ last_sign_in_at: null });
    await signedIn(api, jane);
    expect(await lastSignIn()).toEqual({ last_sign_in_at: expect.any(Date) });
  });
});

describe('a password that somebody else chose', () => {
  const invited = async () => memberWithPassword(api, await api.newEnvironment(), { mustChange: true });

  test('must be changed at the first sign-in, and opens no session before', async () => {
    const jane = await invited();
    const token = await begin(jane.signIn, 'password_change_required');
    problemOf(await api.bearer(jane.id, token).get('/v1/sessions'), 401, 'unauthenticated');
    const reply = await continueSignIn(api, 'new_password', {
      sign_in_token: token,
      new_password: otherPassword,
    });
    expect(reply.body).toMatchObject({ status: 'signed_in', member_id: jane.id });
    failed(await signIn(api, jane.signIn));
    await signedIn(api, { ...jane, signIn: { ...jane.signIn, password: otherPassword } });
  });

  test.each([
    ['the same', goodPassword, 'is the present password'],
    ['a short one', 'orchid barrel', 'must have at least 15 characters'],
    ['a common one', 'passwordpassword', 'is a common password'],
  ])('is not changed to %s, and the sign-in goes on', async (_, new_password, message) => {
    const token = await begin((await invited()).signIn, 'password_change_required');
    const refused = await continueSignIn(api, 'new_password', { sign_in_token: token, new_password });
    const { errors } = problemOf(refused, 422, 'password_refused');
    expect(errors).toEqual([
      { pointer: '/new_password', code: 'password_refused', message: expect.stringContaining(message) },
    ]);
    const body = { sign_in_token: token, new_password: otherPassword };
    expect((await continueSignIn(api, 'new_password', body)).body.status).toBe('signed_in');
  });

  test('is changed once: the token of the step is used up, also when it comes twice at once', async () => {
    const jane = await invited();
    const token = await begin(jane.signIn, 'password_change_required');
    const replies = await Promise.all(
      ['velvet harbour stone lantern', 'copper willow under rain'].map((new_password) =>
        continueSignIn(api, 'new_password', { sign_in_token: token, new_password }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test('is changed with the second factor first, where there is one', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment);
    const { seed } = await turnOnTwoFactor(api, await signedIn(api, jane));
    await api.context.database
      .updateTable('member_credentials')
      .set({ must_change_password: true })
      .where('member_id', '=', jane.id)
      .execute();
    const first = await begin(jane.signIn, 'second_factor_required');
    failed(await continueSignIn(api, 'new_password', { sign_in_token: first, new_password: otherPassword }));
    const second = await continueSignIn(api, 'second_factor', {
      sign_in_token: first,
      code: codeOf(api, seed, 1),
    });
    expect(second.body).toMatchObject({ status: 'password_change_required' });
    const body = { sign_in_token: second.body.sign_in_token, new_password: otherPassword };
    expect((await continueSignIn(api, 'new_password', body)).body.status).toBe('signed_in');
  });
});

describe('a sign-in under way', () => {
  test('is over after 10 minutes', async () => {
    const jane = await memberWithPassword(api, await api.newEnvironment(), { mustChange: true });
    const token = await begin(jane.signIn, 'password_change_required');
    travel(10 * minute);
    failed(await continueSignIn(api, 'new_password', { sign_in_token: token, new_password: otherPassword }));
  });

  test('is stored as a hash alone', async () => {
    const jane = await memberWithPassword(api, await api.newEnvironment(), { mustChange: true });
    const token = await begin(jane.signIn, 'password_change_required');
    const row = await api.context.database
      .selectFrom('sign_ins')
      .selectAll()
      .where('member_id', '=', jane.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.token_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each(['disabled', 'pending'] as const)(
    'issues nothing when the member is %s in the middle of it',
    async (status) => {
      const environment = await api.newEnvironment();
      const jane = await memberWithPassword(api, environment, { mustChange: true });
      const joe = await memberWithPassword(api, environment);
      const { seed } = await turnOnTwoFactor(api, await signedIn(api, joe));
      const change = await begin(jane.signIn, 'password_change_required');
      const factor = await begin(joe.signIn, 'second_factor_required');
      for (const { id } of [jane, joe]) await setMemberStatus(api, id, status);
      failed(
        await continueSignIn(api, 'new_password', { sign_in_token: change, new_password: otherPassword }),
      );
      failed(
        await continueSignIn(api, 'second_factor', { sign_in_token: factor, code: codeOf(api, seed, 1) }),
      );
      const sessions = await api.context.database
        .selectFrom('sessions')
        .select('id')
        .where('member_id', '=', jane.id)
        .execute();
      expect(sessions).toEqual([]);
    },
  );

  test('goes with the member who is deleted', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment, { mustChange: true });
    const token = await begin(jane.signIn, 'password_change_required');
    expect((await environment.administrator.delete(`/v1/members/${jane.id}`)).status).toBe(204);
    failed(await continueSignIn(api, 'new_password', { sign_in_token: token, new_password: otherPassword }));
    failed(await signIn(api, jane.signIn));
  });
});
