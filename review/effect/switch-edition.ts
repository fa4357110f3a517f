import type { Edition } from '../../access-model/editions.ts';
import { expandPermissions } from '../../access-model/permission-patterns.ts';
import type { AccessState, AssignmentState, Key, RoleState } from '../state/access-state.ts';
import { predefinedRoles } from '../state/from-objects.ts';
import type { Outcome } from './apply-plan.ts';

/** A change of the edition, as the operator of the API makes it. */
export interface EditionSwitch {
  readonly edition: Edition;
  /** The id of a role of the present edition, or of a custom role → that of the one that takes its place. */
  readonly mapping: ReadonlyMap<string, string>;
  /** The id of a role → how many SSO connections give it. */
  readonly connections: ReadonlyMap<string, number>;
}

/** Why the API would refuse the change, in words. */
export class NoSwitch extends Error {}

type Roles = ReadonlyMap<Key, RoleState>;

/** A custom role keeps of what it was written to grant what the edition has. */
const inEdition = (role: RoleState, edition: Edition): RoleState => ({
  ...role,
  permissions: new Set(
    [...role.permissions, ...role.written].filter((permission) => edition.permissions.has(permission)),
  ),
});

function rolesIn(edition: Edition, before: Roles): Map<Key, RoleState> {
  const predefined = predefinedRoles(edition);
  const custom = [...before.values()].filter(({ isCustom }) => isCustom);
  for (const { name } of custom)
    if (predefined.some((role) => [role.id, role.name.toLowerCase()].includes(name.toLowerCase())))
      throw new NoSwitch(
        `the custom role ${JSON.stringify(name)} has the name of a role of the edition ${edition.id}: it must be renamed first`,
      );
  return new Map(
    [...predefined, ...custom.map((role) => inEdition(role, edition))].map((role) => [role.key, role]),
  );
}

function requireMapping({ edition, mapping }: EditionSwitch, before: Roles, after: Roles): void {
  for (const [from, to] of mapping) {
    const [role, target] = [before.get(from), after.get(to)];
    const refuse = (says: string) => {
      throw new NoSwitch(`--map-role ${from}=${to}: ${says}`);
    };
    if (from === 'administrator') refuse('every edition has this role, so that it is not mapped');
    if (!role) refuse(`the environment has no role ${from}`);
    if (!target) refuse(`${to} is neither a role of the edition ${edition.id} nor a custom role`);
    if (role?.scopeKind !== target?.scopeKind)
      refuse(`${from} is a role of scope kind ${role?.scopeKind}, and ${to} of ${target?.scopeKind}`);
    if (to !== from && mapping.has(to)) refuse(`${to} is mapped itself`);
  }
}

const times = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Refuses while a role in use has nothing in its place. */
function requireCounterparts(to: EditionSwitch, { roles, assignments }: AccessState, after: Roles): void {
  const { edition, mapping, connections } = to;
  const held = new Map<Key, number>();
  for (const { role } of assignments.values()) held.set(role, (held.get(role) ?? 0) + 1);
  const lacking = [...new Set([...held.keys(), ...connections.keys()])].flatMap((id): string[] => {
    const role = roles.get(id);
    if (!role || after.has(mapping.get(id) ?? id)) return [];
    const given = connections.get(id) ?? 0;
    const uses = [
      times(held.get(id) ?? 0, 'role assignment'),
      ...(given > 0 ? [times(given, 'SSO connection')] : []),
    ];
    return [`${id} (${role.name}, in ${uses.join(' and ')})`];
  });
  if (lacking.length === 0) return;
  const words = lacking.sort().join(', ');
  throw new NoSwitch(
    `the edition ${edition.id} has no counterpart of ${words}: say with --map-role FROM=TO what takes the place of each; it has ${[...edition.roles.keys()].join(', ')}`,
  );
}

const endOf = ({ end }: AssignmentState) => end ?? Number.POSITIVE_INFINITY;

/** The assignments by their new roles; of twins the one that ends last stays. */
function renamed(state: AccessState, { mapping }: EditionSwitch): Map<Key, AssignmentState> {
  const kept = new Map<string, AssignmentState>();
  for (const assignment of [...state.assignments.values()].sort((one, other) =>
    one.key < other.key ? -1 : 1,
  )) {
    const after = { ...assignment, role: mapping.get(assignment.role) ?? assignment.role };
    const place = JSON.stringify([after.principal, after.role, after.project]);
    const twin = kept.get(place);
    if (!twin || endOf(after) > endOf(twin)) kept.set(place, after);
  }
  return new Map([...kept.values()].map((assignment) => [assignment.key, assignment]));
}

const isSame = (one: RoleState | undefined, other: RoleState | undefined) =>
  one?.permissions.size === other?.permissions.size &&
  one !== undefined &&
  other?.permissions.isSubsetOf(one.permissions) === true;

/**
 * What becomes of everybody when the environment has another edition after the plan: roles of the same id take each
 * other's place, others that of the role that they are mapped to, and custom roles grant what the edition has.
 *
 * @throws NoSwitch when the API would refuse it
 */
export function switchEdition(outcome: Outcome, to: EditionSwitch): Outcome {
  const present = outcome.after;
  const roles = rolesIn(to.edition, present.roles);
  requireMapping(to, present.roles, roles);
  requireCounterparts(to, present, roles);
  const assignments = renamed(present, to);
  const moved = [...present.assignments.values()].filter(
    ({ key, role }) => assignments.get(key)?.role !== role,
  );
  const used = new Set([...present.assignments.values(), ...assignments.values()].map(({ role }) => role));
  const changed = [...used].filter((role) => !isSame(outcome.before.roles.get(role), roles.get(role)));
  return {
    ...outcome,
    after: { ...present, edition: to.edition, roles, assignments },
    touched: new Set([...outcome.touched, ...moved.map(({ principal }) => principal)]),
    changedRoles: new Set([...outcome.changedRoles, ...changed]),
  };
}

/** Custom roles whose wildcards would mean more in the edition than they did when they were written. */
export const rolesToWriteAgain = (roles: Roles, edition: Edition): string[] =>
  [...roles.values()]
    .filter(({ written, permissions }) =>
      expandPermissions(edition, written).permissions.some(
        (permission) => !permissions.has(permission) && !written.includes(permission),
      ),
    )
    .map(({ name }) => name)
    .sort();
