import { bindingOf, hashOf } from './binding/hash.ts';
import { createManagement, type OtherConfiguration } from './describe/management.ts';
import { createNames } from './describe/names.ts';
import { describeObjects } from './describe/objects.ts';
import { describePrincipal, momentText } from './describe/principals.ts';
import { describeRoles } from './describe/roles.ts';
import { summarize } from './describe/summary.ts';
import { applyPlan, type Outcome } from './effect/apply-plan.ts';
import { differenceBetween } from './effect/difference.ts';
import { createHoldingsReader } from './effect/holdings.ts';
import type { Findable, Reviewed } from './findings/context.ts';
import { observe } from './findings/find.ts';
import type { PlanFile } from './plan/plan-file.ts';
import { type Judgement, judge } from './policy/judge.ts';
import { whoIsWho } from './policy/names.ts';
import type { Policy } from './policy/schema.ts';
import {
  type AccessChange,
  accessChanges,
  type Finding,
  type PrincipalChange,
  type Report,
} from './report.ts';
import { type AccessState, assignmentsByPrincipal, type Key } from './state/access-state.ts';

/** What is known of the change, for people and for the rule on self-grants. */
export type ChangeFacts = Report['change'];

/** What a review is made of. */
export interface ReviewInput {
  readonly plan: PlanFile;
  readonly before: AccessState;
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

/** The gravest first: by what was found about them, then by what becomes of their access, then by name. */
function byGravity(findings: readonly Finding[]) {
  const places = new Map(findings.map(({ id }, place) => [id, place]));
  const gravity = ({ findings: ids }: PrincipalChange) =>
    Math.min(...ids.map((id) => places.get(id) ?? Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
  const order = new Map<AccessChange, number>(accessChanges.map((change, place) => [change, place]));
  return (one: PrincipalChange, other: PrincipalChange) => {
    const [first, second] = [gravity(one), gravity(other)];
    if (first !== second) return first < second ? -1 : 1;
    const change = (order.get(one.change) ?? 0) - (order.get(other.change) ?? 0);
    return change || (one.name === other.name ? 0 : one.name < other.name ? -1 : 1);
  };
}

function describeAll(findable: Findable, { findings }: Judgement): PrincipalChange[] {
  const { outcome, reviewed } = findable;
  const byPrincipal = Map.groupBy(findings, ({ principal }) => principal);
  const shown = reviewed.filter(
    ({ key, difference, isDeleted }) =>
      findable.isStanding ||
      difference.change !== 'same' ||
      byPrincipal.has(key) ||
      isDeleted ||
      outcome.before.principals.get(key)?.status !== outcome.after.principals.get(key)?.status,
  );
  const described = shown.map(({ key, difference }) => ({
    ...describePrincipal(key, difference, outcome, findable),
    findings: (byPrincipal.get(key) ?? []).map(({ id }) => id),
  }));
  return described.sort(byGravity(findings));
}

/** Reviews a plan: who gains and who loses what by it, what that risks, and whether it may pass. */
export function reviewPlan(input: ReviewInput): Report {
  const { plan, before, policy, change } = input;
  const now = input.now.getTime();
  const outcome = applyPlan(before, plan, now);
  return compose(input, 'change', {
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
  });
}

const emptyPlan: PlanFile = {
  terraformVersion: null,
  changes: [],
  configuration: {},
  prior: [],
  foreign: 0,
  providers: [],
  unfamiliar: [],
};

/** Reviews everything that is held now. */
export function reviewStanding(input: Omit<ReviewInput, 'plan'>): Report {
  const { before, policy } = input;
  const now = input.now.getTime();
  const outcome = applyPlan(before, emptyPlan, now);
  return compose(input, 'standing', {
    outcome,
    changes: [],
    reviewed: reviewThose(before.principals.keys(), outcome, now),
    names: createNames(before, before),
    management: createManagement([], input.others),
    policy,
    now,
    author: new Set(),
    isWhole: true,
    isStanding: true,
  });
}

function compose(input: Omit<ReviewInput, 'plan'>, kind: Report['kind'], findable: Findable): Report {
  const { environment, change, policy, approvedBy, requireApprovals, now, generator } = input;
  const { outcome, changes, names } = findable;
  const judgement = judge(observe(findable), {
    policy,
    now,
    author: change.author,
    approvedBy,
    requireApprovals,
  });
  const principals = describeAll(findable, judgement);
  const objects = describeObjects(changes, outcome, names);
  const { findings, verdict } = judgement;
  return {
    schema_version: 1,
    kind,
    generated_at: momentText(now.getTime()) as string,
    generator,
    environment,
    change,
    hash: hashOf(bindingOf({ environment, objects, principals, unknowns: outcome.unknowns })),
    verdict,
    summary: summarize(principals, findings, objects),
    principals,
    roles: describeRoles(outcome),
    findings,
    unknowns: [...outcome.unknowns],
    objects,
    notes: [...input.notes, ...judgement.notes],
  };
}
