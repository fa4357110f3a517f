import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform, type Terraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin(variables: Record<string, string> = {}) {
  const { administrator } = await api.newEnvironment();
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator, variables });
  return { administrator, terraform };
}

const secretPattern = /rsk_[\w-]{43}/;
const address = 'roster_access_key.it';

/** An access key of a service account that may see everything. */
function configuration(store: boolean | undefined, more = ''): string {
  return `
    resource "roster_service_account" "it" {
      name = "pipeline"
    }

    resource "roster_role_assignment" "it" {
      principal_id = roster_service_account.it.id
      role_id      = "auditor"
    }

    resource "roster_access_key" "it" {
      service_account_id = roster_service_account.it.id
      ${store === undefined ? '' : `store_secret_in_state = ${store}`}
      ${more}
    }`;
}

const stateOf = ({ folder }: Terraform) => readFile(join(folder, 'terraform.tfstate'), 'utf8');

/** The status that a request signed with the key gets. */
async function statusWith(key: { id: string; secret_access_key: string }): Promise<number> {
  const actor = api.actAs('', { accessKeyId: key.id, secretAccessKey: key.secret_access_key });
  return (await actor.get('/v1/projects')).status;
}

describe('the secret of an access key', () => {
  it.each([undefined, false])('is nowhere when store_secret_in_state is %s', async (store) => {
    const { terraform, administrator } = await begin({ TF_LOG: 'TRACE' });
    await terraform.write(configuration(store));
    const output = await terraform.apply();
    expect(output).toContain('[TRACE]');
    expect(output).not.toMatch(secretPattern);
    expect(await stateOf(terraform)).not.toMatch(secretPattern);
    expect((await terraform.object(address)).secret_access_key).toBeNull();
    expect((await administrator.get('/v1/access_keys')).body.items).toHaveLength(2);
    expect(await terraform.plan()).toHaveNoChanges();
    const change = await terraform.plan(configuration(store, 'note = "two"'));
    expect(change.actions).toEqual({ [address]: 'update' });
    expect(change.output + JSON.stringify(change.json)).not.toMatch(secretPattern);
  });

  it('warns that nobody will be able to read it', async () => {
    const { terraform } = await begin();
    const [warning, ...others] = await terraform.warningsOf('plan', configuration(false));
    expect(warning?.summary).toMatch(/^Nobody will be able to read the secret/);
    expect(warning?.line).toBe('store_secret_in_state = false');
    expect(others).toEqual([]);
    expect(await terraform.warningsOf('plan', configuration(true))).toEqual([]);
  });

  it('is in the state when that is asked for by name, marked sensitive, and signs requests', async () => {
    const { terraform } = await begin();
    await terraform.apply(configuration(true));
    const key = await terraform.object(address);
    expect(key.secret_access_key).toMatch(secretPattern);
    expect(await statusWith(key)).toBe(200);
    expect(await statusWith({ ...key, secret_access_key: `${key.secret_access_key}x` })).toBe(401);
    const object = (await terraform.objects()).find((each) => each.address === address);
    expect(object.sensitive_values).toEqual({ secret_access_key: true, secret_access_key_wo: true });
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('is shown by no plan, no apply and no output that is not marked as sensitive', async () => {
    const { terraform } = await begin();
    const output = `output "secret" {\n  value = ${address}.secret_access_key\n}\n`;
    const [error] = await terraform.errorsOf('plan', output + configuration(true));
    expect(error?.summary).toBe('Output refers to sensitive values');

    const applied = await terraform.apply(configuration(true, 'note = "one"'));
    expect(applied).not.toMatch(secretPattern);
    const plan = await terraform.plan(configuration(true, 'note = "two"'));
    expect(plan.actions).toEqual({ [address]: 'update' });
    expect(plan.output).not.toMatch(secretPattern);
    expect(await terraform.apply()).not.toMatch(secretPattern);
    const destruction = await terraform.plan(undefined, '-destroy');
    expect(destruction.output).toContain('(sensitive value)');
    expect(destruction.output).not.toMatch(secretPattern);
  });

  it('never reaches the log, even at its most talkative', async () => {
    const { terraform } = await begin({ TF_LOG: 'TRACE' });
    const applied = await terraform.apply(configuration(true));
    expect(applied).toContain('[TRACE]');
    expect(applied).not.toMatch(secretPattern);
    expect(await stateOf(terraform)).toMatch(secretPattern);
  });
});

describe('store_secret_in_state', () => {
  it('turned on rotates the key: the new secret works, and the old key works on for a while', async () => {
    const { terraform, administrator } = await begin();
    await terraform.apply(configuration(false));
    const { id } = await terraform.object(address);
    const plan = await terraform.plan(configuration(true));
    expect(plan.actions).toEqual({ [address]: 'update' });
    const [warning] = await terraform.warningsOf('plan');
    expect(warning?.summary).toBe(`The access key ${id} is rotated`);
    expect(warning?.detail).toMatch(/returned once, when the key was created, and cannot be read again/);
    expect(warning?.detail).toMatch(/works on for 24h \(until about 20.*Z\) and is then retired/);

    await terraform.apply();
    const key = await terraform.object(address);
    expect(key.id).not.toBe(id);
    expect(await statusWith(key)).toBe(200);
    const { body: old } = await administrator.get(`/v1/access_keys/${id}`);
    expect(key).toMatchObject({
      previous_access_key_id: id,
      previous_access_key_retires_at: old.expires_at,
    });
    expect(Date.parse(old.expires_at) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(await terraform.plan()).toHaveNoChanges();
    await terraform.destroy();
    expect(
      (await administrator.get('/v1/access_keys')).body.items.map(({ id }: { id: string }) => id),
    ).not.toContain(id);
  });

  it('turned off drops the secret from the state, and the key goes on working', async () => {
    const { terraform } = await begin();
    await terraform.apply(configuration(true));
    const before = await terraform.object(address);
    const plan = await terraform.plan(configuration(false));
    expect(plan.actions).toEqual({ [address]: 'update' });
    await terraform.apply();
    expect(await terraform.object(address)).toEqual({
      ...before,
      secret_access_key: null,
      store_secret_in_state: false,
    });
    expect(await stateOf(terraform)).not.toMatch(secretPattern);
    expect(await statusWith(before)).toBe(200);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('is off after an import, which leaves nothing to do', async () => {
    const { terraform, administrator } = await begin();
    const { id: accountId } = (await administrator.post('/v1/service_accounts', { name: 'a' })).body;
    const { id } = (await administrator.post('/v1/access_keys', { service_account_id: accountId })).body;
    const hcl = `resource "roster_access_key" "it" {\n  service_account_id = "${accountId}"\n}\n`;
    await terraform.importObject(address, id, hcl);
    expect(await terraform.plan()).toHaveNoChanges();
    expect((await terraform.object(address)).store_secret_in_state).toBe(false);
  });
});
