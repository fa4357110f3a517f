import { declarable, ephemeralResources, functions, queries } from '../provider-schema/catalogue.ts';
import type { FunctionDefinition, QueryDefinition } from '../provider-schema/data-source.ts';
import type { ResourceDefinition } from '../provider-schema/definition.ts';
import { providerFields } from '../provider-schema/provider.ts';
import { type IdentitySchema, identitySchema } from '../provider-schema/readers/identity.ts';
import {
  type FunctionSignature,
  functionSignature,
  listResourceSchema,
  pluralDataSourceSchema,
  providerSchema,
  querySchema,
  resourceSchema,
  singularDataSourceSchema,
  type TerraformSchema,
  terraformTypeName,
} from '../provider-schema/readers/terraform.ts';
import { objectTypeOf, type TerraformType } from '../provider-schema/readers/terraform-attributes.ts';
import { type TerraformField, terraformFields } from '../provider-schema/readers/terraform-fields.ts';
import { error, type Finding } from './diagnostics.ts';

export interface ResourceType {
  /** `roster_member` */
  readonly typeName: string;
  readonly definition: ResourceDefinition;
  /** What can be declared or read, by the attribute's name. */
  readonly fields: Readonly<Record<string, TerraformField>>;
  readonly schema: TerraformSchema;
  readonly type: TerraformType;
}

/** A resource that can be declared. */
export interface ManagedType extends ResourceType {
  /** What an object is known by; `undefined`: there is only one. */
  readonly identity: { readonly schema: IdentitySchema; readonly type: TerraformType } | undefined;
}

export interface DataSourceType extends ResourceType {
  readonly finds: 'one' | 'many';
}

const provider = providerSchema(providerFields);
export const providerBlock = { schema: provider, type: objectTypeOf(provider.attributes) };

export const resourceTypes: ReadonlyMap<string, ManagedType> = new Map(
  declarable.map((definition) => {
    const typeName = terraformTypeName(definition.name);
    const schema = resourceSchema(definition);
    const fields = terraformFields(definition);
    const type = objectTypeOf(schema.attributes);
    return [typeName, { typeName, definition, fields, schema, type, identity: identityOf(definition) }];
  }),
);

/** What `list "roster_<name>"` can be asked for; `schema` is that of its `config` block. */
export const listResourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  declarable.flatMap((definition) => {
    const schema = listResourceSchema(definition);
    if (!schema) return [];
    const typeName = terraformTypeName(definition.name);
    const { fields } = definition;
    return [[typeName, { typeName, definition, fields, schema, type: objectTypeOf(schema.attributes) }]];
  }),
);

export const dataSourceTypes: ReadonlyMap<string, DataSourceType> = new Map(
  declarable
    .flatMap((definition) => [
      dataSourceType(definition, 'one', definition.name, singularDataSourceSchema(definition)),
      dataSourceType(definition, 'many', definition.plural, pluralDataSourceSchema(definition)),
    ])
    .filter((one) => one !== undefined)
    .map((one) => [one.typeName, one]),
);

/** A data source that asks the API something else than for objects, or an ephemeral resource. */
export interface QueryType {
  /** `roster_who_can` */
  readonly typeName: string;
  readonly definition: QueryDefinition;
  readonly schema: TerraformSchema;
  readonly type: TerraformType;
}

export const queryTypes: ReadonlyMap<string, QueryType> = new Map(
  queries.map(queryType).map((query) => [query.typeName, query]),
);

export const ephemeralTypes: ReadonlyMap<string, QueryType> = new Map(
  ephemeralResources.map(queryType).map((each) => [each.typeName, each]),
);

export interface ProviderFunction {
  readonly definition: FunctionDefinition;
  readonly signature: FunctionSignature;
}

/** By the name after `provider::roster::`. */
export const providerFunctions: ReadonlyMap<string, ProviderFunction> = new Map(
  functions.map((definition) => [definition.name, { definition, signature: functionSignature(definition) }]),
);

export function unknownType(
  kind: 'resource' | 'data source' | 'ephemeral resource' | 'list resource',
  typeName: string,
): Finding {
  return error(
    `Unknown ${kind} type ${typeName}`,
    `This version of the Roster provider has no ${kind} ${typeName}. Check the spelling, or use a newer version of the provider.`,
  );
}

function identityOf(definition: ResourceDefinition): ManagedType['identity'] {
  const schema = identitySchema(definition);
  return schema && { schema, type: objectTypeOf(schema.attributes) };
}

function queryType(definition: QueryDefinition): QueryType {
  const schema = querySchema(definition);
  const typeName = terraformTypeName(definition.name);
  return { typeName, definition, schema, type: objectTypeOf(schema.attributes) };
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
    fields: definition.fields,
    schema,
    type: objectTypeOf(schema.attributes),
  };
}
