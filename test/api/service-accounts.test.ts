import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, type Json, sendPlain, startTestApi, type TestApi } from '../support/api.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import {
  actorWith,
  assign,
  create,
  createMember,
  createServiceAccount,
  fieldErrorsOf,
  listAll,
  problemOf,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** A service account with the role and one key. */
async function robotWith(administrator: Actor, role: string): Promise<Actor> {
  const account = await createServiceAccount(administrator, `robot with ${role}`);
  await assign(administrator, account.id, role);
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  return api.actAs(account.id, { accessKeyId: key.id, secretAccessKey: key.secret_access_key });
}

const switchTo = (by: Actor, id: string, verb: 'disable' | 'enable', more: Json = {}) =>
  by.post(`/v1/service_accounts/${id}/${verb}`, undefined, more);

test('service accounts can be created by member accounts, in the console or via API, and by nobody without the right', async () => {
  const environment = await api.newEnvironment();
  const { root, administrator } = environment;
  const byMember = await root.post('/v1/service_accounts', { name: 'made by a member' });
  expect(byMember).toMatchObject({ status: 201, body: { name: 'made by a member', status: 'active' } });
  const byProgram = await administrator.post('/v1/service_accounts', { name: 'made by a program' });
  expect(byProgram.status).toBe(201);
  const project = await create(administrator, 'projects', { name: 'payments' });
  for (const [role, projectId] of [
    ['auditor', undefined],
    ['accountant', undefined],
    ['project_administrator', project.id],
    ['project_user', project.id],
  ]) {
    const grant = { role, ...(projectId !== undefined && { project: projectId }) };
    for (const other of [await environment.member(grant), await environment.actor(grant)])
      problemOf(await other.post('/v1/service_accounts', { name: 'mine' }), 403, 'permission_denied');
  }
});

test('service accounts do not have login passwords: no name, id or key of theirs signs in', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const robot = await robotWith(administrator, 'administrator');
  const account = (await administrator.get(`/v1/service_accounts/${robot.id}`)).body;
  const said = new Set<string>();
  for (const login of [account.name, robot.id, robot.accessKeyId, 'nobody@example.com']) {
    const reply = await sendPlain(`${api.url}/v1/sign_ins`, 'POST', {
      environment: environment.slug,
      login,
      password: robot.secretAccessKey,
    });
    const { request_id, ...problem } = problemOf(reply, 401, 'sign_in_failed');
    said.add(JSON.stringify(problem));
  }
  expect(said.size).toBe(1);
  for (const token of [robot.secretAccessKey, robot.accessKeyId, robot.id])
    problemOf(await api.bearer(robot.id, token).get('/v1/projects'), 401, 'unauthenticated');
  for (const name of ['password', 'initial_password', 'email', 'username'])
    expect(
      fieldErrorsOf(
        await administrator.post('/v1/service_accounts', { name: 'robot', [name]: 'orchid barrel fog' }),
      ),
    ).toMatchObject({ [`/${name}`]: ['unknown_field', 'is not a field of this resource'] });
});

const ofSessions = documentedOperations().filter(({ credential }) => credential === 'session');

test('there are endpoints for people alone', () => {
  expect(ofSessions.length).toBeGreaterThan(5);
});

test.each(ofSessions)(
  'service accounts cannot be operated through the WebUI: $method $path',
  async (operation) => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    problemOf(await environment.administrator.send(request), 403, 'session_required');
  },
);

const ofMembers = documentedOperations().filter(({ path }) => path.startsWith('/v1/members/{id}'));

test.each(ofMembers)('a service account is no member: $method $path', async (operation) => {
  const environment = await api.newEnvironment();
  const { request } = await requestFor(api, environment, environment.administrator, operation);
  const robot = await createServiceAccount(environment.administrator, 'no member');
  const path = request.path.replace(/mem_\w+/, robot.id);
  expect(path).toContain(robot.id);
  const reply = await environment.administrator.send({ ...request, path });
  expect([400, 404]).toContain(reply.status);
  expect(['malformed_request', 'not_found']).toContain(reply.body.code);
});

test('disabling a service account ends its keys at the next request, and its role assignments stay (security case 7)', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, 'auditor');
  const second = await create(administrator, 'access_keys', { service_account_id: robot.id });
  const other = api.actAs(robot.id, { accessKeyId: second.id, secretAccessKey: second.secret_access_key });
  for (const key of [robot, other]) expect((await key.get('/v1/members')).status).toBe(200);
  const disabled = await switchTo(administrator, robot.id, 'disable');
  expect(disabled).toMatchObject({ status: 200, body: { id: robot.id, status: 'disabled' } });
  for (const key of [robot, other]) problemOf(await key.get('/v1/members'), 401, 'unauthenticated');
  expect(await listAll(administrator, 'role_assignments', { principal_id: robot.id })).toHaveLength(1);
  expect(await listAll(administrator, 'service_accounts', { status: 'disabled' })).toEqual([disabled.body]);
  expect((await switchTo(administrator, robot.id, 'enable')).body.status).toBe('active');
  for (const key of [robot, other]) expect((await key.get('/v1/members')).status).toBe(200);
  const events = await listAll(administrator, 'audit_events', { target_id: robot.id });
  expect(events.map(({ action }) => action)).toEqual([
    'service_account.create',
    'service_account.disable',
    'service_account.enable',
  ]);
  expect(events[1].details.changes).toEqual({ status: ['active', 'disabled'] });
});

