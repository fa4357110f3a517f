import type {
  TerraformAttribute,
  TerraformSchema,
  TerraformType,
} from '../../provider-schema/readers/terraform.ts';
import { decodeJson } from './cty/json.ts';
import { decodeMsgpack, encodeMsgpack } from './cty/msgpack.ts';
import { type CtyObject, type CtyValue, isCtyObject } from './cty/value.ts';
import {
  type AttributePath,
  type DynamicValue,
  type Schema,
  type Schema_Attribute,
  Schema_Object_NestingMode,
  StringKind,
} from './generated/tfplugin6.ts';

/** The object in a message, or `null` where Terraform sends none. */
export function decodeObject(wire: DynamicValue | undefined, type: TerraformType): CtyObject | null {
  if (!wire) return null;
  let value: CtyValue = null;
  if (wire.msgpack.length > 0) value = decodeMsgpack(wire.msgpack, type);
  else if (wire.json.length > 0) value = decodeJson(wire.json, type);
  return isCtyObject(value) ? value : null;
}

export function encodeObject(value: CtyObject | null, type: TerraformType): DynamicValue {
  return { msgpack: encodeMsgpack(value, type), json: new Uint8Array() };
}

export function attributePath(name: string): AttributePath {
  return { steps: [{ attributeName: name, elementKeyString: undefined, elementKeyInt: undefined }] };
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

function encodeAttribute(attribute: TerraformAttribute): Schema_Attribute {
  const { name, type, nested, description, required, optional, computed, sensitive } = attribute;
  return {
    name,
    type: nested ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(type)),
    nestedType: nested
      ? { nesting: Schema_Object_NestingMode.LIST, attributes: nested.attributes.map(encodeAttribute) }
      : undefined,
    description,
    descriptionKind: StringKind.MARKDOWN,
    required,
    optional,
    computed,
    sensitive,
  };
}
