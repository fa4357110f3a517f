import { catalogue } from '../provider-schema/catalogue.ts';
import type { ResourceDefinition } from '../provider-schema/definition.ts';
import { providerFields } from '../provider-schema/provider.ts';
import {
  objectTypeOf,
  pluralDataSourceSchema,
  providerSchema,
  resourceSchema,
  singularDataSourceSchema,
  type TerraformSchema,
  type TerraformType,
  terraformTypeName,
} from '../provider-schema/readers/terraform.ts';
import { error, type Finding } from './diagnostics.ts';

export interface ResourceType {
  /** `roster_member` */
  readonly typeName: string;
  readonly definition: ResourceDefinition;
  readonly schema: TerraformSchema;
  readonly type: TerraformType;
}

export interface DataSourceType extends ResourceType {
  readonly finds: 'one' | 'many';
}

const provider = providerSchema(providerFields);
export const providerBlock = { schema: provider, type: objectTypeOf(provider.attributes) };

export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  catalogue.map((definition) => {
    const typeName = terraformTypeName(definition.name);
    const schema = resourceSchema(definition);
    return [typeName, { typeName, definition, schema, type: objectTypeOf(schema.attributes) }];
  }),
);

export const dataSourceTypes: ReadonlyMap<string, DataSourceType> = new Map(
  catalogue
    .flatMap((definition) => [
      dataSourceType(definition, 'one', definition.name, singularDataSourceSchema(definition)),
      dataSourceType(definition, 'many', definition.plural, pluralDataSourceSchema(definition)),
    ])
    .filter((one) => one !== undefined)
    .map((one) => [one.typeName, one]),
);

export function unknownType(kind: 'resource' | 'data source', typeName: string): Finding {
  return error(
    `Unknown ${kind} type ${typeName}`,
    `This version of the Roster provider has no ${kind} ${typeName}. Check the spelling, or use a newer version of the provider.`,
  );
}

function dataSourceType(
  definition: ResourceDefinition,
  finds: 'one' | 'many',
  name: string,
  schema: TerraformSchema | undefined,
): DataSourceType | undefined {
  if (!schema) return undefined;
  return {
    typeName: terraformTypeName(name),
    definition,
    finds,
    schema,
    type: objectTypeOf(schema.attributes),
  };
}
