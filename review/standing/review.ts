import { compose, judgementOf } from '../compose.ts';
import { createManagement } from '../describe/management.ts';
import { createNames } from '../describe/names.ts';
import { applyPlan } from '../effect/apply-plan.ts';
import type { Findable } from '../findings/context.ts';
import { observe } from '../findings/find.ts';
import { emptyPlan } from '../plan/plan-file.ts';
import type { Report } from '../report.ts';
import type { ReviewInput } from '../review.ts';
import { reviewHeld } from './held.ts';
import { everything, type Narrowing, select } from './narrow.ts';

/** What a review of what is held now is made of. */
export interface StandingInput extends Omit<ReviewInput, 'plan'> {
  /** What of it is reviewed; default everything. */
  readonly narrowing?: Narrowing;
}

/**
 * Reviews what is held now: before and after are the same. What has ended is held no longer; of whoever is disabled it
 * says what they would hold.
 */
export function reviewStanding(input: StandingInput): Report {
  const { before, policy, others, narrowing = everything } = input;
  const now = input.now.getTime();
  const outcome = applyPlan(before, emptyPlan, now);
  const management = createManagement([], others);
  const selection = select(before, narrowing, management);
  const { observed, shown } = reviewHeld(before, selection, now);
  const findable: Findable = {
    outcome,
    changes: [],
    reviewed: observed,
    names: createNames(before, before),
    management,
    policy,
    now,
    author: new Set(),
    isWhole: true,
    isStanding: true,
  };
  const keys = new Set(shown.map(({ key }) => key));
  const observations = observe(findable).filter(
    (observation) =>
      observation.principal !== null &&
      keys.has(observation.principal.key) &&
      selection.hasObservation(observation),
  );
  return compose(input, findable, judgementOf(input, observations, findable), shown);
}
