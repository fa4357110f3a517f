import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lockEnvironment } from '../../api/audit/append.ts';
import type { Settings } from '../../api/environments/settings.ts';
import { completeSignIn, unlock } from '../../api/sign-in/service.ts';
import { type Reply, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import {
  changeSettings,
  continueSignIn,
  type MemberWithPassword,
  memberWithPassword,
  signedIn,
  signIn,
} from '../support/members.ts';
import { problemOf } from '../support/resources.ts';
import { travelWithin } from '../support/travel.ts';
import { codeOf, turnOnTwoFactor } from '../support/two-factor.ts';

// The real one, whose calls can be counted.
vi.mock('@node-rs/argon2', { spy: true });

const minute = 60_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
const travel = travelWithin(() => api);

async function newMember(
  settings: Partial<Settings> = {},
): Promise<{ environment: TestEnvironment; jane: MemberWithPassword }> {
  const environment = await api.newEnvironment();
  await changeSettings(api, environment, settings);
  return { environment, jane: await memberWithPassword(api, environment) };
}

const right = (jane: MemberWithPassword) => signIn(api, jane.signIn);
const wrong = (jane: MemberWithPassword) => signIn(api, { ...jane.signIn, password: 'not the password' });

async function times(count: number, attempt: () => Promise<Reply>): Promise<void> {
  for (let done = 0; done < count; done += 1) await attempt();
}

const failed = (reply: Reply) => problemOf(reply, 401, 'sign_in_failed');
const succeeded = (reply: Reply) => expect(reply.status, JSON.stringify(reply.body)).toBe(200);

const attemptsOf = (memberId: string) =>
  api.context.database.selectFrom('attempts').selectAll().where('member_id', '=', memberId).execute();

async function lockedUntil(memberId: string): Promise<Date | null> {
  const row = await api.context.database
    .selectFrom('member_credentials')
    .select('locked_until')
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return row.locked_until;
}

const locks = (environment: TestEnvironment) =>
  api.context.database
    .selectFrom('audit_events')
    .selectAll()
    .where('environment_id', '=', environment.id)
    .where('action', '=', 'member.lock')
    .execute();

describe('If more than 5 login attempts are made within a 30-minute period, the member account is locked', () => {
  test('failed ones', async () => {
    const { jane } = await newMember();
    await times(5, () => wrong(jane));
    failed(await right(jane));
  });

  test('successful ones', async () => {
    const { jane } = await newMember();
    await times(5, async () => {
      const reply = await right(jane);
      succeeded(reply);
      return reply;
    });
    failed(await right(jane));
  });

  test('both together', async () => {
    const { jane } = await newMember();
    await times(3, () => wrong(jane));
    await times(2, () => right(jane));
    failed(await right(jane));
  });

  test('not by 5', async () => {
    const { jane } = await newMember();
    await times(4, () => wrong(jane));
    succeeded(await right(jane));
    expect(await lockedUntil(jane.id)).toBeNull();
  });

  test('also by those that are nearly 30 minutes old', async () => {
    const { jane } = await newMember();
    await times(5, () => wrong(jane));
    travel(30 * minute - 20_000);
    failed(await right(jane));
  });

  test('not by those that are 30 minutes old', async () => {
    const { jane } = await newMember();
    await times(5, () => wrong(jane));
    travel(30 * minute);
    succeeded(await right(jane));
  });

  test('wrong codes of a second factor count as attempts', async () => {
    const { jane } = await newMember();
    const { seed } = await turnOnTwoFactor(api, await signedIn(api, jane));
    const { body } = await right(jane);
    const give = (code: string) =>
      continueSignIn(api, 'second_factor', { sign_in_token: body.sign_in_token, code });
    // Two passwords were right: three codes more are allowed, and the one over that locks.
    await times(4, () => give('000000'));
    expect(await lockedUntil(jane.id)).not.toBeNull();
    failed(await give(codeOf(api, seed, 1)));
    failed(await right(jane));
  });

  test('the lock is recorded once, as the act of nobody', async () => {
    const { environment, jane } = await newMember();
    await times(8, () => wrong(jane));
    expect(await locks(environment)).toMatchObject([
      { actor_kind: 'system', outcome: 'success', target_kind: 'member', target_id: jane.id },
    ]);
  });
});

describe('Once locked, the account must wait 30 minutes before attempting to log in again', () => {
  test('not a second less', async () => {
    const { environment, jane } = await newMember();
    await times(6, () => wrong(jane));
    const until = (await lockedUntil(jane.id)) as Date;
    const [lock] = await locks(environment);
    expect(until.getTime() - Date.parse(lock?.occurred_at ?? '')).toBe(30 * minute);
    travel(until.getTime() - api.context.now().getTime() - 20_000);
    failed(await right(jane));
    travel(20_000);
    succeeded(await right(jane));
  });

  test('attempts while locked neither count nor extend', async () => {
    const { jane } = await newMember();
    await times(6, () => wrong(jane));
    const until = await lockedUntil(jane.id);
    travel(10 * minute);
    await times(7, () => wrong(jane));
    expect(await lockedUntil(jane.id)).toEqual(until);
    expect(await attemptsOf(jane.id)).toEqual([]);
    travel(20 * minute);
    await times(4, () => wrong(jane));
    succeeded(await right(jane));
  });

  test('attempts while locked are not evaluated', async () => {
    const { jane } = await newMember();
    const nobody = await standIn();
    await times(6, () => wrong(jane));
    vi.mocked(verify).mockClear();
    failed(await right(jane));
    expect(vi.mocked(verify).mock.calls).toEqual([[nobody, jane.password]]);
  });
});

/** The hash that is verified where there is nobody. */
async function standIn(): Promise<unknown> {
  const environment = await api.newEnvironment();
  await signIn(api, { environment: environment.slug, login: 'nobody', password: 'x' });
  return vi.mocked(verify).mock.lastCall?.[0];
}

describe('50 sign-ins for one member at once', () => {
  test.each([
    ['right', true],
    ['wrong', false],
  ])('with the %s password evaluate no more than the 5 allowed', async (_, isRight) => {
    const { environment, jane } = await newMember();
    const nobody = await standIn();
    vi.mocked(verify).mockClear();
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => (isRight ? right(jane) : wrong(jane))),
    );
    const evaluated = vi.mocked(verify).mock.calls.filter(([hash]) => hash !== nobody);
    expect(evaluated).toHaveLength(5);
    expect(vi.mocked(verify).mock.calls).toHaveLength(50);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(isRight ? 5 : 0);
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(isRight ? 45 : 50);
    expect(await locks(environment)).toHaveLength(1);
    expect(await attemptsOf(jane.id)).toEqual([]);
  });
});

