import { ownPermission } from '../../access-model/editions.ts';
import type { GuardPermission } from '../../access-model/guard-permissions.ts';
import type { ScopeDifference } from '../effect/difference.ts';
import type { AccessState } from '../state/access-state.ts';
import {
  about,
  addressOf,
  type Findable,
  gainedIn,
  projectsOf,
  type Reviewed,
  type Rule,
  rolesOf,
  rolesThrough,
  scopeText,
} from './context.ts';
import type { Observation } from './observation.ts';

const administrator = 'administrator';

/** Until when somebody is Administrator, in milliseconds since 1970; 0: they are not. */
const administratorUntil = (scopes: readonly ScopeDifference[], side: 'before' | 'after') =>
  Math.max(
    0,
    ...scopes
      .filter(({ scope }) => scope === null)
      .flatMap(({ [side]: { through } }) => through.filter(({ role }) => role === administrator))
      .map(({ end }) => end ?? Number.POSITIVE_INFINITY),
  );

/** The members and service accounts that are Administrators now, and may act. */
function administratorsIn({ principals, assignments }: AccessState, now: number): Set<string> {
  const found = assignments
    .values()
    .filter(
      ({ role, project, end }) => role === administrator && project === null && (end === null || now < end),
    )
    .filter(({ principal }) => principals.get(principal)?.status === 'active')
    .map(({ principal }) => principal);
  return new Set(found);
}

/** So few remain that nobody could undo what comes next. */
export const lastAdministrator: Rule = function* ({ outcome, policy, now, isWhole }) {
  if (!isWhole) return;
  const before = administratorsIn(outcome.before, now);
  const after = administratorsIn(outcome.after, now);
  const least = policy.least_administrators;
  if (after.size >= least || after.size >= before.size) return;
  const going = [...before].filter((key) => !after.has(key));
  const names = going.map((key) => outcome.before.principals.get(key)?.name ?? key).sort();
  yield {
    rule: 'last_administrator',
    about: ['environment'],
    title: after.size === 0 ? 'The last Administrator goes' : 'Too few Administrators remain',
    message: `${names.join(', ')} would be Administrator no longer, and ${after.size} active ${after.size === 1 ? 'Administrator remains' : 'Administrators remain'} where the policy wants ${least}: make somebody else Administrator first.`,
    principal: null,
    address: null,
    roles: rolesOf(outcome.before, [administrator]),
    projects: ['environment'],
  };
};

export const newAdministrator: Rule = function* ({ reviewed, outcome, isStanding }) {
  if (isStanding) return;
  for (const each of reviewed) {
    const { scopes } = each.difference;
    const [was, is] = [administratorUntil(scopes, 'before'), administratorUntil(scopes, 'after')];
    if (is <= was) continue;
    const environment = scopes.find(({ scope }) => scope === null) as ScopeDifference;
    yield {
      rule: 'new_administrator',
      about: [each.key],
      title: was === 0 ? 'New Administrator' : 'Administrator for longer',
      message: `${each.principal.name} ${was === 0 ? 'becomes Administrator' : 'stays Administrator for longer'}, and may do everything in every project.`,
      ...about(each),
      address: addressOf(environment),
      roles: rolesOf(outcome.after, [administrator]),
      projects: ['environment'],
    };
  }
};

export const selfGrant: Rule = function* ({ reviewed, author, outcome, names }) {
  for (const self of reviewed.filter(({ key }) => author.has(key)))
    for (const scope of self.difference.scopes) {
      const gained = gainedIn(scope);
      if (gained.length === 0) continue;
      yield {
        rule: 'self_grant',
        about: [self.key, scope.scope ?? 'environment'],
        title: 'The author gains access',
        message: `${self.principal.name} made this change and gains ${countOf(gained)} in ${scopeText(names, scope.scope)} by it.`,
        ...about(self),
        address: addressOf(scope),
        roles: rolesOf(outcome.after, rolesThrough(scope)),
        projects: projectsOf(outcome.after, scope.scope),
      };
    }
};

const countOf = (permissions: readonly string[]) =>
  permissions.length === 1 ? String(permissions[0]) : `${permissions.length} permissions`;

