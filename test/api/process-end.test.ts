import { readdir, readFile } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AwsV4Signer } from 'aws4fetch';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../api/config.ts';
import { openPostgres } from '../../api/database/open.ts';
import { databaseVariables, type ProcessGround, prepareGround } from '../support/api-process.ts';

/* How the program ends: when asked to, and when it cannot start. */
// The embedded database takes seconds to start, on a busy machine many.
vi.setConfig({ testTimeout: 90_000 });

let ground: ProcessGround;
let database: Record<string, string>;
beforeEach(async () => {
  ground = await prepareGround();
  database = await databaseVariables();
});
afterEach(() => ground.cleanUp());

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** Sends the head of a creation and half of its body; the rest when it is told to. */
async function startCreation(url: string) {
  const text = await readFile(join(ground.directory, 'credentials'), 'utf8');
  const [, accessKeyId = '', secretAccessKey = ''] =
    /access_key_id = (\S+)\nsecret_access_key = (\S+)/.exec(text) ?? [];
  const body = JSON.stringify({ name: 'payments' });
  const signer = new AwsV4Signer({
    method: 'POST',
    url: `${url}/v1/projects`,
    headers: { 'content-type': 'application/json' },
    body,
    service: 'roster',
    region: 'global',
    accessKeyId,
    secretAccessKey,
  });
  const { headers } = await signer.sign();
  const agent = new Agent({ keepAlive: true });
  const outgoing = request(`${url}/v1/projects`, {
    method: 'POST',
    agent,
    headers: { ...Object.fromEntries(headers), 'content-length': body.length },
  });
  const status = new Promise<number>((resolve, reject) => {
    outgoing.once('error', reject);
    outgoing.once('response', (answer) => answer.resume().once('end', () => resolve(answer.statusCode ?? 0)));
  });
  outgoing.write(body.slice(0, 5));
  return {
    status,
    finish: () => outgoing.end(body.slice(5)),
    close: () => agent.destroy(),
  };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s lets a request in flight end, refuses new ones, and ends with 0',
  async (signal) => {
    const api = ground.start(database);
    const url = await api.listening;
    await (await fetch(`${url}/healthz`)).text(); // leaves a connection that is kept alive
    const creation = await startCreation(url);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const started = performance.now();
    api.kill(signal);
    await until(() => api.output().includes('"stopping"'));
    await expect(fetch(`${url}/healthz`, { headers: { connection: 'close' } })).rejects.toThrow();
    creation.finish();
    expect(await creation.status).toBe(201);
    expect(await api.exit).toBe(0);
    expect(performance.now() - started).toBeLessThan(4_000);
    creation.close();
  },
);

test('wrong configuration is one clear line for each variable, and ends with 1', async () => {
  const api = ground.start({
    ROSTER_PORT: 'eighty',
    ROSTER_ADMIN_EMAIL: 'nobody',
    ROSTER_LOG_LEVEL: 'loud',
    ROSTER_PUBLIC_URL: 'roster.example.com',
    DATABASE_URL: 'mysql://localhost/roster',
  });
  expect(await api.exit).toBe(1);
  const lines = api
    .output()
    .split('\n')
    .filter((line) => /^ {2}[A-Z_]+: must be /.test(line));
  expect(lines.map((line) => line.trim().split(':')[0]).sort()).toEqual([
    'DATABASE_URL',
    'ROSTER_ADMIN_EMAIL',
    'ROSTER_LOG_LEVEL',
    'ROSTER_PORT',
    'ROSTER_PUBLIC_URL',
  ]);
  expect(api.output()).toContain('roster: the configuration is wrong:');
  expect(api.output()).not.toMatch(/\n\s+at |undefined|NaN/);
});

test('a port that is none is refused, and an address or a directory that is empty', async () => {
  const empty = ['ROSTER_PORT', 'ROSTER_HOST', 'ROSTER_DATA_DIR', 'DATABASE_URL'];
  const api = ground.start(Object.fromEntries(empty.map((name) => [name, ''])));
  expect(await api.exit).toBe(1);
  for (const name of empty) expect(api.output()).toMatch(new RegExp(`^  ${name}: must `, 'm'));
  // Read as the program reads it, which takes a second to start.
  for (const port of [' ', '8085.5', '0x10', '65536', '-1'])
    expect(() => readConfig({ ROSTER_PORT: port }), port).toThrow(/^ {2}ROSTER_PORT: must /m);
});

