import { compose, judgementOf } from './compose.ts';
import { createManagement, type OtherConfiguration } from './describe/management.ts';
import { createNames } from './describe/names.ts';
import { applyPlan, type Outcome } from './effect/apply-plan.ts';
import { differenceBetween } from './effect/difference.ts';
import { createHoldingsReader } from './effect/holdings.ts';
import { type EditionSwitch, rolesToWriteAgain, switchEdition } from './effect/switch-edition.ts';
import { type Findable, listed, type Reviewed } from './findings/context.ts';
import { observe } from './findings/find.ts';
import type { PlanFile } from './plan/plan-file.ts';
import { whoIsWho } from './policy/names.ts';
import type { Policy } from './policy/schema.ts';
import type { Finding, Report, Unknown } from './report.ts';
import { type AccessState, assignmentsByPrincipal, type Key } from './state/access-state.ts';

/** What is known of the change, for people and for the rule on self-grants. */
export type ChangeFacts = Report['change'];

/** What a review is made of. */
export interface ReviewInput {
  readonly plan: PlanFile;
  readonly before: AccessState;
  /** What is known only at apply, besides what the plan shows of it. */
  readonly unknowns?: readonly Unknown[];
  /** The edition that the environment has after the plan. */
  readonly toEdition?: EditionSwitch | undefined;
  readonly environment: Report['environment'];
  readonly change: ChangeFacts;
  readonly policy: Policy;
  /** Who has approved the change. */
  readonly approvedBy: readonly string[];
  /** Whether a missing approval refuses the change. */
  readonly requireApprovals: boolean;
  /** Other configurations of the environment. */
  readonly others: readonly OtherConfiguration[];
  readonly now: Date;
  readonly generator: string;
  /** What could not be read, and why. */
  readonly notes: readonly string[];
}

/** Those whose access may be otherwise after, and the accounts that the plan makes ways into. */
function concerned({ before, after, touched, changedRoles }: Outcome, plan: PlanFile): Set<Key> {
  const keys = new Set(touched);
  for (const state of [before, after])
    for (const { role, principal } of state.assignments.values())
      if (changedRoles.has(role)) keys.add(principal);
  const kinds = new Set(['access_key', 'workload_identity']);
  for (const { definition, change } of plan.changes) {
    const account = change.after?.['service_account_id'];
    const isChange = !change.actions.includes('no-op');
    if (isChange && kinds.has(definition.name) && typeof account === 'string') keys.add(account);
  }
  return keys;
}

function reviewThose(keys: Iterable<Key>, { before, after }: Outcome, now: number): Reviewed[] {
  const [heldBefore, heldAfter] = [assignmentsByPrincipal(before), assignmentsByPrincipal(after)];
  const was = createHoldingsReader(before, heldBefore, now);
  const is = createHoldingsReader(after, heldAfter, now);
  return [...keys].flatMap((key): Reviewed[] => {
    const principal = after.principals.get(key) ?? before.principals.get(key);
    if (!principal) return [];
    return [
      {
        key,
        principal,
        isDeleted: !after.principals.has(key),
        difference: differenceBetween(was.of(key), is.of(key)),
        assignments: heldAfter.get(key) ?? [],
        assignmentsBefore: heldBefore.get(key) ?? [],
      },
    ];
  });
}

/**
 * The accounts of the author, by e-mail address, user name or name, or as the policy says: all of them, because somebody
 * else's account can be given such a name as well, and must not stand for theirs.
 */
function accountsOf(state: AccessState, author: string | null, { people }: Policy): Set<Key> {
  const personOf = whoIsWho(people);
  const person = personOf(author ?? '');
  if (person === '') return new Set();
  const found = state.principals
    .values()
    .filter(({ name, username }) => [name, username ?? ''].map(personOf).includes(person));
  return new Set(found.map(({ key }) => key));
}

/** Whom the report of a change shows. */
const concerns = ({ outcome }: Findable, findings: readonly Finding[]) => {
  const found = new Set(findings.map(({ principal }) => principal));
  return ({ key, difference, isDeleted }: Reviewed) =>
    difference.change !== 'same' ||
    found.has(key) ||
    isDeleted ||
    outcome.before.principals.get(key)?.status !== outcome.after.principals.get(key)?.status;
};

/** What the plan comes to and, after it, the other edition. */
function outcomeOf({ plan, before, unknowns = [], toEdition, now }: ReviewInput): Outcome {
  const applied = applyPlan(before, plan, now.getTime());
  const outcome = { ...applied, unknowns: [...unknowns, ...applied.unknowns] };
  return toEdition ? switchEdition(outcome, toEdition) : outcome;
}

/** The environment and the notes with what a change of the edition adds to them. */
function withEdition(input: ReviewInput, { after }: Outcome): ReviewInput {
  const { environment, notes, toEdition } = input;
  if (!toEdition) return input;
  const open = rolesToWriteAgain(after.roles, after.edition);
  const says = `In the edition ${after.edition.id} the wildcards of ${listed(open)} mean more than is known to have been granted by them: what is new is granted once the role is written again, and what it had in an earlier edition of the environment is not known.`;
  return {
    ...input,
    environment: { ...environment, to_edition: after.edition.id },
    notes: open.length > 0 ? [...notes, says] : notes,
  };
}

/**
 * Reviews a plan, a change of the edition, or both: who gains and who loses what by it, what that risks, and whether it
 * may pass.
 *
 * @throws NoSwitch when the API would refuse the change of the edition
 */
export function reviewPlan(input: ReviewInput): Report {
  const { plan, before, policy, change } = input;
  const now = input.now.getTime();
  const outcome = outcomeOf(input);
  const findable: Findable = {
    outcome,
    changes: plan.changes,
    reviewed: reviewThose(concerned(outcome, plan), outcome, now),
    names: createNames(before, outcome.after),
    management: createManagement(plan.changes, input.others),
    policy,
    now,
    author: accountsOf(outcome.after, change.author, policy),
    isWhole: input.environment.source === 'api',
    isStanding: false,
  };
  const judgement = judgementOf(input, observe(findable), findable);
  return compose(
    withEdition(input, outcome),
    findable,
    judgement,
    findable.reviewed.filter(concerns(findable, judgement.findings)),
  );
}
