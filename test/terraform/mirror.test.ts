import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import { projectRoot, projectVersion } from '../../scripts/project.ts';
import { providerSchemaJson } from '../../scripts/provider-schema-json.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { buildTemporaryProvider, type TemporaryProvider } from '../support/built-provider.ts';
import { isRunning, startProgram } from '../support/program.ts';
import { openTerraform, type Terraform } from '../support/terraform.ts';
import { beginningOf, expectFleet, fleet, idsAdded } from './fleet.ts';

let api: TestApi;
let built: TemporaryProvider;
beforeAll(async () => {
  [api, built] = await Promise.all([startTestApi(), buildTemporaryProvider()]);
});
afterAll(() => Promise.all([api.stop(), built.remove()]));

async function begin(variables: Record<string, string> = {}) {
  const { administrator } = await api.newEnvironment();
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator, built, variables });
  await terraform.write(fleet);
  return { administrator, terraform, beginning: await beginningOf(administrator) };
}

describe('the built provider in its mirror', () => {
  it('is installed by terraform init and goes through a whole life over mTLS', async () => {
    const { administrator, terraform, beginning } = await begin({ TF_LOG: 'TRACE' });
    const installed = await terraform.run('init', '-no-color');
    const version = await projectVersion(projectRoot);
    expect(installed).toContain(`Installed ${providerAddress} v${version}`);

    const applied = await terraform.apply();
    expect(applied).toContain('configuring client automatic mTLS');
    expect(applied).not.toMatch(/rsk_[\w-]{43}/);
    await expectFleet(terraform, administrator, beginning);
    await terraform.destroy();
    expect(await idsAdded(administrator, beginning)).toEqual([]);

    const started = [...applied.matchAll(/plugin started: .*terraform-provider-roster.* pid=(\d+)/g)];
    expect(started.length).toBeGreaterThan(1);
    expect(started.filter(([, pid]) => isRunning(Number(pid)))).toEqual([]);
    expect(await readdir(join(terraform.folder, 'tmp'))).toEqual([]);
  });

  it('is the same, byte for byte, when it is built again, so that lock files stay valid', async () => {
    const { terraform } = await begin();
    await terraform.run('init', '-no-color');
    const again = await buildTemporaryProvider();
    onTestFinished(again.remove);
    const other = await openTerraform({ built: again });
    await other.write(fleet);
    await other.run('init', '-no-color');
    const lockOf = ({ folder }: Terraform) => readFile(join(folder, '.terraform.lock.hcl'), 'utf8');
    expect(await lockOf(other)).toBe(await lockOf(terraform));
  });

  it('tells a person who starts it what it is', async () => {
    const { ended } = startProgram(built.executable, [], { folder: projectRoot, environment: { PATH: '' } });
    const { code, output, answer } = await ended;
    expect(code).toBe(1);
    expect(output).toMatch(/This program is the Roster provider: a plugin that Terraform starts by itself/);
    expect(answer).toBe('');
  });
});

describe('terraform providers schema', () => {
  it('prints the document that the bindings are generated from, with a description on everything', async () => {
    const { terraform } = await begin();
    await terraform.run('init', '-no-color');
    const printed = JSON.parse(await terraform.run('providers', 'schema', '-json'));
    expect(printed).toEqual(providerSchemaJson());
    const schemas = printed.provider_schemas[providerAddress];
    const blocks: [string, Json][] = [
      ['provider', schemas.provider],
      ...Object.entries(schemas.resource_schemas),
      ...Object.entries(schemas.data_source_schemas),
      ...Object.entries(schemas.ephemeral_resource_schemas),
    ];
    expect(blocks.length).toBeGreaterThan(10);
    for (const [name, { block }] of blocks) {
      expect(block.description, name).toMatch(name === 'provider' ? /./ : /\w{3}.*\./);
      expect(undescribed(name, block.attributes)).toEqual([]);
    }
  });
});

/** The paths of attributes without a sentence that describes them. */
function undescribed(path: string, attributes: Record<string, Json>): string[] {
  return Object.entries(attributes).flatMap(([name, { description, nested_type }]) => [
    ...(/\w{3}.*\./s.test(description ?? '') ? [] : [`${path}.${name}`]),
    ...(nested_type ? undescribed(`${path}.${name}`, nested_type.attributes) : []),
  ]);
}
