import type { ScopeDifference } from '../effect/difference.ts';
import { permissionPatternsOf } from '../policy/duties.ts';
import type { AssignmentState } from '../state/access-state.ts';
import {
  about,
  addressOf,
  day,
  type Findable,
  gains,
  listed,
  projectsOf,
  type Reviewed,
  type Rule,
  rolesOf,
  scopeText,
} from './context.ts';
import type { Observation } from './observation.ts';

type Duties = ReturnType<typeof permissionPatternsOf>;

const hasDuty = (
  { outcome }: Findable,
  { permissions, through }: ScopeDifference['after'],
  side: Duties['first'],
) =>
  permissions.keys().some((permission) => side.permissions.has(permission)) ||
  rolesOf(
    outcome.after,
    through.map(({ role }) => role),
  ).some(side.hasRole);

/** Holding both of two duties in one scope: what is held everywhere counts in each project. */
export const separationOfDuties: Rule = function* (findable) {
  const { policy, outcome, reviewed, names, isStanding } = findable;
  for (const duty of policy.separation_of_duties) {
    const sides = permissionPatternsOf(duty, outcome.after.edition);
    const hasBoth = (holding: ScopeDifference['after']) =>
      hasDuty(findable, holding, sides.first) && hasDuty(findable, holding, sides.second);
    for (const each of reviewed) {
      const { scopes } = each.difference;
      const everywhere = scopes.find(({ scope }) => scope === null);
      // Whoever holds both everywhere holds them in each project.
      const isTold = isStanding && everywhere !== undefined && hasBoth(everywhere.after);
      for (const scope of isTold ? [everywhere] : scopes) {
        if (!hasBoth(scope.after) || (!isStanding && hasBoth(scope.before))) continue;
        yield {
          rule: 'separation_of_duties',
          about: [duty.name, each.key, scope.scope ?? 'environment'],
          title: `Separation of duties: ${duty.name}`,
          message: `${each.principal.name} holds both sides of "${duty.name}" in ${scopeText(names, scope.scope)}: give one of them to somebody else.`,
          ...about(each),
          address: addressOf(scope),
          roles: rolesOf(
            outcome.after,
            scope.after.through.map(({ role }) => role),
          ),
          projects: projectsOf(outcome.after, scope.scope),
        };
      }
    }
  }
};

const observed = (
  { outcome, management }: Findable,
  each: Reviewed,
  assignment: AssignmentState,
): Pick<Observation, 'about' | 'principal' | 'address' | 'roles' | 'projects'> => ({
  about: [each.key, assignment.role, assignment.project ?? 'environment'],
  ...about(each),
  address: management.of(assignment)?.address ?? null,
  roles: rolesOf(outcome.after, [assignment.role]),
  projects: projectsOf(outcome.after, assignment.project),
});

/** Of a change what it makes or gives another end; of a standing review everything. */
function* grantsToLookAt({ reviewed, outcome, isStanding }: Findable) {
  for (const each of reviewed)
    for (const assignment of each.assignments) {
      const before = outcome.before.assignments.get(assignment.key);
      if (isStanding || before === undefined || before.end !== assignment.end)
        yield { each, assignment, before };
    }
}

export const grantWithoutEnd: Rule = function* (findable) {
  const { policy, names, now, isStanding } = findable;
  const longest = policy.longest_grant_days;
  const isLong = ({ end, endKnown }: AssignmentState) =>
    endKnown && (end === null || (longest !== undefined && end > now + longest * day));
  const hadSame = ({ assignmentsBefore }: Reviewed, { role, project }: AssignmentState) =>
    assignmentsBefore.some((old) => old.role === role && old.project === project && isLong(old));
  for (const { each, assignment } of grantsToLookAt(findable)) {
    if (!isLong(assignment) || (!isStanding && hadSame(each, assignment))) continue;
    const says = assignment.end === null ? 'without an end' : `for longer than ${longest} days`;
    yield {
      rule: 'grant_without_end',
      title: assignment.end === null ? 'A grant without an end' : 'A long grant',
      message: `${each.principal.name} is ${names.grant(assignment)} ${says}: set expires_at.`,
      ...observed(findable, each, assignment),
    };
  }
};

export const endInPast: Rule = function* (findable) {
  const { names, now, isStanding } = findable;
  for (const { each, assignment } of grantsToLookAt(findable)) {
    if (isStanding || assignment.end === null || assignment.end > now) continue;
    yield {
      rule: 'end_in_past',
      title: 'An end in the past',
      message: `${each.principal.name} would be ${names.grant(assignment)} until ${new Date(assignment.end).toISOString().slice(0, 10)}, which has passed: the API refuses that, and it grants nothing.`,
      ...observed(findable, each, assignment),
    };
  }
};

export const dormantGains: Rule = function* ({ reviewed, policy, now, outcome, isStanding }) {
  for (const each of reviewed) {
    const { principal, difference } = each;
    const before = outcome.before.principals.get(each.key);
    // Whoever is pending has had no occasion yet; whoever was disabled is dormant all the more.
    const isKnown = before !== undefined && before.status !== 'pending' && before.lastActiveAt !== undefined;
    if (!isKnown || each.isDeleted) continue;
    if (isStanding ? difference.scopes.length === 0 : !gains(each)) continue;
    const last = before.lastActiveAt ?? before.createdAt;
    if (last === null || now - Date.parse(last) < policy.dormant_after_days * day) continue;
    const since = before.lastActiveAt === null ? 'was never active' : `was last active ${last.slice(0, 10)}`;
    const [scope] = difference.scopes.filter(({ gained }) => gained.length > 0);
    yield {
      rule: 'dormant_gains',
      about: [each.key],
      title: isStanding ? 'Dormant, and holds access' : 'Dormant, and gains access',
      message: `${principal.name} ${since} and ${isStanding ? 'still holds' : 'gains'} access: ask whether the account is still needed.`,
      ...about(each),
      address: scope ? addressOf(scope) : null,
      roles: [],
      projects: [],
    };
  }
};

/** Grants that somebody made by hand, or that a configuration made which nobody named. */
export const unmanagedGrant: Rule = function* ({ reviewed, management, names, outcome, isWhole }) {
  if (!isWhole) return;
  for (const each of reviewed) {
    const loose = each.assignments.filter(
      (assignment) => !assignment.byGroup && management.of(assignment) === undefined,
    );
    if (loose.length === 0 || each.isDeleted) continue;
    yield {
      rule: 'unmanaged_grant',
      about: [each.key],
      title: 'Held outside of any configuration',
      message: `${each.principal.name} holds what no configuration manages: ${listed(loose.map((assignment) => names.grant(assignment)))}.`,
      ...about(each),
      address: null,
      roles: rolesOf(
        outcome.after,
        loose.map(({ role }) => role),
      ),
      projects: loose.flatMap(({ project }) => projectsOf(outcome.after, project)),
    };
  }
};
