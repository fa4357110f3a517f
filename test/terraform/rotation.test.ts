import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openFaultyNetwork } from '../provider/faulty-network.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin(endpoint = api.url) {
  const { administrator } = await api.newEnvironment();
  const terraform = await openTerraform({ endpoint, credentials: administrator, retryMilliseconds: 300 });
  return { administrator, terraform };
}

const address = 'roster_access_key.it';

const account = `
  resource "roster_service_account" "it" {
    name = "pipeline"
  }
`;

const key = (lines: string) => `
  ${account}
  resource "roster_access_key" "it" {
    service_account_id = roster_service_account.it.id
    ${lines}
  }
`;

/** As if the key had been made so many milliseconds ago. */
const age = (id: string, milliseconds: number) =>
  api.context.database
    .updateTable('access_keys')
    .set({ created_at: new Date(Date.now() - milliseconds) })
    .where('id', '=', id)
    .execute();

describe('a reason to rotate that is known only when the plan is applied', () => {
  const reasons = ({ value, made }: { value: string; made: number }) => `
    resource "terraform_data" "it" {
      input            = ${value}
      triggers_replace = [${made}]
    }`;

  const secret = 'rsk_0123456789abcdefghijklmnopqrstuvwxyzABCDEF';
  const recipients = (end: string) => `["age1${end}"]`;
  const [one, other] = [
    recipients('0k5xllcp8cxjryy7lqf9aqvuyecemn55duhrsr5hn6ayd37clvxq3srsum'),
    recipients('l5h8ysgxpxz5yh556f25f3p3c7z9wy332qjyn3nrzrcgll50lfgs7huevv'),
  ];

  it.each([
    ['secret_access_key_wo_version', '1', '2', `secret_access_key_wo = "${secret}"`],
    ['age_recipients', one, other, ''],
    ['store_secret_in_state', 'false', 'true', ''],
  ])(
    'rotates for %s when it turns out another, and not when it is the same',
    async (name, value, next, more) => {
      const { terraform } = await begin();
      const hcl = key(`${name} = terraform_data.it.output\n ${more}`);
      await terraform.apply(reasons({ value, made: 1 }) + hcl);
      const first = await terraform.object(address);

      const plan = await terraform.plan(reasons({ value, made: 2 }) + hcl);
      expect(plan.actions[address]).toBe('update');
      expect(plan.output).toContain(`The access key ${first.id} may be rotated`);
      await terraform.run('apply', '-no-color', 'saved.tfplan');
      expect(await terraform.object(address)).toEqual(first);

      await terraform.apply(reasons({ value: next, made: 3 }) + hcl);
      const rotated = await terraform.object(address);
      expect(rotated.id).not.toBe(first.id);
      expect(rotated.previous_access_key_id).toBe(first.id);
      expect(await terraform.plan()).toHaveNoChanges();
    },
  );
});

describe('rotate_after', () => {
  const days = (count: number) => count * 86_400_000;
  const declared = 'rotate_after = "90d"\n overlap = "1h"';

  it('that is reached between a plan and its apply waits for the next plan', async () => {
    const { terraform } = await begin();
    await terraform.apply(key(declared));
    const first = await terraform.object(address);
    const untilThen = 8_000;
    const then = Date.now() + untilThen;
    await age(first.id, days(90) - untilThen);
    const plan = await terraform.plan(key(`${declared}\n note = "Nightly"`));
    expect(Date.now(), 'planning took too long for this test').toBeLessThan(then);
    expect(plan.actions).toEqual({ [address]: 'update' });
    expect(plan.output).not.toContain('is rotated');
    await sleep(then - Date.now() + 1_000);
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    expect(await terraform.object(address)).toMatchObject({ id: first.id, note: 'Nightly' });

    const next = await terraform.plan();
    expect(next.output).toContain(`The access key ${first.id} is rotated`);
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    expect(await terraform.object(address)).toMatchObject({ previous_access_key_id: first.id });
    expect(await terraform.plan()).toHaveNoChanges();
  });
});

describe('a rotation whose answer is lost', () => {
  const withVersion = (version: number) => `
    ephemeral "roster_secret_access_key" "it" {}
    ${key(`secret_access_key_wo = ephemeral.roster_secret_access_key.it.value
      secret_access_key_wo_version = ${version}`)}`;

  async function lose() {
    const network = await openFaultyNetwork(api.url);
    onTestFinished(network.close);
    const { administrator, terraform } = await begin(network.url);
    await terraform.apply(withVersion(1));
    const { id, service_account_id } = await terraform.object(address);
    network.loseAnswersTo = /^POST .*\/rotate /;
    await terraform.write(withVersion(2));
    const [error] = await terraform.errorsOf('apply');
    expect(error?.summary).toContain(`Cannot rotate the access key ${id}`);
    network.loseAnswersTo = undefined;
    const keys = async () => {
      const { body } = await administrator.get('/v1/access_keys', { service_account_id });
      return body.items.map((one: Json) => one.id).sort();
    };
    expect(await keys()).toHaveLength(2);
    return { terraform, id, keys };
  }

  it('is made anew by the next apply, though the secret is another one', async () => {
    const { terraform, id, keys } = await lose();
    const plan = await terraform.plan();
    expect(plan.output).toContain(`The answer to an earlier rotation of the access key ${id} was lost`);
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    const rotated = await terraform.object(address);
    expect(rotated.previous_access_key_id).toBe(id);
    expect(await keys()).toEqual([id, rotated.id].sort());
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('leaves nothing to do when the rotation is not declared any more', async () => {
    const { terraform, id, keys } = await lose();
    await terraform.apply(withVersion(1));
    expect(await keys()).toEqual([id]);
    expect(await terraform.object(address)).toMatchObject({ id, expires_at: null });
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('leaves nothing behind when the key is destroyed', async () => {
    const { terraform, keys } = await lose();
    await terraform.apply(account);
    expect(await keys()).toEqual([]);
  });

  it('leaves nothing behind when the key is replaced', async () => {
    const { terraform, keys } = await lose();
    await terraform.apply(undefined, `-replace=${address}`);
    expect(await keys()).toEqual([(await terraform.object(address)).id]);
  });
});
