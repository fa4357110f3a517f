import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailer } from '../../api/mail/mailer.ts';
import { smtpTransport } from '../../api/mail/transport.ts';
import { sweepAssignments } from '../../api/role-assignments/sweep.ts';
import { type Json, startTestApi, type TestEnvironment } from '../support/api.ts';
import { invite, type MailingApi, mailFrom, redeem, startMailbox, startMailingApi } from '../support/mail.ts';
import { continueSignIn, memberWithPassword, signedIn, signIn } from '../support/members.ts';
import { assign, create, createProject, listAll, problemOf } from '../support/resources.ts';
import { codeOf, turnOnTwoFactor } from '../support/two-factor.ts';

/* "Every mutation, sign-in (any outcome), denial, key use by a new address, mail sent." Mutations are gone through
   one by one in endpoint-coverage.test.ts, and denials in denials.test.ts. */
let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

const eventsOf = (environment: TestEnvironment, query: Json) =>
  listAll(environment.administrator, 'audit_events', query);

const facts = {
  'x-request-id': 'sign-in-7',
  'user-agent': 'Firefox',
  'x-roster-change': 'ticket 7',
};

test('a sign-in leaves who, from where, with what, and by what it was proved', async () => {
  const environment = await api.newEnvironment();
  const member = await memberWithPassword(api, environment);
  const { body } = await signIn(api, member.signIn, facts);
  const events = await eventsOf(environment, { action: 'member.sign_in' });
  expect(events).toMatchObject([
    {
      actor_kind: 'member',
      actor_id: member.id,
      outcome: 'success',
      target_kind: 'member',
      target_id: member.id,
      details: { method: 'password', session_id: body.session_id },
      request_id: 'sign-in-7',
      user_agent: 'Firefox',
      change_reference: 'ticket 7',
      address: '127.0.0.1',
    },
  ]);
  expect(await eventsOf(environment, { request_id: 'sign-in-7' })).toEqual(events);
});

test('a sign-in that fails leaves why, and whose account it was if there is one; nothing of what was typed', async () => {
  const environment = await api.newEnvironment();
  const good = await memberWithPassword(api, environment);
  const pending = await memberWithPassword(api, environment, { status: 'pending' });
  const disabled = await memberWithPassword(api, environment);
  await environment.root.post(`/v1/members/${disabled.id}/disable`, undefined);
  const typed = 'a password typed into the wrong field';
  await signIn(api, { ...good.signIn, login: `${typed}@example.com` }, facts);
  await signIn(api, { ...good.signIn, password: typed }, facts);
  await signIn(api, pending.signIn, facts);
  await signIn(api, disabled.signIn, facts);
  for (let attempt = 0; attempt < 6; attempt++) await signIn(api, { ...good.signIn, password: typed });
  await signIn(api, good.signIn, facts);
  const events = await eventsOf(environment, { action: 'member.sign_in' });
  expect(
    events
      .filter(({ request_id }) => request_id === facts['x-request-id'])
      .map(({ actor_kind, outcome, target_id, details }) => [actor_kind, outcome, target_id, details]),
  ).toEqual([
    ['anonymous', 'denied', null, { reason: 'unknown_login' }],
    ['anonymous', 'denied', good.id, { reason: 'wrong_password' }],
    ['anonymous', 'denied', pending.id, { reason: 'not_active' }],
    ['anonymous', 'denied', disabled.id, { reason: 'not_active' }],
    ['anonymous', 'denied', good.id, { reason: 'locked' }],
  ]);
  expect(await eventsOf(environment, { action: 'member.lock' })).toMatchObject([
    { actor_kind: 'system', target_id: good.id, details: { locked_until: expect.any(String) } },
  ]);
  expect(JSON.stringify(await eventsOf(environment, {}))).not.toContain('typed');
});

test('each step of a sign-in with two-factor authentication leaves its event, also with a wrong code', async () => {
  const environment = await api.newEnvironment();
  const member = await memberWithPassword(api, environment);
  const { seed, recoveryCodes } = await turnOnTwoFactor(api, await signedIn(api, member));
  const begin = async () => (await signIn(api, member.signIn)).body.sign_in_token;
  const sign_in_token = await begin();
  await continueSignIn(api, 'second_factor', { sign_in_token, code: '000000' });
  await continueSignIn(api, 'second_factor', { sign_in_token, code: codeOf(api, seed, 1) });
  await continueSignIn(api, 'second_factor', { sign_in_token: await begin(), code: recoveryCodes[0] });
  const events = await eventsOf(environment, { target_id: member.id, target_kind: 'member' });
  expect(events.slice(1).map(({ action, outcome, details }) => [action, outcome, details])).toMatchObject([
    ['member.begin_sign_in', 'success', { due: 'second_factor' }],
    ['member.sign_in', 'denied', { reason: 'wrong_code' }],
    ['member.sign_in', 'success', { method: 'two_factor' }],
    ['member.begin_sign_in', 'success', { due: 'second_factor' }],
    ['member.sign_in', 'success', { method: 'recovery_code' }],
  ]);
});

