import type { Observation } from '../findings/observation.ts';
import type { Severity } from '../report.ts';
import { fitsName } from './names.ts';
import { anybody, type Clause, defaultSeverities, type Exception, type Policy } from './schema.ts';

/** What the policy says of an observation, exceptions apart. */
export interface Ruling {
  readonly severity: Severity | 'off';
  /** Groups, of each of which somebody must approve; none, unless the severity is `approve`. */
  readonly approvers: readonly string[];
}

const fitsOne = (patterns: readonly string[] | undefined, names: readonly string[]) =>
  patterns === undefined || patterns.some((pattern) => fitsName(pattern, names));

const fits = ({ roles, projects, kinds }: Clause, observation: Observation) =>
  fitsOne(roles, observation.roles) &&
  fitsOne(projects, observation.projects) &&
  (kinds === undefined || (observation.principal !== null && kinds.includes(observation.principal.kind)));

function ruling(severity: Severity | 'off', named: readonly string[] = []): Ruling {
  const approvers = named.length > 0 ? named : [anybody];
  return { severity, approvers: severity === 'approve' ? approvers : [] };
}

/** How grave the policy takes what was observed, and who must approve it. */
export function severityOf(policy: Policy, observation: Observation): Ruling {
  const declared = policy.rules[observation.rule] ?? [];
  if (typeof declared === 'string') return ruling(declared);
  const clauses = Array.isArray(declared) ? declared : [declared];
  const clause = clauses.find((each) => fits(each, observation));
  return clause ? ruling(clause.severity, clause.approvers) : ruling(defaultSeverities[observation.rule]);
}

/** Whether the last day of an exception is over, in UTC. */
export const hasEnded = ({ until }: Exception, now: Date): boolean => until < now.toISOString().slice(0, 10);

/** A service account can be given the name of a person, whose exceptions it must not get by that. */
const isFor = (pattern: string, principal: NonNullable<Observation['principal']>) =>
  fitsName(pattern, [principal.name]) && (principal.kind === 'member' || !pattern.includes('@'));

/** The first exception that fits what was observed and has not ended. */
export function exceptionFor(policy: Policy, observation: Observation, now: Date): Exception | undefined {
  const { rule, principal, roles, projects } = observation;
  if (principal === null) return undefined;
  return policy.exceptions.find(
    (exception) =>
      exception.rule === rule &&
      !hasEnded(exception, now) &&
      isFor(exception.principal, principal) &&
      (exception.role === undefined || fitsName(exception.role, roles)) &&
      (exception.project === undefined || fitsName(exception.project, projects)),
  );
}
