import type { Role } from '../../access-model/editions.ts';
import { type FieldError, fieldProblem, ProblemError } from '../http/problem.ts';

type Roles = ReadonlyMap<string, Role>;

/** Role of the present edition (or the environment's own) → the role that takes its place. */
export type RoleMapping = Readonly<Record<string, string>>;

/** What a change of edition leads from and to. */
export interface RolesOfEditions {
  /** The present edition's roles and the environment's own, with the permissions that they give now. */
  readonly before: Roles;
  /** The new edition's roles and the environment's own, with the permissions that they would give. */
  readonly after: Roles;
}

/** How often a role is used. */
export interface Use {
  readonly assignments: number;
  /** How many SSO connections give it to whoever comes through them. */
  readonly connections: number;
}

/** Refuses a mapping from or to roles that there are not, or between scope kinds. */
export function requireMappingFits(mapping: RoleMapping, { before, after }: RolesOfEditions): void {
  for (const [from, to] of Object.entries(mapping)) {
    const field = `role_mapping/${from}`;
    if (from === 'administrator')
      throw fieldProblem('validation_failed', field, 'must be left out: every edition has this role');
    const role = before.get(from);
    if (!role)
      throw fieldProblem('unknown_reference', field, `names no role that the environment has: ${from}`);
    const target = after.get(to);
    if (!target)
      throw fieldProblem(
        'unknown_reference',
        field,
        `names no role of the new edition, nor a custom role: ${to}`,
      );
    if (target.scopeKind !== role.scopeKind)
      throw fieldProblem(
        'validation_failed',
        field,
        `must name a role of scope kind ${role.scopeKind}, as ${from} is: ${to} has ${target.scopeKind}`,
      );
    if (to !== from && Object.hasOwn(mapping, to))
      throw fieldProblem('validation_failed', field, `must not name a role that is mapped itself: ${to}`);
  }
}

const times = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const held = ({ assignments, connections }: Use) =>
  [
    times(assignments, 'role assignment'),
    ...(connections > 0 ? [times(connections, 'SSO connection')] : []),
  ].join(' and ');

/** The role that takes each used role's place: the mapped one, or that of the same id. 422 if one has none. */
export function counterpartsOf(
  uses: ReadonlyMap<string, Use>,
  mapping: RoleMapping,
  { before, after }: RolesOfEditions,
): ReadonlyMap<string, string> {
  const errors: FieldError[] = [];
  const counterparts = new Map<string, string>();
  for (const [roleId, use] of uses) {
    const target = mapping[roleId] ?? roleId;
    counterparts.set(roleId, target);
    if (after.has(target)) continue;
    const name = before.get(roleId)?.name ?? roleId;
    const message = `is missing: "${name}" (${roleId}) is held by ${held(use)} and has no counterpart`;
    errors.push({ pointer: `/role_mapping/${roleId}`, code: 'role_without_counterpart', message });
  }
  if (errors.length === 0) return counterparts;
  throw new ProblemError(
    'role_without_counterpart',
    `name in role_mapping what takes the place of ${errors.length === 1 ? 'a role' : 'roles'} that the new edition lacks: ${errors
      .map(({ pointer, message }) => `${pointer.slice(1)} ${message}`)
      .join('; ')}`,
    { errors },
  );
}
