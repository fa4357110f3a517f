import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Reply, startTestApi, type TestApi } from '../support/api.ts';
import { sendSigned } from '../support/raw-request.ts';
import { createMember, createProject, problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const revisionOf = ({ headers }: Reply) => Number(headers.get('x-roster-revision') ?? Number.NaN);

test('a service account learns who it is, where, and with which key it signed', async () => {
  const { id, slug, actor } = await api.newEnvironment({ edition: 'emqx-cloud' });
  const robot = await actor();
  const reply = await robot.get('/v1/caller');
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    principal_id: robot.id,
    kind: 'service_account',
    name: expect.stringMatching(/^actor-/),
    environment_id: id,
    environment_slug: slug,
    environment_name: slug,
    edition: 'emqx-cloud',
    credential: { kind: 'access_key', id: robot.accessKeyId, workload_identity_id: null },
    revision: revisionOf(reply),
  });
  expect(JSON.stringify(reply.body)).not.toContain(robot.secretAccessKey);
});

test('a member learns the same of themselves, by e-mail address and session', async () => {
  const { root } = await api.newEnvironment();
  const { body } = await root.get('/v1/caller');
  const sessions = await root.get('/v1/sessions');
  expect(body).toMatchObject({
    principal_id: root.id,
    kind: 'member',
    name: 'root@example.com',
    credential: { kind: 'session', id: sessions.body.items[0].id, workload_identity_id: null },
  });
  expect(JSON.stringify(body)).not.toContain(root.token);
});

test('who is authenticated no more is told nothing', async () => {
  const { administrator, actor } = await api.newEnvironment();
  const robot = await actor();
  await administrator.post(`/v1/access_keys/${robot.accessKeyId}/disable`, undefined);
  const refused = await robot.get('/v1/caller');
  problemOf(refused, 401, 'unauthenticated');
  expect(refused.headers.get('x-roster-revision')).toBeNull();
});

test('the revision of a change is in every later answer to a principal, whatever it answers', async () => {
  const { administrator, root, actor } = await api.newEnvironment();
  const nobody = await actor();
  const { id } = await createProject(administrator);
  const changed = revisionOf(await administrator.patch(`/v1/projects/${id}`, { name: 'billing' }));
  const answers: [Caller, string, number][] = [
    [administrator, '/v1/caller', 200],
    [administrator, '/v1/projects', 200],
    [administrator, `/v1/projects/${id}`, 200],
    [root, '/v1/audit_log/export', 200],
    [administrator, '/v1/members?nonsense=1', 400],
    [administrator, '/v1/members/mem_01h00000000000000000000000', 404],
    [root, '/v1/sessions', 200],
    [nobody, '/v1/members', 403],
    [nobody, `/v1/projects/${id}`, 404],
  ];
  for (const [caller, target, status] of answers) {
    const [path = '', query] = target.split('?');
    const reply = await caller.get(path, Object.fromEntries(new URLSearchParams(query)));
    expect(reply.status, target).toBe(status);
    expect(revisionOf(reply), target).toBe(changed);
  }
  const nothingNew = await administrator.patch(`/v1/projects/${id}`, { name: 'billing' });
  expect(revisionOf(nothingNew)).toBe(changed);
});

test('an answer from memory has the revision that it was answered from', async () => {
  const { administrator } = await api.newEnvironment();
  const jane = await createMember(administrator);
  const path = `/v1/members/${jane.id}/access`;
  const seen = revisionOf(await administrator.get('/v1/caller'));
  const headers = { 'x-roster-revision': String(seen) };
  const reply = await administrator.send({ method: 'GET', path, headers });
  expect(reply.body.freshness.revision).toBe(seen);
  expect(revisionOf(reply)).toBe(seen);
});

test('who is nobody, and asks for what is nowhere, is told no revision', async () => {
  const { administrator } = await api.newEnvironment();
  const stranger = { ...administrator, secretAccessKey: 'rsk_not-the-secret-of-this-key' };
  for (const reply of [
    await sendSigned(api, stranger, { target: '/v1/caller' }),
    await sendSigned(api, administrator, { target: '/v1/nowhere' }),
  ])
    expect(reply.headers.get('x-roster-revision')).toBeNull();
});
