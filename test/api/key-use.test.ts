import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyUse } from '../../api/access-keys/key-use.ts';
import {
  type Actor,
  type Credentials,
  type Json,
  makeActor,
  startTestApi,
  type TestApi,
} from '../support/api.ts';
import { databaseVariables, prepareGround } from '../support/api-process.ts';
import { sendSigned } from '../support/raw-request.ts';
import { assign, create, createServiceAccount, listAll } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ trustedProxies: ['127.0.0.1'] });
});
afterAll(() => api.stop());

/** A service account that may see everything, and its key. */
async function robotOf(administrator: Actor): Promise<Actor> {
  const account = await createServiceAccount(administrator, `robot ${randomUUID()}`);
  await assign(administrator, account.id, 'auditor');
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  return api.actAs(account.id, { accessKeyId: key.id, secretAccessKey: key.secret_access_key });
}

const from = (where: TestApi, address: string, by: Credentials, headers: Record<string, string> = {}) =>
  sendSigned(where, by, { target: '/v1/projects', headers, added: { 'x-forwarded-for': address } });

const usesOf = (administrator: Actor, keyId: string): Promise<Json[]> =>
  listAll(administrator, 'audit_events', { target_id: keyId, action: 'access_key.use' });

const keyOf = async (administrator: Actor, { accessKeyId }: Actor) =>
  administrator.get(`/v1/access_keys/${accessKeyId}`);

const factsFrom = (address: string | null) => ({
  requestId: randomUUID(),
  address,
  userAgent: null,
  changeReference: null,
});

const usedKey = (environmentId: string, robot: Actor) => ({
  environmentId,
  serviceAccountId: robot.id,
  accessKeyId: robot.accessKeyId,
});

test('a key shows when and from where it was last used, and that is no change of the key', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotOf(administrator);
  const before = await keyOf(administrator, robot);
  expect(before.body).toMatchObject({ last_used_at: null, last_used_address: null });
  const earliest = api.context.now().getTime();
  await from(api, '203.0.113.7', robot);
  await from(api, '::ffff:203.0.113.8', robot);
  await api.context.keyUse.flush();
  const after = await keyOf(administrator, robot);
  expect(after.body).toEqual({
    ...before.body,
    last_used_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    last_used_address: '203.0.113.8',
  });
  expect(Date.parse(after.body.last_used_at)).toBeGreaterThan(earliest - 1000);
  expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  const [listed] = await listAll(administrator, 'access_keys', { service_account_id: robot.id });
  expect(listed).toEqual(after.body);
});

test('a use counts whatever became of the request, and a request that the key did not sign does not count', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotOf(administrator);
  const impostor = { ...robot, secretAccessKey: administrator.secretAccessKey };
  expect((await from(api, '192.0.2.66', impostor)).status).toBe(401);
  await api.context.keyUse.flush();
  expect((await keyOf(administrator, robot)).body.last_used_at).toBeNull();
  expect(await usesOf(administrator, robot.accessKeyId)).toEqual([]);
  expect((await robot.post('/v1/projects', { name: 'mine' })).status).toBe(403);
  await api.context.keyUse.flush();
  expect((await keyOf(administrator, robot)).body).toMatchObject({ last_used_address: '127.0.0.1' });
});

test('the use of a key from a new address is told once for each key and address', async () => {
  const { administrator } = await api.newEnvironment();
  const [robot, other] = [await robotOf(administrator), await robotOf(administrator)];
  const requestId = randomUUID();
  await from(api, '203.0.113.7', robot, { 'x-request-id': requestId, 'user-agent': 'deploy/1' });
  for (const address of ['203.0.113.7', '::ffff:203.0.113.7', '203.0.113.8', '203.0.113.7'])
    expect((await from(api, address, robot)).status).toBe(200);
  await from(api, '203.0.113.7', other);
  const uses = await usesOf(administrator, robot.accessKeyId);
  expect(uses).toMatchObject([
    {
      action: 'access_key.use',
      outcome: 'success',
      actor_kind: 'service_account',
      actor_id: robot.id,
      target_kind: 'access_key',
      target_id: robot.accessKeyId,
      address: '203.0.113.7',
      request_id: requestId,
      user_agent: 'deploy/1',
      details: { address: '203.0.113.7' },
    },
    { address: '203.0.113.8' },
  ]);
  expect(await usesOf(administrator, other.accessKeyId)).toHaveLength(1);
});

