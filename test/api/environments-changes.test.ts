import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { createEnvironment, environmentBody, eventsIn, newSlug } from '../support/environments.ts';
import { fieldErrorsOf, neverExisted, problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('what is refused', () => {
  test.each([
    [{ slug: 'ab' }, '/slug'],
    [{ slug: 'a'.repeat(41) }, '/slug'],
    [{ slug: 'Acme' }, '/slug'],
    [{ slug: '1acme' }, '/slug'],
    [{ slug: 'acme-' }, '/slug'],
    [{ slug: 'ac/me' }, '/slug'],
    [{ name: '' }, '/name'],
    [{ name: null }, '/name'],
    [{ edition: 'emqx-platform-4' }, '/edition'],
    [{ edition: null }, '/edition'],
    [{ settings: { lock_attempts: 0 } }, '/settings/lock_attempts'],
    [{ settings: { colour: 'red' } }, '/settings/colour'],
    [{ administrator: {} }, '/administrator/email'],
    [{ administrator: { email: ['jane@example.com'] } }, '/administrator/email'],
    [{ administrator: { email: 'jane' } }, '/administrator/email'],
    [
      { administrator: { email: 'jane@example.com', username: 'jane@example.com' } },
      '/administrator/username',
    ],
    [{ administrator: { email: 'jane@example.com', sign_in: 'none' } }, '/administrator/sign_in'],
    [{ administrator: { email: 'jane@example.com', status: 'active' } }, '/administrator/status'],
    [{ id: 'env_1' }, '/id'],
    [{ root_member_id: 'mem_1' }, '/root_member_id'],
    [{ colour: 'red' }, '/colour'],
  ])('a creation with %j, by field', async (more, pointer) => {
    const body = environmentBody(more);
    const reply = await api.operator.post('/v1/environments', body);
    expect(Object.keys(fieldErrorsOf(reply))).toEqual([pointer]);
  });

  test('a slug that another environment has, naming it', async () => {
    const { id, slug } = await createEnvironment(api);
    const other = await createEnvironment(api);
    for (const reply of [
      await api.operator.post('/v1/environments', environmentBody({ slug })),
      await api.operator.patch(`/v1/environments/${other.id}`, { slug }),
    ])
      expect(problemOf(reply, 409, 'conflict')).toMatchObject({
        conflicting_id: id,
        errors: [{ pointer: '/slug' }],
      });
  });

  test('of two creations at once with one slug, one', async () => {
    const body = environmentBody();
    const replies = await Promise.all([1, 2, 3].map(() => api.operator.post('/v1/environments', body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('the operator changes an environment', () => {
  test('another slug moves the login URL', async () => {
    const { id, slug: old } = await createEnvironment(api);
    const slug = newSlug();
    const reply = await api.operator.patch(`/v1/environments/${id}`, { slug });
    expect(reply.body).toMatchObject({ slug, login_url: `${api.url}/e/${slug}`, edition_change: null });
    expect((await createEnvironment(api, { slug: old })).slug).toBe(old);
  });

  test('what is left out stays, and what changes nothing keeps the ETag', async () => {
    const created = await createEnvironment(api, { settings: { lock_attempts: 7 } });
    const { root_username, initial_password, ...before } = created;
    const path = `/v1/environments/${created.id}`;
    const { headers } = await api.operator.get(path);
    const same = await api.operator.patch(path, { name: before.name, settings: { lock_attempts: 7 } });
    expect(same.body).toEqual({ ...before, edition_change: null });
    expect(same.headers.get('etag')).toBe(headers.get('etag'));
    const renamed = await api.operator.patch(path, { name: 'Acme' });
    expect(renamed.body).toEqual({ ...before, name: 'Acme', edition_change: null });
    expect(renamed.headers.get('etag')).not.toBe(headers.get('etag'));
    const [, event] = await eventsIn(api, created.id, 'environment.update');
    expect(event.details.changes).toEqual({ name: [before.name, 'Acme'] });
  });

  test('a stale If-Match is refused', async () => {
    const { id } = await createEnvironment(api);
    const stale = { headers: { 'if-match': '"17"' } };
    const path = `/v1/environments/${id}`;
    for (const reply of [
      await api.operator.patch(path, { name: 'Acme' }, stale),
      await api.operator.delete(path, stale),
    ])
      problemOf(reply, 412, 'precondition_failed');
  });

  test('what Roster sets cannot be given', async () => {
    const { id } = await createEnvironment(api);
    const reply = await api.operator.patch(`/v1/environments/${id}`, {
      id: 'env_1',
      login_url: 'https://example.com',
      root_member_id: 'mem_1',
      created_at: '2027-01-01T00:00:00Z',
      administrator: { email: 'jane@example.com' },
    });
    expect(fieldErrorsOf(reply)).toEqual({
      '/id': ['read_only_field', expect.any(String)],
      '/login_url': ['read_only_field', expect.any(String)],
      '/root_member_id': ['read_only_field', expect.any(String)],
      '/created_at': ['read_only_field', expect.any(String)],
      '/administrator': ['unknown_field', expect.any(String)],
    });
  });
});

test('the operator lists environments, by pages and by slug', async () => {
  const made = [await createEnvironment(api), await createEnvironment(api), await createEnvironment(api)];
  const found: Json[] = [];
  let page_token = '';
  do {
    const { body } = await api.operator.get('/v1/environments', {
      page_size: 2,
      ...(page_token && { page_token }),
    });
    expect(body.items.length).toBeLessThanOrEqual(2);
    found.push(...body.items);
    page_token = body.next_page_token;
  } while (page_token);
  const ids = found.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids).toEqual(expect.arrayContaining(made.map(({ id }) => id)));
  const [, second] = made;
  const one = await api.operator.get('/v1/environments', { slug: second.slug });
  expect(one.body.items).toMatchObject([{ id: second.id }]);
});

test('an id that never was is not found, by any endpoint', async () => {
  const path = `/v1/environments/${neverExisted('env')}`;
  for (const reply of [
    await api.operator.get(path),
    await api.operator.patch(path, { name: 'Acme' }),
    await api.operator.delete(path),
    await api.operator.post(`${path}/recover_root`, undefined),
    await api.operator.post(`${path}/hand_over`, { member_id: neverExisted('mem') }),
  ])
    problemOf(reply, 404, 'not_found');
});
