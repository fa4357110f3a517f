import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, sendPlain } from '../support/api.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { linksIn, type MailingApi, startMailingApi, tokenIn } from '../support/mail.ts';
import { continueSignIn, signIn } from '../support/members.ts';
import { create, listAll, problemOf } from '../support/resources.ts';
import { codeOf, enrol } from '../support/two-factor.ts';

let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

const minute = 60_000;
const password = 'a lantern over the harbour';

/** The browser's way through the identity provider and back, with the cookies that it would keep. */
async function signInThrough(provider: IdentityProvider, slug: string, connectionId: string, account: Json) {
  const started = await sendPlain(`${api.url}/e/${slug}/sso/${connectionId}`, 'GET');
  expect(started.status).toBe(303);
  const cookie = started.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const callback = await provider.signIn(started.headers.get('location') ?? '', account);
  const answer = await sendPlain(callback.href, 'GET', undefined, { cookie });
  const session = answer.headers.getSetCookie().find((line) => line.startsWith('roster_session='));
  return { status: answer.status, token: session?.split(';')[0]?.split('=')[1] };
}

test('from the operator to an invitation, its mail, activation, two-factor, sign-in, lock and unlock', async () => {
  const { operator, mailbox } = api;
  const environment = await create(operator, 'environments', {
    slug: 'acme',
    name: 'Acme',
    administrator: { email: 'root@acme.example' },
  });

  // The initial Administrator activates the account from the mail, and is signed in.
  const welcome = await mailbox.next('root@acme.example');
  expect(linksIn(welcome)[1]).toBe(environment.login_url);
  const activated = await sendPlain(`${api.url}/v1/activations`, 'POST', {
    token: tokenIn(welcome),
    new_password: password,
  });
  expect(activated, JSON.stringify(activated.body)).toMatchObject({
    status: 200,
    body: { status: 'signed_in' },
  });
  const root = api.bearer(environment.root_member_id, activated.body.session_token);

  // She invites a colleague with a role, who can do nothing before the address is verified.
  const project = await create(root, 'projects', { name: 'payments' });
  const jane = await create(root, 'members', {
    email: 'jane@acme.example',
    note: 'North America cluster administrator',
    roles: [{ role_id: 'project_administrator', project_ids: [project.id] }],
  });
  expect(jane).toMatchObject({ status: 'pending' });
  const asJane = { environment: 'acme', login: 'jane@acme.example', password };
  problemOf(await signIn(api, asJane), 401, 'sign_in_failed');

  // The first mail is lost: the one that is sent again is good, the first no longer.
  const first = await mailbox.next('jane@acme.example');
  expect((await root.post(`/v1/members/${jane.id}/resend_activation`, undefined)).status).toBe(200);
  const second = await mailbox.next('jane@acme.example');
  const activate = (token: string) =>
    sendPlain(`${api.url}/v1/activations`, 'POST', { token, new_password: password });
  problemOf(await activate(tokenIn(first)), 422, 'link_expired');
  const janes = await activate(tokenIn(second));
  expect(janes.body).toMatchObject({ status: 'signed_in', member_id: jane.id });
  const signedInJane = api.bearer(jane.id, janes.body.session_token);
  expect((await signedInJane.get('/v1/projects')).body.items).toMatchObject([{ name: 'payments' }]);

  // She turns two-factor authentication on; the next sign-in takes a code.
  const seed = await enrol(signedInJane, password);
  const confirmed = await signedInJane.post('/v1/two_factor/confirm', { code: codeOf(api, seed) });
  expect(confirmed.body.recovery_codes).toHaveLength(10);
  api.travel(minute);
  const begun = await signIn(api, asJane);
  expect(begun.body).toMatchObject({ status: 'second_factor_required' });
  expect(begun.body.session_token).toBeUndefined();
  const done = await continueSignIn(api, 'second_factor', {
    sign_in_token: begun.body.sign_in_token,
    code: codeOf(api, seed),
  });
  expect(done.body).toMatchObject({ status: 'signed_in' });

  // Somebody guesses her password: more than five attempts within 30 minutes lock the member.
  for (let attempt = 0; attempt < 6; attempt++)
    problemOf(await signIn(api, { ...asJane, password: 'not the password at all' }), 401, 'sign_in_failed');
  problemOf(await signIn(api, asJane), 401, 'sign_in_failed');
  const locked = await root.get(`/v1/members/${jane.id}`);
  expect(locked.body).toMatchObject({ status: 'active', two_factor: true, locked_until: expect.any(String) });
  // What she has open goes on.
  expect((await signedInJane.get('/v1/projects')).status).toBe(200);

  // An Administrator lifts the lock.
  expect((await root.post(`/v1/members/${jane.id}/unlock`, undefined)).body.locked_until).toBeNull();
  api.travel(minute);
  const again = await signIn(api, asJane);
  expect(again.body).toMatchObject({ status: 'second_factor_required' });

  // A colleague comes through the company's identity provider.
  const redirect_uris = [`${environment.login_url}/sso/callback`];
  const client = { client_id: 'roster', client_secret: 'a-client-secret-that-is-long-enough' };
  const provider = await startIdentityProvider({
    clients: [{ ...client, redirect_uris }],
    claimsInIdToken: true,
  });
  try {
    const connection = await create(root, 'sso_connections', {
      name: 'Acme SSO',
      issuer: provider.issuer,
      ...client,
      allowed_domains: ['acme.example'],
      default_roles: [{ role_id: 'auditor' }],
    });
    const mei = { sub: 'mei', email: 'mei@acme.example', email_verified: true, name: 'Mei Tanaka' };
    const through = await signInThrough(provider, 'acme', connection.id, mei);
    expect(through.status).toBe(303);
    const signedInMei = api.bearer('mei', through.token ?? '');
    const members = await listAll(signedInMei, 'members');
    expect(members.map(({ email, kind, status }) => [email, kind, status])).toEqual([
      ['root@acme.example', 'local', 'active'],
      ['jane@acme.example', 'local', 'active'],
      ['mei@acme.example', 'sso', 'active'],
    ]);

    // As an Auditor she reads what happened, and that nobody has changed it.
    const actions = (await listAll(signedInMei, 'audit_events')).map(
      ({ action, outcome }) => `${action} ${outcome}`,
    );
    for (const action of [
      'environment.create success',
      'member.activate success',
      'member.sign_in success',
      'member.sign_in denied',
      'member.lock success',
      'member.unlock success',
      'mail.send success',
    ])
      expect(actions, action).toContain(action);
    const verified = await signedInMei.get('/v1/audit_log/verify');
    expect(verified.body).toMatchObject({ ok: true });
  } finally {
    await provider.stop();
  }
});
