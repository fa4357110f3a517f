import { ApiError } from '../../client/errors.ts';
import { error, type Finding, warning } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { Special } from './plan.ts';

/** An assignment that has ended stays for a while and is then deleted; a plan that still declares it fails then. */
export function planRoleAssignment(prior: CtyObject | null, planned: CtyObject): Special {
  const end = planned['expires_at'];
  const ended = prior !== null && typeof end === 'string' && Date.parse(end) <= Date.now();
  return { planned, findings: ended ? [hasEnded(end)] : [] };
}

const hasEnded = (end: string) =>
  warning(
    'This role assignment has ended',
    `It grants nothing since ${end}, and Roster deletes it 30 days after its end; from then on it cannot be declared like this. Remove the resource, or give it an "expires_at" that lies ahead.`,
    'expires_at',
  );

/** The status that the plan gives to whom a role is assigned to. Nothing is known of who is new: they have no id yet. */
const plannedStatus = (session: Session, { principal_id }: CtyObject) =>
  typeof principal_id === 'string' ? session.planned.valuesOf(principal_id)?.['status'] : undefined;

/** Whether the API refuses, because somebody is disabled, what it takes once the plan has enabled them. */
export const isEnabledByPlan = (session: Session, planned: CtyObject, failure: unknown): boolean =>
  failure instanceof ApiError &&
  failure.problem.code === 'principal_disabled' &&
  plannedStatus(session, planned) === 'active';

/** Refuses what the API takes now, and no more once the plan has disabled whom it is for. */
export function refuseDisabledByPlan(session: Session, planned: CtyObject): Finding[] {
  if (plannedStatus(session, planned) !== 'disabled') return [];
  return [
    error(
      'Cannot create the role assignment: the same plan disables whom it is for',
      `Whoever is disabled keeps what was assigned before and is assigned nothing more. Assign the role first, and disable ${planned['principal_id']} in a later apply.`,
      'principal_id',
    ),
  ];
}
