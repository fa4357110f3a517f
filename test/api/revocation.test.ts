import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import { sendSigned } from '../support/raw-request.ts';
import { assign, create, createProject, createServiceAccount, problemOf } from '../support/resources.ts';

let api: TestApi;
let travelled = 0;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
afterEach(() => {
  api.travel(-travelled);
  travelled = 0;
});

/** Moves the API's clock to a moment, give or take the time that a request takes. */
function travelTo(milliseconds: number): void {
  const distance = milliseconds - api.context.now().getTime();
  api.travel(distance);
  travelled += distance;
}

const wireTime = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
const inAnHour = () => Math.ceil(Date.now() / 1000) * 1000 + 3_600_000;
const projects = (actor: Actor) => sendSigned(api, actor, { target: '/v1/projects' });

/** A service account with the role Auditor and one key. */
async function auditor(administrator: Actor, more: object = {}): Promise<Actor> {
  const account = await createServiceAccount(administrator);
  await assign(administrator, account.id, 'auditor');
  const key = await create(administrator, 'access_keys', { service_account_id: account.id, ...more });
  return api.actAs(account.id, { accessKeyId: key.id, secretAccessKey: key.secret_access_key });
}

test('a deleted key opens nothing at the next request', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await auditor(administrator);
  expect((await robot.get('/v1/projects')).status).toBe(200);
  await administrator.delete(`/v1/access_keys/${robot.accessKeyId}`);
  problemOf(await robot.get('/v1/projects'), 401, 'unauthenticated');
});

test('the keys of a deleted service account open nothing at the next request', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await auditor(administrator);
  await administrator.delete(`/v1/service_accounts/${robot.id}`);
  problemOf(await robot.get('/v1/projects'), 401, 'unauthenticated');
});

test('the keys of a disabled service account open nothing until it is active again', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await auditor(administrator);
  const setStatus = (status: 'active' | 'disabled') =>
    api.context.database.updateTable('service_accounts').set({ status }).where('id', '=', robot.id).execute();
  await setStatus('disabled');
  problemOf(await robot.get('/v1/projects'), 401, 'unauthenticated');
  await setStatus('active');
  expect((await robot.get('/v1/projects')).status).toBe(200);
});

test('a key opens until its end, and nothing from that second on', async () => {
  const { administrator } = await api.newEnvironment();
  const end = inAnHour();
  const robot = await auditor(administrator, { expires_at: wireTime(end) });
  travelTo(end - 3_000);
  expect((await projects(robot)).status).toBe(200);
  travelTo(end);
  problemOf(await projects(robot), 401, 'unauthenticated');
});

test('whatever is wrong with a credential, the answer is the same', async () => {
  const { administrator } = await api.newEnvironment();
  const end = inAnHour();
  const ended = await auditor(administrator, { expires_at: wireTime(end) });
  const { id } = await createProject(administrator);
  travelTo(end);
  const said = new Set<string>();
  for (const credentials of [
    ended,
    { ...administrator, secretAccessKey: ended.secretAccessKey },
    { ...administrator, accessKeyId: 'ak_01h00000000000000000000000' },
    { ...administrator, accessKeyId: 'nonsense' },
  ]) {
    const reply = await sendSigned(api, credentials, { target: `/v1/projects/${id}` });
    expect(reply.status).toBe(401);
    expect(reply.headers.get('www-authenticate')).toBe('AWS4-HMAC-SHA256');
    said.add(reply.text.replace(reply.body.request_id, '…'));
  }
  expect(said.size).toBe(1);
});

test('a role assignment counts until its end, and no more from that second on', async () => {
  const { administrator } = await api.newEnvironment();
  const account = await createServiceAccount(administrator);
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  const robot = api.actAs(account.id, { accessKeyId: key.id, secretAccessKey: key.secret_access_key });
  const end = inAnHour();
  const held = await assign(administrator, account.id, 'auditor', { expires_at: wireTime(end) });
  travelTo(end - 3_000);
  expect((await projects(robot)).status).toBe(200);
  travelTo(end);
  problemOf(await projects(robot), 403, 'permission_denied');
  const read = await sendSigned(api, administrator, { target: `/v1/role_assignments/${held.id}` });
  expect(read.body).toEqual(held);
});

test('a deleted role assignment counts no more at the next request', async () => {
  const { administrator } = await api.newEnvironment();
  const project = await createProject(administrator);
  const robot = await auditor(administrator);
  const [assignment] = (await administrator.get('/v1/role_assignments', { principal_id: robot.id })).body
    .items;
  expect((await robot.get(`/v1/projects/${project.id}`)).status).toBe(200);
  await administrator.delete(`/v1/role_assignments/${assignment.id}`);
  problemOf(await robot.get(`/v1/projects/${project.id}`), 404, 'not_found');
});

test('a key does what its service account holds at the time of the call, whenever and by whom ever it was made', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await auditor(administrator);
  const later = await createServiceAccount(administrator, 'later');
  problemOf(await robot.post('/v1/projects', { name: 'mine' }), 403, 'permission_denied');
  const held = await assign(administrator, robot.id, 'administrator');
  expect((await robot.post('/v1/projects', { name: 'mine' })).status).toBe(201);
  await assign(robot, later.id, 'auditor');
  await administrator.delete(`/v1/role_assignments/${held.id}`);
  problemOf(await robot.post('/v1/projects', { name: 'more' }), 403, 'permission_denied');
  problemOf(await robot.post('/v1/access_keys', { service_account_id: robot.id }), 403, 'permission_denied');
  expect((await robot.get('/v1/projects')).status).toBe(200);
});

test('nobody grants with what has ended', async () => {
  const { administrator } = await api.newEnvironment();
  const end = inAnHour();
  const robot = await auditor(administrator);
  await assign(administrator, robot.id, 'administrator', { expires_at: wireTime(end) });
  travelTo(end);
  const refused = await sendSigned(api, robot, {
    method: 'POST',
    target: '/v1/role_assignments',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ principal_id: robot.id, role_id: 'administrator' }),
  });
  expect(problemOf(refused, 403, 'permission_denied').missing_permission).toBe('member.manage');
});
