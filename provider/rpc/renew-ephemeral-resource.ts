import { encodeFindings, error, type Finding } from '../diagnostics.ts';
import {
  type RenewEphemeralResource_Request,
  RenewEphemeralResource_Response,
} from '../plugin/generated/tfplugin6.ts';
import { encodeTime } from '../plugin/wire.ts';
import { decodePrivate } from '../resources/private-data.ts';
import { requestFailed } from '../resources/problem.ts';
import type { Runtime } from '../runtime.ts';
import { ephemeralTypes, unknownType } from '../types.ts';

/** Prolongs what was opened, as long as the run needs it. */
export async function renewEphemeralResource(
  { stillOpen }: Runtime,
  request: RenewEphemeralResource_Request,
): Promise<RenewEphemeralResource_Response> {
  const ephemeral = ephemeralTypes.get(request.typeName);
  if (!ephemeral) return failed([unknownType('ephemeral resource', request.typeName)]);
  const kept = request.private ?? new Uint8Array();
  const handle = String(decodePrivate(kept)['handle']);
  const open = stillOpen.find(handle);
  if (!open) return failed([notOpen]);
  const { session, life } = open;
  try {
    const next = await life.renew?.(session, open.kept);
    if (next) stillOpen.keep(handle, next.kept);
    return RenewEphemeralResource_Response.fromPartial({
      renewAt: encodeTime(next?.renewAt),
      private: kept,
    });
  } catch (failure) {
    const { definition, schema } = ephemeral;
    return failed(requestFailed(`prolong the ${definition.title.toLowerCase()}`, failure, schema));
  }
}

const notOpen = error(
  'The ephemeral resource is not open',
  'Terraform asked to prolong what this provider has not opened, or has closed. This is a defect: please report it.',
);

const failed = (findings: readonly Finding[]) =>
  RenewEphemeralResource_Response.fromPartial({ diagnostics: encodeFindings(findings) });
