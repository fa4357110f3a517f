import { encodeFindings, error } from '../diagnostics.ts';
import { type MoveResourceState_Request, MoveResourceState_Response } from '../plugin/generated/tfplugin6.ts';
import type { Runtime } from '../runtime.ts';

/** Refuses: no type of Roster takes over objects of another type. */
export async function moveResourceState(
  _runtime: Runtime,
  request: MoveResourceState_Request,
): Promise<MoveResourceState_Response> {
  const { sourceTypeName, targetTypeName } = request;
  const finding = error(
    `A ${sourceTypeName} cannot become a ${targetTypeName}`,
    `Objects of Roster keep their type. Remove the moved block; import the object as ${targetTypeName} if it already exists in Roster.`,
  );
  return MoveResourceState_Response.fromPartial({ diagnostics: encodeFindings([finding]) });
}
