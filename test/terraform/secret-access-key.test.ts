import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { filesWithSecret, secretPattern } from '../support/secrets.ts';
import { openTerraform, type Terraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin() {
  const { administrator } = await api.newEnvironment();
  return { terraform: await openTerraform({ endpoint: api.url, credentials: administrator }) };
}

describe('ephemeral "roster_secret_access_key"', () => {
  const withVersion = (version: number, more = '') => `
    resource "roster_service_account" "it" {
      name = "pipeline"
    }

    resource "roster_role_assignment" "it" {
      principal_id = roster_service_account.it.id
      role_id      = "auditor"
    }

    ephemeral "roster_secret_access_key" "it" {
      ${more}
    }

    resource "roster_access_key" "it" {
      service_account_id           = roster_service_account.it.id
      secret_access_key_wo         = ephemeral.roster_secret_access_key.it.value
      secret_access_key_wo_version = ${version}
    }

    # Where a vault would take it.
    resource "terraform_data" "vault" {
      triggers_replace = [${version}]
      provisioner "local-exec" {
        command     = "printf %s \\"$SECRET\\" > home/vault"
        environment = { SECRET = ephemeral.roster_secret_access_key.it.value }
      }
    }`;

  const vaultOf = ({ folder }: Terraform) => readFile(join(folder, 'home/vault'), 'utf8');

  it('goes into an access key and into a vault, works, and is kept nowhere else', async () => {
    const { terraform } = await begin();
    const status = async () => {
      const { id } = await terraform.object('roster_access_key.it');
      const actor = api.actAs('', { accessKeyId: id, secretAccessKey: await vaultOf(terraform) });
      return (await actor.get('/v1/projects')).status;
    };
    const plan = await terraform.plan(withVersion(1));
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    const first = await vaultOf(terraform);
    expect(first).toMatch(/^rsk_[A-Za-z0-9_-]{60}$/);
    expect(await status()).toBe(200);
    expect(plan.output).not.toMatch(secretPattern);
    expect(await terraform.plan()).toHaveNoChanges();
    expect(await filesWithSecret(terraform)).toEqual(['home/vault']);

    await terraform.apply(withVersion(2, 'length = 40'));
    const second = await vaultOf(terraform);
    expect(second).toHaveLength(40);
    expect(second).not.toBe(first);
    expect(await status()).toBe(200);
    expect(await filesWithSecret(terraform)).toEqual(['home/vault']);
  });

  it.each([39, 129])('is refused with the length %i', async (length) => {
    const { terraform } = await begin();
    const hcl = `ephemeral "roster_secret_access_key" "it" {\n  length = ${length}\n}\n`;
    const [error] = await terraform.errorsOf('validate', hcl);
    expect(error?.line).toBe(`length = ${length}`);
    expect(error?.detail).toMatch(/must be a whole number from 40 to 128/);
  });
});
