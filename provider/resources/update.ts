import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { mergePatch } from './dry-run.ts';
import { type Changed, nothingPrivate } from './life.ts';
import { idOf, nameOf, objectPath, settledState, updateBody } from './object.ts';
import { unresolved } from './pending.ts';
import { requestFailed } from './problem.ts';
import { switchStatus } from './status.ts';

/** Sends what differs, if anything, and gives the state that was planned. */
export async function updateObject(
  session: Session,
  resource: ResourceType,
  { prior, planned, config }: { prior: CtyObject; planned: CtyObject; config: CtyObject },
  privateData: Uint8Array,
): Promise<Changed> {
  const { definition, schema } = resource;
  const id = idOf(prior);
  if (id === null) return { state: prior, privateData, findings: [unresolved(resource)] };
  const body = updateBody(resource, prior, planned, config);
  try {
    const path = objectPath(definition, id);
    const nothing = Object.keys(body).length === 0;
    const answer = nothing
      ? prior
      : (await session.call({ method: 'PATCH', path, body, headers: mergePatch })).body;
    const state = settledState(resource, planned, answer);
    return await switchStatus(
      session,
      resource,
      { state, privateData: nothingPrivate, findings: [] },
      answer,
    );
  } catch (failure) {
    const findings = requestFailed(`update ${nameOf(definition, id)}`, failure, schema);
    return { state: prior, privateData: nothingPrivate, findings };
  }
}
