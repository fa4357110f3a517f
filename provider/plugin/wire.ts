import type { FunctionDefinition } from '../../provider-schema/data-source.ts';
import type { IdentitySchema } from '../../provider-schema/readers/identity.ts';
import type { FunctionSignature, TerraformSchema } from '../../provider-schema/readers/terraform.ts';
import type {
  TerraformAttribute,
  TerraformType,
} from '../../provider-schema/readers/terraform-attributes.ts';
import { decodeJson } from './cty/json.ts';
import { decodeMsgpack, encodeMsgpack } from './cty/msgpack.ts';
import { type CtyObject, type CtyValue, isCtyObject } from './cty/value.ts';
import {
  type AttributePath,
  type DynamicValue,
  FunctionMessage,
  type ResourceIdentitySchema,
  type Schema,
  type Schema_Attribute,
  Schema_Object_NestingMode,
  StringKind,
  type Timestamp,
} from './generated/tfplugin6.ts';

/** The object in a message, or `null` where Terraform sends none. */
export function decodeObject(wire: DynamicValue | undefined, type: TerraformType): CtyObject | null {
  const value = decodeValue(wire, type);
  return isCtyObject(value) ? value : null;
}

/** The value in a message, or `null` where Terraform sends none. */
export function decodeValue(wire: DynamicValue | undefined, type: TerraformType): CtyValue {
  if (!wire) return null;
  if (wire.msgpack.length > 0) return decodeMsgpack(wire.msgpack, type);
  return wire.json.length > 0 ? decodeJson(wire.json, type) : null;
}

export function encodeObject(value: CtyObject | null, type: TerraformType): DynamicValue {
  return encodeValue(value, type);
}

export function encodeValue(value: CtyValue, type: TerraformType): DynamicValue {
  return { msgpack: encodeMsgpack(value, type), json: new Uint8Array() };
}

export function attributePath(name: string): AttributePath {
  return { steps: [{ attributeName: name, elementKeyString: undefined, elementKeyInt: undefined }] };
}

/** @param milliseconds since 1970 */
export function encodeTime(milliseconds: number | undefined): Timestamp | undefined {
  if (milliseconds === undefined) return undefined;
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds: BigInt(seconds), nanos: Math.floor(milliseconds - seconds * 1000) * 1_000_000 };
}

export function encodeSchema(schema: TerraformSchema): Schema {
  return {
    version: BigInt(schema.version),
    block: {
      version: BigInt(schema.version),
      attributes: schema.attributes.map(encodeAttribute),
      description: schema.description,
      descriptionKind: StringKind.MARKDOWN,
    },
  };
}

export function encodeIdentitySchema({ version, attributes }: IdentitySchema): ResourceIdentitySchema {
  return {
    version: BigInt(version),
    identityAttributes: attributes.map(({ name, type, description, required }) => ({
      name,
      type: new TextEncoder().encode(JSON.stringify(type)),
      requiredForImport: required,
      optionalForImport: false,
      description,
    })),
  };
}

/** Parameters take neither null nor unknown values: Terraform answers for those by itself. */
export function encodeFunction(
  { summary, description }: FunctionDefinition,
  { parameters, returns }: FunctionSignature,
): FunctionMessage {
  return FunctionMessage.fromPartial({
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      type: encodeType(parameter.type),
      description: parameter.description,
      descriptionKind: StringKind.MARKDOWN,
    })),
    return: { type: encodeType(returns) },
    summary,
    description,
    descriptionKind: StringKind.MARKDOWN,
  });
}

const encodeType = (type: TerraformType | undefined) => new TextEncoder().encode(JSON.stringify(type));

function encodeAttribute(attribute: TerraformAttribute): Schema_Attribute {
  const { name, type, nested, description, required, optional, computed, sensitive, writeOnly } = attribute;
  return {
    name,
    type: nested ? new Uint8Array() : encodeType(type),
    nestedType: nested
      ? { nesting: Schema_Object_NestingMode.LIST, attributes: nested.attributes.map(encodeAttribute) }
      : undefined,
    description,
    descriptionKind: StringKind.MARKDOWN,
    required,
    optional,
    computed,
    sensitive,
    writeOnly,
  };
}
