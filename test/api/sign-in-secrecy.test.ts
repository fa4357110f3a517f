import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { goodPassword, type MemberWithPassword, memberWithPassword, signIn } from '../support/members.ts';
import { fieldErrorsOf, problemOf, setMemberStatus } from '../support/resources.ts';

// The real one, whose calls can be counted and, once, delayed.
vi.mock('@node-rs/argon2', { spy: true });

let api: TestApi;
let environment: TestEnvironment;
let jane: MemberWithPassword;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  environment = await api.newEnvironment();
  jane = await memberWithPassword(api, environment, { email: 'kate@example.com', username: 'kate' });
});

const attempts = () =>
  api.context.database
    .selectFrom('attempts')
    .selectAll()
    .where('environment_id', '=', environment.id)
    .execute();

/** Cause → what makes the sign-in of `jane` fail for it; what it returns is sent in place of the right thing. */
const causes: Record<string, () => Promise<Json>> = {
  'a wrong password': async () => ({ password: 'not the password' }),
  'an unknown e-mail address': async () => ({ login: 'nobody@example.com' }),
  'an unknown user name': async () => ({ login: 'nobody' }),
  'an unknown environment': async () => ({ environment: 'no-such-environment' }),
  'an environment that no slug names': async () => ({ environment: 'a\u0000b c' }),
  'a pending member': async () => {
    await setMemberStatus(api, jane.id, 'pending');
  },
  'a disabled member': async () => {
    await setMemberStatus(api, jane.id, 'disabled');
  },
  'a deleted member': async () => {
    await environment.administrator.delete(`/v1/members/${jane.id}`);
  },
  'a member without a password': async () => ({ login: 'root@example.com' }),
  'a member who signs in through SSO': async () => {
    const { database } = api.context;
    await database.updateTable('members').set({ kind: 'sso' }).where('id', '=', jane.id).execute();
  },
  'a locked member': async () => {
    for (let done = 0; done < 6; done += 1) await signIn(api, { ...jane.signIn, password: 'wrong' });
  },
  'the attempt that locks': async () => {
    for (let done = 0; done < 5; done += 1) await signIn(api, { ...jane.signIn, password: 'wrong' });
  },
  'a deleted environment': async () => {
    const { database } = api.context;
    const deleted_at = api.context.now();
    await database.updateTable('environments').set({ deleted_at }).where('id', '=', environment.id).execute();
  },
};

describe('a failed sign-in', () => {
  test.each(Object.keys(causes))('says no more than that, for %s', async (cause) => {
    const changes = await causes[cause]?.();
    vi.mocked(verify).mockClear();
    const reply = await signIn(api, { ...jane.signIn, ...changes });
    const { request_id, ...problem } = problemOf(reply, 401, 'sign_in_failed');
    expect(problem).toEqual({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      code: 'sign_in_failed',
      detail:
        'the sign-in failed: check what you entered and begin again. Too many attempts lock a member for a while; an Administrator can lift that.',
    });
    const names = [...reply.headers.keys()].filter((name) => name !== 'date').sort();
    expect(names).toEqual([
      'cache-control',
      'connection',
      'content-length',
      'content-type',
      'keep-alive',
      'www-authenticate',
      'x-request-id',
    ]);
    expect(reply.headers.get('content-length')).toBe(String(JSON.stringify(reply.body).length));
    // The work that takes time is the same: one password is verified, with the same parameters.
    expect(vi.mocked(verify).mock.calls).toEqual([
      [expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/), changes?.password ?? goodPassword],
    ]);
  });

  test('is answered on the same beat, whatever the database had to do', async () => {
    for (const changes of [{ password: 'wrong' }, { login: 'nobody' }, { environment: 'none' }]) {
      const started = performance.now();
      await signIn(api, { ...jane.signIn, ...changes });
      expect(performance.now() - started).toBeGreaterThan(95);
    }
  });
});

test('disabling the member while the password is verified issues nothing', async () => {
  const { verify: really } = await vi.importActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
  vi.mocked(verify).mockImplementationOnce(async (...given) => {
    await setMemberStatus(api, jane.id, 'disabled');
    return really(...given);
  });
  problemOf(await signIn(api, jane.signIn), 401, 'sign_in_failed');
  const { database } = api.context;
  const sessions = database.selectFrom('sessions').selectAll().where('member_id', '=', jane.id);
  expect(await sessions.execute()).toEqual([]);
  const events = database.selectFrom('audit_events').selectAll().where('target_id', '=', jane.id);
  expect(await events.execute()).toMatchObject([
    { action: 'member.sign_in', outcome: 'denied', details: '{"reason":"not_active"}' },
  ]);
});

describe('no other spelling reaches a member or their counter', () => {
  test.each([
    ' kate@example.com',
    'kate@example.com ',
    'kate@example.com\n',
    '\u00a0kate@example.com',
    'kate@example.com\u0000',
    'kate@example.com\u200b',
    '\u212aate@example.com', // KELVIN SIGN, whose lower case is k
    'k\u0430te@example.com', // CYRILLIC SMALL LETTER A
    '\uff4bate@example.com', // FULLWIDTH k
    'kate@example\u3002com', // IDEOGRAPHIC FULL STOP
    'kate@\u24d4xample.com', // CIRCLED e
    'ka\u0074\u0301e@example.com',
    '\u212aate',
    'kate ',
    'kate%',
    'kat_',
    '',
  ])('%j', async (login) => {
    problemOf(await signIn(api, { ...jane.signIn, login }), 401, 'sign_in_failed');
    expect(await attempts()).toEqual([]);
  });

  test('but the case of ASCII letters does not matter', async () => {
    expect((await signIn(api, { ...jane.signIn, login: 'KATE@Example.COM' })).status).toBe(200);
    expect(await attempts()).toHaveLength(1);
  });

  test.each([
    [['kate@example.com']],
    [['kate@example.com', 'root@example.com']],
    [{ 0: 'kate@example.com' }],
    [null],
    [1],
    [true],
  ])('nor one that is no text: %j', async (login) => {
    const reply = await signIn(api, { ...jane.signIn, login });
    expect(Object.keys(fieldErrorsOf(reply))).toEqual(['/login']);
    expect(await attempts()).toEqual([]);
  });
});

test.each([
  ['environment', { environment: ['a'] }],
  ['password', { password: ['a'] }],
  ['password', { password: 'x'.repeat(1001) }],
])('what is no %s is refused before anything is looked up', async (field, changes) => {
  vi.mocked(verify).mockClear();
  expect(Object.keys(fieldErrorsOf(await signIn(api, { ...jane.signIn, ...changes })))).toEqual([
    `/${field}`,
  ]);
  expect(vi.mocked(verify)).not.toHaveBeenCalled();
});
