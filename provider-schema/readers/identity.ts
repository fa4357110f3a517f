import type { ResourceDefinition } from '../definition.ts';
import { attributeOf, type TerraformAttribute } from './terraform-attributes.ts';

/** What Terraform 1.12 and newer know an object by, apart from its attributes. */
export interface IdentitySchema {
  /** Raised when the stored form of an identity changes. */
  readonly version: number;
  /** All are required for an import by identity. */
  readonly attributes: readonly TerraformAttribute[];
}

/** The identity of what `resource "roster_<name>"` manages: its id. */
export function identitySchema({ fields }: ResourceDefinition): IdentitySchema | undefined {
  const { id } = fields;
  return id && { version: 0, attributes: [{ ...attributeOf('id', id), required: true }] };
}
