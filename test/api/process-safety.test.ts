import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { databaseVariables, type ProcessGround, prepareGround } from '../support/api-process.ts';

/* What the real program must not do to its operator. */
vi.setConfig({ testTimeout: 90_000 });

let ground: ProcessGround;
let database: Record<string, string>;
beforeEach(async () => {
  ground = await prepareGround();
  database = await databaseVariables();
});
afterEach(() => ground.cleanUp());

const credentialsFile = () => join(ground.directory, 'credentials');

async function stop(api: { kill: (signal: NodeJS.Signals) => void; exit: Promise<unknown> }) {
  api.kill('SIGTERM');
  expect(await api.exit).toBe(0);
}

test('a first start does not overwrite the profile of another API', async () => {
  const theirs =
    '[roster]\nendpoint = https://roster.example.com\naccess_key_id = ak_1\nsecret_access_key = rsk_1\n';
  await writeFile(credentialsFile(), theirs, { mode: 0o600 });
  const refused = ground.start(database);
  expect(await refused.exit).toBe(1);
  expect(refused.output()).toMatch(
    /has a profile "roster" of another API \(https:\/\/roster\.example\.com\)/,
  );
  expect(await readFile(credentialsFile(), 'utf8')).toBe(theirs);
  await rm(credentialsFile());
  const welcome = ground.start(database);
  await welcome.listening;
  await stop(welcome);
});

test('the first environment has the edition that was asked for', async () => {
  const api = ground.start({ ...database, ROSTER_EDITION: 'emqx-cloud' });
  const endpoint = await api.listening;
  const text = await readFile(credentialsFile(), 'utf8');
  const value = (name: string) => new RegExp(`^${name} = (\\S+)$`, 'm').exec(text)?.[1] ?? '';
  const send = createSignedFetch({
    endpoint,
    accessKeyId: value('access_key_id'),
    secretAccessKey: value('secret_access_key'),
    userAgent: 'roster-test',
  });
  const { body } = await send({ method: 'GET', path: '/v1/roles/project_user' });
  // Alerts are a permission of this edition alone.
  expect((body as { permissions: string[] }).permissions).toContain('deployment.alerts.write');
  await stop(api);
});

test('an unknown edition is refused, naming those there are', async () => {
  const api = ground.start({ ...database, ROSTER_EDITION: 'emqx-platform-9' });
  expect(await api.exit).toBe(1);
  expect(api.output()).toMatch(/ROSTER_EDITION: must be one of emqx-cloud, .*emqx-platform-3/);
});
