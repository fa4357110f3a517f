import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashToken } from '../../api/secrets/opaque-tokens.ts';
import type { Json, Reply, TestEnvironment } from '../support/api.ts';
import {
  expectActivated,
  initialPassword,
  invite,
  type MailingApi,
  redeem,
  startMailingApi,
  tokenIn,
} from '../support/mail.ts';
import { goodPassword, memberWithPassword, signedIn, signIn } from '../support/members.ts';
import { fieldErrorsOf, listAll, problemOf } from '../support/resources.ts';
import { turnOnTwoFactor } from '../support/two-factor.ts';

let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

const minute = 60_000;
const hour = 60 * minute;

const sessionsOf = (memberId: string) =>
  api.context.database.selectFrom('sessions').selectAll().where('member_id', '=', memberId).execute();

const statusOf = async ({ root }: TestEnvironment, id: string) =>
  (await root.get(`/v1/members/${id}`)).body.status;

/* The clock moves here, so whoever calls is signed in: a signature would be too old. */

/** The answer of a link that is not good, without what differs from request to request. */
function refusalOf(reply: Reply): Json {
  const { request_id, ...problem } = problemOf(reply, 422, 'link_expired');
  return problem;
}

describe('The activation link', () => {
  test('verifies the address, sets the password and signs in: the member is active only then', async () => {
    const environment = await api.newEnvironment();
    const { root, slug } = environment;
    const { member, token } = await invite(api, root, { roles: [{ role_id: 'auditor' }] });
    expect(await statusOf(environment, member.id)).toBe('pending');
    const activated = await redeem(api, token);
    expectActivated(activated);
    expect(activated.body).toMatchObject({ member_id: member.id, environment_id: environment.id });
    expect(await statusOf(environment, member.id)).toBe('active');
    const jane = api.bearer(member.id, activated.body.session_token);
    expect((await jane.get('/v1/members')).status).toBe(200);
    const again = await signIn(api, { environment: slug, login: member.email, password: goodPassword });
    expectActivated(again);
  });

  test('is recorded as what the member did, with the sign-in', async () => {
    const { root } = await api.newEnvironment();
    const { member, token } = await invite(api, root);
    await redeem(api, token);
    const events = await listAll(root, 'audit_events', { actor_id: member.id });
    expect(events).toMatchObject([
      {
        action: 'member.activate',
        target_id: member.id,
        outcome: 'success',
        details: { changes: { status: ['pending', 'active'] } },
      },
      {
        action: 'member.sign_in',
        target_id: member.id,
        outcome: 'success',
        details: { method: 'activation' },
      },
    ]);
  });

  test('is valid for 1 hour', async () => {
    const { root } = await api.newEnvironment();
    const inTime = await invite(api, root);
    const tooLate = await invite(api, root);
    api.travel(hour - 5 * minute);
    expectActivated(await redeem(api, inTime.token));
    api.travel(5 * minute);
    refusalOf(await redeem(api, tooLate.token));
    expect((await sessionsOf(tooLate.member.id)).length).toBe(0);
  });

  test('works once, also when it is redeemed several times at once', async () => {
    const environment = await api.newEnvironment();
    const { member, token } = await invite(api, environment.root);
    const replies = await Promise.all(Array.from({ length: 5 }, () => redeem(api, token)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422, 422]);
    refusalOf(await redeem(api, token));
    expect(await sessionsOf(member.id)).toHaveLength(1);
  });

  test('is stored as a hash alone', async () => {
    const { root } = await api.newEnvironment();
    const { member, token } = await invite(api, root);
    const rows = await api.context.database
      .selectFrom('member_tokens')
      .selectAll()
      .where('member_id', '=', member.id)
      .execute();
    expect(rows).toMatchObject([{ token_hash: hashToken(token), purpose: 'activation' }]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('changes nothing by being followed: what reads mails does that', async () => {
    const environment = await api.newEnvironment();
    const { member, mail, token } = await invite(api, environment.root);
    const link = mail.text?.match(/https?:\S+token=\S+/)?.[0] ?? '';
    for (let time = 0; time < 2; time++) await fetch(link);
    await fetch(`${api.url}/v1/activations?token=${token}`);
    expect(await statusOf(environment, member.id)).toBe('pending');
    expectActivated(await redeem(api, token));
  });

  test('takes a password that is acceptable, and stays good until it gets one', async () => {
    const { root, slug } = await api.newEnvironment();
    const { member, token } = await invite(api, root);
    const unacceptable = ['short one', 'passwordpassword', member.email, `${slug}${slug}`, 'x'.repeat(129)];
    for (const new_password of unacceptable) {
      const { errors } = problemOf(await redeem(api, token, { new_password }), 422, 'password_refused');
      expect(errors).toMatchObject([{ pointer: '/new_password' }]);
    }
    expectActivated(await redeem(api, token));
  });

  test.each([
    ['an array', ['rst_a']],
    ['a number', 5],
    ['nothing', null],
    ['an object', { $ne: '' }],
  ])('is no %s', async (_, token) => {
    expect(Object.keys(fieldErrorsOf(await redeem(api, token)))).toEqual(['/token']);
  });
});

describe('A link is good no longer', () => {
  test('after the activation mail is sent again', async () => {
    const environment = await api.newEnvironment();
    const { root } = environment;
    const { member, token: older } = await invite(api, root);
    const resent = await root.post(`/v1/members/${member.id}/resend_activation`, undefined);
    expect(resent).toMatchObject({ status: 200, body: { id: member.id, status: 'pending' } });
    const newer = tokenIn(await api.mailbox.next(member.email));
    expect(newer).not.toBe(older);
    refusalOf(await redeem(api, older));
    expect(await statusOf(environment, member.id)).toBe('pending');
    expectActivated(await redeem(api, newer));
  });

  test('after an Administrator changed the password: a new mail goes out', async () => {
    const { root } = await api.newEnvironment();
    const { member, token: older } = await invite(api, root);
    const changed = await root.post(`/v1/members/${member.id}/reset_password`, {
      password: initialPassword,
    });
    expect(changed).toMatchObject({ status: 200, body: { status: 'pending', must_change_password: true } });
    const newer = tokenIn(await api.mailbox.next(member.email));
    refusalOf(await redeem(api, older, { initial_password: initialPassword }));
    expectActivated(await redeem(api, newer, { initial_password: initialPassword }));
  });

  test('after the member was disabled, also when enabled again', async () => {
    const environment = await api.newEnvironment();
    const { root } = environment;
    const { member, token } = await invite(api, root);
    await root.post(`/v1/members/${member.id}/disable`, undefined);
    refusalOf(await redeem(api, token));
    await root.post(`/v1/members/${member.id}/enable`, undefined);
    expect(await statusOf(environment, member.id)).toBe('pending');
    refusalOf(await redeem(api, token));
    await root.post(`/v1/members/${member.id}/resend_activation`, undefined);
    expectActivated(await redeem(api, tokenIn(await api.mailbox.next(member.email))));
  });

  test('and the answer is the same whatever is the matter with it', async () => {
    const { root } = await api.newEnvironment();
    const used = await invite(api, root);
    await redeem(api, used.token);
    const disabled = await invite(api, root);
    await root.post(`/v1/members/${disabled.member.id}/disable`, undefined);
    const deleted = await invite(api, root);
    await root.delete(`/v1/members/${deleted.member.id}`);
    const old = await invite(api, root, { initial_password: initialPassword });
    api.travel(hour);
    const tokens = [used, disabled, deleted, old].map(({ token }) => token);
    const refusals: Json[] = [];
    for (const token of [...tokens, 'rst_unknown', '', 'x'.repeat(900), '\u0000'])
      refusals.push(refusalOf(await redeem(api, token)));
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  });
});

describe('The activation mail is sent again', () => {
  test('only while the member is pending', async () => {
    const { root } = await api.newEnvironment();
    const { member, token } = await invite(api, root);
    const resend = () => root.post(`/v1/members/${member.id}/resend_activation`, undefined);
    await redeem(api, token);
    problemOf(await resend(), 422, 'not_pending');
    await root.post(`/v1/members/${member.id}/disable`, undefined);
    problemOf(await resend(), 422, 'not_pending');
    expect(api.mailbox.mails().filter(({ recipients }) => recipients.includes(member.email))).toHaveLength(1);
  });

  test('not by a dry run, which leaves the link as it is', async () => {
    const { root } = await api.newEnvironment();
    const { member, token } = await invite(api, root);
    const query = { dry_run: true };
    const dry = await root.post(`/v1/members/${member.id}/resend_activation`, undefined, { query });
    expect(dry.status).toBe(200);
    expectActivated(await redeem(api, token));
  });
});

test('disabling in the middle of an activation leaves nobody signed in', async () => {
  const environment = await api.newEnvironment();
  const { root } = environment;
  for (let round = 0; round < 5; round++) {
    const { member, token } = await invite(api, root);
    const [redeemed] = await Promise.all([
      redeem(api, token),
      root.post(`/v1/members/${member.id}/disable`, undefined),
    ]);
    if (redeemed.status !== 200) refusalOf(redeemed);
    expect(await statusOf(environment, member.id)).toBe('disabled');
    expect(await sessionsOf(member.id)).toEqual([]);
  }
});

describe('The link by which the operator lets a root member in again', () => {
  const email = 'root@example.com';
  const recover = async ({ id }: TestEnvironment) => {
    const asked = await api.operator.post(`/v1/environments/${id}/recover_root`, undefined);
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    return api.mailbox.next(email);
  };

  test('lets them choose a new password, once, within 1 hour', async () => {
    const environment = await api.newEnvironment();
    const received = await recover(environment);
    expect(received.subject).toBe(`Choose a new password for ${environment.slug}`);
    const token = tokenIn(received);
    expectActivated(await redeem(api, token));
    refusalOf(await redeem(api, token));
    expectActivated(
      await signIn(api, { environment: environment.slug, login: email, password: goodPassword }),
    );
    const second = tokenIn(await recover(environment));
    api.travel(hour);
    refusalOf(await redeem(api, second));
  });
});

test('a link never stands for the second factor', async () => {
  const environment = await api.newEnvironment();
  const member = await memberWithPassword(api, environment);
  await turnOnTwoFactor(api, await signedIn(api, member));
  const token = 'rst_of-a-recovery';
  await api.context.database
    .insertInto('member_tokens')
    .values({
      environment_id: environment.id,
      member_id: member.id,
      token_hash: hashToken(token),
      purpose: 'recovery',
      created_at: api.context.now(),
      expires_at: new Date(api.context.now().getTime() + hour),
    })
    .execute();
  const redeemed = await redeem(api, token, { new_password: 'lantern copper valley nine' });
  expect(redeemed.body).toMatchObject({ status: 'second_factor_required' });
  expect(redeemed.body).not.toHaveProperty('session_token');
  expect(await sessionsOf(member.id)).toEqual([]);
});
