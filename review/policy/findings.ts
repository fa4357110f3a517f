import { createHash } from 'node:crypto';
import type { Observation } from '../findings/observation.ts';
import { type Finding, ruleIds, severities } from '../report.ts';
import type { Policy } from './schema.ts';
import { exceptionFor, severityOf } from './severity.ts';

const shortLength = 12;

/** A finding, and the whole hash of what it is about. */
interface Weighed {
  readonly finding: Finding;
  readonly hash: string;
}

const gravity = ({ severity }: Finding) => severities.indexOf(severity);
const compare = (one: string, other: string) => Number(one > other) - Number(one < other);

const bySeverity = (one: Finding, other: Finding) =>
  gravity(one) - gravity(other) ||
  ruleIds.indexOf(one.rule) - ruleIds.indexOf(other.rule) ||
  compare(one.principal_name ?? '', other.principal_name ?? '') ||
  compare(one.message, other.message) ||
  compare(one.id, other.id);

function weigh(observation: Observation, policy: Policy, now: Date): readonly Weighed[] {
  const { severity, approvers } = severityOf(policy, observation);
  if (severity === 'off') return [];
  const { rule, about, title, message, principal, address } = observation;
  const hash = createHash('sha256').update(JSON.stringify(about)).digest('hex');
  const exception = exceptionFor(policy, observation, now);
  const finding: Finding = {
    id: `${rule}:${hash.slice(0, shortLength)}`,
    rule,
    severity: exception ? 'info' : severity,
    title,
    message,
    principal: principal?.key ?? null,
    principal_name: principal?.name ?? null,
    address,
    approvers: exception ? [] : [...approvers],
    exception: exception
      ? { owner: exception.owner, until: exception.until, reason: exception.reason, severity }
      : null,
  };
  return [{ finding, hash }];
}

/** One finding of several about the same: the gravest, with whoever must approve any of them. */
function merge(findings: readonly Finding[]): readonly Finding[] {
  const [gravest] = [...findings].sort(bySeverity);
  if (!gravest) return [];
  if (gravest.severity !== 'approve') return [gravest];
  return [{ ...gravest, approvers: [...new Set(findings.flatMap(({ approvers }) => approvers))].sort() }];
}

/**
 * Names can be chosen so that short hashes meet, and a finding must not disappear behind another: where they meet, the
 * whole hash tells them apart.
 */
function apart(weighed: readonly Weighed[]): readonly Finding[] {
  const byHash = Map.groupBy(weighed, ({ hash }) => hash);
  return [...byHash].flatMap(([hash, same]) =>
    merge(
      same.map(({ finding }) =>
        byHash.size === 1 ? finding : { ...finding, id: `${finding.rule}:${hash}` },
      ),
    ),
  );
}

/** What the policy makes of what was observed: the gravest first, each once. */
export function findingsOf(observations: readonly Observation[], policy: Policy, now: Date): Finding[] {
  const weighed = observations.flatMap((observation) => weigh(observation, policy, now));
  return [...Map.groupBy(weighed, ({ finding }) => finding.id).values()].flatMap(apart).sort(bySeverity);
}
