import { bindingOf, hashOf } from './binding/hash.ts';
import { describeObjects } from './describe/objects.ts';
import { describePrincipal, momentText } from './describe/principals.ts';
import { describeRoles } from './describe/roles.ts';
import { summarize } from './describe/summary.ts';
import type { Findable, Reviewed } from './findings/context.ts';
import type { Observation } from './findings/observation.ts';
import { type Judgement, judge } from './policy/judge.ts';
import {
  type AccessChange,
  accessChanges,
  type Finding,
  type PrincipalChange,
  type Report,
} from './report.ts';
import type { ReviewInput } from './review.ts';

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

function describeAll(
  shown: readonly Reviewed[],
  findable: Findable,
  findings: readonly Finding[],
): PrincipalChange[] {
  const byPrincipal = Map.groupBy(findings, ({ principal }) => principal);
  const described = shown.map(({ key, difference }) => ({
    ...describePrincipal(key, difference, findable.outcome, findable),
    findings: (byPrincipal.get(key) ?? []).map(({ id }) => id),
  }));
  return described.sort(byGravity(findings));
}

/** What the policy makes of what was observed. */
export const judgementOf = (
  { policy, now, change, approvedBy, requireApprovals }: Omit<ReviewInput, 'plan'>,
  observations: readonly Observation[],
  { isStanding }: Findable,
): Judgement =>
  judge(observations, { policy, now, author: change.author, approvedBy, requireApprovals, isStanding });

/** The report of what was found, about those who are shown. */
export function compose(
  input: Omit<ReviewInput, 'plan'>,
  findable: Findable,
  { findings, verdict, notes }: Judgement,
  shown: readonly Reviewed[],
): Report {
  const { environment, change, now, generator } = input;
  const { outcome, changes, names, isStanding } = findable;
  const kind = isStanding ? 'standing' : 'change';
  const principals = describeAll(shown, findable, findings);
  const objects = describeObjects(changes, outcome, names);
  return {
    schema_version: 1,
    kind,
    generated_at: momentText(now.getTime()) as string,
    generator,
    environment,
    change,
    hash: hashOf(bindingOf({ kind, environment, objects, principals, unknowns: outcome.unknowns })),
    verdict,
    summary: summarize(principals, findings, objects),
    principals,
    roles: describeRoles(outcome),
    findings,
    unknowns: [...outcome.unknowns],
    objects,
    notes: [...input.notes, ...notes],
  };
}
