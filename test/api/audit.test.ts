import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { changeOf, fullBodyOf } from '../support/bodies.ts';
import { create, createProject, listAll, neverExisted } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const eventsOf = (environment: TestEnvironment, query: Json = {}) =>
  listAll(environment.administrator, 'audit_events', query);

describe.each(catalogue.map((definition) => [definition.name, definition] as const))(
  'the audit log of a %s',
  (name, definition) => {
    test('has one event for each change: who, what, from what to what, when, from where', async () => {
      const environment = await api.newEnvironment();
      const { administrator, actor } = environment;
      const body = await fullBodyOf(name, administrator);
      const by = await actor({ role: 'administrator' });
      const headers = (number: number) => ({
        headers: { 'x-request-id': `request-${number}`, 'x-roster-change': `pull request ${number}` },
      });
      const path = `/v1/${definition.plural}`;
      const made = await by.post(path, body, headers(1));
      const item = `${path}/${made.body.id}`;
      await by.patch(item, changeOf(name), headers(2));
      await by.delete(item, headers(3));
      const events = await eventsOf(environment, { actor_id: by.id });
      expect(events.map(({ action }) => action)).toEqual([
        `${name}.create`,
        `${name}.update`,
        `${name}.delete`,
      ]);
      for (const [index, event] of events.entries())
        expect(event).toMatchObject({
          actor_kind: 'service_account',
          actor_id: by.id,
          outcome: 'success',
          target_kind: name,
          target_id: made.body.id,
          request_id: `request-${index + 1}`,
          change_reference: `pull request ${index + 1}`,
          user_agent: 'roster-test',
          address: '127.0.0.1',
          occurred_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        });
      const [creation, change, deletion] = events.map(({ details }) => details.changes);
      const shown = Object.entries(body).filter(([field]) => !definition.fields[field]?.secret);
      for (const [field, value] of shown) expect(creation[field]).toEqual([null, value]);
      const changed = Object.entries(changeOf(name)).map(([field, value]) => [field, [body[field], value]]);
      expect(change).toMatchObject(Object.fromEntries(changed));
      for (const [before, after] of Object.values(change) as [unknown, unknown][])
        expect(after).not.toEqual(before);
      for (const [field, value] of Object.entries({ ...Object.fromEntries(shown), ...changeOf(name) }))
        expect(deletion[field]).toEqual([value, null]);
    });
  },
);

test('reading, failing and trying leave no event', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const { id } = await createProject(administrator);
  const before = (await eventsOf(environment)).length;
  await administrator.get(`/v1/projects/${id}`);
  await administrator.get('/v1/projects');
  await administrator.post('/v1/projects', { name: 'payments' });
  await administrator.post('/v1/projects', { name: 7 });
  await administrator.post('/v1/projects', { name: 'tried' }, { query: { dry_run: true } });
  await administrator.patch(`/v1/projects/${id}`, { note: 'x' }, { headers: { 'if-match': '"stale"' } });
  await administrator.delete(`/v1/projects/${neverExisted('prj')}`);
  expect(await eventsOf(environment)).toHaveLength(before);
});

test('what was denied is recorded with what was missing', async () => {
  const environment = await api.newEnvironment();
  const project = await createProject(environment.administrator);
  const nobody = await environment.actor();
  await nobody.get('/v1/members');
  await nobody.post('/v1/members', { email: 'x@example.com' });
  await nobody.patch(`/v1/projects/${project.id}`, { name: 'mine' });
  await nobody.delete(`/v1/members/${neverExisted('mem')}`);
  const events = await eventsOf(environment, { actor_id: nobody.id });
  expect(events.map(({ outcome }) => outcome)).toEqual(Array(4).fill('denied'));
  expect(
    events.map(({ action, target_kind, target_id, details }) => [action, target_kind, target_id, details]),
  ).toEqual([
    ['member.list', 'member', null, { code: 'permission_denied', missing_permission: 'member.list' }],
    ['member.create', 'member', null, { code: 'permission_denied', missing_permission: 'member.manage' }],
    ['project.update', 'project', project.id, { code: 'not_found' }],
    [
      'member.delete',
      'member',
      neverExisted('mem'),
      { code: 'permission_denied', missing_permission: 'member.manage' },
    ],
  ]);
});

test('no secret stands in any event', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const account = await create(administrator, 'service_accounts', { name: 'robot' });
  const key = await create(administrator, 'access_keys', { service_account_id: account.id, note: 'one' });
  await administrator.patch(`/v1/access_keys/${key.id}`, { note: 'two' });
  await administrator.delete(`/v1/access_keys/${key.id}`);
  const rows = JSON.stringify(await api.context.database.selectFrom('audit_events').selectAll().execute());
  expect(rows).toContain(key.id);
  for (const secret of [key.secret_access_key, administrator.secretAccessKey, 'rsk_', 'sealed'])
    expect(rows).not.toContain(secret);
});
