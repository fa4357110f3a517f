import { ApiError } from '../../client/errors.ts';
import { type Finding, warning } from '../diagnostics.ts';
import { type CtyObject, isWhollyKnown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { adoptable } from './adopt.ts';
import { AlreadyThere, sendCreation } from './already-there.ts';
import { deleteIfThere } from './gone.ts';
import { createBody, idOf, isJsonObject, nameOf, objectPath, updateBody } from './object.ts';
import type { PlannedObject } from './planned-objects.ts';
import { requestFailed } from './problem.ts';
import { isEnabledByPlan, refuseDisabledByPlan } from './role-assignment.ts';
import { missedStatus, verbPath, verbsBetween } from './status.ts';

const dryRun = { dry_run: true } as const;
export const mergePatch = { 'content-type': 'application/merge-patch+json' };

/** What the API says to a creation. */
export interface CreationCheck {
  /** Not while a value is not known yet. */
  readonly asked: boolean;
  readonly findings: readonly Finding[];
  /** What is there already and the declaration means to take over. */
  readonly existing?: string;
}

/** Asks the API whether it would create the object. */
export async function checkCreate(
  session: Session,
  resource: ResourceType,
  object: PlannedObject,
  config: CtyObject,
): Promise<CreationCheck> {
  const { definition } = resource;
  const body = createBody(resource, object.planned, config);
  if (!session.plansAsk || !isWhollyKnown(body)) return { asked: false, findings: [] };
  try {
    await sendCreation(session, resource, body, { query: dryRun });
    return { asked: true, findings: refuseDisabledByPlan(session, object.planned) };
  } catch (failure) {
    const there = adoptable(resource, object.planned, failure);
    // The second half of a replacement finds the first half there.
    if (there !== undefined && there !== object.id) return { asked: true, findings: [], existing: there };
    const findings = refusal(session, resource, `create ${nameOf(definition)}`, object, failure);
    return { asked: true, findings };
  }
}

/** Asks the API whether it would update the object, and whether it would enable or disable it. */
export async function checkUpdate(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  object: PlannedObject,
  config: CtyObject,
): Promise<Finding[]> {
  const { definition } = resource;
  const id = idOf(prior);
  const body = updateBody(resource, prior, object.planned, config);
  if (!session.plansAsk || id === null) return [];
  const path = objectPath(definition, id);
  const nothing = Object.keys(body).length === 0 || !isWhollyKnown(body);
  const update = {
    doing: 'update',
    attribute: undefined,
    request: { method: 'PATCH', path, body, headers: mergePatch },
    misses: () => [],
  };
  const verbs = verbsBetween(resource, prior, object.planned).map((call) => ({
    doing: call.verb,
    attribute: call.attribute,
    request: { method: 'POST', path: verbPath(resource, id, call) },
    misses: (answer: unknown) => missedStatus(resource, call, answer),
  }));
  const asked = await Promise.all(
    [...(nothing ? [] : [update]), ...verbs].map(async ({ doing, attribute, request, misses }) => {
      try {
        return misses((await session.call({ ...request, query: dryRun })).body);
      } catch (failure) {
        const findings = refusal(session, resource, `${doing} ${nameOf(definition, id)}`, object, failure);
        return findings.map((finding) => (attribute === undefined ? finding : { attribute, ...finding }));
      }
    }),
  );
  return asked.flat();
}

/** Asks the API whether it would delete the object. One that is gone already is fine. */
export async function checkDelete(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
): Promise<Finding[]> {
  const { definition, schema } = resource;
  const id = idOf(prior);
  if (!session.plansAsk || id === null) return [];
  try {
    const answer = await deleteIfThere(session, resource, id, dryRun);
    return await rolesLost(session, resource, id, answer);
  } catch (failure) {
    if (isConflict(failure)) return stillUsed(session, resource, id, failure);
    return requestFailed(`delete ${nameOf(definition, id)}`, failure, schema);
  }
}

/** Tells whom a deletion takes a role from, beside those whose assignments are in the same state. */
async function rolesLost(
  session: Session,
  { definition }: ResourceType,
  id: string,
  answer: unknown,
): Promise<Finding[]> {
  const ended = isJsonObject(answer) ? answer['ended_role_assignments'] : undefined;
  const assignments = Array.isArray(ended) ? ended.filter(isJsonObject) : [];
  const unseen = await session.seen.unseen(assignments.map((assignment) => String(assignment['id'])));
  const lines = assignments
    .filter((assignment) => unseen.includes(String(assignment['id'])))
    .map(({ id, principal, principal_id, role_id }) => `- ${principal ?? principal_id}: ${role_id} (${id})`);
  if (lines.length === 0) return [];
  return [
    warning(
      `Deleting ${nameOf(definition, id)} takes roles away`,
      `These role assignments end with it, and Terraform has not shown yet that they are in its state:\n${lines.join('\n')}`,
    ),
  ];
}

/**
 * What uses the object may be deleted by the same plan, and before it: then it is in the same state. This warns of
 * what was not seen there, and does no more than that: when an instance of a resource block goes together with an
 * instance of a block that refers to it, Terraform shows the other one only after it has planned this one.
 */
async function stillUsed(
  session: Session,
  { definition }: ResourceType,
  id: string,
  { problem }: ApiError,
): Promise<Finding[]> {
  const users = await session.seen.unseen(problem.conflicting_ids ?? []);
  if (users.length === 0) return [];
  const shown = users.slice(0, 5).join(', ');
  const others = users.length > 5 ? ' and others' : '';
  return [
    warning(
      `It is not certain that ${nameOf(definition, id)} can be deleted`,
      `The API says: ${problem.detail}. Terraform has not shown yet that these are in its state: ${shown}${others}. Unless this plan deletes them, too, applying it will fail with ${problem.code} and leave ${nameOf(definition)} in place.\n\nrequest id: ${problem.request_id}`,
    ),
  ];
}

function refusal(
  session: Session,
  resource: ResourceType,
  doing: string,
  object: PlannedObject,
  failure: unknown,
): Finding[] {
  const inTheWay = idInTheWay(failure);
  if (inTheWay && session.planned.mayYield(inTheWay, resource.definition, object)) return [];
  if (isEnabledByPlan(session, object.planned, failure)) return [];
  return requestFailed(doing, failure, resource.schema);
}

function idInTheWay(failure: unknown): string | undefined {
  if (failure instanceof AlreadyThere) return failure.id;
  return isConflict(failure) ? failure.problem.conflicting_id : undefined;
}

function isConflict(failure: unknown): failure is ApiError {
  return failure instanceof ApiError && failure.status === 409;
}
