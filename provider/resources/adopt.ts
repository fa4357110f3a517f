import { ApiError } from '../../client/errors.ts';
import { error, type Finding, hasErrors, warning } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { AlreadyThere } from './already-there.ts';
import { type Changed, type Life, nothingPrivate, type Plan } from './life.ts';
import { differs, idOf, nameOf, objectPath, stateOf } from './object.ts';
import { inTheState } from './one-place.ts';
import { requestFailed } from './problem.ts';
import { inWords } from './replacement.ts';
import { impossibleStatus } from './status.ts';

/** A declaration that means what is there already. */
interface Meant {
  readonly id: string;
  /** As a creation. */
  readonly planned: CtyObject;
  readonly config: CtyObject;
}

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

/**
 * Plans to take over what is there: the creation as it was planned, so that it is the same plan whatever is found when
 * it is applied, and in words what the update makes of the object. What the state has is left alone.
 *
 * @param plan of the creation, should the object be gone by then
 */
export async function planAdoption(
  session: Session,
  resource: ResourceType,
  life: Life,
  meant: Meant,
  plan: Plan,
): Promise<Plan> {
  const { id } = meant;
  const isSeen = (await session.seen.unseen([id])).length === 0;
  if (session.planned.ends(id)) return { ...plan, findings: [inTheState(resource, id, 'adopt_existing')] };
  session.planned.claim(id, isSeen ? 'goes' : 'stays');
  if (isSeen) return plan;
  const update = await planTakeOver(session, resource, life, meant);
  const told = hasErrors(update.findings) ? [] : [takenOver(resource, meant, update)];
  return { ...plan, findings: [...told, ...update.findings] };
}

/** Takes over what is there: reads it, and updates it to what is declared. */
export async function adopt(
  session: Session,
  resource: ResourceType,
  life: Life,
  meant: Meant,
): Promise<Changed> {
  const { id, config } = meant;
  const nothing = { state: null, privateData: nothingPrivate };
  if ((await session.seen.unseen([id])).length === 0)
    return { ...nothing, findings: [inTheState(resource, id, 'adopt_existing')] };
  session.seen.see(id);
  session.planned.claim(id, 'stays');
  try {
    const { prior, planned, findings } = await planTakeOver(session, resource, life, meant);
    const wrong = findings.filter(({ severity }) => severity === 'error');
    const changed =
      wrong.length > 0
        ? { ...nothing, findings: wrong }
        : await life.update(session, resource, { prior, planned, config }, nothingPrivate);
    if (!hasErrors(changed.findings)) return changed;
    return { ...nothing, findings: release(session, id, changed.findings) };
  } catch (failure) {
    const findings = requestFailed(`take over ${nameOf(resource.definition, id)}`, failure, resource.schema);
    return { ...nothing, findings: release(session, id, findings) };
  }
}

/** An update that failed leaves the object where it was; it is not Terraform's yet. */
function release(session: Session, id: string, findings: readonly Finding[]): readonly Finding[] {
  session.seen.leave(id);
  session.planned.release(id);
  return findings;
}

interface Update {
  readonly prior: CtyObject;
  readonly planned: CtyObject;
  readonly findings: readonly Finding[];
}

/** The update that makes what is declared of what is there, as its life plans any other. */
async function planTakeOver(
  session: Session,
  resource: ResourceType,
  life: Life,
  { id, planned: created, config }: Meant,
): Promise<Update> {
  const { body } = await session.call({ method: 'GET', path: objectPath(resource.definition, id) });
  const prior = { ...stateOf(resource, body, null), ...otherVersions(resource, config) };
  const impossible = impossibleStatus(resource, prior, created);
  if (impossible.length > 0) return { prior, planned: prior, findings: impossible };
  const plan = await life.planUpdate(session, resource, prior, config, nothingPrivate);
  const planned = plan.planned ?? prior;
  const fixed = plan.requiresReplace.map((name) => unchangeable(resource, name, prior, planned));
  return { prior, planned, findings: fixed.length > 0 ? fixed : plan.findings };
}

/** Whatever secret the object has, it is none that was declared: as in a creation, those that are given are sent. */
const otherVersions = ({ fields }: ResourceType, config: CtyObject): CtyObject =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, { versionOf }]) => versionOf !== undefined && (config[`${versionOf}_wo`] ?? null) !== null)
      .map(([name]) => [name, 0]),
  );

function takenOver(resource: ResourceType, { id, config }: Meant, { prior, planned }: Update): Finding {
  const { definition, fields } = resource;
  const changes = Object.entries(fields).flatMap(([name, { presence, writes, versionOf }]) => {
    if (writes !== undefined) return (config[name] ?? null) === null ? [] : [`- ${name}: it is sent`];
    const isTold = presence !== 'computed' && versionOf === undefined && !ofTerraform.includes(name);
    if (!isTold || !differs(prior[name], planned[name])) return [];
    return [`- ${name}: ${inWords(prior[name])} becomes ${inWords(planned[name])}`];
  });
  const what = changes.length === 0 ? 'Nothing of it changes.' : `It changes:\n${changes.join('\n')}`;
  return warning(
    `${nameOf(definition, id).replace(/^t/, 'T')} exists and is taken over`,
    `"adopt_existing" is true, so Terraform manages it from here on instead of creating another one. ${what}`,
    'adopt_existing',
  );
}

/** Terraform is told of them, and nobody else. */
const ofTerraform = ['adopt_existing', 'deletion_protection'];

const unchangeable = (resource: ResourceType, name: string, prior: CtyObject, planned: CtyObject): Finding =>
  error(
    `Cannot take over ${nameOf(resource.definition, idOf(prior))}: "${name}" differs`,
    `It has ${inWords(prior[name])} and cannot be changed to ${inWords(planned[name])}. Declare it as it is, or delete it first.`,
    name,
  );
