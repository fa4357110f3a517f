import { isWildcardsAlone } from '../../provider-schema/text-pattern.ts';
import type { Names, Observation } from '../findings/observation.ts';
import { type Severity, severities } from '../report.ts';
import { fitsName } from './names.ts';
import { anybody, type Clause, defaultSeverities, type Exception, type Policy } from './schema.ts';

/** What the policy says of an observation, exceptions apart. */
export interface Ruling {
  readonly severity: Severity | 'off';
  /** Groups, of each of which somebody must approve; none, unless the severity is `approve`. */
  readonly approvers: readonly string[];
}

/** One role in one project, of all that an observation is about; without names where it is about none. */
interface Part {
  readonly role: Names;
  readonly project: Names;
}

const orNone = (all: readonly Names[]): readonly Names[] => (all.length > 0 ? all : [[]]);

const partsOf = ({ roles, projects }: Observation): readonly Part[] =>
  orNone(roles).flatMap((role) => orNone(projects).map((project) => ({ role, project })));

const fitsOne = (patterns: readonly string[] | undefined, names: Names) =>
  patterns === undefined || patterns.some((pattern) => fitsName(pattern, names));

const fits = ({ roles, projects, kinds }: Clause, { role, project }: Part, { principal }: Observation) =>
  fitsOne(roles, role) &&
  fitsOne(projects, project) &&
  (kinds === undefined || (principal !== null && kinds.includes(principal.kind)));

function ruling(severity: Severity | 'off', named: readonly string[] = []): Ruling {
  const approvers = named.length > 0 ? named : [anybody];
  return { severity, approvers: severity === 'approve' ? approvers : [] };
}

/** The gravest; of several that want approval, everybody's whom any of them wants. */
function together(rulings: readonly Ruling[]): Ruling {
  const severity = severities.find((each) => rulings.some((other) => other.severity === each)) ?? 'off';
  const groups = severity === 'approve' ? rulings.flatMap(({ approvers }) => approvers) : [];
  return { severity, approvers: [...new Set(groups)] };
}

/**
 * How grave the policy takes what was observed, and who must approve it. Of several roles and projects each is looked
 * at by itself, and the gravest counts: what is harmless does not excuse what comes along with it.
 */
export function severityOf(policy: Policy, observation: Observation): Ruling {
  const declared = policy.rules[observation.rule] ?? [];
  if (typeof declared === 'string') return ruling(declared);
  const clauses = Array.isArray(declared) ? declared : [declared];
  const rulings = partsOf(observation).map((part) => {
    const clause = clauses.find((each) => fits(each, part, observation));
    return clause ? ruling(clause.severity, clause.approvers) : ruling(defaultSeverities[observation.rule]);
  });
  return together(rulings);
}

/** Whether the last day of an exception is over, in UTC. */
export const hasEnded = ({ until }: Exception, now: Date): boolean => until < now.toISOString().slice(0, 10);

/** A name that a program or a person has must not get one the exceptions of the other: an address has an `@`. */
const isFor = (pattern: string, { name, kind }: NonNullable<Observation['principal']>) =>
  fitsName(pattern, [name]) && (isWildcardsAlone(pattern) || pattern.includes('@') === (kind === 'member'));

/** The first exception that fits all that was observed and has not ended. */
export function exceptionFor(policy: Policy, observation: Observation, now: Date): Exception | undefined {
  const { rule, principal } = observation;
  if (principal === null) return undefined;
  const parts = partsOf(observation);
  return policy.exceptions.find(
    (exception) =>
      exception.rule === rule &&
      !hasEnded(exception, now) &&
      isFor(exception.principal, principal) &&
      parts.every(
        ({ role, project }) =>
          (exception.role === undefined || fitsName(exception.role, role)) &&
          (exception.project === undefined || fitsName(exception.project, project)),
      ),
  );
}
