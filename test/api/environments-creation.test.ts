import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsOf } from '../../api/environments/settings.ts';
import { createEnvironment, environmentBody, eventsIn, newSlug } from '../support/environments.ts';
import { linksIn, type MailingApi, startMailingApi } from '../support/mail.ts';
import { continueSignIn, goodPassword, signIn } from '../support/members.ts';
import { problemOf } from '../support/resources.ts';

let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

const membersOf = (environmentId: string) =>
  api.context.database
    .selectFrom('members')
    .selectAll()
    .where('environment_id', '=', environmentId)
    .execute();

describe('the operator creates an environment', () => {
  test('with all that there is to know about it', async () => {
    const slug = newSlug();
    const reply = await api.operator.post('/v1/environments', {
      slug,
      name: 'Acme Messaging',
      settings: { lock_attempts: 10 },
      administrator: { email: 'jane@example.com', display_name: 'Jane Doe' },
    });
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      id: expect.stringMatching(/^env_[0-9a-z]{26}$/),
      slug,
      name: 'Acme Messaging',
      edition: 'emqx-platform-3',
      settings: { ...settingsOf({}), lock_attempts: 10 },
      login_url: `${api.url}/e/${slug}`,
      root_member_id: expect.stringMatching(/^mem_/),
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      root_username: null,
      initial_password: null,
    });
    expect(reply.headers.get('location')).toBe(`/v1/environments/${reply.body.id}`);
    const { root_username, initial_password, ...body } = reply.body;
    const read = await api.operator.get(`/v1/environments/${reply.body.id}`);
    expect(read.body).toEqual(body);
    expect(read.headers.get('etag')).toBe(reply.headers.get('etag'));
  });

  test('its initial Administrator is made with it, and gets the activation mail', async () => {
    const email = `first-${randomUUID()}@example.com`;
    const { id, root_member_id, login_url } = await createEnvironment(api, { administrator: { email } });
    expect(await membersOf(id)).toMatchObject([
      { id: root_member_id, email, status: 'pending', kind: 'local', username: null },
    ]);
    const assignments = await api.context.database
      .selectFrom('role_assignments')
      .selectAll()
      .where('environment_id', '=', id)
      .execute();
    expect(assignments).toMatchObject([
      { principal_id: root_member_id, role_id: 'administrator', project_id: null, expires_at: null },
    ]);
    expect(linksIn(await api.mailbox.next(email))).toContain(login_url);
  });

  test("AutoMQ's way: user name admin and a generated password, which must be changed at the first sign-in", async () => {
    const email = `admin-${randomUUID()}@example.com`;
    const created = await createEnvironment(api, {
      edition: 'automq-cloud',
      administrator: { email, sign_in: 'initial_password' },
    });
    expect(created).toMatchObject({
      root_username: 'admin',
      initial_password: expect.stringMatching(/.{15}/),
    });
    expect(await membersOf(created.id)).toMatchObject([{ status: 'active', username: 'admin' }]);
    const first = await signIn(api, {
      environment: created.slug,
      login: 'admin',
      password: created.initial_password,
    });
    expect(first.body).toMatchObject({ status: 'password_change_required' });
    const changed = await continueSignIn(api, 'new_password', {
      sign_in_token: first.body.sign_in_token,
      new_password: goodPassword,
    });
    expect(changed.body, JSON.stringify(changed.body)).toMatchObject({ status: 'signed_in' });
    expect(api.mailbox.mails().some(({ recipients }) => recipients.includes(email))).toBe(false);
  });

  test('another user name can be given', async () => {
    const created = await createEnvironment(api, {
      administrator: { email: 'jane@example.com', username: 'jane', sign_in: 'initial_password' },
    });
    expect(created.root_username).toBe('jane');
    expect(await membersOf(created.id)).toMatchObject([{ username: 'jane' }]);
  });

  test('the initial password is in that one answer, and in no log, audit event or other answer', async () => {
    const { id, initial_password } = await createEnvironment(api, {
      administrator: { email: 'jane@example.com', sign_in: 'initial_password' },
    });
    const read = await api.operator.get(`/v1/environments/${id}`);
    const list = await api.operator.get('/v1/environments', { page_size: 1000 });
    const [event] = await eventsIn(api, id, 'environment.create');
    for (const place of [api.log, read.body, list.body, event, await membersOf(id)])
      expect(JSON.stringify(place)).not.toContain(initial_password);
  });

  test('a dry run answers the same without a password, makes nothing and sends nothing', async () => {
    const body = environmentBody({
      administrator: { email: `dry-${randomUUID()}@example.com`, sign_in: 'initial_password' },
    });
    const tried = await api.operator.post('/v1/environments', body, { query: { dry_run: true } });
    expect(tried.status).toBe(201);
    expect(tried.body).toMatchObject({ slug: body.slug, root_username: 'admin', initial_password: null });
    problemOf(await api.operator.get(`/v1/environments/${tried.body.id}`), 404, 'not_found');
    expect(await membersOf(tried.body.id)).toEqual([]);
    const made = await api.operator.post('/v1/environments', body);
    expect(Object.keys(made.body)).toEqual(Object.keys(tried.body));
  });

  test('a repetition does not tell the password again, and names the environment that is there', async () => {
    const body = environmentBody({
      administrator: { email: 'jane@example.com', sign_in: 'initial_password' },
    });
    const headers = { 'idempotency-key': randomUUID() };
    const first = await api.operator.post('/v1/environments', body, { headers });
    const second = await api.operator.post('/v1/environments', body, { headers });
    expect(problemOf(second, 409, 'conflict').conflicting_id).toBe(first.body.id);
    expect(JSON.stringify(second.body)).not.toContain(first.body.initial_password);
  });

  test("it is audited as the operator's, with who the root member is", async () => {
    const { id, slug, root_member_id } = await createEnvironment(api);
    const [event] = await eventsIn(api, id, 'environment.create');
    expect(event).toMatchObject({
      actor_kind: 'operator',
      actor_id: 'operator',
      outcome: 'success',
      target_kind: 'environment',
      target_id: id,
      details: {
        changes: { slug: [null, slug], root_member_id: [null, root_member_id] },
        root_member: { id: root_member_id, email: 'jane@example.com' },
      },
    });
  });
});
