import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { editionIds } from '../../access-model/editions.ts';
import { assignmentsOf, invitations, pointersOf } from '../support/invitations.ts';
import {
  initialPassword,
  invite,
  linksIn,
  type MailingApi,
  newEmail,
  redeem,
  startMailingApi,
} from '../support/mail.ts';
import { goodPassword, signIn } from '../support/members.ts';
import { createProject, fieldErrorsOf, listAll, problemOf, snapshot } from '../support/resources.ts';

let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

const { mailsOf } = invitations(() => api);

describe('An Administrator invites a member', () => {
  test('by e-mail, with one or more roles, an initial password, a note and a name to show', async () => {
    const { administrator } = await api.newEnvironment();
    const body = {
      email: newEmail(),
      display_name: 'Jane Doe',
      note: 'North America cluster administrator',
      username: 'jane.doe',
    };
    const { member } = await invite(api, administrator, {
      ...body,
      initial_password: initialPassword,
      roles: [{ role_id: 'accountant' }, { role_id: 'auditor' }],
    });
    expect(member).toMatchObject({
      ...body,
      kind: 'local',
      status: 'pending',
      root: false,
      two_factor: false,
      must_change_password: true,
      last_sign_in_at: null,
      locked_until: null,
      warnings: [],
    });
    expect(await assignmentsOf(administrator, member.id)).toEqual([
      ['accountant', null],
      ['auditor', null],
    ]);
  });

  test('who receives an activation e-mail with two links: the activation link and the login URL', async () => {
    const { administrator, slug } = await api.newEnvironment();
    const { member, mail } = await invite(api, administrator);
    const loginUrl = `${api.url}/e/${slug}`;
    expect(mail.subject).toBe(`Activate your account in ${slug}`);
    expect(linksIn(mail)).toEqual([
      expect.stringMatching(new RegExp(`^${loginUrl}/activate\\?token=rst_[\\w-]{43}$`)),
      loginUrl,
    ]);
    expect(mail.text).toContain('within 1 hour');
    expect(mail.text).not.toContain('initial password');
    expect(member.login_url).toBe(loginUrl);
    // Recorded once the server has taken it, which is just after it is there.
    await vi.waitFor(async () => {
      const sent = { target_id: member.id, action: 'mail.send' };
      const events = await listAll(administrator, 'audit_events', sent);
      expect(events).toMatchObject([{ actor_kind: 'system', details: { recipient: member.email } }]);
    });
  });

  test('and the mail says that an initial password will be asked for, but not which', async () => {
    const { administrator } = await api.newEnvironment();
    const { mail } = await invite(api, administrator, { initial_password: initialPassword });
    expect(mail.text).toContain('You are asked for the initial password');
    expect(mail.source).not.toContain(initialPassword);
  });

  test('and nobody else does: only the root user or an Administrator can create members', async () => {
    const environment = await api.newEnvironment();
    const { administrator, actor, member } = environment;
    const { id: project } = await createProject(administrator);
    const others = [
      await actor({ role: 'project_administrator', project }),
      await actor({ role: 'project_user', project }),
      await actor({ role: 'accountant' }),
      await actor({ role: 'auditor' }),
      await member({ role: 'auditor' }),
      await actor(),
    ];
    for (const other of others) {
      const refused = await other.post('/v1/members', { email: newEmail() });
      expect(problemOf(refused, 403, 'permission_denied').missing_permission).toBe('member.manage');
    }
    for (const owner of [environment.root, await member({ role: 'administrator' })]) await invite(api, owner);
  });

  test('a dry run answers the same, and sends nothing', async () => {
    const environment = await api.newEnvironment();
    const body = { email: newEmail(), roles: [{ role_id: 'auditor' }], initial_password: initialPassword };
    const before = await snapshot(api, environment);
    const query = { dry_run: true };
    const reply = await environment.administrator.post('/v1/members', body, { query });
    expect(reply).toMatchObject({ status: 201, body: { email: body.email, warnings: [] } });
    expect(await snapshot(api, environment)).toEqual(before);
    expect(await mailsOf(environment)).toEqual([]);
  });

  test('a pending member is nobody in another environment: 404, as for an id that never was', async () => {
    const { administrator } = await api.newEnvironment();
    const stranger = (await api.newEnvironment()).administrator;
    const { member } = await invite(api, administrator);
    problemOf(await stranger.get(`/v1/members/${member.id}`), 404, 'not_found');
    problemOf(await stranger.post(`/v1/members/${member.id}/resend_activation`, undefined), 404, 'not_found');
  });
});

