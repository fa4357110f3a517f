import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import type { Account, IdentityProvider } from '../support/identity-provider.ts';
import { createMember, listAll } from '../support/resources.ts';
import { beginSso, connect, endSso, signInBySso, startProviderFor } from '../support/sso.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const providers: IdentityProvider[] = [];
afterEach(() => Promise.all(providers.splice(0).map((provider) => provider.stop())));

const jane: Account = { sub: 'jane-1', email: 'jane@example.com', email_verified: true };

/** An environment that is connected to a provider of its own. */
async function connected(options: { edition?: string } = {}) {
  const environment = await api.newEnvironment(options);
  const provider = await startProviderFor(api, environment);
  providers.push(provider);
  const connection = await connect(environment, provider.issuer);
  const signIn = (account = jane) => signInBySso(api, environment, connection, provider, account);
  return { environment, provider, connection, signIn };
}

const membersOf = ({ administrator }: TestEnvironment, email: string): Promise<Json[]> =>
  listAll(administrator, 'members', { email });

async function expectRefused(environment: TestEnvironment, reply: Json, reason: string, targetId?: string) {
  expect(reply).toMatchObject({ status: 401, session: undefined });
  const attempts = await listAll(environment.administrator, 'audit_events', { action: 'member.sign_in' });
  expect(attempts.at(-1)).toMatchObject({
    outcome: 'denied',
    actor_kind: 'anonymous',
    target_id: targetId ?? null,
    details: { method: 'sso', reason },
  });
}

const change = ({ administrator }: TestEnvironment, connection: { id: string }, body: Json) =>
  administrator.patch(`/v1/sso_connections/${connection.id}`, body);

describe('SSO sign-in never links to a member who is there already (case 4)', () => {
  test('to one who was invited and has proved nothing', async () => {
    const { environment, signIn } = await connected();
    const invited = await createMember(environment.administrator, 'Jane@Example.com');
    await expectRefused(environment, await signIn(), 'email_taken', invited.id);
    expect(await membersOf(environment, 'jane@example.com')).toMatchObject([
      { id: invited.id, kind: 'local', status: 'pending' },
    ]);
  });

  test('to one who signs in with a password', async () => {
    const { environment, signIn } = await connected();
    const { root } = environment;
    await expectRefused(
      environment,
      await signIn({ ...jane, email: 'root@example.com' }),
      'email_taken',
      root.id,
    );
  });

  test('to one of another connection', async () => {
    const { environment, provider, signIn } = await connected();
    await signIn();
    const [member] = await membersOf(environment, 'jane@example.com');
    const other = await connect(environment, provider.issuer);
    const reply = await signInBySso(api, environment, other, provider, jane);
    await expectRefused(environment, reply, 'email_taken', member.id);
  });

  test('to one whose address the same provider gives to another person', async () => {
    const { environment, signIn } = await connected();
    await signIn();
    const [member] = await membersOf(environment, 'jane@example.com');
    await expectRefused(environment, await signIn({ ...jane, sub: 'jane-2' }), 'email_taken', member.id);
  });

  test('nor to another environment’s: there one is made, and the other stays as it is', async () => {
    const elsewhere = await api.newEnvironment();
    const other = await createMember(elsewhere.administrator, 'jane@example.com');
    const { environment, signIn } = await connected();
    expect((await signIn()).status).toBe(303);
    const [member] = await membersOf(environment, 'jane@example.com');
    expect(member.id).not.toBe(other.id);
    expect(await membersOf(elsewhere, 'jane@example.com')).toMatchObject([
      { kind: 'local', status: 'pending' },
    ]);
  });
});

test('a sign-in that began in one environment does not end in another', async () => {
  const { environment, provider, connection } = await connected();
  const elsewhere = await api.newEnvironment();
  const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
  const callback = await provider.signIn(authorizationUrl, jane);
  callback.pathname = `/e/${elsewhere.slug}/sso/callback`;
  await expectRefused(elsewhere, await endSso(api, callback, cookie), 'unknown_sign_in');
  expect(await membersOf(elsewhere, 'jane@example.com')).toEqual([]);
});

test('another environment’s connection does not exist here', async () => {
  const { connection } = await connected();
  const elsewhere = await api.newEnvironment();
  for (const id of [connection.id, 'sso_01h00000000000000000000000', 'sso_%00', 'callback2'])
    expect((await fetch(`${api.url}/e/${elsewhere.slug}/sso/${id}`, { redirect: 'manual' })).status).toBe(
      404,
    );
});

