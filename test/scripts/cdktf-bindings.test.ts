import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as bindings from '@roster/cdktf-provider';
import { App, TerraformStack, Testing } from 'cdktf';
import { beforeAll, expect, it } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import { cdktfBindings } from '../../scripts/cdktf-bindings.ts';
import { projectRoot, projectVersion } from '../../scripts/project.ts';
import { providerSchemaJson } from '../../scripts/provider-schema-json.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// biome-ignore lint/suspicious/noExplicitAny: Terraform's schema, looked into by name.
const schema: any = providerSchemaJson().provider_schemas[providerAddress];
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  files = await cdktfBindings(projectRoot);
}, 60_000);

it('shows the description of every attribute in the declarations of its class', () => {
  const classes = [
    ['provider', schema.provider],
    ...Object.entries(schema.resource_schemas).map(([type, each]) => [folderOf(type), each]),
    ...Object.entries(schema.data_source_schemas).map(([type, each]) => [
      `data-${type.replaceAll('_', '-')}`,
      each,
    ]),
  ];
  expect(classes.length).toBeGreaterThan(20);
  for (const [folder, { block }] of classes) {
    const declarations = files.get(`cdktf-bindings/lib/${folder}/index.d.ts`) ?? '';
    expect(declarations).toContain(block.description);
    expectDocumented(declarations, block.attributes);
  }
});

it('exports a class for each resource, each data source and the provider', () => {
  const types = [
    ...Object.keys(schema.resource_schemas),
    ...Object.keys(schema.data_source_schemas),
    'roster',
  ];
  const classes = Object.values(bindings).filter(
    (value) => typeof value === 'function' && 'tfResourceType' in value,
  );
  expect(classes.map((each) => (each as { tfResourceType: string }).tfResourceType).sort()).toEqual(
    types.sort(),
  );
});

it('imports cdktf and constructs alone', () => {
  const imported = [...files.values()].flatMap((text) =>
    [...text.matchAll(/(?:from|require\()\s*['"]([^'".][^'"]*)['"]/g)].map((match) => match[1]),
  );
  expect(new Set(imported)).toEqual(new Set(['cdktf', 'constructs']));
});

it('has no link to a registry', () => {
  for (const text of files.values())
    expect(text).not.toMatch(/https?:\/\/(?!cdk\.tf\/|roster\.example\.com)/);
});

it('has the version of the provider and asks for that one', async () => {
  const manifest = JSON.parse(await readFile(join(projectRoot, 'cdktf-bindings/package.json'), 'utf8'));
  expect(manifest.version).toBe(await projectVersion(projectRoot));
  const stack = new TerraformStack(new App({ outdir: await temporaryFolder() }), 'stack');
  new bindings.RosterProvider(stack, 'roster');
  const synthesized = JSON.parse(Testing.synth(stack));
  expect(synthesized.terraform.required_providers.roster).toEqual({
    source: providerAddress,
    version: manifest.version,
  });
});

const folderOf = (type: string) => type.replace('roster_', '').replaceAll('_', '-');

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
