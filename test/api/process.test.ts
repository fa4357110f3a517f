import { existsSync } from 'node:fs';
import { chmod, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPostgres } from '../../api/database/open.ts';
import { generateMasterKey } from '../../api/secrets/master-keys.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import {
  type ApiProcess,
  databaseVariables,
  isEmbedded,
  type ProcessGround,
  prepareGround,
} from '../support/api-process.ts';

/* The real program: started, ended and killed as an operator would. */
// The embedded database takes seconds to start, on a busy machine many.
vi.setConfig({ testTimeout: 90_000 });

let ground: ProcessGround;
let database: Record<string, string>;
beforeEach(async () => {
  ground = await prepareGround();
  database = await databaseVariables();
});
afterEach(() => ground.cleanUp());

/** Leaves making the database, which takes seconds where it is embedded, to the first start. */
async function beginFresh() {
  await ground.cleanUp();
  ground = await prepareGround({ fresh: true });
  database = await databaseVariables({ fresh: true });
}

async function stop(api: ApiProcess) {
  api.kill('SIGTERM');
  expect(await api.exit).toBe(0);
}

const credentialsFile = () => join(ground.directory, 'credentials');

async function readCredentials(path = credentialsFile()) {
  const text = await readFile(path, 'utf8');
  const value = (name: string) => new RegExp(`^${name} = (\\S+)$`, 'm').exec(text)?.[1] ?? '';
  return {
    text,
    endpoint: value('endpoint'),
    accessKeyId: value('access_key_id'),
    secretAccessKey: value('secret_access_key'),
  };
}

/** Signs as the first service account does. */
async function signedIn(endpoint: string) {
  const { accessKeyId, secretAccessKey } = await readCredentials();
  return createSignedFetch({ endpoint, accessKeyId, secretAccessKey, userAgent: 'roster-test' });
}

test('the first start writes a key that only its owner can read, and shows it nowhere', async () => {
  await beginFresh();
  const api = ground.start({
    ...database,
    ROSTER_ADMIN_EMAIL: 'first@example.com',
    ROSTER_LOG_LEVEL: 'debug',
  });
  const url = await api.listening;
  const credentials = await readCredentials();
  expect(credentials.text).toMatch(/^\[roster\]\n/);
  expect(credentials).toMatchObject({
    endpoint: url,
    accessKeyId: expect.stringMatching(/^ak_/),
    secretAccessKey: expect.stringMatching(/^rsk_/),
  });
  expect((await stat(credentialsFile())).mode & 0o777).toBe(0o600);
  const send = await signedIn(url);
  const members = await send({ method: 'GET', path: '/v1/members' });
  expect(members.body).toMatchObject({ items: [{ email: 'first@example.com', status: 'pending' }] });
  expect(api.output()).toContain(credentialsFile());
  expect(api.output()).not.toContain(credentials.secretAccessKey);
  expect(api.output()).not.toContain('rsk_');
});

test('a later start keeps the key and the data', async () => {
  const first = ground.start(database);
  const send = await signedIn(await first.listening);
  await send({ method: 'POST', path: '/v1/projects', body: { name: 'payments' } });
  const before = await readCredentials();
  await stop(first);
  const second = ground.start(database);
  const again = await signedIn(await second.listening);
  expect(await readCredentials()).toEqual(before);
  const projects = await again({ method: 'GET', path: '/v1/projects' });
  expect(projects.body).toMatchObject({ items: [{ name: 'payments' }] });
  expect(second.output()).not.toContain('first start');
});