test('PostgreSQL without master keys, or with broken ones, is refused without showing them', async () => {
  const DATABASE_URL = 'postgres://roster:hidden@127.0.0.1:1/roster';
  const without = ground.start({ DATABASE_URL });
  expect(await without.exit).toBe(1);
  expect(without.output()).toContain('ROSTER_MASTER_KEYS: is required with DATABASE_URL');
  const broken = ground.start({ ...database, ROSTER_MASTER_KEYS: 'k1:c2VjcmV0' });
  expect(await broken.exit).toBe(1);
  expect(broken.output()).toContain('ROSTER_MASTER_KEYS: the key "k1" has 6 bytes instead of 32');
  for (const { output } of [without, broken]) expect(output()).not.toMatch(/hidden|c2VjcmV0|\n\s+at /);
});

test('a database that cannot be reached is named, without its password', async () => {
  const key = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
  for (const host of ['127.0.0.1', 'localhost']) {
    const DATABASE_URL = `postgres://roster:hidden@${host}:1/roster`;
    const api = ground.start({ DATABASE_URL, ROSTER_MASTER_KEYS: key });
    expect(await api.exit).toBe(1);
    expect(api.output()).toMatch(/^roster: .*ECONNREFUSED/m);
    expect(api.output()).not.toContain('hidden');
  }
});

/** What a start left in an empty data directory and an empty database that nobody could reach. */
async function madeByARefusedStart(variables: Readonly<Record<string, string>>) {
  await ground.cleanUp();
  ground = await prepareGround({ fresh: true });
  database = await databaseVariables({ fresh: true });
  const api = ground.start({ ...database, ...variables });
  expect(await api.exit).toBe(1);
  expect(api.output()).not.toMatch(/\n\s+at /);
  const { DATABASE_URL } = database;
  const tables = DATABASE_URL === undefined ? [] : await tablesIn(DATABASE_URL);
  return { said: api.output(), made: [...(await readdir(ground.directory)), ...tables] };
}

async function tablesIn(url: string): Promise<string[]> {
  const { database: opened, close } = openPostgres(url);
  const tables = await opened.introspection.getTables();
  await close();
  return tables.map(({ name }) => name);
}

test.each([
  ['ROSTER_PORT', {}],
  ['ROSTER_METRICS_PORT', { ROSTER_PORT: '0' }],
])(
  'a port that is taken is refused by its option, %s, before anything is made',
  async (option, variables) => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    try {
      const { said, made } = await madeByARefusedStart({ ...variables, [option]: String(port) });
      const refusal = `${option}: cannot listen on 127.0.0.1:${port} (EADDRINUSE): something listens there already`;
      expect(said).toContain(`roster: ${refusal}`);
      expect(made).toEqual([]);
    } finally {
      taken.close();
    }
    expect(await ground.start(database).listening).toMatch(/^http:/);
  },
);

test.each([
  ['ROSTER_HOST', {}],
  ['ROSTER_METRICS_HOST', { ROSTER_METRICS_PORT: '0' }],
])('a host that is not of this machine is refused by its option, %s', async (option, variables) => {
  // An address for examples (RFC 5737), which no machine has.
  const { said, made } = await madeByARefusedStart({ ...variables, [option]: '192.0.2.1' });
  expect(said).toMatch(
    new RegExp(`^roster: ${option}: cannot listen on 192\\.0\\.2\\.1:0 \\(EADDRNOTAVAIL\\)`, 'm'),
  );
  expect(made).toEqual([]);
});

test('when the credentials file cannot be written nothing is prepared, and a later start does it', async () => {
  const blocked = ground.start({ ...database, ROSTER_CREDENTIALS_FILE: '/dev/null/credentials' });
  expect(await blocked.exit).toBe(1);
  expect(blocked.output()).toMatch(/^roster: .*\/dev\/null/m);
  const api = ground.start(database);
  await api.listening;
  expect(api.output()).toContain('first start');
  expect(await readFile(join(ground.directory, 'credentials'), 'utf8')).toContain('[roster]');
});