test('a service account that disables or deletes itself is out with that', async () => {
  const { administrator } = await api.newEnvironment();
  for (const end of [
    (robot: Actor) => switchTo(robot, robot.id, 'disable'),
    (robot: Actor) => robot.delete(`/v1/service_accounts/${robot.id}`),
  ]) {
    const robot = await robotWith(administrator, 'administrator');
    expect((await end(robot)).status).toBeLessThan(300);
    problemOf(await robot.get('/v1/members'), 401, 'unauthenticated');
    await administrator.delete(`/v1/service_accounts/${robot.id}`);
  }
});

test('disabling and enabling again changes nothing, a dry run neither, and a stale ETag stops both', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, 'auditor');
  const tried = await switchTo(administrator, robot.id, 'disable', { query: { dry_run: true } });
  expect(tried.body.status).toBe('disabled');
  expect((await robot.get('/v1/members')).status).toBe(200);
  const first = await switchTo(administrator, robot.id, 'disable');
  const second = await switchTo(administrator, robot.id, 'disable');
  expect(second.body).toEqual(first.body);
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  const stale = await switchTo(administrator, robot.id, 'enable', { headers: { 'if-match': '"1"' } });
  problemOf(stale, 412, 'precondition_failed');
});

test('who manages keys may disable any account, and enables those alone that hold no more than they do', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const clerk = await actorWith(environment, ['platform_api_key.read', 'platform_api_key.manage']);
  const [strong, weak] = [
    await robotWith(administrator, 'administrator'),
    await createServiceAccount(administrator, 'holds nothing'),
  ];
  for (const { id } of [strong, weak]) expect((await switchTo(clerk, id, 'disable')).status).toBe(200);
  const refused = await switchTo(clerk, strong.id, 'enable');
  expect(problemOf(refused, 403, 'permission_denied').missing_permission).toMatch(/\./);
  problemOf(await strong.get('/v1/projects'), 401, 'unauthenticated');
  expect((await switchTo(clerk, weak.id, 'enable')).status).toBe(200);
  expect((await switchTo(administrator, strong.id, 'enable')).status).toBe(200);
});

test('a change of the status comes by its verb alone, and of the kind or the environment not at all (security case 16)', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotWith(administrator, 'administrator');
  const path = `/v1/service_accounts/${robot.id}`;
  const before = (await robot.get(path)).body;
  const refused = await robot.patch(path, {
    status: 'disabled',
    roles: ['administrator'],
    environment_id: 'env_01h00000000000000000000000',
    kind: 'member',
  });
  expect(fieldErrorsOf(refused)).toEqual({
    '/status': ['read_only_field', 'is set by Roster and cannot be given'],
    '/roles': ['unknown_field', 'is not a field of this resource'],
    '/environment_id': ['unknown_field', 'is not a field of this resource'],
    '/kind': ['unknown_field', 'is not a field of this resource'],
  });
  expect((await robot.get(path)).body).toEqual(before);
});

test('later the role of a service account can be changed or the account deleted, and its key follows', async () => {
  const { administrator } = await api.newEnvironment({ edition: 'automq-cloud' });
  const robot = await robotWith(administrator, 'viewer');
  const mayInvite = (email: string) => robot.post('/v1/members', { email });
  problemOf(await mayInvite('one@example.com'), 403, 'permission_denied');
  const [held] = await listAll(administrator, 'role_assignments', { principal_id: robot.id });
  await administrator.delete(`/v1/role_assignments/${held.id}`);
  await assign(administrator, robot.id, 'administrator');
  expect((await mayInvite('two@example.com')).status).toBe(201);
  expect((await administrator.delete(`/v1/service_accounts/${robot.id}`)).status).toBe(204);
  problemOf(await mayInvite('three@example.com'), 401, 'unauthenticated');
  problemOf(await switchTo(administrator, robot.id, 'enable'), 404, 'not_found');
});

test('the verbs know no account of another environment, and no id of another kind', async () => {
  const { administrator } = await api.newEnvironment();
  const foreign = await createServiceAccount((await api.newEnvironment()).administrator);
  const member = await createMember(administrator);
  for (const verb of ['disable', 'enable'] as const) {
    problemOf(await switchTo(administrator, foreign.id, verb), 404, 'not_found');
    problemOf(await switchTo(administrator, member.id, verb), 400, 'malformed_request');
  }
});