describe('window, limit, duration and whether successes count are settings', () => {
  test('limit', async () => {
    const { jane } = await newMember({ lock_attempts: 2 });
    await times(2, () => right(jane));
    failed(await right(jane));
  });

  test('window', async () => {
    const { jane } = await newMember({ lock_attempts: 2, lock_window_minutes: 5 });
    await times(2, () => wrong(jane));
    travel(5 * minute);
    succeeded(await right(jane));
  });

  test('duration', async () => {
    const { jane } = await newMember({ lock_attempts: 2, lock_duration_minutes: 5 });
    await times(3, () => wrong(jane));
    travel(4 * minute);
    failed(await right(jane));
    travel(minute);
    succeeded(await right(jane));
  });

  test('successes that do not count are taken out again', async () => {
    const { jane } = await newMember({ lock_attempts: 2, lock_counts_successes: false });
    await times(2, async () => {
      const reply = await right(jane);
      succeeded(reply);
      return reply;
    });
    await wrong(jane);
    succeeded(await right(jane));
    await wrong(jane);
    failed(await right(jane));
  });
});

describe('a lock', () => {
  test('ends no session, and no key of a service account', async () => {
    const { environment, jane } = await newMember();
    const session = await signedIn(api, jane);
    await times(5, () => wrong(jane));
    expect(await lockedUntil(jane.id)).not.toBeNull();
    expect((await session.get('/v1/sessions')).status).toBe(200);
    expect((await environment.administrator.get('/v1/projects')).status).toBe(200);
  });

  test('never touches service accounts: their ids are nobody to a sign-in', async () => {
    const { environment, jane } = await newMember();
    const { administrator } = environment;
    await times(7, () => signIn(api, { ...jane.signIn, login: administrator.id, password: 'wrong' }));
    expect((await administrator.get('/v1/projects')).status).toBe(200);
    expect(await locks(environment)).toEqual([]);
  });

  test('does not keep out who comes through SSO', async () => {
    const { environment, jane } = await newMember();
    await times(6, () => wrong(jane));
    const { context } = api;
    const facts = { requestId: 'sso', address: null, userAgent: null, changeReference: null };
    const step = await context.database.transaction().execute(async (transaction) => {
      const locked = await lockEnvironment(transaction, environment.id);
      return completeSignIn(transaction, locked, { context, facts, now: context.now() }, jane.id, 'sso');
    });
    expect((await api.bearer(jane.id, step.session.token).get('/v1/sessions')).status).toBe(200);
  });

  test('is lifted by unlocking, and attempts are counted afresh', async () => {
    const { environment, jane } = await newMember();
    await times(6, () => wrong(jane));
    await api.context.database
      .transaction()
      .execute((transaction) => unlock(transaction, environment.id, jane.id));
    await times(4, () => wrong(jane));
    succeeded(await right(jane));
  });

  test('is of one member of one environment', async () => {
    const { environment, jane } = await newMember();
    const other = await api.newEnvironment();
    const joe = await memberWithPassword(api, environment);
    const namesake = await memberWithPassword(api, other, { email: jane.email });
    await times(6, () => wrong(jane));
    succeeded(await right(joe));
    succeeded(await right(namesake));
  });

  test('is reached by e-mail address in any case and by user name together', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment, { email: 'jane@example.com', username: 'jane' });
    for (const login of ['jane@example.com', 'JANE@example.com', 'jane', 'Jane', 'jane@EXAMPLE.com'])
      await signIn(api, { ...jane.signIn, login, password: 'wrong' });
    failed(await right(jane));
  });

  test('is not reached by attempts at members who cannot sign in, and none are counted', async () => {
    const environment = await api.newEnvironment();
    const pending = await memberWithPassword(api, environment, { status: 'pending' });
    await times(7, () => wrong(pending));
    expect(await attemptsOf(pending.id)).toEqual([]);
    expect(await locks(environment)).toEqual([]);
  });
});
