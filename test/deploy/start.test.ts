import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { generateMasterKey } from '../../api/secrets/master-keys.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { freePort } from '../support/free-port.ts';
import { type PostgresProgram, startPostgres } from '../support/postgres-program.ts';
import { type Ended, type Running, startProgram, until } from '../support/program.ts';
import { readCompose, readImage, readUnit, type Variables } from './files.ts';
import { installPackage } from './installed.ts';

/* No container and no systemd runs here. What the files say is to be run, with the environment that they give it and
   no other, is run as it stands, of the installed package, on a real PostgreSQL; only where folders lie and which port is
   free is the test's. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let base: string;
let programs: string;
let postgres: PostgresProgram;
const started: Running[] = [];
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'roster-deploy-'));
  [postgres, programs] = await Promise.all([
    startPostgres({ fsync: 'off' }),
    installPackage(join(base, 'opt')),
  ]);
});
afterAll(async () => {
  for (const running of started) await running.kill();
  await postgres.stop();
  await rm(base, { recursive: true, force: true });
});

/** A machine of its own: a database, secrets in files, and a port. */
async function prepare(name: string) {
  const client = new pg.Client({ connectionString: `${postgres.url}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const folder = join(base, name);
  const [secrets, data] = [join(folder, 'secrets'), join(folder, 'data')];
  for (const each of [secrets, data]) await mkdir(each, { recursive: true });
  const contents = {
    'database-url': `${postgres.url}/${name}`,
    'master-keys': generateMasterKey(),
    'operator-key': randomBytes(32).toString('hex'),
  };
  for (const [file, text] of Object.entries(contents)) await writeFile(join(secrets, file), `${text}\n`);
  const port = String(await freePort());
  /** The paths of the container or the unit, where they lie here. */
  const here = (text: string) =>
    text
      .replaceAll('/run/secrets', secrets)
      .replaceAll('%d', secrets)
      .replaceAll('/var/lib/roster', data)
      .replaceAll('/opt/roster/node_modules/.bin', programs)
      .replaceAll('$PATH', `${dirname(process.execPath)}:/usr/bin:/bin`);
  const environmentOf = (variables: Variables) => ({
    ...Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, here(value)])),
    ROSTER_PORT: port,
  });
  return { data, port, here, environmentOf, contents };
}

function run([program = '', ...words]: readonly string[], environment: Variables, folder: string): Running {
  const found = program.startsWith('/') || program === 'node' ? program : join(programs, program);
  const running = startProgram(found, words, { folder, environment });
  started.push(running);
  return running;
}

/** The first start wrote a key: what it opens is served. */
async function useFirstKey(data: string, port: string): Promise<void> {
  const text = await readFile(join(data, 'credentials'), 'utf8');
  const value = (name: string) => new RegExp(`^${name} = (\\S+)$`, 'm').exec(text)?.[1] ?? '';
  const send = createSignedFetch({
    endpoint: `http://127.0.0.1:${port}`,
    accessKeyId: value('access_key_id'),
    secretAccessKey: value('secret_access_key'),
    userAgent: 'roster-test',
  });
  expect((await send({ method: 'GET', path: '/v1/members' })).status).toBe(200);
}

const asOperator = (port: string, key: string) =>
  fetch(`http://127.0.0.1:${port}/v1/environments`, { headers: { authorization: `Bearer ${key}` } });

async function stop(running: Running): Promise<Ended> {
  process.kill(running.pid, 'SIGTERM');
  return running.ended;
}

test('the services of the compose file start one after the other, and the health check tells', async () => {
  const { entrypoint, command, environment, healthCheck } = await readImage();
  const { services } = await readCompose();
  const { data, port, environmentOf, contents } = await prepare('compose');
  const variablesOf = (name: string) => environmentOf({ ...environment, ...services[name]?.environment });
  const start = (name: string) =>
    run([...entrypoint, ...(services[name]?.command ?? command)], variablesOf(name), data);
  const isHealthy = async () => (await run(healthCheck, variablesOf('api'), data).ended).code;

  const early = await start('api').ended;
  expect(early).toMatchObject({ code: 1, output: expect.stringContaining('run roster migrate') });
  expect(await start('migrate').ended).toMatchObject({
    code: 0,
    answer: expect.stringContaining('The schema is up to date now.'),
  });
  expect(await isHealthy()).toBe(1);
  const api = start('api');
  await until(api, () => api.said().includes('"listening"'));
  expect(api.said()).toMatch(/"database":"postgresql".*"migrateAtStart":false/);
  expect(await isHealthy(), api.said()).toBe(0);
  // The image listens for whoever publishes its port, and the credentials name the URL that clients use.
  expect(api.said()).toContain(`"url":"http://0.0.0.0:${port}"`);
  await useFirstKey(data, port);
  expect((await asOperator(port, contents['operator-key'])).status).toBe(200);
  expect(await stop(api)).toMatchObject({ code: 0 });
  expect(api.said()).not.toMatch(/unknown, and does nothing|ExperimentalWarning/);
});

test('the unit starts, is ready, and ends', async () => {
  const unit = await readUnit();
  const { data, port, here, environmentOf, contents } = await prepare('unit');
  const variables = Object.fromEntries(
    (unit.get('Environment') ?? []).map((text) => /^([^=]+)=(.*)$/.exec(text)?.slice(1) as [string, string]),
  );
  const words = here(unit.get('ExecStart')?.[0] ?? '').split(' ');
  // Of systemd's own making: https://www.freedesktop.org/software/systemd/man/systemd.exec.html
  const PATH = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
  const api = run(words, { ...environmentOf(variables), PATH }, data);
  await until(api, () => api.said().includes('"listening"'));
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status, api.said()).toBe(200);
  await useFirstKey(data, port);
  expect((await asOperator(port, contents['operator-key'])).status).toBe(200);
  expect(await stop(api)).toMatchObject({ code: 0 });
  expect(api.said()).not.toContain('unknown, and does nothing');
});