describe('An e-mail address', () => {
  test('of a member of one environment can be invited to another', async () => {
    const email = newEmail();
    for (const { administrator } of [await api.newEnvironment(), await api.newEnvironment()])
      await invite(api, administrator, { email });
  });

  test.each(editionIds)(
    'of a root member somewhere is, in the edition %s, treated as its document says',
    async (edition) => {
      const refusing = ['emqx-cloud', 'emqx-platform-1', 'emqx-platform-2'];
      const elsewhere = await api.newEnvironment();
      const email = newEmail();
      const { database } = api.context;
      await database.updateTable('members').set({ email }).where('id', '=', elsewhere.root.id).execute();
      const { administrator } = await api.newEnvironment({ edition });
      const reply = await administrator.post('/v1/members', { email: email.toUpperCase() });
      if (refusing.includes(edition))
        expect(pointersOf(problemOf(reply, 422, 'root_email'))).toEqual(['/email']);
      else expect(reply.status).toBe(201);
    },
  );
});

describe('A user name', () => {
  test('is unique in the environment without regard to case, and free again when it is given up', async () => {
    const { administrator } = await api.newEnvironment();
    const { member: jane } = await invite(api, administrator, { username: 'Jane' });
    const { member: john } = await invite(api, administrator, { username: 'john' });
    const taken = { conflicting_id: jane.id, errors: [{ pointer: '/username' }] };
    const creation = await administrator.post('/v1/members', { email: newEmail(), username: 'jANE' });
    expect(problemOf(creation, 409, 'conflict')).toMatchObject(taken);
    const change = await administrator.patch(`/v1/members/${john.id}`, { username: 'JANE' });
    expect(problemOf(change, 409, 'conflict')).toMatchObject(taken);
    const own = await administrator.patch(`/v1/members/${jane.id}`, { username: 'jane' });
    expect(own).toMatchObject({ status: 200, body: { username: 'jane' } });
    await administrator.patch(`/v1/members/${jane.id}`, { username: null });
    const free = await administrator.patch(`/v1/members/${john.id}`, { username: 'jane' });
    expect(free).toMatchObject({ status: 200, body: { username: 'jane' } });
    await invite(api, (await api.newEnvironment()).administrator, { username: 'jane' });
  });

  test.each(['jane@example.com', '-jane', 'ja ne', 'jäne', 'a'.repeat(65), ''])(
    'is never mistaken for an e-mail address or for another: %j is refused',
    async (username) => {
      const { administrator } = await api.newEnvironment();
      const refused = await administrator.post('/v1/members', { email: newEmail(), username });
      expect(Object.keys(fieldErrorsOf(refused))).toEqual(['/username']);
    },
  );
});

describe('An initial password', () => {
  test.each([
    ['too short', 'fourteen chars'],
    ['a common one', 'passwordpassword'],
    ['too long', 'long '.repeat(26)],
  ])('that is %s is refused', async (_, password) => {
    const environment = await api.newEnvironment();
    const before = await snapshot(api, environment);
    const refused = await environment.administrator.post('/v1/members', {
      email: newEmail(),
      initial_password: password,
    });
    const problem = problemOf(refused, 422, 'password_refused');
    expect(pointersOf(problem)).toEqual(['/initial_password']);
    expect(JSON.stringify(problem)).not.toContain(password);
    expect(await snapshot(api, environment)).toEqual(before);
  });

  test('opens nothing before the account is activated', async () => {
    const { administrator, slug } = await api.newEnvironment();
    const { member } = await invite(api, administrator, { initial_password: initialPassword });
    const credentials = { environment: slug, login: member.email, password: initialPassword };
    problemOf(await signIn(api, credentials), 401, 'sign_in_failed');
  });

  test('is in no answer, no audit event and no line of the log; nor is the token of the link', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const headers = { 'idempotency-key': 'invitation' };
    const body = { email: newEmail(), initial_password: initialPassword };
    const replies = [
      await administrator.post('/v1/members', body, { headers }),
      await administrator.post('/v1/members', body, { headers }),
    ];
    const token = linksIn(await api.mailbox.next(body.email))[0]?.split('token=')[1] ?? '';
    await redeem(api, token, { initial_password: initialPassword });
    const { id } = replies[0]?.body ?? {};
    replies.push(await administrator.get(`/v1/members/${id}`));
    const seen = [
      JSON.stringify(replies.map((reply) => reply.body)),
      JSON.stringify(await listAll(administrator, 'audit_events')),
      JSON.stringify(await snapshot(api, environment)),
      api.log.join(''),
    ].join('\n');
    for (const secret of [initialPassword, goodPassword, token]) {
      expect(secret.length).toBeGreaterThan(15);
      expect(seen).not.toContain(secret);
    }
  });
});

test('an e-mail address that was invited is not invited twice, also at the same time', async () => {
  const { administrator } = await api.newEnvironment();
  const email = newEmail();
  const replies = await Promise.all(
    [email, email.toUpperCase(), email].map((one) => administrator.post('/v1/members', { email: one })),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(await listAll(administrator, 'members', { email })).toHaveLength(1);
});
