import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, sendPlain, startTestApi, type TestApi } from '../support/api.ts';
import { continueSignIn, goodPassword, memberWithPassword, signedIn, signIn } from '../support/members.ts';
import { problemOf } from '../support/resources.ts';

const otherPassword = 'velvet harbour stone lantern';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** The first step, where another one follows. */
async function begin(body: Json, status: string): Promise<string> {
  const reply = await signIn(api, body);
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200, body: { status } });
  return reply.body.sign_in_token;
}

const audited = (environmentId: string, action = 'member.sign_in'): Promise<Json[]> =>
  api.context.database
    .selectFrom('audit_events')
    .selectAll()
    .where('environment_id', '=', environmentId)
    .where('action', '=', action)
    .orderBy('sequence')
    .execute();

describe('the audit log', () => {
  test('has every outcome with its reason, and never what was typed', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment, { grants: [] });
    const joe = await memberWithPassword(api, environment, { status: 'pending' });
    await signIn(api, { ...jane.signIn, password: 'hunter2 in the wrong field' });
    await signIn(api, { ...jane.signIn, login: 'typed-a-secret-here' });
    await signIn(api, joe.signIn);
    await signIn(api, { ...jane.signIn, login: 'root@example.com' });
    await signedIn(api, jane);
    const events = await audited(environment.id);
    expect(events).toMatchObject([
      {
        outcome: 'denied',
        actor_kind: 'anonymous',
        target_id: jane.id,
        details: '{"reason":"wrong_password"}',
      },
      { outcome: 'denied', actor_kind: 'anonymous', target_id: null, details: '{"reason":"unknown_login"}' },
      { outcome: 'denied', actor_kind: 'anonymous', target_id: joe.id, details: '{"reason":"not_active"}' },
      { outcome: 'denied', target_id: environment.root.id, details: '{"reason":"no_password"}' },
      { outcome: 'success', actor_kind: 'member', actor_id: jane.id, target_id: jane.id },
    ]);
    for (const event of events) expect(event).toMatchObject({ target_kind: 'member', address: '127.0.0.1' });
    expect(JSON.stringify(events)).not.toMatch(/typed-a-secret|hunter2/);
  });

  test('has a sign-in that stopped half-way', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment, { mustChange: true });
    await begin(jane.signIn, 'password_change_required');
    expect(await audited(environment.id)).toEqual([]);
    expect(await audited(environment.id, 'member.begin_sign_in')).toMatchObject([
      { actor_kind: 'anonymous', target_id: jane.id, details: '{"due":"new_password"}' },
    ]);
  });

  test('and the log of the process keep passwords, tokens and codes out', async () => {
    const environment = await api.newEnvironment();
    const jane = await memberWithPassword(api, environment, { mustChange: true });
    const token = await begin(jane.signIn, 'password_change_required');
    const { body } = await continueSignIn(api, 'new_password', {
      sign_in_token: token,
      new_password: otherPassword,
    });
    await signIn(api, { ...jane.signIn, password: 'a wrong one' });
    const events = await api.context.database
      .selectFrom('audit_events')
      .selectAll()
      .where('environment_id', '=', environment.id)
      .execute();
    const kept = JSON.stringify(events) + api.log.join('');
    for (const secret of [goodPassword, otherPassword, 'a wrong one', token, body.session_token])
      expect(kept).not.toContain(secret);
  });
});

test.each([
  ['GET', undefined],
  ['POST', {}],
])('credentials in the query string open nothing: %s', async (method, body) => {
  const environment = await api.newEnvironment();
  const jane = await memberWithPassword(api, environment, { grants: [{ role: 'administrator' }] });
  const { token } = await signedIn(api, jane);
  const path = method === 'GET' ? '/v1/members' : '/v1/sessions/sign_out';
  for (const name of ['access_token', 'session_token', 'token', 'roster_session', 'authorization']) {
    const reply = await sendPlain(`${api.url}${path}?${name}=${token}`, method, body);
    problemOf(reply, 401, 'unauthenticated');
  }
});

test('a password in the query string is refused', async () => {
  const { slug } = await api.newEnvironment();
  const query = new URLSearchParams({ environment: slug, login: 'jane@example.com', password: goodPassword });
  const body = { environment: slug, login: 'jane@example.com', password: goodPassword };
  problemOf(await sendPlain(`${api.url}/v1/sign_ins?${query}`, 'POST', body), 400, 'malformed_request');
});

test('one address may try so often in a minute, whoever it names', async () => {
  const small = await startTestApi({ signInsPerMinute: 3 });
  try {
    const jane = await memberWithPassword(small, await small.newEnvironment());
    for (const login of ['nobody@example.com', 'somebody', jane.email])
      await signIn(small, { ...jane.signIn, login, password: 'wrong' });
    const reply = await signIn(small, jane.signIn);
    problemOf(reply, 429, 'rate_limited');
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  } finally {
    await small.stop();
  }
});

test('whoever has one IPv6 address has all of its network: they count as one', async () => {
  const behindProxy = await startTestApi({ signInsPerMinute: 1, trustedProxies: ['127.0.0.1'] });
  try {
    const jane = await memberWithPassword(behindProxy, await behindProxy.newEnvironment());
    const from = async (address: string) =>
      (await signIn(behindProxy, jane.signIn, { 'x-forwarded-for': address })).status;
    expect(await from('2001:db8::1')).toBe(200);
    expect(await from('2001:db8::ffff:2')).toBe(429);
    expect(await from('2001:db8:0:1::1')).toBe(200);
    expect(await from('203.0.113.7')).toBe(200);
    expect(await from('::ffff:203.0.113.7')).toBe(429);
  } finally {
    await behindProxy.stop();
  }
});
