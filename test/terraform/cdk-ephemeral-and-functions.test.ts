import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AccessKey, ServiceAccount } from '@roster/cdktf-provider';
import * as terrain from '@roster/cdktn-provider';
import { App, TerraformOutput, TerraformStack, Testing, Token } from 'cdktf';
import * as cdktn from 'cdktn';
import { expect, it, onTestFinished } from 'vitest';
import { editionOf } from '../../access-model/editions.ts';
import { startTestApi } from '../support/api.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openTerraform } from '../support/terraform.ts';

const call = (text: string) => `\${provider::roster::${text}}`;

const ephemeralType = 'roster_secret_access_key';

/** What the reference pages say to do where CDK for Terraform has no classes. The provider block comes from beside it. */
async function withCdktf(): Promise<string> {
  const it = new TerraformStack(new App({ outdir: await temporaryFolder() }), 'stack');
  const account = new ServiceAccount(it, 'account', { name: 'pipeline' });
  it.addOverride(`ephemeral.${ephemeralType}.it`, { length: 50 });
  new AccessKey(it, 'key', {
    serviceAccountId: account.id,
    secretAccessKeyWo: `\${ephemeral.${ephemeralType}.it.value}`,
    secretAccessKeyWoVersion: 1,
  });
  const permissions = Token.asList(call('role_permissions("emqx-platform-3", "auditor")'));
  new TerraformOutput(it, 'permissions', { value: permissions });
  const grants = Token.asAny(call('role_grants("emqx-platform-3", "auditor", "audit_log.read")'));
  new TerraformOutput(it, 'grants', { value: grants });
  return Testing.synth(it);
}

/** The same with the classes of CDK Terrain. */
async function withCdktn(): Promise<string> {
  const it = new cdktn.TerraformStack(new cdktn.App({ outdir: await temporaryFolder() }), 'stack');
  const account = new terrain.ServiceAccount(it, 'account', { name: 'pipeline' });
  const secret = new terrain.EphemeralRosterSecretAccessKey(it, 'it', { length: 50 });
  new terrain.AccessKey(it, 'key', {
    serviceAccountId: account.id,
    secretAccessKeyWo: secret.value,
    secretAccessKeyWoVersion: 1,
  });
  const functions = new terrain.RosterProviderFunctions('roster');
  const permissions = functions.rolePermissions('emqx-platform-3', 'auditor');
  new cdktn.TerraformOutput(it, 'permissions', { value: permissions });
  const grants = functions.roleGrants('emqx-platform-3', 'auditor', 'audit_log.read');
  new cdktn.TerraformOutput(it, 'grants', { value: grants });
  return cdktn.Testing.synth(it);
}

it.each([
  ['CDK for Terraform, as expressions and overrides', withCdktf],
  ['CDK Terrain', withCdktn],
])('functions and ephemeral resources can be used from %s', async (_, stack) => {
  const api = await startTestApi();
  onTestFinished(() => api.stop());
  const { administrator } = await api.newEnvironment();
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  await writeFile(join(terraform.folder, 'cdk.tf.json'), await stack());
  await terraform.apply();
  const { permissions, grants } = await terraform.outputs();
  const { size } = editionOf('emqx-platform-3').roles.get('auditor')?.permissions ?? { size: 0 };
  expect(permissions?.value).toHaveLength(size);
  expect(grants?.value).toBe(true);
  expect((await terraform.object('roster_access_key.key')).secret_access_key_wo_version).toBe(1);
  expect(await terraform.plan()).toHaveNoChanges();
});
