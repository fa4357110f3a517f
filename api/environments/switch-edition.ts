import { sql } from 'kysely';
import type { Assignment } from '../../access-model/access-table.ts';
import { editionOf } from '../../access-model/editions.ts';
import { loadRoles } from '../access/load-caller.ts';
import type { OpenCall } from '../context.ts';
import type { DatabaseTransaction, RoleInScope, Row } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';
import { keepingAnAdministrator } from '../role-assignments/last-administrator.ts';
import {
  counterpartsOf,
  type RoleMapping,
  type RolesOfEditions,
  requireMappingFits,
  type Use,
} from './counterparts.ts';
import { type EditionChange, editionChange } from './edition-change.ts';
import type { Environment } from './rows.ts';

type AssignmentRow = Pick<
  Row<'role_assignments'>,
  'id' | 'principal_id' | 'role_id' | 'project_id' | 'expires_at'
>;
type Connection = Pick<Row<'sso_connections'>, 'id' | 'default_roles' | 'group_roles' | 'version'>;

const loadAssignmentRows = (transaction: DatabaseTransaction, environmentId: string) =>
  transaction
    .selectFrom('role_assignments')
    .select(['id', 'principal_id', 'role_id', 'project_id', 'expires_at'])
    .where('environment_id', '=', environmentId)
    .orderBy('id')
    .execute();

const loadConnections = (transaction: DatabaseTransaction, environmentId: string) =>
  transaction
    .selectFrom('sso_connections')
    .select(['id', 'default_roles', 'group_roles', 'version'])
    .where('environment_id', '=', environmentId)
    .execute();

/** A custom role whose name the new edition has for a role of its own would be mistaken for it. */
function refuseSameNames(customIds: readonly string[], { after }: RolesOfEditions, edition: string): void {
  const predefined = [...editionOf(edition).roles.values()];
  for (const id of customIds) {
    const name = after.get(id)?.name.toLowerCase();
    if (!predefined.some((role) => role.name.toLowerCase() === name || role.id === name)) continue;
    throw new ProblemError(
      'conflict',
      `the custom role ${id} has the name of a role of the edition ${edition}: it must be renamed first`,
      { conflicting_id: id },
    );
  }
}

async function loadRolesOfEditions(
  transaction: DatabaseTransaction,
  { id, edition_id }: Environment,
  edition: string,
): Promise<RolesOfEditions> {
  const custom = await transaction
    .selectFrom('roles')
    .select('id')
    .where('environment_id', '=', id)
    .execute();
  const customIds = custom.map((role) => role.id);
  const roles = {
    before: await loadRoles(transaction, id, edition_id, customIds),
    after: await loadRoles(transaction, id, edition, customIds),
  };
  refuseSameNames(customIds, roles, edition);
  return roles;
}

function usesOf(rows: readonly AssignmentRow[], connections: readonly Connection[]): Map<string, Use> {
  const uses = new Map<string, Use>();
  const none = { assignments: 0, connections: 0 };
  for (const { role_id } of rows) {
    const use = uses.get(role_id) ?? none;
    uses.set(role_id, { ...use, assignments: use.assignments + 1 });
  }
  for (const { default_roles, group_roles } of connections)
    for (const role_id of new Set([...default_roles, ...group_roles].map((given) => given.role_id))) {
      const use = uses.get(role_id) ?? none;
      uses.set(role_id, { ...use, connections: use.connections + 1 });
    }
  return uses;
}

const endOf = ({ expires_at }: AssignmentRow) => expires_at?.getTime() ?? Number.POSITIVE_INFINITY;

