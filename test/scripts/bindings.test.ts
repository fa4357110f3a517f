import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RosterProvider } from '@roster/cdktn-provider';
import { App, TerraformOutput, TerraformStack, Testing } from 'cdktn';
import { beforeAll, describe, expect, it } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import { bindingsOf } from '../../scripts/bindings/bindings.ts';
import { flavours } from '../../scripts/bindings/flavours.ts';
import { projectRoot, projectVersion } from '../../scripts/project.ts';
import { providerSchemaJson } from '../../scripts/provider-schema-json.ts';
import { cdks } from '../support/cdks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// biome-ignore lint/suspicious/noExplicitAny: Terraform's schema, looked into by name.
const schema: any = providerSchemaJson().provider_schemas[providerAddress];

describe.each(flavours)('the bindings for $library', (flavour) => {
  const { folder: home, library } = flavour;
  const { bindings, App, TerraformStack, Testing } = cdks[library];
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    files = await bindingsOf(projectRoot, flavour);
  }, 60_000);

  // CDK for Terraform has no classes for what lives no longer than a run.
  const ephemeral = library === 'cdktf' ? {} : schema.ephemeral_resource_schemas;

  it('show the description of every attribute in the declarations of its class', () => {
    const classes = [
      ['provider', schema.provider],
      ...Object.entries(schema.resource_schemas).map(([type, each]) => [folderOf(type), each]),
      ...Object.entries(schema.data_source_schemas).map(([type, each]) => [`data-${hyphenated(type)}`, each]),
      ...Object.entries(ephemeral).map(([type, each]) => [`ephemeral-${hyphenated(type)}`, each]),
    ];
    expect(classes.length).toBeGreaterThan(20);
    for (const [folder, { block }] of classes) {
      const declarations = files.get(`${home}/lib/${folder}/index.d.ts`) ?? '';
      expect(declarations).toContain(block.description);
      expectDocumented(declarations, block.attributes);
    }
  });

  it('export a class for each resource, each data source, each ephemeral resource and the provider', () => {
    const types = [
      ...Object.keys(schema.resource_schemas),
      ...Object.keys(schema.data_source_schemas),
      ...Object.keys(ephemeral),
      'roster',
    ];
    const classes = Object.values(bindings).filter(
      (value) => typeof value === 'function' && 'tfResourceType' in value,
    );
    expect(classes.map((each) => (each as { tfResourceType: string }).tfResourceType).sort()).toEqual(
      types.sort(),
    );
  });

  it('import their CDK and constructs alone', () => {
    const imported = [...files.values()].flatMap((text) =>
      [...text.matchAll(/(?:from|require\()\s*['"]([^'".][^'"]*)['"]/g)].map((match) => match[1]),
    );
    expect(new Set(imported)).toEqual(new Set([library, 'constructs']));
  });

  it('have no link to a registry', () => {
    for (const text of files.values())
      expect(text).not.toMatch(/https?:\/\/(?!cdk\.tf\/|cdktn\.io\/|roster\.example\.com)/);
  });

  it('have the version of the provider and ask for that one', async () => {
    const manifest = JSON.parse(await readFile(join(projectRoot, home, 'package.json'), 'utf8'));
    expect(manifest.version).toBe(await projectVersion(projectRoot));
    const stack = new TerraformStack(new App({ outdir: await temporaryFolder() }), 'stack');
    new bindings.RosterProvider(stack, 'roster');
    const synthesized = JSON.parse(Testing.synth(stack));
    expect(synthesized.terraform.required_providers.roster).toEqual({
      source: providerAddress,
      version: manifest.version,
    });
  });
});

it('functions of the provider are methods in CDK Terrain, and become expressions of Terraform', async () => {
  const stack = new TerraformStack(new App({ outdir: await temporaryFolder() }), 'stack');
  const roster = new RosterProvider(stack, 'roster');
  const value = roster.functions.roleGrants('emqx-platform-3', 'auditor', 'audit_log.read');
  new TerraformOutput(stack, 'grants', { value });
  expect(JSON.parse(Testing.synth(stack)).output.grants.value).toBe(
    `$\{provider::roster::role_grants("emqx-platform-3", "auditor", "audit_log.read")}`,
  );
});

const hyphenated = (type: string) => type.replaceAll('_', '-');
const folderOf = (type: string) => hyphenated(type.replace('roster_', ''));

/** Each attribute's getter stands right below its description. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
function expectDocumented(declarations: string, attributes: Record<string, any>): void {
  for (const [name, { description, nested_type }] of Object.entries(attributes)) {
    const getter = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const documented = new RegExp(`\\* (.*)\\n *\\*/\\n *(?:private _\\w+;\\n *)?get ${getter}\\(\\)`, 'g');
    expect([...declarations.matchAll(documented)].map((match) => match[1])).toContain(description);
    if (nested_type) expectDocumented(declarations, nested_type.attributes);
  }
}
