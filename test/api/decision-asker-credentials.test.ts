import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Actor,
  type Caller,
  type Reply,
  sendPlain,
  type TestApi,
  type TestEnvironment,
} from '../support/api.ts';
import {
  answerOf,
  attentiveEnvironment,
  decisionPaths,
  deploymentIn,
  memberOf,
  question,
  serviceAccountOf,
  startDeafApi,
} from '../support/decisions.ts';
import { send, sendSigned } from '../support/raw-request.ts';
import { assign, create, createServiceAccount, neverExisted, problemOf } from '../support/resources.ts';
import { travelWithin } from '../support/travel.ts';

/* The credentials of who asks: they are known from memory, and what is taken away must not go on working there. */
let api: TestApi;
beforeAll(async () => {
  api = await startDeafApi();
});
afterAll(() => api.stop());
const travel = travelWithin(() => api);

const path = decisionPaths.evaluation;

/** Longer no answer is old. */
const staleness = 5_000;

/** A question that the caller asks about themselves. */
const about = ({ id }: Pick<Caller, 'id'>) =>
  question(id.startsWith('mem_') ? memberOf(id) : serviceAccountOf(id), 'deployment.read', deploymentIn());

describe('without a good credential', () => {
  const refused: Record<string, (administrator: Actor, body: string) => Promise<Reply>> = {
    none: (_, body) => send(api.url, { method: 'POST', target: path, body }),
    'a wrong secret': (administrator, body) =>
      sendSigned(
        api,
        { ...administrator, secretAccessKey: 'rsk_wrong' },
        { method: 'POST', target: path, body },
      ),
    'a key that nobody has': (administrator, body) =>
      sendSigned(
        api,
        { ...administrator, accessKeyId: neverExisted('ak') },
        { method: 'POST', target: path, body },
      ),
    'a session that nobody has': (_, body) =>
      send(api.url, { method: 'POST', target: path, headers: { authorization: 'Bearer rss_none' }, body }),
  };

  test.each(Object.entries(refused))('%s: 401, whatever is asked', async (_, ask) => {
    const { administrator } = await api.newEnvironment();
    // Known from memory from here on.
    await answerOf(administrator, about(administrator));
    for (const body of [JSON.stringify(about(administrator)), '{}', 'no json'])
      problemOf(await ask(administrator, body), 401, 'unauthenticated');
  });

  test('a session that a browser adds by itself is taken from pages of this server alone', async () => {
    const { member } = await api.newEnvironment();
    const jane = await member();
    const cookie = `roster_session=${jane.token}`;
    const ask = (headers: Record<string, string>) =>
      sendPlain(api.url + path, 'POST', about(jane), { cookie, ...headers });
    expect(await ask({ origin: api.url })).toMatchObject({ status: 200, body: { decision: false } });
    for (const origin of ['https://evil.example', 'null', api.url.replace('http:', 'https:')])
      problemOf(await ask({ origin }), 403, 'cross_site_request');
    problemOf(await ask({}), 403, 'cross_site_request');
  });
});

/** How a credential is taken away → makes one that works, and takes it away. */
interface Loss {
  readonly caller: Caller;
  readonly take: () => Promise<Reply>;
}

async function robotWithKey({ administrator }: TestEnvironment) {
  const account = await createServiceAccount(administrator, 'robot');
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  const secret = { accessKeyId: key.id, secretAccessKey: key.secret_access_key };
  return { caller: api.actAs(account.id, secret), key: `/v1/access_keys/${key.id}`, account };
}

const losses: Record<string, (environment: TestEnvironment) => Promise<Loss>> = {
  'a deleted key': async (environment) => {
    const { caller, key } = await robotWithKey(environment);
    return { caller, take: () => environment.administrator.delete(key) };
  },
  'a disabled key': async (environment) => {
    const { caller, key } = await robotWithKey(environment);
    return { caller, take: () => environment.administrator.post(`${key}/disable`, undefined) };
  },
  'the key of a disabled service account': async (environment) => {
    const { caller } = await robotWithKey(environment);
    const disable = `/v1/service_accounts/${caller.id}/disable`;
    return { caller, take: () => environment.administrator.post(disable, undefined) };
  },
  'the key of a deleted service account': async (environment) => {
    const { caller } = await robotWithKey(environment);
    return { caller, take: () => environment.administrator.delete(`/v1/service_accounts/${caller.id}`) };
  },
  'a key that may be used from elsewhere alone': async (environment) => {
    const { caller } = await robotWithKey(environment);
    const change = { allowed_addresses: ['192.0.2.0/24'] };
    return {
      caller,
      take: () => environment.administrator.patch(`/v1/service_accounts/${caller.id}`, change),
    };
  },
  'a session that signed out': async (environment) => {
    const caller = await environment.member();
    return { caller, take: () => caller.post('/v1/sessions/sign_out', undefined) };
  },
  'a session that somebody else ended': async (environment) => {
    const caller = await environment.member();
    const end = `/v1/members/${caller.id}/end_sessions`;
    return { caller, take: () => environment.administrator.post(end, undefined) };
  },
  'the session of a disabled member': async (environment) => {
    const caller = await environment.member();
    const disable = `/v1/members/${caller.id}/disable`;
    return { caller, take: () => environment.administrator.post(disable, undefined) };
  },
  'the session of a deleted member': async (environment) => {
    const caller = await environment.member();
    return { caller, take: () => environment.administrator.delete(`/v1/members/${caller.id}`) };
  },
};

