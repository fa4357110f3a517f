import { afterAll, beforeAll, expect, test } from 'vitest';
import { editionIds, editionOf } from '../../access-model/editions.ts';
import { listAll as listByClient } from '../../client/list.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { createRole, listAll, problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test.each(editionIds)('in the edition %s they are those of its document, whoever asks', async (edition) => {
  const { actor } = await api.newEnvironment({ edition });
  const nobody = await actor();
  const { status, body } = await nobody.get('/v1/permissions');
  expect(status).toBe(200);
  expect(body.next_page_token).toBe('');
  const { permissions, roles } = editionOf(edition);
  expect(body.items.map(({ id }: Json) => id)).toEqual([...permissions.keys()].sort());
  for (const { id, labels, role_ids } of body.items) {
    expect(labels).toEqual(permissions.get(id));
    for (const role of roles.values())
      expect(role_ids.includes(role.id), `${role.id} ${id}`).toBe(role.permissions.has(id));
  }
});

test('each says what its row in the document says', async () => {
  const { administrator } = await api.newEnvironment();
  const items = await listAll(administrator, 'permissions');
  const find = (id: string) => items.find((item) => item.id === id);
  expect(find('deployment.move')).toEqual({
    id: 'deployment.move',
    labels: ['Move deployments to other projects'],
    scope_kinds: ['environment', 'project'],
    has_destination: true,
    role_ids: ['administrator', 'project_administrator'],
  });
  expect(find('member.manage')).toMatchObject({
    scope_kinds: ['environment'],
    has_destination: false,
    role_ids: ['administrator'],
  });
  expect(find('project.list')).toEqual({
    id: 'project.list',
    labels: expect.any(Array),
    scope_kinds: ['environment', 'project'],
    has_destination: false,
    role_ids: ['administrator', 'project_administrator', 'project_user', 'accountant', 'auditor'],
  });
});

test('those of one predefined role, as the role itself has them', async () => {
  const { administrator } = await api.newEnvironment();
  for (const role of await listAll(administrator, 'roles')) {
    const granted = await listAll(administrator, 'permissions', { role_id: role.id });
    const { permissions } = editionOf('emqx-platform-3');
    const own = role.permissions.filter((id: string) => permissions.has(id));
    expect(granted.map(({ id }) => id)).toEqual(own);
    expect(granted.length).toBeGreaterThan(0);
  }
});

test('what is no predefined role of the edition is refused, with those that are', async () => {
  const { administrator } = await api.newEnvironment();
  const custom = await createRole(administrator, ['project.list']);
  for (const role_id of [custom.id, 'operator', '']) {
    const refused = await administrator.get('/v1/permissions', { role_id });
    const [error] = problemOf(refused, 422, 'unknown_reference').errors;
    expect(error.pointer).toBe('/role_id');
    expect(error.message).toContain(
      'administrator, project_administrator, project_user, accountant, auditor',
    );
  }
  problemOf(await administrator.get('/v1/permissions', { role: 'x' }), 400, 'malformed_request');
});

test("come page by page as well, and by the client's own list", async () => {
  const { administrator } = await api.newEnvironment();
  const all = (await administrator.get('/v1/permissions')).body.items;
  expect(await listAll(administrator, 'permissions', { page_size: 7 })).toEqual(all);
  const send = createSignedFetch({ endpoint: api.url, userAgent: 'roster-test', ...administrator });
  const found: unknown[] = [];
  for await (const item of listByClient(send, '/v1/permissions')) found.push(item);
  expect(found).toEqual(all);
});
