import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataSourceTypes } from '../../provider/types.ts';
import { providerAddress } from '../../provider-schema/address.ts';
import { declarable, queries } from '../../provider-schema/catalogue.ts';
import { providerSchemaJson } from '../../scripts/provider-schema-json.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { copyExample } from './example-folder.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it('creates what it declares, is stable, and destroys it again', async () => {
  const { administrator } = await api.newEnvironment();
  const { run, folder } = await copyExample('terraform-quickstart', api, administrator);
  await run('terraform', ['init']);
  const applied = await run('terraform', ['apply', '-auto-approve', '-input=false']);
  expect(applied).toContain('Apply complete! Resources: 6 added');
  expect(applied).not.toContain('Warning');

  const { body } = await administrator.get('/v1/role_assignments');
  const granted = body.items.map((item: { role_id: string; project_id: string | null }) => item.role_id);
  expect(granted.sort()).toEqual(
    expect.arrayContaining(['administrator', 'project_administrator', 'project_user']),
  );
  const outputs = JSON.parse(await run('terraform', ['output', '-json']));
  expect(outputs.jane_may.value).toContain('deployment.read');
  expect(outputs.jane_may.value).not.toContain('deployment.delete');
  expect(outputs.roles_for_the_whole_environment.value).toContain('Auditor');
  expect(outputs.deploy_pipeline_secret_access_key).toMatchObject({ sensitive: true });

  // The key that was made works: its owner may see projects.
  const pipeline = api.actAs('pipeline', {
    accessKeyId: outputs.deploy_pipeline_access_key_id.value,
    secretAccessKey: outputs.deploy_pipeline_secret_access_key.value,
  });
  expect((await pipeline.get('/v1/projects')).body.items).toMatchObject([{ name: 'payments' }]);

  expect(await run('terraform', ['plan', '-detailed-exitcode', '-input=false'])).toContain('No changes.');
  await run('terraform', ['destroy', '-auto-approve']);
  expect((await administrator.get('/v1/projects')).body.items).toEqual([]);
  expect(await readFile(join(folder, '.terraform.lock.hcl'), 'utf8')).toContain(providerAddress);
});

it('gets the schema that the bindings and the reference pages were made from', async () => {
  const { administrator } = await api.newEnvironment();
  const { run } = await copyExample('terraform-quickstart', api, administrator);
  await run('terraform', ['init']);
  const schema = JSON.parse(await run('terraform', ['providers', 'schema', '-json']));
  expect(schema).toEqual(providerSchemaJson());
  const provider = schema.provider_schemas[providerAddress];
  const blocks = [
    provider.provider,
    ...Object.values(provider.resource_schemas),
    ...Object.values(provider.data_source_schemas),
  ];
  expect(blocks).toHaveLength(1 + declarable.length + dataSourceTypes.size + queries.length);
  for (const { block } of blocks) expectDescriptions(block.attributes);
});

// biome-ignore lint/suspicious/noExplicitAny: Terraform's schema, looked into by name.
function expectDescriptions(attributes: Record<string, any>): void {
  for (const [name, { description, nested_type }] of Object.entries(attributes)) {
    expect(description, name).toMatch(/\w/);
    if (nested_type) expectDescriptions(nested_type.attributes);
  }
}