test('an invitation leaves the invitation, the mail that was sent, the activation and the sign-in', async () => {
  const environment = await api.newEnvironment();
  const { member, token } = await invite(api, environment.root, { note: 'On call' });
  await redeem(api, token);
  const events = await eventsOf(environment, { target_id: member.id });
  expect(events.map(({ actor_kind, action, outcome }) => [actor_kind, action, outcome])).toEqual([
    ['member', 'member.create', 'success'],
    ['system', 'mail.send', 'success'],
    ['member', 'member.activate', 'success'],
    ['member', 'member.sign_in', 'success'],
  ]);
  const [invitation, mail, activation] = events;
  expect(invitation.details.changes).toMatchObject({ email: [null, member.email], note: [null, 'On call'] });
  expect(mail.details).toMatchObject({ kind: 'activation', recipient: member.email });
  expect(activation.details.changes).toEqual({ status: ['pending', 'active'] });
});

test('a mail that nobody takes leaves that it was given up, and why', async () => {
  const refusing = await startMailbox({
    onRcptTo: (_, __, callback) => callback(Object.assign(new Error('no'), { responseCode: 550 })),
  });
  const own = await startTestApi();
  const mailer = startMailer(own.context, smtpTransport(refusing.url, mailFrom));
  try {
    const environment = await own.newEnvironment();
    const { id } = await create(environment.administrator, 'members', { email: 'nobody@example.com' });
    mailer.wake();
    const found = () => eventsOf(environment, { action: 'mail.send' });
    await expect.poll(found, { timeout: 20_000 }).toMatchObject([
      {
        actor_kind: 'system',
        outcome: 'denied',
        target_id: id,
        details: { recipient: 'nobody@example.com', reason: expect.any(String) },
      },
    ]);
  } finally {
    await mailer.stop();
    await own.stop();
    await refusing.stop();
  }
});

test('the first use of a key from an address leaves that address, and the next uses nothing', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const account = await create(administrator, 'service_accounts', { name: 'robot' });
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  const robot = api.actAs(account.id, { accessKeyId: key.id, secretAccessKey: key.secret_access_key });
  for (let use = 0; use < 3; use++) await robot.get('/v1/audit_events');
  const uses = () => eventsOf(environment, { action: 'access_key.use' });
  await expect.poll(uses).toMatchObject([
    {
      actor_kind: 'service_account',
      actor_id: account.id,
      outcome: 'success',
      target_kind: 'access_key',
      target_id: key.id,
      address: '127.0.0.1',
    },
  ]);
});

test('the operator’s changes stand in the log of the environment, with what was before and after', async () => {
  const environment = await api.newEnvironment();
  const { operator } = api;
  await operator.patch(`/v1/environments/${environment.id}`, { name: 'Acme' }, { headers: facts });
  const [event] = await eventsOf(environment, { actor_kind: 'operator' });
  expect(event).toMatchObject({
    action: 'environment.update',
    target_kind: 'environment',
    target_id: environment.id,
    change_reference: 'ticket 7',
    user_agent: 'Firefox',
    address: '127.0.0.1',
    details: { changes: { name: [environment.slug, 'Acme'] } },
  });
});

test('what Roster does by itself stands in the log too', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const member = await create(administrator, 'members', { email: 'jane@example.com' });
  const expires_at = `${new Date(api.context.now().getTime() + 60_000).toISOString().slice(0, 19)}Z`;
  const assignment = await assign(administrator, member.id, 'auditor', { expires_at });
  const later = 32 * 24 * 60 * 60 * 1000;
  await sweepAssignments({ ...api.context, now: () => new Date(Date.now() + later) });
  expect(await eventsOf(environment, { actor_kind: 'system', target_kind: 'role_assignment' })).toMatchObject(
    [{ details: { deleted_role_assignments: [{ id: assignment.id, principal_id: member.id }] } }],
  );
});

test('the log keeps who a deleted member was, and what they held', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const member = await create(administrator, 'members', { email: 'jane@example.com', note: 'On call' });
  const held = await assign(administrator, member.id, 'project_user', { project_id: project.id });
  await administrator.delete(`/v1/members/${member.id}`);
  const [event] = await eventsOf(environment, { action: 'member.delete' });
  expect(event.details.changes).toMatchObject({ email: ['jane@example.com', null], note: ['On call', null] });
  expect(event.details.deleted_role_assignments).toMatchObject([
    { id: held.id, role_id: 'project_user', project_id: project.id },
  ]);
});

test('a wrong present password and a wrong code, typed by who is signed in, are denials', async () => {
  const environment = await api.newEnvironment();
  const member = await memberWithPassword(api, environment);
  const session = await signedIn(api, member);
  const body = { password: 'not the password of anybody', new_password: 'velvet harbour stone lantern' };
  problemOf(await session.post('/v1/password/change', body), 422, 'password_refused');
  const events = await eventsOf(environment, { actor_id: member.id, outcome: 'denied' });
  expect(events).toMatchObject([
    { action: 'member.change_own_password', details: { code: 'password_refused' } },
  ]);
  expect(JSON.stringify(events)).not.toContain('anybody');
});