describe('a disabled connection links nobody and signs nobody in (case 4)', () => {
  test('from the start', async () => {
    const { environment, connection, signIn } = await connected();
    await signIn();
    expect((await change(environment, connection, { status: 'disabled' })).status).toBe(200);
    const path = `${api.url}/e/${environment.slug}/sso/${connection.id}`;
    expect((await fetch(path, { redirect: 'manual' })).status).toBe(404);
  });

  test('in the middle of a sign-in', async () => {
    const { environment, provider, connection } = await connected();
    const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
    const callback = await provider.signIn(authorizationUrl, jane);
    await change(environment, connection, { status: 'disabled' });
    await expectRefused(environment, await endSso(api, callback, cookie), 'connection_disabled');
    expect(await membersOf(environment, 'jane@example.com')).toEqual([]);
  });
});

test('a connection that was deleted in the middle of a sign-in ends it', async () => {
  const { environment, provider, connection } = await connected();
  const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
  const callback = await provider.signIn(authorizationUrl, jane);
  expect((await environment.administrator.delete(`/v1/sso_connections/${connection.id}`)).status).toBe(204);
  await expectRefused(environment, await endSso(api, callback, cookie), 'unknown_sign_in');
});

test('disabling a member in the middle of a sign-in issues nothing (case 7)', async () => {
  const { environment, provider, connection, signIn } = await connected();
  await signIn();
  const [member] = await membersOf(environment, 'jane@example.com');
  const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
  const callback = await provider.signIn(authorizationUrl, jane);
  await api.context.database
    .updateTable('members')
    .set({ status: 'disabled' })
    .where('id', '=', member.id)
    .execute();
  await expectRefused(environment, await endSso(api, callback, cookie), 'member_not_active', member.id);
});

describe.each(['emqx-cloud', 'emqx-platform-1', 'emqx-platform-2'])('%s', (edition) => {
  test('"A user account cannot be registered as a subaccount": nor by SSO', async () => {
    const elsewhere = await api.newEnvironment();
    const email = `owner-${edition}@example.com`;
    await api.context.database
      .updateTable('members')
      .set({ email })
      .where('id', '=', elsewhere.root.id)
      .execute();
    const { environment, signIn } = await connected({ edition });
    await expectRefused(environment, await signIn({ ...jane, email }), 'root_email');
    expect(await membersOf(environment, email)).toEqual([]);
  });
});

describe('the state', () => {
  test('must come back to the browser that started, so that nobody is signed in as somebody else by a link', async () => {
    const { environment, provider, connection } = await connected();
    const attacker = await beginSso(api, environment.slug, connection.id);
    const victim = await beginSso(api, environment.slug, connection.id);
    const callback = await provider.signIn(attacker.authorizationUrl, jane);
    await expectRefused(environment, await endSso(api, callback, victim.cookie), 'unknown_sign_in');
    await expectRefused(environment, await endSso(api, callback, ''), 'unknown_sign_in');
    expect((await endSso(api, callback, attacker.cookie)).status).toBe(303);
  });

  test('is good once, also when it comes back several times at once', async () => {
    const { environment, provider, connection } = await connected();
    const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
    const callback = await provider.signIn(authorizationUrl, jane);
    const replies = await Promise.all(Array.from({ length: 5 }, () => endSso(api, callback, cookie)));
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 401, 401, 401, 401]);
  });

  test('is good for ten minutes', async () => {
    const { environment, provider, connection } = await connected();
    const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
    const callback = await provider.signIn(authorizationUrl, jane);
    api.travel(10 * 60_000);
    const reply = await endSso(api, callback, cookie);
    api.travel(-10 * 60_000);
    await expectRefused(environment, reply, 'unknown_sign_in');
  });

  test('given twice is refused', async () => {
    const { environment, provider, connection } = await connected();
    const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
    const callback = await provider.signIn(authorizationUrl, jane);
    callback.searchParams.append('state', 'another');
    await expectRefused(environment, await endSso(api, callback, cookie), 'unknown_sign_in');
  });

  test('stands in the database as a hash, and the checks sealed', async () => {
    const { environment, connection } = await connected();
    const { authorizationUrl } = await beginSso(api, environment.slug, connection.id);
    const asked = new URL(authorizationUrl).searchParams;
    const rows = await api.context.database
      .selectFrom('sso_sign_ins')
      .selectAll()
      .where('environment_id', '=', environment.id)
      .execute();
    const text = rows.map((row) => row.state_hash + Buffer.from(row.sealed_checks).toString('latin1')).join();
    expect(rows).toHaveLength(1);
    for (const name of ['state', 'nonce']) expect(text).not.toContain(asked.get(name));
  });
});

test('the authorization request has PKCE with S256, a state and a nonce', async () => {
  const { environment, connection } = await connected();
  const { authorizationUrl } = await beginSso(api, environment.slug, connection.id);
  expect(Object.fromEntries(new URL(authorizationUrl).searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'roster',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  });
});
