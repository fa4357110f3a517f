import { GetResourceIdentitySchemas_Response } from '../plugin/generated/tfplugin6.ts';
import { encodeIdentitySchema } from '../plugin/wire.ts';
import { resourceTypes } from '../types.ts';

/** Says by what Terraform 1.12 and newer know each object. */
export async function getResourceIdentitySchemas(): Promise<GetResourceIdentitySchemas_Response> {
  const known = [...resourceTypes].flatMap(([typeName, { identity }]) =>
    identity ? [[typeName, encodeIdentitySchema(identity.schema)] as const] : [],
  );
  return GetResourceIdentitySchemas_Response.fromPartial({ identitySchemas: Object.fromEntries(known) });
}
