import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsOf } from '../../api/environments/settings.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { eventsIn } from '../support/environments.ts';
import { fieldErrorsOf, problemOf, snapshot } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('the environment of the caller', () => {
  test('shows the login URL to whoever sees the members', async () => {
    const environment = await api.newEnvironment();
    const auditor = await environment.member({ role: 'auditor' });
    for (const caller of [environment.root, environment.administrator, auditor]) {
      const reply = await caller.get('/v1/environment');
      expect(reply.body).toEqual({
        id: environment.id,
        slug: environment.slug,
        name: environment.slug,
        edition: 'emqx-platform-3',
        settings: settingsOf({}),
        login_url: `${api.url}/e/${environment.slug}`,
        root_member_id: environment.root.id,
        created_at: expect.any(String),
      });
      expect(reply.headers.get('etag')).toBe('"1"');
    }
  });

  test.each(['accountant', 'project_user', 'project_administrator'])(
    'is not for the role %s',
    async (role) => {
      const environment = await api.newEnvironment();
      const project = await environment.administrator.post('/v1/projects', { name: 'payments' });
      const scope = role === 'accountant' ? {} : { project: project.body.id };
      const member = await environment.member({ role, ...scope });
      const problem = problemOf(await member.get('/v1/environment'), 403, 'permission_denied');
      expect(problem.missing_permission).toBe('member.list');
    },
  );

  test.each(['emqx-cloud', 'emqx-platform-1', 'emqx-platform-2', 'emqx-platform-3', 'automq-cloud'])(
    'Administrators of %s change name and settings, and nobody else',
    async (edition) => {
      const environment = await api.newEnvironment({ edition });
      const reply = await environment.root.patch('/v1/environment', {
        name: 'Acme',
        settings: { lock_attempts: 3 },
      });
      expect(reply.body, JSON.stringify(reply.body)).toMatchObject({
        name: 'Acme',
        settings: { lock_attempts: 3 },
      });
      const others = edition === 'automq-cloud' ? ['operator', 'viewer'] : ['auditor', 'accountant'];
      for (const role of others) {
        const member = await environment.member({ role });
        const problem = problemOf(
          await member.patch('/v1/environment', { name: 'Mine' }),
          403,
          'permission_denied',
        );
        expect(problem.missing_permission).toBe('environment.manage');
      }
    },
  );

  test('slug, edition and root member are not its own to change', async () => {
    const environment = await api.newEnvironment();
    const before = await snapshot(api, environment);
    const reply = await environment.root.patch('/v1/environment', {
      slug: 'mine',
      edition: 'automq-cloud',
      root_member_id: environment.root.id,
    });
    expect(Object.keys(fieldErrorsOf(reply)).sort()).toEqual(['/edition', '/root_member_id', '/slug']);
    expect(await snapshot(api, environment)).toEqual(before);
  });

  test('a stale If-Match is refused', async () => {
    const { root } = await api.newEnvironment();
    const stale = { headers: { 'if-match': '"17"' } };
    problemOf(await root.patch('/v1/environment', { name: 'Acme' }, stale), 412, 'precondition_failed');
  });
});

describe('settings', () => {
  test.each([
    ['lock_attempts', 5, 1, 100],
    ['lock_window_minutes', 30, 1, 1440],
    ['lock_duration_minutes', 30, 1, 1440],
    ['session_idle_minutes', 60, 1, 1440],
    ['session_absolute_minutes', 1440, 1, 43_200],
    ['access_keys_per_account', 5, 1, 100],
  ])('%s is %i unless it is set, from %i to %i', async (name, value, least, most) => {
    const { root } = await api.newEnvironment();
    expect((await root.get('/v1/environment')).body.settings[name]).toBe(value);
    for (const good of [least, most]) {
      const reply = await root.patch('/v1/environment', { settings: { [name]: good } });
      expect(reply.body.settings, JSON.stringify(reply.body)).toEqual({ ...settingsOf({}), [name]: good });
    }
    for (const bad of [least - 1, most + 1, least + 0.5, `${least}`, true, [least], 1e300, -1]) {
      const reply = await root.patch('/v1/environment', { settings: { [name]: bad } });
      expect(fieldErrorsOf(reply)).toEqual({
        [`/settings/${name}`]: ['invalid_value', `must be a whole number from ${least} to ${most}`],
      });
    }
    expect((await root.get('/v1/environment')).body.settings[name]).toBe(most);
  });

  test('lock_counts_successes is true unless it is set', async () => {
    const { root } = await api.newEnvironment();
    expect((await root.get('/v1/environment')).body.settings.lock_counts_successes).toBe(true);
    const off = await root.patch('/v1/environment', { settings: { lock_counts_successes: false } });
    expect(off.body.settings.lock_counts_successes).toBe(false);
    const reply = await root.patch('/v1/environment', { settings: { lock_counts_successes: 'no' } });
    expect(Object.keys(fieldErrorsOf(reply))).toEqual(['/settings/lock_counts_successes']);
  });

  test('null puts a setting back to its default, and what is left out stays', async () => {
    const { root } = await api.newEnvironment();
    await root.patch('/v1/environment', { settings: { lock_attempts: 9, session_idle_minutes: 15 } });
    const reply = await root.patch('/v1/environment', { settings: { lock_attempts: null } });
    expect(reply.body.settings).toEqual({ ...settingsOf({}), session_idle_minutes: 15 });
  });

  test.each([
    [{ colour: 'red' }, '/settings/colour', 'unknown_field'],
    [{ constructor: 1 }, '/settings/constructor', 'unknown_field'],
  ])('what is no setting is refused by field: %j', async (settings, pointer, code) => {
    const environment = await api.newEnvironment();
    const before = await snapshot(api, environment);
    const reply = await environment.root.patch('/v1/environment', { settings });
    expect(fieldErrorsOf(reply)).toMatchObject({ [pointer]: [code, expect.any(String)] });
    expect(await snapshot(api, environment)).toEqual(before);
  });

  test.each([[null], ['on'], [[]], [7]])('settings as %j are refused', async (settings) => {
    const { root } = await api.newEnvironment();
    expect(Object.keys(fieldErrorsOf(await root.patch('/v1/environment', { settings })))).toEqual([
      '/settings',
    ]);
  });

  test('a change of settings is audited with before and after', async () => {
    const { id, root } = await api.newEnvironment();
    await root.patch('/v1/environment', { settings: { lock_attempts: 9 } });
    const [event] = await eventsIn(api, id, 'environment.update');
    expect(event).toMatchObject({ actor_kind: 'member', actor_id: root.id, target_id: id });
    expect(event.details.changes).toEqual({
      settings: [settingsOf({}), { ...settingsOf({}), lock_attempts: 9 }],
    });
  });
});
