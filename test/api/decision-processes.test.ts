import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { migrate } from '../../api/database/migrate.ts';
import { openPostgres } from '../../api/database/open.ts';
import { parseMasterKeys } from '../../api/secrets/master-keys.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import {
  type ApiProcess,
  databaseVariables,
  type ProcessGround,
  prepareGround,
} from '../support/api-process.ts';
import { type Holder, newHolder } from '../support/holder.ts';
import { expectNothingLate, sample, untilDenied } from '../support/sampling.ts';

/* Processes of their own on one PostgreSQL: neither allows what was revoked before its bound, whatever befalls it. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const bound = 1_000;

let writer: TestApi;
let ground: ProcessGround;
let processes: readonly ApiProcess[] = [];
let urls: readonly string[] = [];

beforeAll(async () => {
  const variables = await databaseVariables();
  const { DATABASE_URL = '', ROSTER_MASTER_KEYS = '' } = variables;
  const open = async () => {
    const opened = openPostgres(DATABASE_URL);
    await migrate(opened.database);
    return opened;
  };
  writer = await startTestApi({ masterKeys: parseMasterKeys(ROSTER_MASTER_KEYS) }, { open });
  // With an environment in it, nobody takes the database for a new one.
  await writer.newEnvironment();
  ground = await prepareGround();
  const more = { ROSTER_DECISION_STALENESS_SECONDS: '1', ROSTER_LOG_LEVEL: 'info' };
  processes = [ground.start({ ...variables, ...more }), ground.start({ ...variables, ...more })];
  urls = await Promise.all(processes.map(({ listening }) => listening));
});
afterAll(async () => {
  await ground.cleanUp();
  await writer.stop();
});

async function holding(): Promise<Holder> {
  const holder = await newHolder(writer);
  const { revision } = await holder.grant();
  for (const url of urls)
    expect(await holder.askAt(url, revision)).toMatchObject({ status: 200, body: { decision: true } });
  return holder;
}

test('two under load stop honouring what is revoked within the bound, and answer all the time', async () => {
  const holders = await Promise.all(Array.from({ length: 5 }, holding));
  const asked = holders.map((holder) => ({
    holder,
    samplings: urls.map((url) => sample(() => holder.askAt(url))),
  }));
  await sleep(200);
  for (const { holder, samplings } of asked) {
    const { at } = await holder.revoke();
    await Promise.all(urls.map((url) => untilDenied(() => holder.askAt(url))));
    await sleep(100);
    for (const sampling of samplings) {
      const samples = await sampling.stop();
      expectNothingLate(samples, at, bound);
      expect(samples.filter(({ status }) => status !== 200)).toEqual([]);
      expect(samples.some(({ allowed }) => allowed)).toBe(true);
      expect(samples.at(-1)).toMatchObject({ allowed: false });
    }
  }
});

test('one that stood still for longer than its bound does not answer from what it knew', async () => {
  const holder = await holding();
  const [url = ''] = urls;
  const [asked] = processes;
  const ask = () => holder.askAt(url);
  const before = sample(ask);
  await sleep(100);
  asked?.kill('SIGSTOP');
  await sleep(50);
  const revoked = await holder.revoke();
  const during = sample(ask);
  await sleep(bound + 300);
  asked?.kill('SIGCONT');
  await untilDenied(ask);
  expectNothingLate(await before.stop(), revoked.at, bound);
  const samples = await during.stop();
  // Whatever was asked since is answered after the bound, when none of it may be allowed any more.
  expect(samples.length).toBeGreaterThan(5);
  expect(samples.filter(({ allowed }) => allowed)).toEqual([]);
});
