import type { Role } from '../../access-model/editions.ts';
import { authorizeGrant } from '../access/authorize.ts';
import { loadRoles } from '../access/load-caller.ts';
import type { Call } from '../context.ts';
import type { Database, RoleInScope, Row } from '../database/tables.ts';
import { type FieldError, ProblemError } from '../http/problem.ts';

type RoleLists = Pick<Row<'sso_connections'>, 'default_roles' | 'group_roles'>;

interface Fault {
  readonly field: 'role_id' | 'project_id';
  readonly code: 'unknown_reference' | 'validation_failed';
  readonly message: string;
}

/** A role in a scope that a connection names: good to be given, or what is wrong with it by now. */
export type Checked<G extends RoleInScope> = G & ({ readonly role: Role } | { readonly fault: Fault });

function faultOf(
  role: Role | undefined,
  { project_id }: RoleInScope,
  projects: ReadonlySet<string>,
): Fault | undefined {
  if (!role)
    return { field: 'role_id', code: 'unknown_reference', message: 'names no role of this environment' };
  const field = 'project_id';
  if (role.scopeKind === 'project' && project_id === null)
    return {
      field,
      code: 'validation_failed',
      message: `is required: "${role.name}" is granted project by project`,
    };
  if (role.scopeKind === 'environment' && project_id !== null)
    return {
      field,
      code: 'validation_failed',
      message: `must be left out: "${role.name}" covers all projects`,
    };
  if (project_id !== null && !projects.has(project_id))
    return { field, code: 'unknown_reference', message: 'names nothing in this environment' };
  return undefined;
}

/** Looks up what the roles and projects are now: some may be gone since somebody wrote them down. */
export async function checkRoles<G extends RoleInScope>(
  database: Database,
  { environmentId, editionId }: { readonly environmentId: string; readonly editionId: string },
  given: readonly G[],
): Promise<Checked<G>[]> {
  const roleIds = given.map(({ role_id }) => role_id);
  const roles = await loadRoles(database, environmentId, editionId, roleIds);
  const rows = await database
    .selectFrom('projects')
    .select('id')
    .where('environment_id', '=', environmentId)
    .where('id', 'in', ['', ...given.flatMap(({ project_id }) => project_id ?? [])])
    .execute();
  const projects = new Set(rows.map(({ id }) => id));
  return given.map((item) => {
    const role = roles.get(item.role_id);
    const fault = faultOf(role, item, projects);
    return fault || !role ? { ...item, fault: fault as Fault } : { ...item, role };
  });
}

/** Refuses roles that cannot be given, naming each field. */
export async function requireRoles(database: Database, call: Call, lists: RoleLists): Promise<void> {
  const errors: FieldError[] = [];
  for (const [list, given] of Object.entries(lists))
    for (const [index, item] of (await checkRoles(database, call.caller, given)).entries())
      if ('fault' in item) {
        const { field, code, message } = item.fault;
        errors.push({ pointer: `/${list}/${index}/${field}`, code, message });
      }
  const [first] = errors;
  if (first)
    throw new ProblemError('validation_failed', `${first.pointer.slice(1)} ${first.message}`, { errors });
}

/** Nobody grants what they do not hold: what a connection gives to whoever comes, its author could give. */
export async function authorizeRoles(
  database: Database,
  call: Call,
  { default_roles, group_roles }: RoleLists,
): Promise<void> {
  for (const item of await checkRoles(database, call.caller, [...default_roles, ...group_roles]))
    if ('role' in item) authorizeGrant(call, item.role.permissions, item.project_id);
}
