import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../../support/api.ts';
import { buildTemporaryProvider, type TemporaryProvider } from '../../support/built-provider.ts';
import { sendSigned } from '../../support/raw-request.ts';
import { listAll } from '../../support/resources.ts';
import { openTerraform } from '../../support/terraform.ts';
import { travelWithin } from '../../support/travel.ts';

let api: TestApi;
let built: TemporaryProvider;
beforeAll(async () => {
  [api, built] = await Promise.all([startTestApi(), buildTemporaryProvider()]);
});
afterAll(() => Promise.all([api.stop(), built.remove()]));

const travel = travelWithin(() => api);
const key = 'roster_access_key.it';

async function begin() {
  const { administrator } = await api.newEnvironment();
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  return { administrator, terraform };
}

interface Wishes {
  readonly account?: string;
  readonly role?: string;
  readonly key?: string;
}

/** A program with a role and a key; each takes more lines. */
const pipeline = ({ account = 'name = "pipeline"', role = 'auditor', key = '' }: Wishes = {}) => `
  resource "roster_service_account" "it" {
    ${account}
  }

  resource "roster_role_assignment" "it" {
    principal_id = roster_service_account.it.id
    role_id      = "${role}"
  }

  resource "roster_access_key" "it" {
    service_account_id    = roster_service_account.it.id
    store_secret_in_state = true
    ${key}
  }
`;

const credentialsOf = ({ id, secret_access_key }: Json) => ({
  accessKeyId: id,
  secretAccessKey: secret_access_key,
});

/** A program that signs with a key again and again; `stop` gives each status it got. */
function startProgramWith(credentials: ReturnType<typeof credentialsOf>) {
  const actor = api.actAs('', credentials);
  const statuses: number[] = [];
  let goesOn = true;
  const running = (async () => {
    while (goesOn) {
      statuses.push((await actor.get('/v1/projects')).status);
      await sleep(20);
    }
  })();
  return async (): Promise<number[]> => {
    goesOn = false;
    await running;
    return statuses;
  };
}

const all = (count: number, status: number) => Array.from({ length: count }, () => status);

describe('an access key', () => {
  it('18: is rotated without downtime, and the old one is retired after the overlap', async () => {
    const { terraform } = await begin();
    await terraform.apply(pipeline({ key: 'rotate_after = "90d"\n overlap = "1h"' }));
    const old = credentialsOf(await terraform.object(key));
    await age(old.accessKeyId, 91);
    const stop = startProgramWith(old);
    const plan = await terraform.plan();
    expect(plan.actions).toEqual({ [key]: 'update' });
    expect(plan.output).toMatch(/The access key ak_\w+ is rotated/);
    await terraform.apply();
    const statuses = await stop();
    expect(statuses.length).toBeGreaterThan(5);
    expect(statuses).toEqual(all(statuses.length, 200));

    const fresh = await terraform.object(key);
    expect(fresh).toMatchObject({ previous_access_key_id: old.accessKeyId });
    const signs = (by: typeof old) => sendSigned(api, by, { target: '/v1/projects' });
    expect((await signs(credentialsOf(fresh))).status).toBe(200);
    expect((await signs(old)).status).toBe(200);
    expect(await terraform.plan()).toHaveNoChanges();
    travel(3_601_000);
    expect((await signs(old)).status).toBe(401);
    expect((await signs(credentialsOf(fresh))).status).toBe(200);
  });

  it('19: does not leave its secret in the state', async () => {
    const { terraform } = await begin();
    await terraform.apply(pipeline().replace('store_secret_in_state = true', ''));
    const state = await readFile(join(terraform.folder, 'terraform.tfstate'), 'utf8');
    expect(state).toContain((await terraform.object(key)).id);
    expect(state).not.toContain('rsk_');
  });

  it('20: that an ephemeral resource mints for a plan is revoked when the plan ends', async () => {
    const { administrator, actor } = await api.newEnvironment();
    const runner = await actor({ role: 'auditor' });
    const terraform = await openTerraform({ endpoint: api.url, credentials: administrator, built });
    await terraform.write(`
      ephemeral "roster_session_credentials" "it" {
        service_account_id = "${runner.id}"
      }

      ephemeral "roster_secret_access_key" "it" {}

      provider "roster" {
        alias             = "session"
        access_key_id     = ephemeral.roster_session_credentials.it.access_key_id
        secret_access_key = ephemeral.roster_session_credentials.it.secret_access_key
      }

      data "roster_projects" "it" {
        provider = roster.session
      }

      resource "roster_service_account" "it" {
        name = "pipeline"
      }

      resource "roster_access_key" "it" {
        service_account_id           = roster_service_account.it.id
        secret_access_key_wo         = ephemeral.roster_secret_access_key.it.value
        secret_access_key_wo_version = 1
      }`);
    await terraform.run('init', '-no-color');
    const keys = async () => (await listAll(administrator, 'access_keys')).map((one) => one.id);
    const before = await keys();
    const minted = () =>
      api.log.filter((line) => /"path":"\/v1\/access_keys".*"status":201/.test(line)).length;
    const mintedBefore = minted();
    for (let times = 0; times < 2; times += 1) await terraform.plan();
    expect(minted()).toBeGreaterThan(mintedBefore);
    expect(await keys()).toEqual(before);
    await terraform.apply();
    const { id } = await terraform.object(key);
    expect(await keys()).toEqual([...before, id].sort());
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('23: outlives the renaming of its account, which is no replacement', async () => {
    const { terraform } = await begin();
    await terraform.apply(pipeline());
    const before = await terraform.object('roster_service_account.it');
    const stop = startProgramWith(credentialsOf(await terraform.object(key)));
    const plan = await terraform.plan(pipeline({ account: 'name = "release"' }));
    expect(plan.actions).toEqual({ 'roster_service_account.it': 'update' });
    await terraform.apply();
    const statuses = await stop();
    expect(statuses).toEqual(all(statuses.length, 200));
    expect(await terraform.object('roster_service_account.it')).toEqual({ ...before, name: 'release' });
  });

  it('24: is not rotated because roles, or anything else about its account, change', async () => {
    const { terraform } = await begin();
    await terraform.apply(pipeline());
    const before = await terraform.object(key);
    const stop = startProgramWith(credentialsOf(before));
    const account = 'name = "pipeline"\n note = "Nightly"\n allowed_addresses = ["127.0.0.0/8"]';
    const roles = pipeline({ account, role: 'accountant' });
    const plan = await terraform.plan(roles);
    expect(Object.keys(plan.actions).sort()).toEqual([
      'roster_role_assignment.it',
      'roster_service_account.it',
    ]);
    await terraform.apply();
    await terraform.apply(
      pipeline({ account, role: 'accountant', key: 'note = "Nightly"\n overlap = "2h"' }),
    );
    const statuses = await stop();
    expect(statuses.length).toBeGreaterThan(5);
    // It may read projects by both roles, and by none of them for a moment in between: the key opens all the time.
    expect(statuses).not.toContain(401);
    expect(await terraform.object(key)).toEqual({ ...before, note: 'Nightly', overlap: '2h' });
  });
});

/** As if the key had been made so many days ago. */
async function age(id: string, days: number): Promise<void> {
  await api.context.database
    .updateTable('access_keys')
    .set({ created_at: new Date(Date.now() - days * 86_400_000) })
    .where('id', '=', id)
    .execute();
}
