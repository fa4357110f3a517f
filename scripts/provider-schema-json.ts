import { providerAddress } from '../provider-schema/address.ts';
import { declarable, ephemeralResources, functions, queries } from '../provider-schema/catalogue.ts';
import type { FunctionDefinition } from '../provider-schema/data-source.ts';
import { providerFields } from '../provider-schema/provider.ts';
import {
  functionSignature,
  pluralDataSourceSchema,
  providerSchema,
  querySchema,
  resourceSchema,
  singularDataSourceSchema,
  type TerraformSchema,
  terraformTypeName,
} from '../provider-schema/readers/terraform.ts';
import type { TerraformAttribute } from '../provider-schema/readers/terraform-attributes.ts';

type Json = Record<string, unknown>;

/**
 * What `terraform providers schema -json` prints for the provider, made from the definitions, so that generating
 * the bindings needs neither terraform nor a built provider. A test compares it with what terraform prints.
 * Source of the shape: Terraform's "Providers schema representation", format version 1.0.
 */
export function providerSchemaJson(): { format_version: string; provider_schemas: Json } {
  const dataSources = declarable.flatMap((definition): [string, TerraformSchema | undefined][] => [
    [definition.name, singularDataSourceSchema(definition)],
    [definition.plural, pluralDataSourceSchema(definition)],
  ]);
  return {
    format_version: '1.0',
    provider_schemas: {
      [providerAddress]: {
        provider: schemaJson(providerSchema(providerFields)),
        resource_schemas: schemasJson(declarable.map((each) => [each.name, resourceSchema(each)])),
        data_source_schemas: schemasJson([
          ...dataSources,
          ...queries.map((each) => [each.name, querySchema(each)] as const),
        ]),
        ephemeral_resource_schemas: schemasJson(
          ephemeralResources.map((each) => [each.name, querySchema(each)]),
        ),
        functions: Object.fromEntries(functions.map((each) => [each.name, functionJson(each)])),
      },
    },
  };
}

function functionJson(definition: FunctionDefinition): Json {
  const { summary, description } = definition;
  const { parameters, returns } = functionSignature(definition);
  return { summary, description, return_type: returns, parameters };
}

function schemasJson(named: readonly (readonly [string, TerraformSchema | undefined])[]): Json {
  return Object.fromEntries(
    named.flatMap(([name, schema]) => (schema ? [[terraformTypeName(name), schemaJson(schema)]] : [])),
  );
}

function schemaJson({ version, description, attributes }: TerraformSchema): Json {
  return {
    version,
    block: { attributes: attributesJson(attributes), description, description_kind: 'markdown' },
  };
}

function attributesJson(attributes: readonly TerraformAttribute[]): Json {
  return Object.fromEntries(attributes.map((attribute) => [attribute.name, attributeJson(attribute)]));
}

function attributeJson({ type, nested, description, ...traits }: TerraformAttribute): Json {
  return {
    ...(nested
      ? { nested_type: { attributes: attributesJson(nested.attributes), nesting_mode: nested.nesting } }
      : { type }),
    description,
    description_kind: 'markdown',
    // Terraform leaves out what is false.
    ...(traits.required ? { required: true } : {}),
    ...(traits.optional ? { optional: true } : {}),
    ...(traits.computed ? { computed: true } : {}),
    ...(traits.sensitive ? { sensitive: true } : {}),
    ...(traits.writeOnly ? { write_only: true } : {}),
  };
}
