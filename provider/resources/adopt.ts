import { ApiError } from '../../client/errors.ts';
import { error, type Finding, warning } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { AlreadyThere } from './already-there.ts';
import { type Changed, nothingPrivate } from './life.ts';
import { differs, idOf, nameOf, objectPath, sentFields, stateOf } from './object.ts';
import { requestFailed } from './problem.ts';
import { updateObject } from './update.ts';

/**
 * The id of the object that is in the way of a creation, if the declaration asks to take it over: it is the same by
 * the fields that make an object unique, and not merely in the way by another one.
 */
export function adoptable(
  { definition }: ResourceType,
  planned: CtyObject,
  failure: unknown,
): string | undefined {
  if (planned['adopt_existing'] !== true) return undefined;
  if (failure instanceof AlreadyThere) return failure.id;
  if (!(failure instanceof ApiError) || failure.status !== 409) return undefined;
  const { conflicting_id, errors } = failure.problem;
  const bySameness = errors.some(({ pointer }) => definition.unique.includes(pointer.slice(1)));
  return bySameness ? conflicting_id : undefined;
}

/** Reads an object that is to be taken over. */
async function readExisting(session: Session, resource: ResourceType, id: string): Promise<CtyObject> {
  const { body } = await session.call({ method: 'GET', path: objectPath(resource.definition, id) });
  session.seen.see(id);
  return stateOf(resource, body, null);
}

/** Takes over what is there, and changes it to what is declared. */
export async function adopt(
  session: Session,
  resource: ResourceType,
  id: string,
  planned: CtyObject,
  config: CtyObject,
): Promise<Changed> {
  try {
    const prior = await readExisting(session, resource, id);
    const fixed = unchangeable(resource, prior, planned);
    if (fixed.length > 0) return { state: null, privateData: nothingPrivate, findings: fixed };
    const changed = await updateObject(session, resource, { prior, planned, config }, nothingPrivate);
    // An update that failed leaves the object as it was; it is not Terraform's yet.
    return changed.findings.length > 0 ? { ...changed, state: null } : changed;
  } catch (failure) {
    const findings = requestFailed(`take over ${nameOf(resource.definition, id)}`, failure, resource.schema);
    return { state: null, privateData: nothingPrivate, findings };
  }
}

export interface Adoption {
  readonly prior: CtyObject;
  readonly findings: readonly Finding[];
}

/** Says in the plan what is taken over and what changes with it. */
export async function planAdoption(
  session: Session,
  resource: ResourceType,
  id: string,
  planned: CtyObject,
): Promise<Adoption> {
  const { definition } = resource;
  const prior = await readExisting(session, resource, id);
  const fixed = unchangeable(resource, prior, planned);
  if (fixed.length > 0) return { prior, findings: fixed };
  const changes = sentFields(resource)
    .filter(([name, field]) => !field.immutable && differs(prior[name], planned[name]))
    .map(([name]) => `- ${name}: ${inWords(prior[name])} becomes ${inWords(planned[name])}`);
  const what = changes.length === 0 ? 'Nothing of it changes.' : `It changes:\n${changes.join('\n')}`;
  const told = warning(
    `${nameOf(definition, id).replace(/^t/, 'T')} exists and is taken over`,
    `"adopt_existing" is true, so Terraform manages it from here on instead of creating another one. ${what}`,
    'adopt_existing',
  );
  return { prior, findings: [told] };
}

function unchangeable(resource: ResourceType, prior: CtyObject, planned: CtyObject): Finding[] {
  const { definition } = resource;
  return sentFields(resource)
    .filter(([name, field]) => field.immutable && differs(prior[name], planned[name]))
    .map(([name]) =>
      error(
        `Cannot take over ${nameOf(definition, idOf(prior))}: "${name}" differs`,
        `It has ${inWords(prior[name])} and cannot be changed to ${inWords(planned[name])}. Declare it as it is, or delete it first.`,
        name,
      ),
    );
}

const inWords = (value: CtyObject[string] | undefined) =>
  value === null || value === undefined ? 'nothing' : JSON.stringify(value);
