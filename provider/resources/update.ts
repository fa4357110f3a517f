import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import type { Changed } from './create.ts';
import { mergePatch } from './dry-run.ts';
import { idOf, nameOf, objectPath, settledState, updateBody } from './object.ts';
import { unresolved } from './plan.ts';
import { requestFailed } from './problem.ts';

/** An object whose id is known needs none. */
const nothingPrivate = new Uint8Array();

/** Sends what differs, if anything, and gives the state that was planned. */
export async function updateObject(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  planned: CtyObject,
  privateData: Uint8Array,
): Promise<Changed> {
  const { definition, schema } = resource;
  const id = idOf(prior);
  if (id === null) return { state: prior, privateData, findings: [unresolved(resource)] };
  const body = updateBody(definition, prior, planned);
  if (Object.keys(body).length === 0) {
    return { state: settledState(definition, planned, prior), privateData: nothingPrivate, findings: [] };
  }
  try {
    const path = objectPath(definition, id);
    const answer = await session.call({ method: 'PATCH', path, body, headers: mergePatch });
    return {
      state: settledState(definition, planned, answer.body),
      privateData: nothingPrivate,
      findings: [],
    };
  } catch (failure) {
    const findings = requestFailed(`update ${nameOf(definition, id)}`, failure, schema);
    return { state: prior, privateData: nothingPrivate, findings };
  }
}