test('of IPv6 the network counts, because hosts change the rest of their address by themselves', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotOf(administrator);
  for (const address of ['2001:db8:1:2::a', '2001:db8:1:2:ffff::b', '2001:DB8:1:2::a', '2001:db8:1:3::a'])
    await from(api, address, robot);
  expect((await usesOf(administrator, robot.accessKeyId)).map(({ address }) => address)).toEqual([
    '2001:db8:1:2::a',
    '2001:db8:1:3::a',
  ]);
});

test('twenty first requests at once are told once, and another process tells nothing again', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const robot = await robotOf(administrator);
  const replies = await Promise.all(Array.from({ length: 20 }, () => from(api, '203.0.113.7', robot)));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await usesOf(administrator, robot.accessKeyId)).toHaveLength(1);
  const replicas = [createKeyUse(api.context), createKeyUse(api.context)];
  const key = usedKey(environment.id, robot);
  for (const address of ['203.0.113.7', '198.51.100.1'])
    await Promise.all(replicas.map((replica) => replica.note(key, factsFrom(address), api.context.now())));
  expect((await usesOf(administrator, robot.accessKeyId)).map(({ address }) => address)).toEqual([
    '203.0.113.7',
    '198.51.100.1',
  ]);
});

test('a use from a new address changes nobody’s rights, and the chain holds', async () => {
  const environment = await api.newEnvironment();
  const robot = await robotOf(environment.administrator);
  const standing = () =>
    api.context.database
      .selectFrom('environments')
      .select(['revision', 'audit_sequence'])
      .where('id', '=', environment.id)
      .executeTakeFirstOrThrow();
  const before = await standing();
  await from(api, '203.0.113.7', robot);
  expect(await standing()).toEqual({
    revision: before.revision,
    audit_sequence: before.audit_sequence + 1,
  });
});

test('of one key no more than 200 addresses are kept: the newest', async () => {
  const environment = await api.newEnvironment();
  const robot = await robotOf(environment.administrator);
  const key = usedKey(environment.id, robot);
  const { keyUse } = api.context;
  for (let host = 0; host < 205; host++)
    await keyUse.note(key, factsFrom(`198.51.100.${host}`), new Date(Date.now() + host * 1000));
  await keyUse.flush();
  const kept = await api.context.database
    .selectFrom('access_key_addresses')
    .select('address')
    .where('access_key_id', '=', robot.accessKeyId)
    .execute();
  expect(kept).toHaveLength(200);
  const hosts = kept.map(({ address }) => Number(address.split('.').at(-1)));
  expect(Math.min(...hosts)).toBe(5);
});

test('the addresses of a key go with it', async () => {
  const { administrator } = await api.newEnvironment();
  const robot = await robotOf(administrator);
  await from(api, '203.0.113.7', robot);
  expect((await administrator.delete(`/v1/access_keys/${robot.accessKeyId}`)).status).toBe(204);
  await api.context.keyUse.flush();
  const left = await api.context.database
    .selectFrom('access_key_addresses')
    .selectAll()
    .where('access_key_id', '=', robot.accessKeyId)
    .execute();
  expect(left).toEqual([]);
  expect(await usesOf(administrator, robot.accessKeyId)).toHaveLength(1);
});