/** By which somebody gives access to others, and what that is for people. */
const givingAccess: readonly (readonly [GuardPermission, string])[] = [
  ['member.manage', 'invite people and assign roles'],
  ['project.members.manage', 'give others roles in projects'],
  ['platform_api_key.manage', 'make access keys for service accounts'],
  ['environment.manage', 'change roles and sign-in connections'],
];

const managingPeople: readonly GuardPermission[] = ['member.manage', 'project.members.manage'];

const wordFor = ({ outcome }: Findable, permission: GuardPermission) =>
  ownPermission(outcome.after.edition.id, permission);

/**
 * Which of the permissions somebody gains in a scope, or holds for longer; of a standing review, holds. In a project,
 * without what is held everywhere.
 */
function heldIn(
  { isStanding }: Findable,
  each: Reviewed,
  scope: ScopeDifference,
  permissions: readonly string[],
) {
  if (!isStanding) {
    const gained = new Set(gainedIn(scope));
    return permissions.filter((permission) => gained.has(permission));
  }
  const everywhere = each.difference.scopes.find((other) => other.scope === null && other !== scope);
  return permissions.filter(
    (permission) => scope.after.permissions.has(permission) && !everywhere?.after.permissions.has(permission),
  );
}

/** How permissions give access to others, in words. */
export const givingAccessBy = (
  findable: Findable,
  permissions: Pick<ReadonlySet<string>, 'has'>,
): readonly string[] =>
  givingAccess.flatMap(([guard, says]) => (permissions.has(wordFor(findable, guard)) ? [says] : []));

/** Whoever comes to hold a permission in a scope by the change, those who become Administrators told elsewhere. */
function* newlyHolding(findable: Findable, permissions: readonly string[]) {
  for (const each of findable.reviewed) {
    if (!findable.isStanding && administratorUntil(each.difference.scopes, 'after') > 0) continue;
    for (const scope of each.difference.scopes) {
      const held = heldIn(findable, each, scope, permissions);
      if (held.length > 0) yield { each, scope, held };
    }
  }
}

const observed = (
  { outcome }: Findable,
  each: Reviewed,
  scope: ScopeDifference,
): Pick<Observation, 'about' | 'principal' | 'address' | 'roles' | 'projects'> => ({
  about: [each.key, scope.scope ?? 'environment'],
  ...about(each),
  address: addressOf(scope),
  roles: rolesOf(outcome.after, rolesThrough(scope)),
  projects: projectsOf(outcome.after, scope.scope),
});

const may = ({ isStanding }: Findable) => (isStanding ? 'may' : 'may now');

/**
 * Nobody grants what they do not hold; but who may grant at all decides about others, and what they make (a key, a
 * custom role, a connection) can outlast what they hold for a time.
 */
export const escalationPath: Rule = function* (findable) {
  const giving = givingAccess.map(([guard]) => wordFor(findable, guard));
  for (const { each, scope, held } of newlyHolding(findable, [...new Set(giving)])) {
    const where = scopeText(findable.names, scope.scope);
    const says = givingAccessBy(findable, new Set(held)).join(', ');
    const end = Math.min(...held.map((permission) => scope.after.permissions.get(permission) ?? 0));
    const outlasts = Number.isFinite(end)
      ? ` What they make can outlast their own access, which ends ${new Date(end).toISOString().slice(0, 10)}.`
      : '';
    yield {
      rule: 'escalation_path',
      title: 'Can give access to others',
      message: `${each.principal.name} ${may(findable)} ${says} in ${where}, with everything that they hold there.${outlasts}`,
      ...observed(findable, each, scope),
    };
  }
};

export const serviceAccountManagesPeople: Rule = function* (findable) {
  const words = managingPeople.map((permission) => wordFor(findable, permission));
  for (const each of findable.reviewed) {
    if (each.principal.kind !== 'service_account') continue;
    for (const scope of each.difference.scopes) {
      const held = heldIn(findable, each, scope, words);
      if (held.length === 0) continue;
      yield {
        rule: 'service_account_manages_people',
        title: 'A program may manage people',
        message: `The service account ${each.principal.name} ${may(findable)} manage people in ${scopeText(findable.names, scope.scope)} (${held.join(', ')}): whoever has its key or its pipeline may, too.`,
        ...observed(findable, each, scope),
      };
    }
  }
};