test('killed in the middle of changes it starts again, with everything that it had answered', async () => {
  const first = ground.start(database);
  const send = await signedIn(await first.listening);
  const answered: string[] = [];
  const writing = (async () => {
    for (let index = 0; ; index++) {
      await send({ method: 'POST', path: '/v1/projects', body: { name: `project ${index}` } });
      answered.push(`project ${index}`);
    }
  })();
  writing.catch(() => {});
  while (answered.length < 10) await new Promise((resolve) => setTimeout(resolve, 5));
  first.kill('SIGKILL');
  expect(await first.exit).toBe('SIGKILL');
  await expect(writing).rejects.toThrow();
  const second = ground.start(database);
  const again = await signedIn(await second.listening);
  const { body } = await again({ method: 'GET', path: '/v1/projects', query: { page_size: 1000 } });
  const names = (body as { items: { name: string }[] }).items.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(answered));
  expect(names.length - answered.length).toBeLessThanOrEqual(1);
});

if (isEmbedded)
  test('a second process on the same data directory refuses, and the first goes on', async () => {
    const first = ground.start();
    const url = await first.listening;
    const second = ground.start();
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain('the data directory is in use by another Roster process');
    expect(second.output()).toContain('ROSTER_DATA_DIR');
    expect(second.output()).not.toMatch(/\n\s+at /);
    const send = await signedIn(url);
    expect((await send({ method: 'GET', path: '/v1/members' })).status).toBe(200);
  });

// Only the embedded database takes long enough to start, and shows from outside that it has begun.
if (isEmbedded)
  test('a signal in the middle of the start ends it as cleanly', async () => {
    await beginFresh();
    const api = ground.start();
    await vi.waitUntil(() => existsSync(join(ground.directory, 'lock')), { timeout: 60_000, interval: 10 });
    api.kill('SIGTERM');
    expect(await api.exit).toBe(0);
    expect(api.output()).toContain('"signal":"SIGTERM","msg":"stopping"');
    const again = ground.start();
    await again.listening;
  });

if (!isEmbedded)
  test('processes that start at once on one empty database prepare it once', async () => {
    await beginFresh();
    const files = [1, 2, 3].map((number) => join(ground.directory, `credentials-${number}`));
    const running = files.map((file) => ground.start({ ...database, ROSTER_CREDENTIALS_FILE: file }));
    const urls = await Promise.all(running.map(({ listening }) => listening));
    const written = await Promise.all(files.map((file) => readCredentials(file).catch(() => undefined)));
    const [credentials, ...more] = written.filter((one) => one !== undefined);
    expect(more).toEqual([]);
    const { database: db, close } = openPostgres(database['DATABASE_URL'] ?? '');
    try {
      expect(await db.selectFrom('environments').select('slug').execute()).toEqual([{ slug: 'default' }]);
      expect(await db.selectFrom('access_keys').select('id').execute()).toEqual([
        { id: credentials?.accessKeyId },
      ]);
    } finally {
      await close();
    }
    const { accessKeyId = '', secretAccessKey = '' } = credentials ?? {};
    for (const endpoint of urls) {
      const send = createSignedFetch({ endpoint, accessKeyId, secretAccessKey, userAgent: 'roster-test' });
      expect((await send({ method: 'GET', path: '/v1/members' })).status).toBe(200);
    }
  });

test('it is ready once it listens', async () => {
  const api = ground.start(database);
  const url = await api.listening;
  for (const [path, status] of [
    ['/readyz', 'ready'],
    ['/healthz', 'ok'],
  ]) {
    const answer = await fetch(url + path);
    expect([answer.status, await answer.json()]).toEqual([200, { status }]);
  }
});

test('a start whose master key was lost is refused, and goes on once the key is back', async () => {
  const first = ground.start(database);
  await first.listening;
  await stop(first);
  const lost = ground.start({ ...database, ROSTER_MASTER_KEYS: generateMasterKey() });
  expect(await lost.exit).toBe(1);
  expect(lost.output()).toMatch(/ROSTER_MASTER_KEYS: the secret of the access key ak_.* is not configured/);
  const again = ground.start(database);
  await again.listening;
  await stop(again);
});

test.runIf(isEmbedded)('nobody else reaches the files of the embedded database', async () => {
  await chmod(ground.directory, 0o755);
  const api = ground.start(database);
  await api.listening;
  expect((await stat(join(ground.directory, 'database'))).mode & 0o777).toBe(0o700);
  await stop(api);
});