test('from a known address no request asks the database about it, and none fails because a use cannot be recorded', async () => {
  const own = await startTestApi({ trustedProxies: ['127.0.0.1'] });
  try {
    const { administrator } = await own.newEnvironment();
    expect((await from(own, '203.0.113.7', administrator)).status).toBe(200);
    const complaints = () => own.log.filter((line) => line.includes('cannot record the new address'));
    await own.context.database.schema.alterTable('access_key_addresses').renameTo('hidden').execute();
    expect((await from(own, '203.0.113.7', administrator)).status).toBe(200);
    expect(complaints()).toEqual([]);
    expect((await from(own, '203.0.113.8', administrator)).status).toBe(200);
    expect(complaints()).toHaveLength(1);
    await own.context.database.schema.alterTable('hidden').renameTo('access_key_addresses').execute();
    expect((await from(own, '203.0.113.8', administrator)).status).toBe(200);
    const uses = await usesOf(administrator, administrator.accessKeyId);
    expect(uses.map(({ address }) => address)).toEqual(['203.0.113.7', '203.0.113.8']);
  } finally {
    await own.stop();
  }
});

test('what could not be written is written the next time, and an older use does not hide a later one', async () => {
  const own = await startTestApi();
  try {
    const environment = await own.newEnvironment();
    const { administrator } = environment;
    const { database, keyUse } = own.context;
    const { body: account } = await administrator.post('/v1/service_accounts', { name: 'robot' });
    const { body: key } = await administrator.post('/v1/access_keys', { service_account_id: account.id });
    const used = { environmentId: environment.id, serviceAccountId: account.id, accessKeyId: key.id };
    const lastUse = async () => (await administrator.get(`/v1/access_keys/${key.id}`)).body.last_used_at;
    await keyUse.note(used, factsFrom('203.0.113.7'), new Date('2030-01-01T00:00:00Z'));
    await database.schema.alterTable('access_keys').renameTo('hidden').execute();
    await keyUse.flush();
    expect(own.log.join('')).toContain('cannot write the last uses');
    await database.schema.alterTable('hidden').renameTo('access_keys').execute();
    expect(await lastUse()).toBeNull();
    await keyUse.flush();
    expect(await lastUse()).toBe('2030-01-01T00:00:00Z');
    await keyUse.note(used, factsFrom('203.0.113.8'), new Date('2029-01-01T00:00:00Z'));
    await keyUse.flush();
    expect(await lastUse()).toBe('2030-01-01T00:00:00Z');
  } finally {
    await own.stop();
  }
});

test('writing uses and changing a key do not wait for each other for ever', async () => {
  const environment = await api.newEnvironment();
  const robot = await robotOf(environment.administrator);
  const { database, keyUse, now } = api.context;
  await keyUse.note(usedKey(environment.id, robot), factsFrom('203.0.113.7'), now());
  let flushed: Promise<void> | undefined;
  await database.transaction().execute(async (transaction) => {
    const locked = await transaction
      .selectFrom('access_keys')
      .select('id')
      .where('id', '=', robot.accessKeyId)
      .forUpdate()
      .execute();
    expect(locked).toHaveLength(1);
    flushed = keyUse.flush();
    await sql`select 1`.execute(transaction);
  });
  await flushed;
  await keyUse.note(usedKey(environment.id, robot), factsFrom('203.0.113.9'), now());
  await keyUse.flush();
  expect((await keyOf(environment.administrator, robot)).body.last_used_address).toBe('203.0.113.9');
});

test('an API that is stopped writes the uses that it has noted', async () => {
  const ground = await prepareGround();
  try {
    const database = await databaseVariables();
    const first = ground.start(database);
    const endpoint = await first.listening;
    const text = await readFile(join(ground.directory, 'credentials'), 'utf8');
    const value = (name: string) => new RegExp(`^${name} = (\\S+)$`, 'm').exec(text)?.[1] ?? '';
    const credentials = { accessKeyId: value('access_key_id'), secretAccessKey: value('secret_access_key') };
    const read = (url: string) =>
      makeActor(url, 'first', credentials).get(`/v1/access_keys/${credentials.accessKeyId}`);
    expect((await read(endpoint)).body.last_used_at).toBeNull();
    first.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    const shown = await read(await ground.start(database).listening);
    expect(shown.body).toMatchObject({
      last_used_at: expect.stringMatching(/Z$/),
      last_used_address: '127.0.0.1',
    });
  } finally {
    await ground.cleanUp();
  }
}, 90_000);