describe.each(Object.entries(losses))('%s', (_, lose) => {
  /** Loses it while the process knows it from memory; returns the revision since when it is lost. */
  async function lost() {
    const environment = await api.newEnvironment();
    const { caller, take } = await lose(environment);
    await answerOf(caller, about(caller));
    await answerOf(environment.administrator, about(environment.administrator));
    const reply = await take();
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
    const headers = { 'x-roster-revision': reply.headers.get('x-roster-revision') ?? '' };
    expect(Number(headers['x-roster-revision'])).toBeGreaterThan(0);
    const ask = (asker: Caller, more = {}) => asker.post(path, about(asker), more);
    return { environment, caller, ask, headers };
  }

  test('opens nothing at the revision since when it is lost', async () => {
    const { caller, ask, headers } = await lost();
    problemOf(await ask(caller, { headers }), 401, 'unauthenticated');
    problemOf(await ask(caller), 401, 'unauthenticated');
  });

  test('opens nothing once anybody has asked at that revision', async () => {
    const { environment, caller, ask, headers } = await lost();
    expect((await ask(environment.administrator, { headers })).status).toBe(200);
    problemOf(await ask(caller), 401, 'unauthenticated');
  });

  test('opens nothing when answers of before would be too old', async () => {
    const { caller, ask } = await lost();
    travel(staleness + 1);
    problemOf(await ask(caller), 401, 'unauthenticated');
  });
});

test('a key asks until its end, and no more from that second on', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  const end = Math.ceil(Date.now() / 1000) * 1000 + 3_600_000;
  const expires_at = new Date(end).toISOString().replace('.000Z', 'Z');
  const key = await create(administrator, 'access_keys', { service_account_id: account.id, expires_at });
  const by = { accessKeyId: key.id, secretAccessKey: key.secret_access_key };
  const ask = () => {
    const headers = { 'content-type': 'application/json' };
    return sendSigned(api, by, {
      method: 'POST',
      target: path,
      headers,
      body: JSON.stringify(about(account)),
    });
  };
  travel(end - 3_000 - api.context.now().getTime());
  expect((await ask()).status).toBe(200);
  travel(end - api.context.now().getTime());
  problemOf(await ask(), 401, 'unauthenticated');
});

test('a session that asks is in use, and one that nobody uses ends', async () => {
  const { member } = await api.newEnvironment();
  const [busy, idle] = [await member(), await member()];
  const minute = 60_000;
  const ask = async (caller: Caller) => (await caller.post(path, about(caller))).status;
  expect([await ask(busy), await ask(idle)]).toEqual([200, 200]);
  const { body } = await busy.get('/v1/sessions');
  const limit = Date.parse(body.items[0].idle_expires_at) - api.context.now().getTime();
  for (let share = 0; share < 3; share++) {
    travel(limit / 2);
    expect(await ask(busy)).toBe(200);
  }
  expect(await ask(idle)).toBe(401);
  // Whoever looks into the database knows of it too, if not at once.
  await expect.poll(async () => (await busy.get('/v1/sessions')).status).toBe(200);
  travel(limit + minute);
  expect(await ask(busy)).toBe(401);
});

test('who loses the right to ask about others asks no more', async () => {
  const environment = await attentiveEnvironment(api);
  const { administrator } = environment;
  const reader = await environment.actor();
  const assignment = await assign(administrator, reader.id, 'auditor');
  await answerOf(reader, about(administrator));
  await administrator.delete(`/v1/role_assignments/${assignment.id}`);
  const refused = problemOf(await reader.post(path, about(administrator)), 403, 'permission_denied');
  expect(refused.missing_permission).toBe('member.list');
  await answerOf(reader, about(reader));
});
