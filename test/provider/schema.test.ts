import { describe, expect, it } from 'vitest';
import { dataSourceTypes, providerBlock, resourceTypes } from '../../provider/types.ts';
import { catalogue, declarable, views } from '../../provider-schema/catalogue.ts';
import type { TerraformSchema } from '../../provider-schema/readers/terraform.ts';
import type { TerraformAttribute } from '../../provider-schema/readers/terraform-attributes.ts';

const all = [
  ['provider', providerBlock.schema] as const,
  ...[...resourceTypes, ...dataSourceTypes].map(([name, { schema }]) => [name, schema] as const),
];

function withNested(attributes: readonly TerraformAttribute[]): readonly TerraformAttribute[] {
  return attributes.flatMap((attribute) => [attribute, ...withNested(attribute.nested?.attributes ?? [])]);
}

function attribute(schema: TerraformSchema | undefined, name: string): TerraformAttribute | undefined {
  return schema?.attributes.find((one) => one.name === name);
}

describe('the Terraform schema', () => {
  it.each(all)('of %s describes itself and every attribute', (_name, schema) => {
    expect(schema.description).not.toBe('');
    for (const { name, description } of withNested(schema.attributes)) {
      expect(description, name).toMatch(/[.`)]$/);
    }
  });

  it('has every resource of the catalogue and the data sources that are declared', () => {
    expect([...resourceTypes.keys()]).toEqual(declarable.map(({ name }) => `roster_${name}`));
    const ofEach = [
      ...catalogue.flatMap(({ name, plural }) => [`roster_${name}`, `roster_${plural}`]),
      ...views.map(({ name }) => `roster_${name}`),
    ];
    expect([...dataSourceTypes.keys()].sort()).toEqual(ofEach.sort());
  });

  it('says who sets an attribute', () => {
    const key = resourceTypes.get('roster_access_key')?.schema;
    expect(attribute(key, 'service_account_id')).toMatchObject({ required: true, computed: false });
    expect(attribute(key, 'note')).toMatchObject({ optional: true, computed: false });
    expect(attribute(key, 'id')).toMatchObject({ required: false, optional: false, computed: true });
    expect(attribute(key, 'store_secret_in_state')).toMatchObject({ optional: true, computed: true });
    expect(attribute(key, 'secret_access_key')).toMatchObject({ computed: true, sensitive: true });
  });

  it('says what replaces an object and what a default is', () => {
    const key = resourceTypes.get('roster_access_key')?.schema;
    expect(attribute(key, 'service_account_id')?.description).toMatch(
      /Changing it replaces the access key\.$/,
    );
    expect(attribute(key, 'store_secret_in_state')?.description).toMatch(/Default `false`\.$/);
  });

  it('lets a data source of one be found by each of its keys', () => {
    const role = dataSourceTypes.get('roster_role')?.schema;
    for (const name of ['id', 'name'])
      expect(attribute(role, name)).toMatchObject({ optional: true, computed: true });
    expect(attribute(role, 'permissions')).toMatchObject({ optional: false, computed: true });
  });

  it('lists with filters, and never a secret or what stands in declarations alone', () => {
    const members = dataSourceTypes.get('roster_members')?.schema;
    expect(attribute(members, 'status')).toMatchObject({ optional: true, computed: false });
    const nested = attribute(members, 'members')?.nested?.attributes.map(({ name }) => name);
    expect(nested).toEqual([
      ...['id', 'email', 'username', 'display_name', 'note', 'kind', 'status'],
      ...['activation_expires_at', 'two_factor', 'root', 'login_url', 'created_at'],
    ]);
    for (const { schema } of dataSourceTypes.values()) {
      const names = withNested(schema.attributes).map(({ name }) => name);
      expect(names).not.toContain('secret_access_key');
      expect(names).not.toContain('store_secret_in_state');
    }
  });
});