/** The assignments as they will be; of twins the one that ends last stays. */
function renamed(rows: readonly AssignmentRow[], counterparts: ReadonlyMap<string, string>) {
  const kept = new Map<string, AssignmentRow>();
  const merged: AssignmentRow[] = [];
  for (const row of rows) {
    const after = { ...row, role_id: counterparts.get(row.role_id) ?? row.role_id };
    const key = [row.principal_id, after.role_id, row.project_id].join(' ');
    const twin = kept.get(key);
    if (!twin || endOf(row) > endOf(twin)) kept.set(key, after);
    if (twin) merged.push(endOf(row) > endOf(twin) ? twin : after);
  }
  return { rows: [...kept.values()], merged: merged.map(({ id }) => id) };
}

async function writeAssignments(
  transaction: DatabaseTransaction,
  environmentId: string,
  counterparts: ReadonlyMap<string, string>,
  merged: readonly string[],
): Promise<void> {
  if (merged.length > 0)
    await transaction
      .deleteFrom('role_assignments')
      .where('environment_id', '=', environmentId)
      .where(sql<boolean>`id = any(${merged})`)
      .execute();
  for (const [from, to] of counterparts)
    if (from !== to)
      await transaction
        .updateTable('role_assignments')
        .set({ role_id: to, version: sql`version + 1` })
        .where('environment_id', '=', environmentId)
        .where('role_id', '=', from)
        .execute();
}

function renameGiven<T extends RoleInScope>(
  given: readonly T[],
  counterparts: ReadonlyMap<string, string>,
): T[] {
  const after = given.map((one) => ({ ...one, role_id: counterparts.get(one.role_id) ?? one.role_id }));
  return [...new Map(after.map((one) => [JSON.stringify(one), one])).values()];
}

async function writeConnections(
  transaction: DatabaseTransaction,
  environmentId: string,
  connections: readonly Connection[],
  counterparts: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { id, default_roles, group_roles, version } of connections) {
    const changes = {
      default_roles: JSON.stringify(renameGiven(default_roles, counterparts)),
      group_roles: JSON.stringify(renameGiven(group_roles, counterparts)),
    };
    if (
      changes.default_roles === JSON.stringify(default_roles) &&
      changes.group_roles === JSON.stringify(group_roles)
    )
      continue;
    await transaction
      .updateTable('sso_connections')
      .set({ ...changes, version: version + 1 })
      .where('environment_id', '=', environmentId)
      .where('id', '=', id)
      .execute();
  }
}

/** Assignments by principal, as the access model sees them. */
function byPrincipal(rows: readonly AssignmentRow[]): Map<string, Assignment[]> {
  const held = new Map<string, Assignment[]>();
  for (const { id, principal_id, role_id, project_id, expires_at } of rows) {
    const assignments = held.get(principal_id) ?? [];
    assignments.push({
      id,
      roleId: role_id,
      projectId: project_id,
      expiresAt: expires_at?.getTime() ?? null,
    });
    held.set(principal_id, assignments);
  }
  return held;
}

/**
 * Brings everything that names a role over to another edition: role assignments and what SSO connections give. The
 * environment's own row is the caller's affair.
 *
 * @returns who gains and loses what
 */
export async function switchEdition(
  transaction: DatabaseTransaction,
  call: Pick<OpenCall, 'now'>,
  environment: Environment,
  { edition, mapping }: { readonly edition: string; readonly mapping: RoleMapping },
): Promise<EditionChange> {
  const roles = await loadRolesOfEditions(transaction, environment, edition);
  requireMappingFits(mapping, roles);
  const rows = await loadAssignmentRows(transaction, environment.id);
  const connections = await loadConnections(transaction, environment.id);
  const uses = usesOf(rows, connections);
  const counterparts = counterpartsOf(uses, mapping, roles);
  const after = renamed(rows, counterparts);
  await keepingAnAdministrator(transaction, environment.id, async () => {
    await writeAssignments(transaction, environment.id, counterparts, after.merged);
    await writeConnections(transaction, environment.id, connections, counterparts);
  });
  return editionChange(transaction, environment, {
    edition,
    mapping,
    roles,
    uses,
    before: byPrincipal(rows),
    after: byPrincipal(after.rows),
    merged: after.merged,
    at: call.now.getTime(),
  });
}
